"""The contract of an import format: one module in `importers/formats/` with a `FORMAT`, found by itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from importers.extract.document import Metadata
from store.problem import Problem


class NotAnArticleFile(Problem):
    """A file, or a part of one, cannot be imported; the import of the others goes on."""


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """What the reader may set for every format."""

    encoding: str | None = None
    """Codec that overrides the ladder."""

    largest: int = 64 << 20
    """Bytes of one article; larger ones are skipped and reported."""


@dataclass(frozen=True, slots=True)
class RawArticle:
    """One article as a format gives it: still bytes, so that its identity is theirs."""

    key: str
    """Name for people: file name without suffix, or that with `#` and a number or key."""

    raw: bytes
    """The record's own bytes: the whole file, or the row, message or entry in it."""

    text: str
    encoding: str
    encoding_certainty: str
    metadata: Metadata = field(default_factory=Metadata)
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Format:
    """A way in which articles lie in a file."""

    name: str
    """As in `--format NAME`."""

    suffixes: tuple[str, ...]
    """Lower case, with the dot."""

    sniff: Callable[[bytes], bool]
    """Whether the first bytes of a file may be of this format."""

    read: Callable[[Path, ReadOptions], Iterator[RawArticle]]
    """The articles of one file. Raises NotAnArticleFile or OSError; what it gave before stands."""
