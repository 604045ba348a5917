"""A state of the collection under a name, and what has changed since: weekly work, versioned releases.

What is kept is small: which articles there are and what they were read with, every claim by its id, and the
coded cells. So the difference of two states says of every cell which claims it gained and lost, and why.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Literal, NamedTuple

from store.export.claim_columns import CLAIM_COLUMNS
from store.export.rows import ExportReader
from store.problem import Problem
from store.store import Store

Why = Literal["new-article", "article-gone", "read-anew", "coded", "changed"]
"""A claim is new because its article is; lost because that is gone; either because the article was read with
another program or other profiles, or because a coder decided so; `changed` for anything else."""

_VERSION = 1
_CHUNK = 200
_NAMES = [column.name for column in CLAIM_COLUMNS]


class ReleaseError(Problem):
    """A snapshot cannot be kept or read."""


class ArticleState(NamedTuple):
    """An article as it was read."""

    key: str
    program: str
    profile: str


class ClaimState(NamedTuple):
    """A claim of a state."""

    article: str
    """SHA-256 of its bytes."""

    meeting: str
    actor_type: str
    actor: str
    state: str
    segment: str
    status: str


@dataclass(frozen=True, slots=True)
class Release:
    """A state of a collection."""

    date: str
    program: str
    articles: Mapping[str, ArticleState]
    """By SHA-256."""

    claims: Mapping[str, ClaimState]
    """By claim id; those on a meeting that was worked out."""

    coded: Mapping[str, str]
    """`meeting actor coder` → what was decided."""


@dataclass(frozen=True, slots=True)
class ClaimChange:
    """A claim that a cell gained or lost."""

    claim_id: str
    article: str
    """Name of the article."""

    state: str
    gained: bool
    why: Why


@dataclass(frozen=True, slots=True)
class CellChange:
    """A cell of which something else is claimed now."""

    meeting: str
    actor: str
    before: str
    """`attended:3, absent:1`, by claims."""

    after: str
    claims: tuple[ClaimChange, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """What has changed from one state to another."""

    new_articles: tuple[str, ...]
    gone_articles: tuple[str, ...]
    read_anew: tuple[str, ...]
    """Articles that were read with another program or other profiles."""

    cells: tuple[CellChange, ...]
    coded: tuple[tuple[str, str, str], ...]
    """(meeting, actor and coder, before, after)."""


def release_of(store: Store, *, date: str, program: str) -> Release:
    """The collection as it is. Raises StoreError."""
    with store.one_moment() as connection:
        rows = connection.execute("SELECT id, sha256, key, program_version, profile_version FROM articles")
        read = {own_id: (sha256, ArticleState(*own)) for own_id, sha256, *own in rows}
        reader = ExportReader(connection, store.starred())
        hashes = {own.key: sha256 for sha256, own in read.values()}
        ids = list(read)
        claims: dict[str, ClaimState] = {}
        for first in range(0, len(ids), _CHUNK):
            for row in reader.claim_rows(reader.texts(ids[first : first + _CHUNK])):
                cells: dict[str, Any] = dict(zip(_NAMES, row, strict=True))
                if cells["meeting_id"] is not None:
                    actor = cells["actor_id"] or f"?{cells['actor_ar']}"
                    said = (
                        cells["actor_type"],
                        actor,
                        cells["state"],
                        cells["segment"] or "",
                        cells["status"],
                    )
                    claims[cells["claim_id"]] = ClaimState(
                        hashes[cells["article_id"]], cells["meeting_id"], *said
                    )
    coded = {
        f"{cell.meeting_id} {cell.actor_id} {cell.coder}": f"{cell.state} {cell.role or ''}".strip()
        for cell in store.curation.cells()
    }
    return Release(date, program, dict(read.values()), claims, coded)


def write_release(release: Release, path: Path, *, overwrite: bool = False) -> None:
    """Keep a state. Raises ReleaseError `snapshot-exists` or `snapshot-failed`."""
    if path.exists() and not overwrite:
        raise ReleaseError("snapshot-exists", path=str(path))
    told = json.dumps({"jawla_snapshot": _VERSION} | asdict(release), ensure_ascii=False, sort_keys=True)
    part = path.with_name(f".{path.name}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(gzip.compress(told.encode(), mtime=0))
        part.replace(path)
    except OSError as error:
        raise ReleaseError("snapshot-failed", path=str(path), why=error.strerror or str(error)) from error


def read_release(path: Path) -> Release:
    """A state that was kept. Raises ReleaseError `snapshot-unknown` or `snapshot-unreadable`."""
    try:
        told = json.loads(gzip.decompress(path.read_bytes()))
        if told["jawla_snapshot"] != _VERSION:
            raise ValueError(told["jawla_snapshot"])
        return Release(
            date=str(told["date"]),
            program=str(told["program"]),
            articles={sha256: ArticleState(*own) for sha256, own in told["articles"].items()},
            claims={claim: ClaimState(*own) for claim, own in told["claims"].items()},
            coded=dict(told["coded"]),
        )
    except FileNotFoundError as error:
        raise ReleaseError("snapshot-unknown", path=str(path)) from error
    except (OSError, EOFError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise ReleaseError("snapshot-unreadable", path=str(path), why=str(error)) from error


def difference(before: Release, after: Release) -> Difference:
    """What the later state has that the earlier had not, and the other way round."""
    both = before.articles.keys() & after.articles.keys()
    anew = {own for own in both if before.articles[own][1:] != after.articles[own][1:]}
    coded = _coded(before) | _coded(after)
    names = {sha256: own.key for sha256, own in (*before.articles.items(), *after.articles.items())}

    def changes() -> Iterator[tuple[tuple[str, str], ClaimChange]]:
        for claims, others, gained in ((before, after, False), (after, before, True)):
            for claim in sorted(claims.claims.keys() - others.claims.keys()):
                own = claims.claims[claim]
                why: Why = "changed"
                if own.article not in others.articles:
                    why = "new-article" if gained else "article-gone"
                elif (own.article, own.actor) in coded:
                    why = "coded"
                elif own.article in anew:
                    why = "read-anew"
                change = ClaimChange(claim, names[own.article], own.state, gained, why)
                yield (own.meeting, own.actor), change

    cells: dict[tuple[str, str], list[ClaimChange]] = {}
    for cell, change in changes():
        cells.setdefault(cell, []).append(change)
    earlier, later = _cells(before), _cells(after)
    return Difference(
        new_articles=_named(after.articles.keys() - both, names),
        gone_articles=_named(before.articles.keys() - both, names),
        read_anew=_named(anew, names),
        cells=tuple(
            CellChange(*cell, _counted(earlier.get(cell, [])), _counted(later.get(cell, [])), tuple(own))
            for cell, own in sorted(cells.items())
        ),
        coded=tuple(
            (cell, before.coded.get(cell, ""), after.coded.get(cell, ""))
            for cell in sorted(before.coded.keys() | after.coded.keys())
            if before.coded.get(cell) != after.coded.get(cell)
        ),
    )


def _coded(release: Release) -> set[tuple[str, str]]:
    """(article, actor) of which a coder has decided something."""
    return {(own.article, own.actor) for own in release.claims.values() if own.status != "machine"}


def _named(hashes: set[str], names: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(sorted(names[sha256] for sha256 in hashes))


def _cells(release: Release) -> dict[tuple[str, str], list[str]]:
    found: dict[tuple[str, str], list[str]] = {}
    for own in release.claims.values():
        said = f"{own.state}@{own.segment}" if own.segment else own.state
        found.setdefault((own.meeting, own.actor), []).append(said)
    return found


def _counted(states: list[str]) -> str:
    numbers = sorted((-states.count(state), state) for state in set(states))
    return ", ".join(f"{state}:{-number}" for number, state in numbers)
