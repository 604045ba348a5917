"""How fast the store answers, on generated articles: one table of medians, 95th percentiles and ratios.

    python -m bench.store [100000]

The collection has a Zipf vocabulary, 845 facet values in 6 kinds, 6 of them an article, and 20,000 people
named once each. Ratios against SQL on the same file decide; milliseconds are those of this machine.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import platform
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate
from pathlib import Path
from random import Random
from statistics import median

from store import Selection, Store
from store.draft import Draft, Fact, KindSpec
from store.export import export
from store.record import Mention, Record, Source
from store.words import index_text
from store.writing import Writer

SIZES = {"round": 25, "person": 300, "party": 120, "place": 250, "topic": 100, "source": 50}
ONE_OFF_PEOPLE = 20_000
BATCH = 1000
LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"
RARE, MIDDLE, COMMON, PHRASE = "نادرررة", "متوسططط", "مفاوضاتت", "شائعع جداا"
COMMON_FORMS = [COMMON, "ال" + COMMON, "وال" + COMMON, "بال" + COMMON, "لل" + COMMON]
SEARCHES = {
    "rare": RARE,
    "middle": MIDDLE,
    "common": COMMON,
    "common, exact": f"={COMMON}",
    "phrase": f'"{PHRASE}"',
    "two letters": "من*",
    "three letters": "منا*",
}


class Articles:
    """The generated collection; the same numbers give the same articles."""

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


def write_ours(path: Path, articles: Articles) -> float:
    """Seconds that the writer takes, without making the articles."""
    spent = 0.0
    with Writer.open(
        path, kinds=KINDS, meetings=[], versions={"program": "bench", "profile": "bench"}
    ) as writer:
        for batch in articles.batches():
            start = _clock()
            writer.add(batch)
            spent += _clock() - start
    return spent


RAW_TABLES = """
CREATE TABLE articles (id INTEGER PRIMARY KEY, key TEXT, title TEXT, day TEXT, source TEXT, sha256 TEXT);
CREATE TABLE texts (id INTEGER PRIMARY KEY, text TEXT);
CREATE TABLE facts (id INTEGER PRIMARY KEY, article INTEGER, kind TEXT, value TEXT);
CREATE TABLE mentions (fact INTEGER, first INTEGER, last INTEGER, rule TEXT);
CREATE VIRTUAL TABLE search USING fts5(words, content='', tokenize='ascii', prefix='2 3');
"""


def write_raw(path: Path, articles: Articles) -> float:
    """Seconds that plain sqlite3 takes for the same texts, facts and full-text index."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA cache_size = -64000")
    connection.executescript(RAW_TABLES)
    spent = 0.0
    first = fact_id = 0
    for batch in articles.batches():
        start = _clock()
        numbered = list(enumerate(batch, start=first + 1))
        first += len(batch)
        facts = [(own, fact) for own, draft in numbered for fact in draft.facts]
        connection.execute("BEGIN")
        connection.executemany(
            "INSERT INTO articles VALUES (?, ?, ?, ?, ?, ?)",
            [
                (own, d.key, d.record.title, d.record.published, d.facts[5].value, d.sha256)
                for own, d in numbered
            ],
        )
        connection.executemany("INSERT INTO texts VALUES (?, ?)", [(own, d.text) for own, d in numbered])
        connection.executemany(
            "INSERT INTO facts VALUES (?, ?, ?, ?)",
            [(fact_id + n, own, fact.kind, fact.value) for n, (own, fact) in enumerate(facts)],
        )
        connection.executemany(
            "INSERT INTO mentions VALUES (?, ?, ?, ?)",
            [
                (fact_id + n, mention.start, mention.end, mention.rule)
                for n, (_, fact) in enumerate(facts)
                for mention in fact.mentions
            ],
        )
        fact_id += len(facts)
        connection.executemany(
            "INSERT INTO search (rowid, words) VALUES (?, ?)",
            [(own, index_text(draft.text)) for own, draft in numbered],
        )
        connection.execute("COMMIT")
        spent += _clock() - start
    connection.close()
    return spent


_clock = time.perf_counter


def use_cpu_clock() -> None:
    """Count the time of this process only, for a machine that others keep busy."""
    global _clock
    _clock = time.process_time


def timed(action: Callable[[], object]) -> float:
    """Milliseconds of one call."""
    start = _clock()
    action()
    return (_clock() - start) * 1000


def p95(times: Sequence[float]) -> float:
    """The 95th percentile."""
    return sorted(times)[min(len(times) - 1, int(len(times) * 0.95))]


def toggles(store: Store, times: int) -> list[float]:
    """Milliseconds of choosing one value more, or one less: all counts and the first screen."""
    random = Random(3)
    kinds = [kind for kind in SIZES if len(store.values(kind)) <= 1000]
    selection = Selection()
    spent = []
    for _ in range(times):
        kind = random.choice(kinds)
        value = random.choice(store.values(kind)[:20]).value
        selection = (
            selection.toggle(kind, value) if random.random() < 0.8 else Selection().toggle(kind, value)
        )

        def answer(selection: Selection = selection) -> None:
            store.find(selection, limit=50)
            store.counts(selection, [*kinds, "month"])

        spent.append(timed(answer))
    return spent


def three_by_two(store: Store) -> Selection:
    """Three people, any of them, from two outlets, either of them."""
    selection = Selection()
    for value in store.values("party")[:3]:
        selection = selection.toggle("party", value.value)
    for value in store.values("source")[:2]:
        selection = selection.toggle("source", value.value)
    return selection


def disjunctive_sql(connection: sqlite3.Connection, selection: Selection, kinds: Sequence[str]) -> int:
    """The same counts by one GROUP BY a kind."""
    rows = 0
    for kind in kinds:
        conditions = ""
        values: list[str] = []
        for other in sorted({own for own, _ in selection.included} - {kind}):
            chosen = sorted(selection.chosen(other))
            conditions += (
                " AND f.article_id IN (SELECT article_id FROM article_facts JOIN facet_values v "
                f"ON v.id = value_id WHERE v.kind = ? AND v.value IN ({','.join('?' * len(chosen))}))"
            )
            values += [other, *chosen]
        query = (
            "SELECT v.value, count(DISTINCT f.article_id) FROM article_facts f JOIN facet_values v "
            f"ON v.id = f.value_id WHERE v.kind = ?{conditions} GROUP BY v.id"
        )
        rows += len(connection.execute(query, [kind, *values]).fetchall())
    return rows


MEMORY = """
import os, sys
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from store import Selection, Store
def size():
    with open("/proc/self/statm") as file:
        return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6
before = size()
store = Store.open(Path(sys.argv[1]))
store.find(Selection())
store.counts(Selection())
print(size() - before)
"""


def memory(path: Path) -> float:
    """MB that an open store with all its counts takes above the program."""
    root = str(Path(__file__).resolve().parent.parent)
    done = subprocess.run(
        [sys.executable, "-c", MEMORY, str(path), root], capture_output=True, text=True, check=True
    )
    return float(done.stdout)


def searches(store: Store, query: str, times: int) -> list[float]:
    """Milliseconds of a search that was never asked before, with all counts and the first screen."""
    kinds = [kind for kind in (*SIZES, "month") if kind != "person"]
    spent = []
    for number in range(times):
        new = Selection(query=f"{query} -{RARE}{'ا' * number}ب")  # no article has the word after the minus
        spent.append(timed(lambda new=new: (store.find(new, limit=50), store.counts(new, kinds))))  # type: ignore[misc]
    return spent


def main() -> None:
    """Generate, write, ask, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", nargs="?", type=int, default=100_000)
    parser.add_argument("--words", type=int, default=370, help="words an article; 370 are about 4 KB")
    parser.add_argument("--keep", type=Path, help="folder to work in, and to keep")
    parser.add_argument("--json", type=Path, default=Path(__file__).with_name("results.json"))
    parser.add_argument("--cpu", action="store_true", help="count CPU time: for a machine that is busy")
    arguments = parser.parse_args()
    if arguments.cpu:
        use_cpu_clock()
    folder = arguments.keep or Path(tempfile.mkdtemp(prefix="jawla-bench-"))
    folder.mkdir(parents=True, exist_ok=True)
    try:
        table = measure(folder, Articles(arguments.articles, arguments.words))
    finally:
        if arguments.keep is None:
            shutil.rmtree(folder)
    width = max(map(len, table))
    for name, (value, note) in table.items():
        print(f"{name:<{width}}  {value:>10}  {note}")
    known = json.loads(arguments.json.read_text()) if arguments.json.exists() else {}
    known[f"store {arguments.articles}"] = {
        "machine": f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, "
        f"SQLite {sqlite3.sqlite_version}",
        **{name: value for name, (value, _) in table.items()},
    }
    arguments.json.write_text(json.dumps(known, indent=1) + "\n")


def measure(folder: Path, articles: Articles) -> dict[str, tuple[str, str]]:
    """Name → (figure, what it is to be held against)."""
    table: dict[str, tuple[str, str]] = {}
    path = folder / "ours.db"
    if not path.exists():
        ours = write_ours(path, articles)
        raw = write_raw(folder / "raw.db", articles)
        table["write and index, articles/s"] = (
            f"{articles.count / ours:.0f}",
            f"{raw / ours:.0%} of raw sqlite3",
        )
    table["file, MB"] = (f"{path.stat().st_size / 1e6:.0f}", "")

    openings = []
    for _ in range(5):
        start = _clock()
        store = Store.open(path)
        store.find(Selection(), limit=50)
        openings.append((_clock() - start) * 1000)
        start = _clock()
        store.counts(Selection())
        first_counts = (_clock() - start) * 1000
        store.close()
    table["open and first screen, ms"] = (
        f"{median(openings):.1f}",
        f"all counts {first_counts:.0f} ms later",
    )
    table["memory of the store, MB"] = (f"{memory(path):.0f}", "at most 120 at 100,000, 400 at 1,000,000")

    with Store.open(path) as store:
        store.counts(Selection())
        times = toggles(store, 300)
        table["toggle: counts and list, ms p50"] = (f"{median(times):.2f}", "")
        table["toggle: counts and list, ms p95"] = (
            f"{p95(times):.2f}",
            "at most 5 at 100,000, 25 at 1,000,000",
        )

        selection = three_by_two(store)
        kinds = [kind for kind in SIZES if kind != "person"]
        bitmap_times = []
        for _ in range(50):
            store.set_mark(1, "star", False)  # answers are forgotten, bitmaps are not
            bitmap_times.append(timed(lambda: store.counts(selection, kinds)))
        connection = sqlite3.connect(path)
        sql_times = [timed(lambda: disjunctive_sql(connection, selection, kinds)) for _ in range(5)]
        connection.close()
        ratio = median(sql_times) / median(bitmap_times)
        table["3 OR x 2 OR, all counts, ms"] = (
            f"{median(bitmap_times):.2f}",
            f"{ratio:.0f} x as fast as SQL",
        )

        for name, query in SEARCHES.items():
            times = searches(store, query, 15)
            total = store.find(Selection(query=query), limit=1).total
            table[f"search {name}, counts, ms p50"] = (
                f"{median(times):.1f}",
                f"p95 {p95(times):.1f}, {total} hits",
            )

        store.refresh()
        last = Selection(order="title")
        table["first page by title, ms"] = (f"{timed(lambda: store.find(last)):.1f}", "first time")
        end = store.collection_size() - 50
        table["last page, ms"] = (f"{timed(lambda: store.find(Selection(), offset=end)):.1f}", "")

        wanted = store.ids(Selection())[: 100_000 // 7]
        some = Selection(since=store.find(Selection(), offset=len(wanted) - 1, limit=1).rows[0].day)
        start = _clock()
        report = export(store, some, folder / "export", overwrite=True)
        seconds = _clock() - start
        rows = report.files[1].rows
        table["export, s for 100,000 rows of facts"] = (
            f"{seconds / rows * 100_000:.2f}",
            f"{rows} rows written",
        )
    return table


if __name__ == "__main__":
    main()
