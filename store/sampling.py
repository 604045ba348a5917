"""Drawing articles to be coded: so many of each stratum as its share asks for, the same ones every time.

Within a stratum articles are ordered by a hash of seed and text. So the same collection gives the same sample
on every computer, in whatever order the articles were imported, and more of a stratum are those and others.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from store.coding import CodingError, CodingTask, now
from store.draft import Unextracted
from store.revising import load_unextracted
from store.selection import Selection
from store.store import Store

STRATA: Mapping[str, str] = {
    "source": "coalesce(source_id, '-')",
    "meeting": "coalesce(main_meeting, '-')",
    "year": "coalesce(substr(day, 1, 4), '-')",
    "month": "coalesce(substr(day, 1, 7), '-')",
}
"""What may be stratified by, and its SQL; `-` is a stratum too."""


@dataclass(frozen=True, slots=True)
class Drawable:
    """An article that may be drawn."""

    text_sha256: str
    key: str
    stratum: str


def draw_task(
    store: Store, selection: Selection, name: str, coder: str, *, n: int, seed: int, stratify: Sequence[str]
) -> CodingTask:
    """Draw from the articles of a selection.

    Raises CodingError `task-nothing`, `task-nameless` or `task-stratum`.
    """
    name = " ".join(name.split())
    if not name:
        raise CodingError("task-nameless")
    for own in stratify:
        if own not in STRATA:
            raise CodingError("task-stratum", word=own, known=", ".join(STRATA))
    ids = store.ids(selection)
    with store.one_moment() as connection:
        articles = _drawable(connection, ids, stratify)
    if not articles:
        raise CodingError("task-nothing")
    drawn = draw(articles, n, seed)
    how = {
        "n": n,
        "seed": seed,
        "stratify": list(stratify),
        "of": len(articles),
        "selection": selection.to_string(),
    }
    return CodingTask(
        coder=coder,
        made_at=now(),
        name=name,
        drawn=json.dumps(how, ensure_ascii=False, sort_keys=True),
        articles=json.dumps([[a.text_sha256, a.key, a.stratum] for a in drawn], ensure_ascii=False),
    )


def articles_of_task(task: CodingTask) -> tuple[Drawable, ...]:
    """What was drawn, in the order of coding."""
    return tuple(Drawable(*row) for row in json.loads(task.articles))


def texts_of_task(connection: sqlite3.Connection, task: CodingTask) -> list[Unextracted]:
    """The stored articles of a task as they were before extraction; those that were removed are left out."""
    query = "SELECT min(id) FROM articles WHERE text_sha256 = ?"
    ids = [connection.execute(query, [own.text_sha256]).fetchone()[0] for own in articles_of_task(task)]
    return [own for id in ids if id is not None for own in load_unextracted(connection, [id])]


def draw(articles: Collection[Drawable], n: int, seed: int) -> list[Drawable]:
    """`n` articles, or all when there are fewer; in an order that says nothing of their strata.

    Each stratum gets its share rounded down; the places left over go to the largest remainders (Hamilton's
    method), of equal ones to the stratum that is first by name.
    """
    strata: dict[str, list[Drawable]] = {}
    for article in sorted(articles, key=lambda own: _chance(own, seed)):
        strata.setdefault(article.stratum, []).append(article)
    n = min(n, len(articles))
    places = {name: n * len(own) // len(articles) for name, own in strata.items()}
    by_remainder = sorted(strata, key=lambda name: (-(n * len(strata[name]) % len(articles)), name))
    for name in by_remainder[: n - sum(places.values())]:
        places[name] += 1
    drawn = [article for name, own in strata.items() for article in own[: places[name]]]
    return sorted(drawn, key=lambda own: _chance(own, seed))


def _chance(article: Drawable, seed: int) -> str:
    return hashlib.sha256(f"{seed} {article.text_sha256}".encode()).hexdigest()


def _drawable(
    connection: sqlite3.Connection, ids: Collection[int], stratify: Sequence[str]
) -> list[Drawable]:
    """The articles of these numbers, of equal texts the first by name."""
    columns = " || ' · ' || ".join(STRATA[own] for own in stratify) or "''"
    rows = connection.execute(f"SELECT id, text_sha256, key, {columns} FROM articles ORDER BY key")
    wanted = set(ids)
    found: dict[str, Drawable] = {}
    for id, text_sha256, key, stratum in rows:
        if id in wanted:
            found.setdefault(text_sha256, Drawable(text_sha256, key, stratum))
    return list(found.values())
