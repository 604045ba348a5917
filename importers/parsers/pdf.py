"""The text of a PDF, which knows glyphs on pages, not words: good for finding, never quite to be trusted.

NFKC turns the presentation forms that many Arabic PDFs hold back into letters. PDFium reverses Arabic glyph
by glyph, and with it the two letters that one glyph of lam and alef stands for; both have the place of that
glyph, which tells them from a true alef and lam. Lines end where the page did, so those that fill the width
are joined again; otherwise every line would pass for a sentence.
"""

from __future__ import annotations

import ctypes
import re
import unicodedata
from typing import Any

import pypdfium2
from pypdfium2 import raw as pdfium

from importers.formats.format import NotAnArticleFile
from importers.parsers.parsed import Parsed

_PASSWORD = 4  # FPDF_ERR_PASSWORD
_ENDS_SENTENCE = re.compile(r"[.!?؟…:»\"”]\s*$")
_ALEF_LAM = re.compile("[اأإآ]ل")
_FULL = 0.7
"""Share of the longest usual line from which a line is taken to go on in the next."""


def parse(raw: bytes, hints: dict[str, str]) -> list[Parsed]:
    """The one article. Raises NotAnArticleFile: `pdf-password`, `pdf-unreadable`, `pdf-without-text`."""
    try:
        document = pypdfium2.PdfDocument(raw)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD or "password" in str(error).lower():
            raise NotAnArticleFile("pdf-password") from error
        raise NotAnArticleFile("pdf-unreadable", why=str(error)) from error
    pages = []
    for number in range(len(document)):
        try:
            page = document[number]
            pages.append(_joined(unicodedata.normalize("NFKC", _letters(page.get_textpage()))))
            page.close()
        except pypdfium2.PdfiumError as error:
            raise NotAnArticleFile("pdf-unreadable", why=str(error)) from error
    text = "\n\n".join(page for page in pages if page)
    if not text:
        raise NotAnArticleFile("pdf-without-text", pages=len(pages))
    return [Parsed("", text, "pdf", "low", notes=("pdf-low-trust",))]


def _letters(page: Any) -> str:
    """The page's text with lam before alef where one glyph is both."""
    text: str = page.get_text_range()
    if len(text) != page.count_chars():
        return text  # its offsets are not those of the glyphs
    return _ALEF_LAM.sub(
        lambda m: m[0][::-1] if _box(page, m.start()) == _box(page, m.start() + 1) else m[0], text
    )


def _box(page: Any, glyph: int) -> tuple[float, ...]:
    sides = [ctypes.c_double() for _ in range(4)]
    pdfium.FPDFText_GetCharBox(page, glyph, *sides)
    return tuple(side.value for side in sides)


def _joined(page: str) -> str:
    lines = [" ".join(line.split()) for line in page.replace("\x02", "").splitlines()]
    lengths = sorted(len(line) for line in lines if line)
    if not lengths:
        return ""
    usual = lengths[len(lengths) * 9 // 10]
    joined = ""
    for line in lines:
        joined += line
        goes_on = len(line) >= _FULL * usual and not _ENDS_SENTENCE.search(line)
        joined += " " if goes_on else "\n"
    return re.sub(r"\n{2,}", "\n", joined).strip()
