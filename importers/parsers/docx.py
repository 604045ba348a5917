"""The paragraphs of a DOCX in their order, those of tables and text boxes too; deleted words stay out.

A DOCX is a ZIP with one XML file of text. Reading it ourselves takes no package, keeps the words in tables in
their place, and lets us refuse what the XML of a stranger may try.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from xml.parsers import expat

from importers.formats.format import NotAnArticleFile
from importers.parsers.parsed import Parsed

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main "
_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main "
_FALLBACK = "http://schemas.openxmlformats.org/markup-compatibility/2006 Fallback"
_BREAKS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": "\u00ad"}
_CHUNK = 1 << 16


def parse(raw: bytes, hints: dict[str, str]) -> list[Parsed]:
    """The one article. Raises NotAnArticleFile: `docx-unreadable`, `docx-password`, `xml-entities`,
    `file-empty`, `file-too-large`."""
    if raw.startswith(b"\xd0\xcf\x11\xe0"):
        raise NotAnArticleFile("docx-password")  # an encrypted one is wrapped in the older container
    reader = _Paragraphs()
    largest = int(hints["largest"])
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as package, package.open("word/document.xml") as document:
            size = 0
            while chunk := document.read(_CHUNK):
                size += len(chunk)
                if size > largest:
                    raise NotAnArticleFile("file-too-large", size=size, largest=largest)
                reader.parser.Parse(chunk, False)
            reader.parser.Parse(b"", True)
    except (
        zipfile.BadZipFile,
        zlib.error,
        KeyError,
        EOFError,
        OSError,
        RuntimeError,
        expat.ExpatError,
    ) as error:
        raise NotAnArticleFile("docx-unreadable", why=str(error)) from error
    text = "\n".join(paragraph for paragraph in reader.paragraphs if paragraph.strip())
    if not text:
        raise NotAnArticleFile("file-empty")
    return [Parsed("", text, "utf-8", "declared")]


class _Paragraphs:
    """Collects text between the ends of paragraphs; a text box stands inside a paragraph, so they nest."""

    def __init__(self) -> None:
        self.paragraphs: list[str] = []
        self.open: list[list[str]] = []
        self.in_text = False
        self.fallbacks = 0
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.characters
        self.parser.EntityDeclHandler = self.entity

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == _FALLBACK:  # the same text box once more, for older programs
            self.fallbacks += 1
        tag = _tag(name)
        if tag == "p":
            self.open.append([])
        elif tag == "t":
            self.in_text = True
        elif tag in _BREAKS and self.open and not self.fallbacks:
            self.open[-1].append(_BREAKS[tag])

    def end(self, name: str) -> None:
        if name == _FALLBACK:
            self.fallbacks -= 1
        tag = _tag(name)
        if tag == "t":
            self.in_text = False
        elif tag == "p" and self.open:
            self.paragraphs.append("".join(self.open.pop()))

    def characters(self, data: str) -> None:
        if self.in_text and self.open and not self.fallbacks:
            self.open[-1].append(data)

    def entity(self, *_: object) -> None:
        raise NotAnArticleFile("xml-entities")


def _tag(name: str) -> str:
    for space in (_WORD, _STRICT):
        if name.startswith(space):
            return name[len(space) :]
    return ""
