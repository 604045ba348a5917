"""The text of HTML that is an article already: the body of a mail, the content of a feed's entry."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser

from importers.encoding import Decoded, decode_markup

# fmt: off
BLOCKS = frozenset([
    "address", "article", "blockquote", "body", "br", "dd", "div", "dl", "dt", "figcaption", "figure",
    "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "ol", "p", "pre", "section", "table",
    "tr", "ul",
])
# fmt: on
_SILENT = frozenset(["script", "style", "title", "head", "noscript", "template"])


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.silent: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SILENT:
            self.silent.append(tag)
        elif tag in BLOCKS:
            self.parts.append("\n")
        elif tag in ("td", "th"):
            self.parts.append("\t")

    def handle_endtag(self, tag: str) -> None:
        if tag in self.silent:
            del self.silent[self.silent.index(tag) :]
        elif tag in BLOCKS:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.parts.append(re.sub(r"\s+", " ", data))


def plain(html: str) -> str:
    """The words of the fragment, a line a block."""
    if "<" not in html and "&" not in html:
        return html.strip()
    reader = _Text()
    reader.feed(html)
    reader.close()
    lines = (" ".join(line.split()) for line in "".join(reader.parts).split("\n"))
    return "\n".join(line for line in lines if line)


def decoded(raw: bytes, override: str | None, charset: str | None) -> Decoded:
    """The fragment as one text, with the verdict on its bytes. Raises NotText."""
    found = decode_markup(raw, override, charset)
    return replace(found, text=plain(found.text))
