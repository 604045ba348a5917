"""Names of people that no profile knows: where one begins, how far it goes, and what shows that it is one."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from importers.extract.document import Document
from importers.extract.letters import attached_forms, detached
from importers.extract.names_words import is_nisba, may_name, strange
from importers.extract.naming import naming
from importers.extract.titles import Cover, is_adjective, phrase_end, title_after, title_before

_PLURALS = ("ين", "تان", "ات")  # «سجل س ص هدفين»: no third name
_ORDINARY_ENDS = ("ا", "ه", "ات", "ين", "ون")
_ORDINARY_STARTS = ("ي", "ت", "س", "م", "ب", "ل", "و")
"""Of indefinite nouns, verbs and participles that may follow a name."""

_ATTACHED = ("ب", "ل", "و")
_BLANKS = (" ", "\u00a0")
_LONGEST = 5
_BEHIND_TITLE = 3
"""Most words of a name of which only a title shows that it is one."""


class Name(NamedTuple):
    """A name by its words, both ends included, and why it is one."""

    first: int
    last: int
    attached: int
    """Folded letters in front of the first word that are not its own."""

    rule: str
    sure: bool


def unknown_names(document: Document, cover: Cover, taken: frozenset[int] = frozenset()) -> list[Name]:
    """Full names of two words or more in order of place, outside the words in `taken`. Of `cover` a name may
    hold one word alone: a surname that is a country's adjective too."""
    return _Search(document, cover, taken).names()


class _Search:
    def __init__(self, document: Document, cover: Cover, taken: frozenset[int]) -> None:
        self.document, self.words = document, document.words
        self.cover, self.taken = cover, taken
        self.known = naming()
        self.end = -1
        """Last word of the name found last."""

    def names(self) -> list[Name]:
        found: list[Name] = []
        for number in self._candidates():
            if number <= self.end or number in self.taken or number in self.cover:
                continue
            name = self._name_at(number)
            if name is not None:
                found.append(name)
                self.end = name.last
            elif self.words[number] in self.known.starts:
                self.end = number + 1  # «أبو بكر»: the second word begins no name of its own
        return found

    def _candidates(self) -> list[int]:
        """Words where a name may begin: first names, what stands before «بن», what follows a title."""
        signs = _signs()
        numbers: set[int] = set()
        for number in [number for number, word in enumerate(self.words) if word in signs]:
            shift = signs[self.words[number]]
            if shift is not None:
                numbers.add(number + shift)
            if self.words[number] in self.known.attached_titles:
                numbers.add(phrase_end(self.document, number, self.cover) + 1)
        numbers |= {match.last + 1 for match in self.cover.values() if match.form.sort == "adjective"}
        return sorted(number for number in numbers if 0 <= number < len(self.words))

    def _name_at(self, number: int) -> Name | None:
        """The name that begins at a word, with its evidence."""
        start = self._begins(number)
        if start is None:
            return self._with_father(number) or self._behind_title(number)
        attached, clear = start
        last = self._reach(number)
        if last is None:
            return self._behind_title(number)
        rule = self._evidence(number, last, clear=clear)
        return None if rule is None else Name(number, last, attached, rule, clear and rule != _BARE)

    def _begins(self, number: int) -> tuple[int, bool] | None:
        """Letters attached and whether the first name is nothing else, if one begins at this word."""
        word, known = self.words[number], self.known
        following = self.words[number + 1] if number + 1 < len(self.words) else ""
        if word in known.given or (word, following) in known.given_pairs:
            return 0, True
        if word in known.given_words:
            if word == "علي" and self._is_preposition(number):
                return None
            if word in known.title_body and number and self.words[number - 1] in known.attached_titles:
                return None  # «المتحدث باسم»
            return 0, False
        servant = following.startswith("ال")
        if word in known.starts:
            return 0, word == "عبد"
        for bare, stack in detached(word):
            if stack and bare in known.given:
                return len(stack), True
            if stack in ("و", "ل") and bare in known.starts:
                return len(stack), bare == "عبد" and servant
            if stack == "و" and bare in known.given_words and self._goes_on(number):
                return len(stack), False
        return None

    def _is_preposition(self, number: int) -> bool:
        """Whether «علي» is written «على»; where Egyptian spelling means the name, a title speaks for it."""
        return "ى" in self.document.text[self.document.starts[number] : self.document.ends[number]]

    def _is_third(self, number: int) -> bool:
        """Whether a word ends a name of three, «عمار أمون دلدوم»: it has no look of an ordinary word, and the
        phrase ends behind it."""
        word, words, known = self.words[number], self.words, self.known
        if not strange(word, known) or word.endswith(_ORDINARY_ENDS) or word.startswith(_ORDINARY_STARTS):
            return False
        following = words[number + 1] if number + 1 < len(words) else ""
        return self.document.gaps[number].strip() != "" or following in known.stop or not following

    def _goes_on(self, number: int) -> bool:
        """Whether a name stands right before a word: «س ص وطارق ع»."""
        return number > 0 and (number - 1 == self.end or number - 1 in self.taken)

    def _reach(self, number: int) -> int | None:
        """The last word of the name that begins here; None when it is not a full name."""
        words, known, gaps = self.words, self.known, self.document.gaps
        pair = number + 1 < len(words) and (words[number], words[number + 1]) in known.given_pairs
        last = number + pair
        named = words[number] not in known.starts and not words[number].endswith(("عبد", "ابو"))
        parts = 1
        surname = False
        while last + 1 < len(words) and parts < _LONGEST and gaps[last] in (*_BLANKS, "-", " - "):
            word = words[last + 1]
            if gaps[last] not in _BLANKS and not named:
                break
            if last + 1 in self.taken or not word.isalpha():
                break
            if last + 1 in self.cover:
                if surname or not named or not is_nisba(self.document, last + 1, self.cover):
                    break
                return last + 1
            if word in known.links:
                end = last + 2
                while end < len(words) and words[end] in known.links and gaps[end - 1] == " ":
                    end += 1  # «بن عبد الرحمن»
                if end >= len(words) or gaps[end - 1] != " " or end in self.cover:
                    break
                servant = words[end - 1] == "عبد" and words[end].startswith("ال")  # whatever the second means
                given = words[end] in known.given_words and not self._is_preposition(end)
                if not (servant or given or may_name(words[end], known)):
                    break
                if surname and word not in ("بن", "ال"):
                    break
                last = end
                surname = surname or not (servant or words[last] in known.given)
            elif word == "الدين":
                last += 1
            elif not named:
                last += 1
                named = True
                parts += 1
                continue
            elif surname and word in known.given:
                last += 1
            elif surname and self._is_third(last + 1):
                return last + 1
            elif surname:
                if not (word.startswith("ال") and not words[last].startswith("ال") and word.endswith("ي")):
                    break
                if not may_name(word, known):
                    break
                last += 1
                parts += 1
                break
            elif word == "علي" and self._is_preposition(last + 1):
                break
            elif word in known.given or word in known.given_words or word.endswith(known.patronymic_ends):
                last += 1
            elif may_name(word, known) and (parts == 1 or not word.endswith(_PLURALS)):
                last += 1
                surname = True
            else:
                break
            parts += 1
        return last if last > number and parts > 1 else None

    def _with_father(self, number: int) -> Name | None:
        """«شخبوط بن نهيان آل نهيان»: whatever stands before «بن» is a name."""
        words = self.words
        if number + 2 >= len(words) or words[number + 1] not in self.known.descent:
            return None
        word = words[number]
        if not strange(word, self.known) or self.document.gaps[number] not in _BLANKS:
            return None
        last = self._reach(number)
        return None if last is None or last < number + 2 else Name(number, last, 0, "person.patronymic", True)

    def _behind_title(self, number: int) -> Name | None:
        """Two words that can be nothing else than a name, between a title and the end of a phrase: «السفير
        الياباني تاكيشي كامورا،». First names that no table holds are found only so. Behind a title that ends
        in a noun («وزيرة خارجية السويد س ص») one of them must also have the look of a foreign name."""
        words, known, gaps = self.words, self.known, self.document.gaps
        if number == 0 or number + 1 >= len(words):
            return None
        word, before = words[number], words[number - 1]
        adjective = number - 1 in self.cover and self.cover[number - 1].form.sort == "adjective"
        titled = any(bare.startswith("ال") and bare in known.titles for bare, _ in detached(before))
        closely = adjective or titled or before in known.foreign
        closely = closely or (is_adjective(before) and not word.startswith(_ATTACHED))
        if gaps[number - 1] not in (*_BLANKS, "، ") or not strange(word, known):
            return None
        if titled and gaps[number] in _BLANKS and is_nisba(self.document, number + 1, self.cover):
            return Name(number, number + 1, 0, "person.title-before", False)
        if word.startswith("ت" if before.endswith("ه") else "ي"):
            return None  # «الخارجية التركية تعلن», «المبعوث الروسي يعلن»: a verb that agrees
        last = number + 1
        while words[last] in known.links and last + 1 < len(words) and gaps[last] == " ":
            last += 1
        if not may_name(words[last], known) or _has_object(words[last]):
            return None
        while (
            last - number < _BEHIND_TITLE
            and last + 1 < len(words)
            and gaps[last] == " "
            and strange(words[last + 1], known)
        ):
            last += 1  # «شي جين بينغ»
        if any(gaps[at] not in (*_BLANKS, "-") for at in range(number, last)):
            return None
        if any(at in self.cover or at in self.taken for at in range(number, last + 1)):
            return None
        following = words[last + 1] if last + 1 < len(words) else ""
        ended = gaps[last].strip() != "" or not may_name(following, known)
        if not ended or title_before(self.document, number, self.cover) is None:
            return None
        foreign = any(words[at].endswith(known.foreign_ends) for at in range(number, last + 1))
        return Name(number, last, 0, "person.title-before", False) if closely or foreign else None

    def _evidence(self, first: int, last: int, *, clear: bool) -> str | None:
        """The rule that makes a person of these words; None when nothing does."""
        words, known = self.words, self.known
        if title_before(self.document, first, self.cover) is not None:
            return "person.title-before"
        before = words[first - 1] if first else ""
        bare_before = next(iter(detached(before)))[0]
        if any(bare in known.led_by for bare, _ in detached(bare_before)):
            return "person.led-by"
        if title_after(self.document, last, self.cover) is not None:
            return "person.apposition"
        leads = {bare for bare, stack in detached(before) if stack in ("", "و", "ف")}
        if not known.speech.isdisjoint(leads):
            return "person.speech-verb"
        if not clear and not known.verbs.isdisjoint(leads):
            return "person.verb"
        following = words[last + 1] if last + 1 < len(words) else ""
        if following in known.speech and clear:
            return "person.speech-verb"
        if clear:
            return _BARE
        listed = self._goes_on(first) or (following[:1] == "و" and following[1:] in known.given)
        return "person.listed" if listed else None


_BARE = "person.full-name"
"""The rule of a name that only its first word shows."""


@cache
def _signs() -> dict[str, int | None]:
    """By word, attached letters included: 0 where a first name may begin, -1 where one stands before, None
    for the other words of titles."""
    known = naming()
    found: dict[str, int | None] = dict.fromkeys(known.attached_titles)
    for word in known.given | known.given_words | known.starts | {first for first, _ in known.given_pairs}:
        for variant, _ in attached_forms(word):
            found[variant] = 0
    return found | dict.fromkeys(known.descent, -1)


def _has_object(word: str) -> bool:
    """Whether a word has the look of a verb with its object: «تفعله»."""
    return word.startswith(("ت", "ي", "ن")) and word.endswith(("ه", "ها", "هم"))
