"""The same facet page from Datasette and from the store: same file, same articles, same counts, same run.

Datasette wants a row an article with its values in columns. Such a table is added to our file, with an index
on each column; people, of whom an article may have several, are an array. Datasette has no limits of time,
and it need not suggest facets.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any
from urllib.parse import quote

from bench.datasette import Datasette, install
from bench.generated import SIZES
from store import Selection, Store

PAGE = 50
SETTINGS = {
    "facet_time_limit_ms": 600_000,
    "sql_time_limit_ms": 600_000,
    "suggest_facets": 0,
    "default_page_size": PAGE,
}
_COLUMNS = [kind for kind in SIZES if kind != "person"]
_VALUES = (
    "SELECT {what} FROM article_facts JOIN facet_values ON facet_values.id = value_id "
    "WHERE article_id = articles.id AND kind = '{kind}'"
)


def make_flat(path: Path) -> None:
    """Add the table `flat` to the file, once."""
    columns = [f"({_VALUES.format(what='value', kind=kind)}) AS {kind}" for kind in _COLUMNS]
    people = _VALUES.format(what="json_group_array(value)", kind="person")
    connection = sqlite3.connect(path)
    if not connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'flat'").fetchone():
        connection.execute(
            f"CREATE TABLE flat AS SELECT id, key, heading, day, {', '.join(columns)}, ({people}) AS person "
            "FROM articles"
        )
        connection.execute("CREATE UNIQUE INDEX flat_id ON flat(id)")
        for column in ("day", *_COLUMNS):
            connection.execute(f"CREATE INDEX flat_{column} ON flat({column})")
        connection.commit()
    connection.close()


def compare(path: Path, environment: Path) -> dict[str, tuple[str, str]]:
    """Name → (our milliseconds, how Datasette does). Raises AssertionError when the counts differ."""
    make_flat(path)
    options = [word for name, value in SETTINGS.items() for word in ("--setting", name, str(value))]
    table = {}
    with Store.open(path) as store, Datasette(install(environment), path, options) as server:
        store.counts(Selection(), [*SIZES])  # both are warm
        _page(server, Selection())
        sources = [value.value for value in store.values("source")]
        for name, selections in (
            (
                "facet page of one source, ms",
                [Selection().toggle("source", source) for source in sources[:5]],
            ),
            ("facet page of all, ms", [Selection()] * 3),
        ):
            ours, theirs = [], []
            for selection in selections:
                store.set_mark(1, "star", False)  # answers are forgotten, bitmaps are not
                start = perf_counter()
                page = store.find(selection, limit=PAGE)
                counts = store.counts(selection, [*SIZES])
                ours.append((perf_counter() - start) * 1000)
                start = perf_counter()
                answer = _page(server, selection)
                theirs.append((perf_counter() - start) * 1000)
                assert answer["filtered_table_rows_count"] == page.total
                for kind in {*SIZES} - {choice for choice, _ in selection.included}:
                    for result in answer["facet_results"][kind]["results"]:
                        assert result["count"] == counts.of(kind, result["value"]), (kind, result)
            ratio = median(theirs) / median(ours)
            table[name] = (
                f"{median(ours):.2f}",
                f"{ratio:.0f} x as fast as datasette ({median(theirs):.0f} ms)",
            )
    return table


def _page(server: Datasette, selection: Selection) -> Any:
    """Datasette's page of a selection: rows by day, and the counts of all kinds."""
    facets = [f"_facet={kind}" for kind in _COLUMNS] + ["_facet_array=person", "_sort_desc=day"]
    filters = [f"{kind}={quote(value)}" for kind, value in selection.included]
    return server.json(f"/{server.name}/flat.json?{'&'.join([*facets, *filters])}")
