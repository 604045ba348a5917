"""Copies: how well they are found, what finding them costs, and what counting them once costs.

python -m bench.copies [--articles 20000]

The texts are those of the tests, of about 350 words, in groups of ten; the others have no copy. Writing is
taken out of the rate: it is that of imprints (which an import makes in its processes) and grouping together.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from random import Random
from statistics import median

from bench.clock import now, use_cpu_clock
from bench.generated import KINDS, Articles
from store import Selection, Store
from store.draft import Draft
from store.grouping import AT_ONCE
from store.sketch import imprint_of
from store.writing import Writer
from tests.copies.generated import Newsroom, Text, collection, pairs_of


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=20_000)
    parser.add_argument("--cpu", action="store_true", help="count processor time, on a machine kept busy")
    arguments = parser.parse_args()
    count = arguments.articles
    if arguments.cpu:
        use_cpu_clock()
    with tempfile.TemporaryDirectory() as folder:
        quality(Path(folder) / "quality.db")
        path = Path(folder) / "speed.db"
        speed(path, count)
        counting(path)


def quality(path: Path, originals: int = 60) -> None:
    """Recall and precision over pairs of the generated set, and the recall of each kind of copy."""
    texts = collection(seed=23, originals=originals)
    drafts = [
        replace(
            plain,
            key=f"{number}",
            sha256=sha256(f"{number}".encode()).hexdigest(),
            text=text.text,
            imprint=None,
        )
        for number, (text, plain) in enumerate(zip(texts, Articles(len(texts), 5).drafts(), strict=True), 1)
    ]
    with Writer.open(path, kinds=KINDS, meetings=[], versions={}) as writer:
        writer.add(drafts)
    with Store.open(path) as store:
        groups = {
            row.id: min(other.id for other in store.copies(row.id))
            for row in store.find(Selection(), limit=10**6).rows
        }
    true = pairs_of(lambda number: texts[number].original, len(texts))
    found = pairs_of(lambda number: groups[number + 1], len(texts))
    show("texts", f"{len(texts)}", "")
    show("recall", f"{len(true & found) / len(true):.3f}", "at least 0.95")
    show("precision", f"{len(true & found) / len(found):.3f}", "at least 0.98")
    for made in dict.fromkeys(text.made for text in texts):
        own = {pair for pair in true if {texts[one].made for one in pair} == {"original", made}}
        if own:
            show(f"  with the original: {made}", f"{len(own & found) / len(own):.3f}", f"{len(own)} pairs")


def speed(path: Path, count: int) -> None:
    """Articles a second of imprints and grouping."""
    spent = {"imprint": 0.0, "group": 0.0}
    words = 0
    plain = Articles(count, 5).drafts()
    with Writer.open(path, kinds=KINDS, meetings=[], versions={}) as writer:
        batch: list[Draft] = []
        for number, text in enumerate(texts_of(count), 1):
            words += len(text.split())
            start = now()
            imprint = imprint_of(text)
            spent["imprint"] += now() - start
            batch.append(replace(next(plain), text=text, imprint=imprint))
            if len(batch) == AT_ONCE - 1 or number == count:  # one more, and the writer would group by itself
                writer.add(batch)
                batch = []
                start = now()
                writer.group_copies()
                spent["group"] += now() - start
    show("articles", f"{count}", f"{words / count:.0f} words each")
    for name, seconds in spent.items():
        show(f"{name}, articles/s", f"{count / seconds:.0f}", "")
    show("both together, articles/s", f"{count / sum(spent.values()):.0f}", "at least 1500")
    show("file, MB", f"{path.stat().st_size / 1e6:.0f}", "")


def texts_of(count: int) -> Iterator[str]:
    """Texts of which every third has a group of copies."""
    room = Newsroom(1)
    chance = Random(2)
    made = 0
    waiting: list[Text] = []
    while made < count:
        original = room.original()
        yield "\n\n".join(original)
        made += 1
        if made % 20 == 0:
            waiting += [Text(text, made, how) for how, text in room.reworked(original)]
            chance.shuffle(waiting)
        while len(waiting) > 200 and made < count:
            yield waiting.pop().text
            made += 1


def counting(path: Path) -> None:
    """Milliseconds of a choice with all counts and the first page, by articles and by texts."""
    with Store.open(path) as store:
        values = [value for kind in ("topic", "party", "person") for value in store.values(kind)[:40]]
        medians = {}
        for copies in ("all", "once"):
            store.counts(Selection(copies=copies))
            times = []
            for value in values:
                selection = Selection(included=frozenset({(value.kind, value.value)}), copies=copies)
                start = now()
                store.counts(selection)
                store.find(selection, limit=50)
                times.append((now() - start) * 1000)
            medians[copies] = median(times)
            texts = store.find(Selection(copies=copies), limit=1).total
            show(f"choice, counts and page, copies {copies}, ms p50", f"{medians[copies]:.2f}", f"of {texts}")
        show("once against all", f"x {medians['once'] / medians['all']:.2f}", "at most 3")


def show(name: str, figure: str, note: str) -> None:
    """One line of the table."""
    sys.stdout.write(f"{name:48}{figure:>10}  {note}\n")


if __name__ == "__main__":
    main()
