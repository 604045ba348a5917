"""Groups of copies: articles with the same folded words, and near copies of each other.

A group is everything that is joined by a chain of copies, so it depends on the texts alone, not on the order
in which they came. Its name is the beginning of the smallest hash among its articles. Articles are written
with their imprint and without a group; they get one some thousands at a time, since the index of bands is
rewritten nearly whole whatever is put into it. A killed pass has left bands at most, and the next one begins
anew.
"""

from __future__ import annotations

import json
import sqlite3
from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field

from store.likeness import THRESHOLD, Runs, are_copies
from store.problem import StoreError
from store.sketch import LANES, agreeing, bands_of, imprint_of, runs_of
from store.words import index_text

AT_ONCE = 3000
"""Articles of a pass."""

_ASKED_AT_ONCE = 250
"""Articles whose neighbours are in memory at the same time."""

_WRITTEN_AT_ONCE = 40_000
"""Bands of a transaction: a fifth of a second."""

_FEWEST_LANES = LANES * 8 // 100
"""Lanes that the sketches of two copies share at least: half of what those of a text have with 30 words in
100 changed; of unrelated articles on the same talks one in a thousand pairs has so many."""

_KEPT_TEXTS = 400

GROUP_NAME = 16
"""Digits of a hash that name a group."""


@dataclass(slots=True)
class _Member:
    """An article that is, or may become, part of a group."""

    id: int
    group: str
    """Name of the smallest group that it is known to belong to."""

    words: int
    sketch: bytes
    lanes: int = field(init=False)
    """The sketch as a number."""

    def __post_init__(self) -> None:
        self.lanes = int.from_bytes(self.sketch, "little")


class Grouping:
    """Gives groups to the articles of one database that have none."""

    def __init__(
        self, connection: sqlite3.Connection, transaction: Callable[[], AbstractContextManager[None]]
    ) -> None:
        self._connection = connection
        self._transaction = transaction
        self._runs: OrderedDict[int, Runs] = OrderedDict()
        self._threshold = THRESHOLD
        self._joined: dict[str, str] = {}
        """Name of a group → one that it was joined to."""

    def waiting(self) -> int:
        """Articles without a group."""
        query = "SELECT count(*) FROM article_copies WHERE copy_group IS NULL"
        number: int = self._connection.execute(query).fetchone()[0]
        return number

    def group(self) -> int:
        """Give groups to the next articles that have none; how many there were."""
        self._threshold = threshold_of(self._connection)
        self._joined.clear()
        new = self._next()
        if new:
            first = self._first_of_their_words(new)
            self._write_bands(first)
            for start in range(0, len(first), _ASKED_AT_ONCE):
                self._join_near(first[start : start + _ASKED_AT_ONCE])
            self._write_groups(new)
        return len(new)

    def forget(self, threshold: float | None = None) -> None:
        """Take all groups away, so that they are found anew; by another threshold, if one is given."""
        with self._transaction():
            self._connection.execute("DELETE FROM copy_bands")
            self._connection.execute("UPDATE article_copies SET copy_group = NULL")
            if threshold is not None:
                set_threshold(self._connection, threshold, rule="REPLACE")

    def leave(self, articles: Sequence[int]) -> None:
        """Before articles are removed: whoever was in a group with them waits for a group again."""
        marks = ",".join("?" * len(articles))
        members = self._connection.execute(
            "SELECT article_id, sketch FROM article_copies WHERE copy_group IN "
            f"(SELECT copy_group FROM article_copies WHERE article_id IN ({marks}))",
            list(articles),
        ).fetchall()
        self._connection.executemany(
            "DELETE FROM copy_bands WHERE band = ? AND article_id = ?",
            ((band, own_id) for own_id, sketch in members for band in bands_of(sketch)),
        )
        self._connection.executemany(
            "UPDATE article_copies SET copy_group = NULL WHERE article_id = ?",
            ((own_id,) for own_id, _ in members),
        )

    def _next(self) -> list[_Member]:
        bare = self._connection.execute(
            "SELECT article_id, text FROM article_copies JOIN article_texts USING (article_id) "
            "WHERE copy_group IS NULL AND words_hash IS NULL ORDER BY article_id LIMIT ?",
            [AT_ONCE],
        )
        made = [(own_id, imprint_of(text)) for own_id, text in bare]
        if made:
            with self._transaction():
                self._connection.executemany(
                    "UPDATE article_copies SET words_hash = ?, sketch = ? WHERE article_id = ?",
                    ((imprint.words_hash, imprint.sketch, own_id) for own_id, imprint in made),
                )
        rows = self._connection.execute(
            f"SELECT article_id, substr(sha256, 1, {GROUP_NAME}), words_hash, sketch "
            "FROM article_copies JOIN articles ON id = article_id "
            "WHERE copy_group IS NULL AND words_hash IS NOT NULL ORDER BY article_id LIMIT ?",
            [AT_ONCE],
        )
        return [_Member(*row) for row in rows.fetchall()]

    def _first_of_their_words(self, new: Sequence[_Member]) -> list[_Member]:
        """The articles whose words no other has; the others join the one that has them."""
        of_words: dict[int, str] = dict(
            self._among(
                "SELECT words_hash, copy_group FROM json_each(?) JOIN article_copies ON words_hash = value "
                "WHERE copy_group IS NOT NULL",
                {member.words for member in new},
            )
        )
        first = []
        for member in new:
            if member.words in of_words:
                self._join(member.group, of_words[member.words])
            else:
                of_words[member.words] = member.group
                if member.sketch:
                    first.append(member)
        return first

    def _write_bands(self, members: Sequence[_Member]) -> None:
        rows = sorted((band, member.id) for member in members for band in bands_of(member.sketch))
        for start in range(0, len(rows), _WRITTEN_AT_ONCE):
            with self._transaction():
                self._connection.executemany(
                    "INSERT OR IGNORE INTO copy_bands (band, article_id) VALUES (?, ?)",
                    rows[start : start + _WRITTEN_AT_ONCE],
                )

    def _join_near(self, members: Sequence[_Member]) -> None:
        """Join each with every article that shares a band with it and turns out to be a copy."""
        by_band: dict[int, list[int]] = {}
        for number, member in enumerate(members):
            for band in bands_of(member.sketch):
                by_band.setdefault(band, []).append(number)
        near: list[set[int]] = [set() for _ in members]
        query = (
            "SELECT band, group_concat(article_id) FROM json_each(?) CROSS JOIN copy_bands ON band = value "
            "GROUP BY band HAVING count(*) > 1"
        )
        for band, ids in self._among(query, sorted(by_band)):
            sharing = json.loads(f"[{ids}]")
            for number in by_band[band]:
                near[number].update(sharing)
        others = self._members(set().union(*near))
        for member, candidates in zip(members, near, strict=True):
            lanes = member.lanes
            likely = [
                (shared, own_id)
                for own_id in candidates - {member.id}
                if (shared := agreeing(lanes, others[own_id].lanes)) >= _FEWEST_LANES
            ]
            for _, own_id in sorted(likely, reverse=True):
                group = others[own_id].group
                if self._name(member.group) != self._name(group) and are_copies(
                    self._runs_of(member.id), self._runs_of(own_id), self._threshold
                ):
                    self._join(member.group, group)

    def _members(self, ids: Iterable[int]) -> dict[int, _Member]:
        rows = self._among(
            f"SELECT article_id, coalesce(copy_group, substr(sha256, 1, {GROUP_NAME})), words_hash, sketch "
            "FROM json_each(?) CROSS JOIN article_copies ON article_id = value "
            "JOIN articles ON articles.id = article_id",
            sorted(ids),
        )
        return {row[0]: _Member(*row) for row in rows}

    def _runs_of(self, article_id: int) -> Runs:
        if article_id in self._runs:
            self._runs.move_to_end(article_id)
            return self._runs[article_id]
        query = "SELECT text FROM article_texts WHERE article_id = ?"
        text: str = self._connection.execute(query, [article_id]).fetchone()[0]
        self._runs[article_id] = runs = Runs.of(runs_of(index_text(text).split()))
        if len(self._runs) > _KEPT_TEXTS:
            self._runs.popitem(last=False)
        return runs

    def _name(self, group: str) -> str:
        """The name that a group goes by after everything that was joined."""
        while (known := self._joined.get(group, group)) != group:
            group = known
        return group

    def _join(self, one: str, other: str) -> None:
        first, last = sorted((self._name(one), self._name(other)))
        if first != last:
            self._joined[last] = first

    def _write_groups(self, new: Sequence[_Member]) -> None:
        with self._transaction():
            self._connection.executemany(
                "UPDATE article_copies SET copy_group = ? WHERE copy_group = ?",
                ((self._name(group), group) for group in self._joined),
            )
            self._connection.executemany(
                "UPDATE article_copies SET copy_group = ? WHERE article_id = ?",
                ((self._name(member.group), member.id) for member in new),
            )

    def _among(self, query: str, values: Iterable[int]) -> sqlite3.Cursor:
        """Rows of a query on the values of a list."""
        return self._connection.execute(query, [json.dumps(list(values))])


def set_threshold(connection: sqlite3.Connection, threshold: float, *, rule: str) -> None:
    """Keep the threshold of a database; the rule REPLACE or IGNORE says what becomes of one that is there.

    Raises StoreError `copies-threshold` for what is no share of a text.
    """
    if not 0.05 <= threshold <= 1:
        raise StoreError("copies-threshold", threshold=threshold)
    connection.execute(
        f"INSERT OR {rule} INTO settings (name, value) VALUES ('copy_threshold', ?)", [repr(threshold)]
    )


def threshold_of(connection: sqlite3.Connection) -> float:
    """The threshold that a database groups by."""
    row = connection.execute("SELECT value FROM settings WHERE name = 'copy_threshold'").fetchone()
    return float(row[0]) if row else THRESHOLD
