"""Texts of which it is known which are copies: news of generated words and formulas, reworked as outlets do.

An original is written of sentences: formulas that all reports of the collection use, and words of its own.
Its copies are reworded, cut, reordered or given another headline. Others are no copies however near they
come: two agencies' own reports of one event share its names and quotes, and an agency's reports share its
background paragraph.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import accumulate
from random import Random

_LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"
_FORMULAS = (
    "محادثات أستانا حول سوريا",
    "وقف إطلاق النار في سوريا",
    "الدول الضامنة روسيا وتركيا وإيران",
    "المبعوث الأممي الخاص إلى سوريا",
    "وفد المعارضة السورية المسلحة",
    "رئيس وفد الحكومة السورية",
    "في العاصمة الكازاخستانية أستانا",
    "مناطق خفض التصعيد",
    "وزارة الخارجية الكازاخستانية",
    "وزير الخارجية الروسي سيرغي لافروف",
    "قرار مجلس الأمن الدولي رقم 2254",
    "وقال المصدر في تصريح صحفي إن",
    "ومن المقرر أن تعقد الجولة المقبلة",
    "تبادل المعتقلين والمخطوفين وجثث القتلى",
)


@dataclass(frozen=True, slots=True)
class Text:
    """A text, the original that it goes back to, and how it was made."""

    text: str
    original: int
    made: str


class Newsroom:
    """Writes texts; the same seed gives the same."""

    def __init__(self, seed: int) -> None:
        self._chance = Random(seed)
        self._words = [
            "".join(self._chance.choices(_LETTERS, k=self._chance.randint(2, 7))) for _ in range(12_000)
        ]
        self._weights = list(accumulate(1 / (rank + 6) for rank in range(len(self._words))))

    def word(self) -> str:
        """A word, frequent ones more often."""
        return self._chance.choices(self._words, cum_weights=self._weights)[0]

    def sentence(self, length: int = 0) -> str:
        """Words of its own, and a formula in every third."""
        words = [self.word() for _ in range(length or self._chance.randint(9, 24))]
        for _ in range(self._chance.choice((0, 0, 1))):
            words.insert(self._chance.randrange(len(words)), self._chance.choice(_FORMULAS))
        return " ".join(words) + "."

    def paragraphs(self, words: int) -> list[str]:
        """Paragraphs of so many words or a few more."""
        found: list[str] = []
        while sum(len(paragraph.split()) for paragraph in found) < words:
            found.append(" ".join(self.sentence() for _ in range(self._chance.randint(1, 3))))
        return found

    def original(self) -> list[str]:
        """A report of its own: headline and paragraphs of 90 to 600 words."""
        return [self.sentence(8), *self.paragraphs(self._chance.randint(90, 600))]

    def reworded(self, text: str, share: float) -> str:
        """Another word in the place of a share of the words, here one left out, there one put in."""
        found = []
        for word in text.split(" "):
            if self._chance.random() >= share:
                found.append(word)
            else:
                kind = self._chance.random()
                found += [] if kind < 0.1 else [self.word()] if kind < 0.9 else [word, self.word()]
        return " ".join(found)

    def reworked(self, original: list[str]) -> Iterator[tuple[str, str]]:
        """(how, text) of every kind of copy."""
        head, *body = original
        whole = "\n\n".join(original)
        for percent in (5, 15, 30):
            yield f"{percent} % changed", "\n\n".join(self.reworded(part, percent / 100) for part in original)
        yield "other headline", "\n\n".join([self.sentence(9), *body])
        yield (
            "other headline, 15 % changed",
            "\n\n".join([self.sentence(9), *(self.reworded(part, 0.15) for part in body)]),
        )
        words = whole.split(" ")
        yield "cut end", " ".join(words[: int(len(words) * self._chance.uniform(0.6, 0.9))])
        shuffled = self._chance.sample(body, len(body))
        yield "reordered", "\n\n".join([head, *shuffled])
        yield "reordered, 5 % changed", "\n\n".join(self.reworded(part, 0.05) for part in [head, *shuffled])
        yield "own lead", "\n\n".join([head, self.sentence(), *body])

    def rival(self, original: list[str]) -> str:
        """Another agency on the same event: its own words, some names and one quoted sentence in common."""
        own = [self.sentence(8), *self.paragraphs(max(60, sum(len(part.split()) for part in original) - 30))]
        quote = self._chance.choice(self._chance.choice(original).split(". "))
        own.insert(self._chance.randint(1, len(own)), quote)
        return "\n\n".join(own)


def collection(seed: int, originals: int) -> list[Text]:
    """Originals with their copies, their rivals, and reports that share a background paragraph."""
    room = Newsroom(seed)
    background = [room.paragraphs(length) for length in (40, 70, 110)]
    found: list[Text] = []
    numbers = iter(range(10**9))
    for _ in range(originals):
        original, number = room.original(), next(numbers)
        found.append(Text("\n\n".join(original), number, "original"))
        found += [Text(text, number, made) for made, text in room.reworked(original)]
        found += [Text(room.rival(original), next(numbers), "rival") for _ in range(2)]
        # the background is up to half of a report
        for paragraphs in background:
            length = sum(len(part.split()) for part in paragraphs)
            own = [room.sentence(8), *room.paragraphs(int(length * room._chance.uniform(1, 3)))]
            found.append(Text("\n\n".join([*own, *paragraphs]), next(numbers), "same background"))
    room._chance.shuffle(found)
    return found


def pairs_of(groups: Callable[[int], object], count: int) -> set[tuple[int, int]]:
    """Pairs of numbers that lie in the same group."""
    members: dict[object, list[int]] = {}
    for number in range(count):
        members.setdefault(groups(number), []).append(number)
    return {(one, two) for own in members.values() for at, one in enumerate(own) for two in own[at + 1 :]}
