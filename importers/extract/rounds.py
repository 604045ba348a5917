"""Numbered rounds as the text names them: which number of which talks, before any meeting is looked up.

A number (ordinal, digits, «ثلاثة») counts only when it is bound to a noun of meetings or to the name of
talks; whose number it is, the nearest name in its clause says, else the talks last named.
"""

from __future__ import annotations

from importers.extract.document import Document
from importers.extract.rounds_names import NameRules
from importers.extract.rounds_nouns import NounRules
from importers.extract.rounds_page import Named, NumberedTalks, Page
from importers.extract.rounds_rows import RowRules
from importers.extract.subject import Subject


def read_rounds(document: Document, subject: Subject, taken: set[int], known: NumberedTalks) -> list[Named]:
    """Every numbered round that the text names, in order. `taken` are the words of dates."""
    names = subject.names
    if not any(name.process in known.numbered for name in names):
        return []
    page = Page(document, subject, taken, known)
    rows = RowRules(page)
    by_name, by_noun = NameRules(page, rows), NounRules(page, rows)
    for name in names:
        by_name.read(name)
    for index in page.free():
        if index not in page.used:
            by_noun.read(index)
    for index in tuple(page.put_off):
        if index not in page.used:
            by_noun.read(index)
    rows.lean_on(page.found)
    for index in page.free():
        if index not in page.used:
            rows.lean(index)
    return sorted(page.found, key=lambda named: (named.first, named.number))
