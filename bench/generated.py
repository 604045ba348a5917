"""The generated collection that the store is measured on; the same numbers give the same articles.

The vocabulary is Zipf's; 845 facet values in 6 kinds, 6 of them an article, and 20,000 people are named once.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from itertools import accumulate
from random import Random

from store.draft import Draft, Fact, KindSpec
from store.record import Mention, Record, Source

SIZES = {"round": 25, "person": 300, "party": 120, "place": 250, "topic": 100, "source": 50}
ONE_OFF_PEOPLE = 20_000
BATCH = 1000
LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"
RARE, MIDDLE, COMMON, PHRASE = "نادرررة", "متوسططط", "مفاوضاتت", "شائعع جداا"
COMMON_FORMS = [COMMON, "ال" + COMMON, "وال" + COMMON, "بال" + COMMON, "لل" + COMMON]


class Articles:
    """So many articles of so many words."""

    def __init__(self, count: int, words: int) -> None:
        self.count = count
        self.words = words
        random = Random(1)
        self._vocabulary = ["".join(random.choices(LETTERS, k=random.randint(3, 8))) for _ in range(80_000)]
        self._weights = list(accumulate(1 / rank**1.03 for rank in range(1, 80_001)))
        self._value_weights = {
            kind: list(accumulate(1 / rank for rank in range(1, size + 1))) for kind, size in SIZES.items()
        }

    def drafts(self) -> Iterator[Draft]:
        """All articles."""
        random = Random(2)
        for number in range(self.count):
            words = random.choices(self._vocabulary, cum_weights=self._weights, k=self.words)
            if number % max(1, self.count // 12) == 0:
                words[random.randrange(len(words))] = RARE
            if number % 20 == 0:
                words[random.randrange(len(words))] = MIDDLE
            if random.random() < 0.5:
                words[random.randrange(len(words))] = random.choice(COMMON_FORMS)
            if random.random() < 0.89:
                words[random.randrange(len(words))] = PHRASE
            text = f"عنوان {number}\n" + " ".join(words)
            yield self._draft(number, text, random)

    def _draft(self, number: int, text: str, random: Random) -> Draft:
        facts = []
        for kind, weights in self._value_weights.items():
            value = random.choices(range(SIZES[kind]), cum_weights=weights)[0]
            at = random.randrange(len(text) - 8)
            mention = Mention(at, at + 8, f"{kind}.planted")
            facts.append(
                Fact(kind, f"{kind}-{value}", f"قيمة {value}", f"{kind} {value}", mentions=(mention,))
            )
        if number < ONE_OFF_PEOPLE:
            name = f"شخص مجهول {number}"
            facts.append(Fact("person", f"?{name}", name, "", mentions=(Mention(0, 5, "person.unknown"),)))
        day = f"{2017 + number % 8}-{1 + number // 8 % 12:02d}-{1 + number // 96 % 28:02d}"
        source = Source(facts[5].value, facts[5].label_ar, facts[5].label_en, ())
        facts.append(Fact("month", day[:7], day[:7], day[:7]))
        record = Record(title=f"عنوان {number}", source=source, published=day, published_from="text")
        sha256 = hashlib.sha256(text.encode()).hexdigest()
        key = f"article-{number:07d}"
        return Draft(key, f"/a/{key}.txt", sha256, text, "text", "utf-8", "high", record, tuple(facts))

    def batches(self) -> Iterator[list[Draft]]:
        """All articles, some at a time."""
        batch = []
        for draft in self.drafts():
            batch.append(draft)
            if len(batch) == BATCH:
                yield batch
                batch = []
        if batch:
            yield batch


KINDS = [KindSpec(kind, kind.title(), kind, order) for order, kind in enumerate((*SIZES, "month"))]
