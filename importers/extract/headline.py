"""The headline: the first line of words, when a text has one."""

from __future__ import annotations

import re

from importers.extract.document import Document

_LINE = re.compile(r"[^\n\r\u2028\u2029]+")


def headline(document: Document) -> str | None:
    """The first line that holds a word, without the blanks around it; None for a text without words."""
    if not document.words:
        return None
    for line in _LINE.finditer(document.text):
        if any(character.isalnum() for character in line.group()):
            return line.group().strip()
    return None
