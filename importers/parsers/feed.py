"""RSS and Atom: an article an entry, with the outlet, day and address that the feed gives."""

from __future__ import annotations

import json
import time
from typing import Any

import feedparser

from importers.days import iso_day
from importers.encoding import decode_markup
from importers.formats.format import NotAnArticleFile
from importers.parsers.fragment import plain
from importers.parsers.markup import without_entities
from importers.parsers.parsed import Parsed


def parse(raw: bytes, hints: dict[str, str]) -> list[Parsed]:
    """Every entry. Raises NotAnArticleFile: `xml-entities`, `feed-unreadable`."""
    decoded = decode_markup(raw, hints.get("encoding"))
    text = without_entities(decoded.text)
    headers = {"content-type": "application/xml; charset=utf-8"}
    feed = feedparser.parse(
        text.encode("utf-8", "replace"),
        response_headers=headers,
        sanitize_html=False,
        resolve_relative_uris=False,
    )
    if not feed.entries and not feed.version:
        raise NotAnArticleFile("feed-unreadable")
    outlet = plain(feed.feed.get("title", ""))
    return [
        _entry(entry, outlet, decoded.encoding, decoded.certainty, decoded.notes) for entry in feed.entries
    ]


def _entry(entry: Any, outlet: str, encoding: str, certainty: str, notes: tuple[str, ...]) -> Parsed:
    title = plain(entry.get("title", ""))
    bodies = [content.get("value", "") for content in entry.get("content", ())]
    text = plain(max([*bodies, entry.get("summary", "")], key=len))
    fields = {
        "published": _day(entry),
        "source": plain((entry.get("source") or {}).get("title", "")) or outlet,
        "url": entry.get("link", ""),
        "author": plain(entry.get("author", "")),
        "id": entry.get("id", ""),
    }
    own = json.dumps(
        [entry.get("id", ""), title, text, fields["url"], fields["published"]], ensure_ascii=False
    )
    return Parsed(title, text, encoding, certainty, fields, notes, own)


def _day(entry: Any) -> str:
    """The day as the feed means it; a date in Arabic, which feedparser cannot read, by our own grammar."""
    for name in ("published", "updated"):
        written = entry.get(name, "")
        if written and (day := iso_day(written)):
            return day
        if parsed := entry.get(f"{name}_parsed"):
            return time.strftime("%Y-%m-%d", parsed)
    return ""
