"""Where an article comes from: its places, bytes, encoding, copies and versions, as parts of a card."""

from __future__ import annotations

from store.model import Article
from tui.screens.card import Part
from tui.words import day, digits, say, term


def provenance(article: Article) -> tuple[Part, ...]:
    """The card of where an article comes from."""
    parts = [
        Part(say("provenance.found"), tuple(("", path) for path in article.paths or (article.path,))),
        Part(
            say("provenance.bytes"),
            (
                (say("column.format"), article.format),
                (
                    say("provenance.encoding"),
                    say(
                        "provenance.read-as",
                        encoding=article.encoding,
                        certainty=term("certainty", article.encoding_certainty),
                    ),
                ),
                (say("column.sha256"), article.sha256),
                (say("provenance.imported"), digits(article.imported_at)),
            ),
        ),
    ]
    if article.published:
        origin = say(f"day-from.{article.published_from or 'text'}")
        parts.append(Part(say("provenance.published"), ((origin, day(article.published)),)))
    if article.told:
        lines = tuple(
            (f"{told.field} ({say('day-from.' + told.origin)})", told.value) for told in article.told
        )
        parts.append(Part(say("provenance.told"), lines))
    if article.copies:
        parts.append(Part(say("provenance.copies"), (("", digits(str(article.copies))),)))
    if article.versions:
        lines = tuple(
            (
                say("show.replaced" if version.replaced else "show.newest"),
                f"{version.key} ({version.imported_at})",
            )
            for version in article.versions
        )
        parts.append(Part(say("provenance.versions"), lines))
    if article.notes:
        parts.append(Part(say("provenance.notes"), tuple(("", note) for note in article.notes)))
    return tuple(parts)
