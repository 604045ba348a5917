"""How fast the store answers, on generated articles: one table of medians, 95th percentiles and ratios.

    python -m bench.store [100000] [--datasette]
    python -m bench.store 10000 100000 1000000      and how the figures grow

Ratios against SQL on the same file decide; milliseconds are those of this machine.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from random import Random
from statistics import median

from bench.clock import now, p95, timed, use_cpu_clock
from bench.facet_page import compare
from bench.generated import COMMON, MIDDLE, PHRASE, RARE, SIZES, Articles
from bench.writing import write_ours, write_raw
from store import Selection, Store
from store.export import export

SEARCHES = {
    "rare": RARE,
    "middle": MIDDLE,
    "common": COMMON,
    "common, exact": f"={COMMON}",
    "phrase": f'"{PHRASE}"',
    "two letters": "من*",
    "three letters": "منا*",
}


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


SHORT_FROM = 1_000_000
"""So many articles are short: their texts would fill the disk and say nothing new."""


def main() -> None:
    """Generate, write, ask, print; once for each number of articles."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", nargs="*", type=int, default=[100_000], help="one number, or several")
    parser.add_argument("--words", type=int, help="words an article (370, about 4 KB; 40 from a million on)")
    parser.add_argument(
        "--datasette", action="store_true", help="compare the facet page (installs Datasette)"
    )
    parser.add_argument("--keep", type=Path, help="folder to work in, and to keep")
    parser.add_argument("--json", type=Path, default=Path(__file__).with_name("results.json"))
    parser.add_argument("--cpu", action="store_true", help="count CPU time: for a machine that is busy")
    arguments = parser.parse_args()
    if arguments.cpu:
        use_cpu_clock()
    folder = arguments.keep or Path(tempfile.mkdtemp(prefix="jawla-bench-"))
    tables = {}
    try:
        for count in sorted(set(arguments.articles)):
            words = arguments.words or (40 if count >= SHORT_FROM else 370)
            own = folder / str(count)
            own.mkdir(parents=True, exist_ok=True)
            table = measure(own, Articles(count, words))
            if arguments.datasette and count < SHORT_FROM:
                table |= compare(own / "ours.db", folder / "datasette")
            print(f"{count} articles of {words} words")
            show([(name, value, note) for name, (value, note) in table.items()])
            tables[count] = {name: value for name, (value, _) in table.items()}
            remember(arguments.json, count, tables[count])
    finally:
        if arguments.keep is None:
            shutil.rmtree(folder)
    if len(tables) > 1:
        print(f"growth: {', '.join(map(str, tables))} articles, and how many times the first the last is")
        show(growth(tables))


def show(rows: Sequence[Sequence[str]]) -> None:
    """Rows under one another: names to the left, figures to the right, a remark at the end."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for name, *figures, remark in rows:
        cells = [figure.rjust(width) for figure, width in zip(figures, widths[1:-1], strict=True)]
        print("  ".join([name.ljust(widths[0]), *cells, remark]).rstrip())
    print()


def growth(tables: Mapping[int, Mapping[str, str]]) -> list[tuple[str, ...]]:
    """Rows of a table: name, the figure at each number of articles, and the last by the first."""
    first, *_, last = tables.values()
    rows = []
    for name in dict.fromkeys(name for table in tables.values() for name in table):
        figures = [table.get(name, "–") for table in tables.values()]
        known = name in first and name in last and float(first[name]) > 0
        rows.append((name, *figures, f"x {float(last[name]) / float(first[name]):.1f}" if known else ""))
    return rows


def remember(path: Path, count: int, figures: Mapping[str, str]) -> None:
    """Put the figures into a file of JSON, beside those of other runs."""
    known = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    known[f"store {count}"] = {
        "machine": f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, "
        f"SQLite {sqlite3.sqlite_version}",
        **figures,
    }
    path.write_text(json.dumps(known, indent=1) + "\n", encoding="utf-8")


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
        start = now()
        store = Store.open(path)
        store.find(Selection(), limit=50)
        openings.append((now() - start) * 1000)
        start = now()
        store.counts(Selection())
        first_counts = (now() - start) * 1000
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
        start = now()
        report = export(store, some, folder / "export", overwrite=True)
        seconds = now() - start
        rows = report.tables[1].rows or 1
        table["export, s for 100,000 rows of facts"] = (
            f"{seconds / rows * 100_000:.2f}",
            f"{rows} rows written",
        )
    return table


if __name__ == "__main__":
    main()
