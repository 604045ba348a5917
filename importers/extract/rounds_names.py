"""Numbers behind the name of talks: «أستانا 6», «أستانة-7», «أستانا ثلاثة», «أستانا الثالث عشر»."""

from __future__ import annotations

from importers.extract.processes import Name
from importers.extract.rounds_page import ARTICLES, BLANK, LARGEST, SOFT, Named, Page
from importers.extract.rounds_rows import RowRules
from importers.language.meetings import meeting_words
from importers.language.numbers import cardinals, ordinals


class NameRules:
    """Looks behind each name of talks."""

    def __init__(self, page: Page, rows: RowRules) -> None:
        self.page, self.rows = page, rows

    def read(self, name: Name) -> None:
        """Adds the round that a name and the number behind it give."""
        document, words = self.page.document, self.page.document.words
        at = name.last + 1
        if name.process not in self.page.known.numbered or at >= len(words) or at in self.page.taken:
            return
        joined = document.gaps[name.last]
        if not SOFT.match(joined):
            return
        if words[at] in ("رقم", "الرقم") and at + 1 < len(words):
            at += 1
        if words[at] in ARTICLES and at + 1 < len(words) and words[at + 1].isdecimal():
            at += 1
        number, last, rule = None, at, "round.name-number"
        if words[at].isdecimal():
            if not self.page.is_count(at) and at not in self.page.taken and len(words[at]) <= 2:
                number = int(words[at])
        else:
            ordinal = ordinals().at(words, at)
            if ordinal is not None and ordinal[0].definite and BLANK.match(joined):
                if not self.page.of_something_else(at, ordinal[1]):
                    number, last, rule = ordinal[0].n, at + ordinal[1] - 1, "round.name-ordinal"
            else:
                cardinal = cardinals().at(words, at)
                if cardinal is not None and not self.page.is_count(at + cardinal[1] - 1):
                    number, last, rule = cardinal[0], at + cardinal[1] - 1, "round.name-cardinal"
                    if self._counts_what_follows(last):
                        number = None
        if number is None or not 1 <= number <= LARGEST:
            return
        noun = self.page.nouns.get(name.first - 1)
        first = name.first - 1 if noun and noun.kind in ("round", "meeting", "edition") else name.first
        kind = noun.kind if noun and first < name.first else ""
        named = Named(first, last, number, name.process, rule, noun=kind, own_name=True)
        self.page.accept(named)
        self.rows.chain(named)

    def _counts_what_follows(self, last: int) -> bool:
        """«أستانا ثلاثة مقاتلين» against «أستانا ثلاثة إلى …»: only a noun may be counted."""
        words = self.page.document.words
        if last + 1 >= len(words) or not BLANK.match(self.page.document.gaps[last]):
            return False
        word = words[last + 1]
        return not word.startswith(("ال", "و")) and word not in meeting_words("after_number")
