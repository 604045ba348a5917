"""A saved page: its main text without furniture, and the headline, day, outlet and address that it gives."""

from __future__ import annotations

import re

import lxml.html
import trafilatura
from lxml import etree

from importers.encoding import decode_markup
from importers.formats.format import NotAnArticleFile
from importers.parsers.page_facts import facts_of
from importers.parsers.parsed import Parsed

_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(\S+)\s*-->")


def parse(raw: bytes, hints: dict[str, str]) -> list[Parsed]:
    """The one article. Raises NotAnArticleFile: `page-without-article`, NotText."""
    decoded = decode_markup(raw, hints.get("encoding"), hints.get("charset"))
    reader = lxml.html.HTMLParser(encoding="utf-8", no_network=True)
    try:
        tree = lxml.html.document_fromstring(decoded.text.encode("utf-8", "replace"), parser=reader)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise NotAnArticleFile("page-without-article") from error
    facts = facts_of(tree)
    saved = _SAVED_FROM.search(decoded.text[:4096])
    address = hints.get("url") or (saved[1] if saved else "")
    facts["url"] = address or facts.get("url", "")
    title = facts.pop("title", "")
    _unwrap_layout(tree)
    found = trafilatura.bare_extraction(
        tree, favor_precision=True, include_comments=False, include_tables=True, with_metadata=False
    )
    text = (getattr(found, "text", "") or "").strip()
    if not text:
        raise NotAnArticleFile("page-without-article")
    return [Parsed(title, text, decoded.encoding, decoded.certainty, facts, decoded.notes)]


def _unwrap_layout(tree: lxml.html.HtmlElement) -> None:
    """Older sites place menu, article and teasers in the cells of one table: cells that hold paragraphs, line
    breaks or further tables are parts of the page, not of a table."""
    for table in list(tree.iter("table")):
        if (
            next(table.iter("p", "br", "div", "h1", "h2"), None) is None
            and len(list(table.iter("table"))) == 1
        ):
            continue
        for part in list(table.iter("table", "tbody", "thead", "tr", "td", "th")):
            part.tag = "div"
