"""What a page says of itself: JSON-LD first, then its meta elements, then what the reader of it sees."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from lxml.etree import iterwalk
from lxml.html import HtmlElement

from importers.days import day_of_byline, iso_day
from importers.parsers.fragment import BLOCKS

_ARTICLE = re.compile(r"Article|BlogPosting|Report|LiveBlog", re.IGNORECASE)
# fmt: off
_PUBLISHED = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "pubdate",
    "date_published", "publishdate", "publish-date", "publish_date", "parsely-pub-date", "sailthru.date",
    "dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date", "dc.date.created", "article.published",
    "citation_publication_date", "citation_date", "date",
)
_OUTLET = ("og:site_name", "application-name", "apple-mobile-web-app-title", "dc.publisher")
_TITLE = ("og:title", "twitter:title", "dc.title", "headline")
# fmt: on
_TITLE_JOINTS = re.compile(r"\s+[|\-–—:•»·]+\s+|\s*\|\s*")
_SILENT = frozenset(["script", "style", "noscript", "template", "nav", "footer", "svg", "select", "aside"])
_CELLS = frozenset(["td", "time"])
_DATED = re.compile(r"date|time|publish|byline|meta|تاريخ", re.IGNORECASE)
_NEAR = 8
"""Lines under the headline among which the byline stands."""

_LONGEST_BYLINE = 120
_MOST_LINES = 4000


def facts_of(tree: HtmlElement) -> dict[str, str]:
    """`title`, `published`, `source`, `url` and `author`, as far as the page gives them."""
    linked = _linked_data(tree)
    meta = _meta(tree)
    title_element = " ".join((tree.findtext(".//title") or "").split())
    headings = [_text(heading) for heading in tree.iter("h1")]
    title = _first(linked.get("title"), *(meta.get(name) for name in _TITLE))
    title, outlet_in_title = _split_title(title or "", headings, title_element)
    lines = _lines(tree)
    return {
        name: value
        for name, value in {
            "title": title,
            "published": _published(tree, linked, meta, title, lines),
            "source": _first(linked.get("source"), *(meta.get(name) for name in _OUTLET), outlet_in_title),
            "url": _first(_canonical(tree), meta.get("og:url"), linked.get("url")),
            "author": _first(linked.get("author"), meta.get("author"), meta.get("article:author")),
        }.items()
        if value
    }


def _first(*values: str | None) -> str:
    return next((" ".join(value.split()) for value in values if value and value.strip()), "")


def _split_title(given: str, headings: list[str], title_element: str) -> tuple[str, str]:
    """Headline, and the outlet that follows it in `<title>`: whatever is the same there as in a heading."""
    for known in [given, *headings]:
        if known and title_element.startswith(known) and len(title_element) > len(known):
            return known, _TITLE_JOINTS.sub("", " " + title_element[len(known) :] + " ", count=1).strip()
    if given or headings:
        return given or next(filter(None, headings), ""), ""
    parts = _TITLE_JOINTS.split(title_element)
    longest = max(parts, key=len)
    return (title_element, "") if longest == parts[-1] else (longest, parts[-1])


def _linked_data(tree: HtmlElement) -> dict[str, str]:
    """The article that the page's JSON-LD describes."""
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or ""):
            continue
        try:
            found = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        for thing in _things(found):
            kinds = thing.get("@type")
            if any(_ARTICLE.search(str(kind)) for kind in (kinds if isinstance(kinds, list) else [kinds])):
                return {
                    "title": _name(thing.get("headline")),
                    "published": _name(thing.get("datePublished") or thing.get("dateCreated")),
                    "source": _name(thing.get("publisher") or thing.get("sourceOrganization")),
                    "author": _name(thing.get("author")),
                    "url": _name(thing.get("url")),
                }
    return {}


def _things(found: Any) -> Iterator[dict[str, Any]]:
    waiting = [found]
    while waiting:
        thing = waiting.pop(0)
        if isinstance(thing, list):
            waiting += thing
        elif isinstance(thing, dict):
            yield thing
            waiting += [thing[key] for key in ("@graph", "mainEntity", "itemListElement") if key in thing]


def _name(value: Any) -> str:
    if isinstance(value, list):
        value = value[0] if value else ""
    if isinstance(value, dict):
        value = value.get("name", "")
    return value if isinstance(value, str) else ""


def _meta(tree: HtmlElement) -> dict[str, str]:
    """Meta elements and microdata by lower-case name; the first of a name counts."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        if name and element.get("content"):
            found.setdefault(name.lower(), element.get("content"))
    return found


def _canonical(tree: HtmlElement) -> str:
    for link in tree.iter("link"):
        if (link.get("rel") or "").lower() == "canonical":
            return link.get("href") or ""
    return ""


def _published(
    tree: HtmlElement, linked: dict[str, str], meta: dict[str, str], title: str, lines: list[str]
) -> str:
    """The page's own day: as its makers' programs give it, else as its reader sees it under the headline."""
    for written in (linked.get("published"), *(meta.get(name) for name in _PUBLISHED)):
        if written and (day := iso_day(written)):
            return day
    times = [element for element in tree.iter("time") if not _is_furniture(element)]
    for element in times:
        says = element.get("pubdate") is not None or element.get("itemprop") == "datePublished"
        if says and (day := _day_of_time(element)):
            return day
    under = next((at + 1 for at, line in enumerate(lines) if title and title in line), None)
    if under is not None:
        near = [line for line in lines[under : under + _NEAR] if len(line) <= _LONGEST_BYLINE]
        if day := day_of_byline([title, *near]):
            return day
    days = {day for element in times if (day := _day_of_time(element))} or _days_of_dated(tree)
    return days.pop() if len(days) == 1 else ""


def _day_of_time(element: HtmlElement) -> str | None:
    return iso_day(element.get("datetime") or "") or iso_day(_text(element))


def _days_of_dated(tree: HtmlElement) -> set[str]:
    """The days in elements whose class says that they hold one."""
    days = set()
    for element in tree.iter("span", "div", "p", "li", "b", "small"):
        named = _DATED.search(f"{element.get('class') or ''} {element.get('id') or ''}")
        if named and not _is_furniture(element) and len(text := _text(element)) <= _LONGEST_BYLINE:
            days.add(iso_day(text) or "")
    return days - {""}


def _is_furniture(element: HtmlElement) -> bool:
    """Whether it stands in the page's head, foot, menu or teasers; an article may have a head of its own."""
    for ancestor in element.iterancestors():
        if ancestor.tag in ("article", "main"):
            return False
        if ancestor.tag in ("header", "footer", "nav", "aside", "a"):
            return True
    return False


def _text(element: HtmlElement) -> str:
    return " ".join(element.text_content().split())


def _lines(tree: HtmlElement) -> list[str]:
    """What stands in the body, a line a block, without menus and foot."""
    body = tree.find("body")
    parts: list[str] = []
    silent = 0
    for event, element in iterwalk(tree if body is None else body, events=("start", "end", "comment")):
        tag = element.tag
        if event == "comment":
            parts.append("" if silent else element.tail or "")
            continue
        if tag in _SILENT:
            silent += 1 if event == "start" else -1
        if tag in BLOCKS or tag in _CELLS:
            parts.append("\n")
        if not silent:
            parts.append((element.text if event == "start" else element.tail) or "")
        if len(parts) > _MOST_LINES * 4:
            break
    lines = (" ".join(line.split()) for line in "".join(parts).split("\n"))
    return [line for line in lines if line][:_MOST_LINES]
