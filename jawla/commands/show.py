"""`jawla show`: one article with its facets, the claims it makes, and its text."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from jawla.command import DONE, Command
from tui.words import day, digits, say, term

if TYPE_CHECKING:
    from jawla.output import Output
    from store.model import Article


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("article", metavar="ARTICLE", help=say("option.article"))
    parser.add_argument("--json", action="store_true", help=say("option.json"))


def _run(arguments: argparse.Namespace) -> int:
    from jawla.collection import open_for_output
    from jawla.output import Output

    store = open_for_output(arguments)
    article = store.article(store.article_id(arguments.article))
    out = Output(arguments.json, arguments.terminal_mode)
    if out.json:
        out.object(_as_json(article))
    else:
        _print(article, out)
    return DONE


def _as_json(article: Article) -> dict[str, object]:
    def words(start: int, end: int) -> dict[str, object]:
        return {"quote": article.text[start:end], "span": [start, end]}

    return {
        "id": article.row.key,
        "title": article.row.title,
        "source": article.row.source_ar,
        "day": article.row.day,
        "day_from": article.row.day_from,
        "main_round": article.row.main_round,
        "main_meeting": article.row.main_meeting,
        "path": article.path,
        "told": [{"field": t.field, "value": t.value, "origin": t.origin} for t in article.told],
        "sha256": article.sha256,
        "encoding": article.encoding,
        "copies": article.copies,
        "versions": [
            {"id": version.key, "imported_at": version.imported_at, "replaced": version.replaced}
            for version in article.versions
        ],
        "facts": [
            {"kind": m.kind, "value": m.value, "label_ar": m.label_ar, "label_en": m.label_en}
            | words(m.start, m.end)
            | {"rule": m.rule, "certainty": m.certainty, "status": m.status}
            for m in article.mentions
        ],
        "claims": [
            {
                "meeting": claim.meeting,
                "actor": claim.actor,
                "name_ar": claim.name_ar,
                "function": claim.function,
                "role": claim.role,
                "state": claim.state,
                "segment": claim.segment,
                "claimant": claim.claimant,
                "status": status,
                "mentions": [words(m.start, m.end) for m in claim.mentions],
            }
            for claim, status in zip(article.claims, article.claim_statuses, strict=True)
        ],
        "text": article.text,
    }


def _print(article: Article, out: Output) -> None:
    row = article.row
    out.fields(
        [
            (say("column.id"), row.key),
            (say("column.source"), row.source_ar or say("cli.unknown")),
            (
                say("column.day"),
                f"{day(row.day)} ({say('day-from.' + (row.day_from or 'meeting'))})" if row.day else "",
            ),
            (say("column.round"), row.main_meeting or ""),
            (say("column.path"), article.path),
            (say("column.sha256"), article.sha256),
            *([(say("show.copies"), digits(str(article.copies)))] if article.copies else []),
            *(
                (
                    say("show.replaced" if version.replaced else "show.newest"),
                    f"{version.key} ({version.imported_at})",
                )
                for version in article.versions
            ),
            *((told.field, f"{told.value} ({say('day-from.' + told.origin)})") for told in article.told),
        ]
    )
    out.text("")
    for kind, values in _values(article).items():
        out.fields([(term("kind", kind), "، ".join(values))])
    for number, (claim, status) in enumerate(
        zip(article.claims, article.claim_statuses, strict=True), start=1
    ):
        words = (
            claim.meeting,
            term("segment", claim.segment),
            claim.actor,
            term("function", claim.function),
            term("role", claim.role),
            term("state", claim.state),
            "" if status == "machine" else term("status", status),
        )
        what = " · ".join(filter(None, words))
        quote = " … ".join(m.quote(article.text).strip() for m in claim.mentions)
        out.fields([(f"{say('show.claim')} {digits(str(number))}", what), ("", f"«{quote}»")])
    out.text("")
    out.text(article.text)


def _values(article: Article) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for mention in article.mentions:
        values = found.setdefault(mention.kind, [])
        label = mention.label_ar or mention.label_en or mention.value
        if label not in values:
            values.append(label)
    return found


COMMAND = Command("show", _arguments, _run)
