"""Numbers bound to a noun of meetings: «الجولة الرابعة», «أول اجتماعات أستانا», «هذه الجولة هي الثامنة»."""

from __future__ import annotations

import re

from importers.extract.dates_written import is_in
from importers.extract.processes import Name
from importers.extract.rounds_page import ARTICLES, BLANK, LARGEST, SOFT, Named, Page
from importers.extract.rounds_rows import RowRules
from importers.language.calendar import directions
from importers.language.meetings import CountedNoun, meeting_words
from importers.language.numbers import Ordinal, cardinals, ordinals
from importers.language.phrases import is_one_of

_COMMA = re.compile(r"[^\S\n]*[,،][^\S\n]*\Z")
_FIRST_OF = frozenset(["منذ", "خارج"])
_THE_TALKS = (["المسار"], ["المحادثات"], ["المفاوضات"], ["المباحثات"], ["التفاوض"])


class NounRules:
    """Looks from each number for the noun that carries it."""

    def __init__(self, page: Page, rows: RowRules) -> None:
        self.page, self.rows = page, rows

    def read(self, index: int) -> None:
        """Adds the round whose number begins at a word, if a noun carries it."""
        words = self.page.document.words
        if words[index].isdecimal():
            number = int(words[index])
            first = index - 1 if index and words[index - 1] in ARTICLES else index
            if not 1 <= number <= LARGEST or self.page.is_count(index):
                return
            article = first < index
            if not article and not (index and self._may_stand_bare(index)):
                return
            self._bind(Ordinal(number, "", True), first, index, "digits")
            return
        ordinal = ordinals().at(words, index)
        if ordinal is None or ordinal[0].n > LARGEST:
            return
        last = index + ordinal[1] - 1
        if any(word in self.page.taken for word in range(index, last + 1)):
            return
        if ordinal[0].definite:
            self._bind(ordinal[0], index, last, "ordinal")
        elif index and index - 1 in self.page.nouns and BLANK.match(self.page.document.gaps[index - 1]):
            self._indefinite(ordinal[0], index, last)
        else:
            self._before_noun(ordinal[0], index, last)

    def _may_stand_bare(self, index: int) -> bool:
        """«الجولة 9», «رقم 9», «الجولة (9)»: digits without article need the definite noun before them."""
        before = self.page.document.words[index - 1]
        noun = self.page.nouns.get(index - 1)
        if noun is not None:
            return before.lstrip("وفبك").startswith(("ال", "لل"))
        return before in ("رقم", "الرقم")

    def _before_noun(self, ordinal: Ordinal, first: int, last: int) -> None:
        """«أول اجتماعات أستانا», «ثالث جولات المفاوضات»."""
        words = self.page.document.words
        noun_at = last + 1
        noun = self.page.nouns.get(noun_at)
        if noun is None or not BLANK.match(self.page.document.gaps[last]):
            return
        name = self.page.name_right(noun_at, 5)
        talks = self._the_talks_behind(noun_at)
        if name is None and noun.kind == "round" and talks is not None:
            process = self.page.talks_so_far(first)
            if process:
                rule = "round.ordinal-noun"
                self.page.accept(Named(first, talks, ordinal.n, process, rule, "medium", noun=noun.kind))
            return
        if name is None or not name.process:
            return
        if noun.kind == "talks" and ordinal.n != 1:
            return
        between = words[noun_at + 1 : name.first]
        if not all(is_one_of(word, meeting_words("within_name")) for word in between):
            return
        if self._counts_in_a_time(name.last):
            return
        self.page.accept(
            Named(
                first, name.last, ordinal.n, name.process, "round.ordinal-noun", noun=noun.kind, own_name=True
            )
        )

    def _the_talks_behind(self, noun_at: int) -> int | None:
        """The last word of «المحادثات» in «ثالث جولات المحادثات», «ثاني جولة من هذه المحادثات»."""
        words = self.page.document.words
        for between in ([], ["من"], ["من", "هذه"], ["من", "هذا"]):
            at = noun_at + 1 + len(between)
            if words[noun_at + 1 : at] == between and words[at : at + 1] in _THE_TALKS:
                return at
        return None

    def _counts_in_a_time(self, last: int) -> bool:
        """«ثالث لقاء بصيغة أستانا خلال 2019» counts from the beginning of a year, not of the talks."""
        following = self.page.document.words[last + 1 : last + 4]
        if not following or following[0] not in meeting_words("in_year"):
            return False
        of_year = any(is_in(word, "year_words") for word in following[1:])
        return following[0] == "منذ" or (of_year and (following[0] != "في" or "هذا" in following))

    def _indefinite(self, ordinal: Ordinal, first: int, last: int) -> None:
        """«جولة ثامنة من محادثات أستانا»: needs the name of the talks behind it, for «جولة ثانية» may be
        just another one."""
        noun = self.page.nouns[first - 1]
        name = self.page.name_right(last, 5)
        if noun.kind not in ("round", "meeting") or noun.number != "one":
            return
        if name is None:
            self._on_its_days(noun, ordinal, first, last)
            return
        if name.process in self.page.known.numbered and not self.page.other_follows(last, name):
            self.page.accept(
                Named(
                    first - 1,
                    last,
                    ordinal.n,
                    name.process,
                    "round.indefinite",
                    noun=noun.kind,
                    own_name=True,
                )
            )

    def _on_its_days(self, noun: CountedNoun, ordinal: Ordinal, first: int, last: int) -> None:
        """«بعد جولة أولى في 23 و24 كانون الثاني»: the days say that one is meant."""
        words = self.page.document.words
        behind = last + 2 if words[last + 1 : last + 2] in (["في"], ["يومي"], ["يوم"]) else last + 1
        process = self.page.talks_so_far(first)
        if noun.kind == "round" and behind in self.page.taken and process:
            self.page.accept(
                Named(first - 1, last, ordinal.n, process, "round.indefinite", "medium", noun=noun.kind)
            )

    def _bind(self, ordinal: Ordinal, first: int, last: int, shape: str) -> None:
        """Finds the noun to the left of a definite ordinal or of digits."""
        document, words = self.page.document, self.page.document.words
        if first and words[first - 1] in meeting_words("pronouns"):
            self._apart(ordinal, first, last)
            return
        if self._apposed(ordinal, first, last, shape):
            return
        noun = self.page.nouns.get(first - 2) if first >= 2 else None
        if noun is not None and _COMMA.match(document.gaps[first - 1]) and words[first - 1] in directions():
            self._finish(ordinal, noun, first - 2, first, last, shape, None)  # «الجولة السابقة، الثامنة، …»
            return
        at = first - 1
        between: list[int] = []
        while at >= 0 and len(between) <= 6 and SOFT.match(document.gaps[at]):
            noun = self.page.nouns.get(at)
            if noun is not None and self._agrees(noun, ordinal, near=not between):
                inner = self.page.name_between(at, first)
                if noun.kind == "talks":
                    outer = self._noun_of_talks(at)
                    if outer is not None:
                        at, noun = outer
                    elif inner is None:
                        return
                self._finish(ordinal, noun, at, first, last, shape, inner)
                return
            if not self._may_stand_between(at):
                return
            between.append(at)
            at -= 1

    def _apposed(self, ordinal: Ordinal, first: int, last: int, shape: str) -> bool:
        """«جولتي سوتشي، العاشرة والخامسة عشرة», «في جولتين هما السابعة والثامنة»: several numbers in
        apposition to a noun further back."""
        document, words = self.page.document, self.page.document.words
        if last + 1 >= len(words) or not words[last + 1].startswith("و") or first < 2:
            return False
        both = words[first - 1] in meeting_words("both")
        if not both and not _COMMA.match(document.gaps[first - 1]):
            return False
        start = max(document.sentences[first].start, first - (16 if both else 8))
        for at in range(first - 1 - both, start - 1, -1):
            noun = self.page.nouns.get(at)
            if noun is not None and noun.kind == "round" and (both or noun.number == "two"):
                self._finish(ordinal, noun, at, first, last, shape, self.page.name_between(at, first))
                return True
        return False

    def _noun_of_talks(self, at: int) -> tuple[int, CountedNoun] | None:
        """The round noun before «محادثات» in «جولة محادثات السلام الثالثة»."""
        for back in (at - 1, at - 2):
            noun = self.page.nouns.get(back)
            if noun is not None and noun.kind in ("round", "meeting", "own"):
                return back, noun
        return None

    def _agrees(self, noun: CountedNoun, ordinal: Ordinal, *, near: bool) -> bool:
        if noun.kind == "talks" and near:
            return False
        if noun.number == "many" and ordinal.n == 1:
            return False  # «على خلاف الجولات الأولى»: those of the beginning
        return near or not ordinal.gender or ordinal.gender == noun.gender or noun.number != "one"

    def _may_stand_between(self, at: int) -> bool:
        word = self.page.document.words[at]
        if (
            at in self.page.taken
            or word in meeting_words("of_other")
            or word in meeting_words("not_ordinal_after")
        ):
            return False
        if word.removeprefix("ال") in cardinals():
            return False  # «الجولات الثلاث الأولى» counts rounds
        if at in self.page.name_at or at in self.page.nouns or word in meeting_words("between"):
            return True
        return word.startswith(("ال", "لل"))

    def _finish(
        self,
        ordinal: Ordinal,
        noun: CountedNoun,
        noun_at: int,
        first: int,
        last: int,
        shape: str,
        inner: Name | None,
    ) -> None:
        words = self.page.document.words
        right = self.page.name_right(last, 8)
        if right is not None and right.process in self.page.known.bodies and right.first - last > 2:
            right = None
        following = words[last + 1 : last + 5]
        if self.page.other_follows(last, right) or self.page.of_something_else(last, 1):
            return
        process, own = self._whose(noun, noun_at, inner, right)
        if not process or process not in self.page.known.numbered or self._is_tour(noun, last):
            return
        inside = words[noun_at + 1 : first]
        if any(is_one_of(word, meeting_words("of_technical")) for word in inside):
            return  # «الاجتماع التقني الأول» counts meetings of experts
        told = noun_at > 0 and words[noun_at - 1] in meeting_words("pronouns")
        if told and ordinal.n == 1 and not _FIRST_OF.isdisjoint(words[last + 1 : last + 10]):
            return  # «وهي الجولة الأولى في العاصمة منذ أيار»
        its_round = noun.kind == "own" and noun.gender == "f" and ordinal.gender != "m"  # «جولته الرابعة»
        counted_so = noun.kind == "round" or its_round
        counted_so |= noun.kind == "edition" and self.page.counts_by("edition", process)
        beside = noun.kind == "meeting" and len(inside) <= 2 and all(word.startswith("ال") for word in inside)
        near = noun.kind in ("edition", "meeting") and self.page.is_beside_known(ordinal.n, process)
        stands = near or (beside and self._stands_for_round(last, following))
        if not own and not counted_so and not stands:
            if noun.kind in ("edition", "meeting"):
                self.page.put_off.append(first)
            return
        if noun.kind == "meeting" and not own and words[last + 1 : last + 2] == ["بين"]:
            return
        if noun.kind == "meeting" and following[:1] in (["بين"], ["مع"]) and not self._close(right, last):
            return
        named = Named(
            noun_at, last, ordinal.n, process, f"round.{shape}-after-noun", noun=noun.kind, own_name=own
        )
        if not own:
            named.certainty = "medium"
        self.page.accept(named)
        self.rows.chain(named)

    def _whose(
        self, noun: CountedNoun, noun_at: int, inner: Name | None, right: Name | None
    ) -> tuple[str, bool]:
        """The talks whose round it is, and whether their name stands beside it. A mere city says nothing
        where the text speaks of something else that has rounds."""
        if noun.kind == "own":
            whose = self.page.last_named(noun_at)
            if whose is not None:
                return whose, True
        named = right if inner is None or (not inner.process and right is not None) else inner
        if named is None:
            named = self.page.name_left(noun_at)
        if named is None:
            return self.page.talks_so_far(noun_at), False
        if (
            named.process
            and not named.of_talks
            and (noun.kind == "own" or self.page.is_among_others(noun_at))
        ):
            return "", False
        return named.process, True

    def _is_tour(self, noun: CountedNoun, last: int) -> bool:
        """«جولته الرابعة في المنطقة», «جولته الثالثة إلى الخليج» are journeys."""
        following = self.page.document.words[last + 1 : last + 4]
        if noun.kind == "own" and following[:1] in (["الي"], ["علي"]):
            return True
        at = following[:1] == ["في"]
        return not meeting_words("tour").isdisjoint(following[at : at + 1])

    def _close(self, right: Name | None, last: int) -> bool:
        return right is not None and right.first - last <= 3

    def _stands_for_round(self, last: int, following: list[str]) -> bool:
        """A meeting without a name beside it: only when the sentence goes on to its day or to its subject."""
        document = self.page.document
        if last + 1 >= len(document.words):
            return True
        if not BLANK.match(document.gaps[last]):
            return True
        if last + 1 in self.page.taken or (
            following[0] in ("في", "يوم", "يومي", "بتاريخ") and last + 2 in self.page.taken
        ):
            return True
        return following[0] in ("حول", "بشان") and self.page.talks_so_far(last) != ""

    def _apart(self, ordinal: Ordinal, first: int, last: int) -> None:
        """«وهذه الجولة من محادثات أستانا هي الثامنة»."""
        document = self.page.document
        start, _ = document.sentence_at(document.starts[first])
        at = first - 2
        while at >= 0 and document.starts[at] >= start and first - at <= 16:
            noun = self.page.nouns.get(at)
            if document.words[at] in meeting_words("other_events"):
                return
            if noun is not None and (noun.number == "one" or noun.kind == "talks") and noun.kind != "own":
                if (ordinal.gender and ordinal.gender != noun.gender) or at in self.page.used:
                    return  # «الجولة العاشرة، وهي الأولى خارج البلاد»: it has its number
                inner = (
                    self.page.name_between(at, first)
                    or self.page.name_right(last, 8)
                    or self.page.name_left(at)
                )
                process = inner.process if inner is not None else self.page.talks_so_far(at)
                if process in self.page.known.numbered and not self.page.other_follows(last, None):
                    self.page.accept(
                        Named(
                            at, last, ordinal.n, process, "round.ordinal-apart", noun=noun.kind,
                            own_name=inner is not None,
                        )
                    )  # fmt: skip
                return
            at -= 1
