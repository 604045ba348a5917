"""An article as a bibliography names it: Chicago notes and bibliography, BibTeX, CSL-JSON.

Only what is known is said: no outlet, day or address is made up, and a day that was taken from the meeting is
none of the article's.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from store.model import Article

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip
_BIBTEX = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "%": r"\%", "&": r"\&", "$": r"\$", "#": r"\#",
    "_": r"\_", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Source:
    """What is known of an article as a publication. Days are ISO 8601, also reduced to month or year."""

    key: str
    title: str
    outlet: str | None
    published: str | None
    url: str | None
    archived_url: str | None
    accessed: str | None


def source_of(article: Article) -> Source:
    """The article as a publication; the reader's own word goes before the file's."""
    told = {own.field: own.value for own in article.told}
    return Source(
        key=article.row.key,
        title=article.row.title,
        outlet=article.row.source_ar or article.row.source_en,
        published=article.published,
        url=told.get("url"),
        archived_url=told.get("archived_url"),
        accessed=told.get("accessed"),
    )


def chicago(source: Source) -> str:
    """As the Chicago Manual of Style (17th edition, 14.191, 14.207) has a news article in a bibliography."""
    parts = [f"{source.outlet}." if source.outlet else "", f"“{source.title}.”"]
    parts.append(f"{_in_words(source.published)}." if source.published else "n.d.")
    if source.accessed:
        parts.append(f"Accessed {_in_words(source.accessed)}.")
    parts += [f"{url}." for url in (source.url, source.archived_url) if url]
    return " ".join(part for part in parts if part)


def bibtex(source: Source) -> str:
    """As an `@online` of biblatex; what TeX would obey is escaped."""
    fields = {
        "title": f"{{{_escaped(source.title)}}}",
        "organization": f"{{{_escaped(source.outlet)}}}" if source.outlet else None,
        "date": source.published,
        "url": source.url or source.archived_url,
        "urldate": source.accessed,
        "addendum": f"Archived: {_escaped(source.archived_url)}"
        if source.url and source.archived_url
        else None,
        "langid": "arabic",
    }
    lines = [f"  {name} = {{{value}}}" for name, value in fields.items() if value]
    return f"@online{{{_key(source)},\n" + ",\n".join(lines) + "\n}"


def csl_json(source: Source) -> str:
    """As an item of CSL-JSON 1.0, which Zotero and pandoc read."""
    item: dict[str, object] = {
        "id": _key(source),
        "type": "article-newspaper" if source.outlet else "webpage",
        "title": source.title,
        "language": "ar",
    }
    if source.outlet:
        item["container-title"] = source.outlet
    for name, day in (("issued", source.published), ("accessed", source.accessed)):
        if day and (parts := _parts(day)):
            item[name] = {"date-parts": [parts]}
    if source.url or source.archived_url:
        item["URL"] = source.url or source.archived_url
    if source.archived_url:
        item["archive_location"] = source.archived_url
    return json.dumps([item], ensure_ascii=False, indent=2)


STYLES: Mapping[str, Callable[[Source], str]] = {"chicago": chicago, "bibtex": bibtex, "csl-json": csl_json}
"""Name → how it is written."""


def _key(source: Source) -> str:
    """A key that every bibliography program takes."""
    plain = re.sub(r"[^A-Za-z0-9:-]+", "-", source.key).strip("-")
    year = (source.published or "")[:4]
    return f"{plain or 'article'}{f'-{year}' if year and year not in plain else ''}"


def _escaped(text: str | None) -> str:
    return "".join(_BIBTEX.get(letter, letter) for letter in text or "")


def _parts(day: str) -> list[int]:
    """Year, month and day as far as they are given; nothing when it is no day."""
    found = re.fullmatch(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", day[:10])
    return [int(part) for part in found.groups() if part] if found else []


def _in_words(day: str) -> str:
    """`May 4, 2017`; a day that is none stands as it was given."""
    parts = _parts(day)
    try:
        date(*[*parts, 1, 1][:3])
    except (ValueError, TypeError):
        return day
    month = _MONTHS[parts[1] - 1] if len(parts) > 1 else ""
    return f"{month} {f'{parts[2]}, ' if len(parts) > 2 else ''}{parts[0]}".strip()
