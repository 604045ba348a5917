"""The contract of an import format: one module in `importers/formats/` with a `FORMAT`, found by itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from importers.extract.document import Metadata
from store.draft import Told
from store.problem import Problem

if TYPE_CHECKING:
    from importers.sidecar import Sidecar
    from importers.source import Source


class NotAnArticleFile(Problem):
    """A file, or a part of one, cannot be imported; the import of the others goes on."""


class ArchiveRefused(NotAnArticleFile):
    """An archive grew beyond its limits: nothing more of it is read, also not of the archives around it."""


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """What the reader may set for every format."""

    encoding: str | None = None
    """Codec that overrides the ladder."""

    largest: int = 64 << 20
    """Bytes of one article; larger ones are skipped and reported."""

    expanded: int = 1 << 30
    """Bytes that one file may give when it is an archive or compressed, all levels together."""

    ratio: int = 100
    """How many times its own size one file may give."""

    nesting: int = 3
    """Archives inside each other that are opened."""

    seconds: int = 30
    """What parsing one page, PDF, feed or DOCX may take."""

    memory: int = 1 << 30
    """Bytes of address space of the process that parses them."""

    repair: bool = False
    """Whether double-encoded text is mended."""

    columns: tuple[tuple[str, str], ...] = ()
    """(field, column) pairs that override the guessed mapping of a table."""

    sidecar: Sidecar | None = None
    """What the reader says of the articles beside their files."""


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
    position: str | None = None
    """Where it stands in its file: a line, a number, an id; None when it is the file."""

    told: tuple[Told, ...] = ()
    """Everything known from outside the text with its origin, also what `metadata` has no field for."""

    identifier: str | None = None
    """What the record is called wherever it is found again, such as the guid of a feed's entry."""


@dataclass(frozen=True, slots=True)
class Skipped:
    """A part of a file that gave no article; the parts after it are read."""

    position: str
    problem: NotAnArticleFile


@dataclass(frozen=True, slots=True)
class Remark:
    """Something about a file that its reader should know and that stops nothing."""

    code: str
    values: tuple[tuple[str, object], ...] = ()


@dataclass(frozen=True, slots=True)
class Format:
    """A way in which articles lie in a file."""

    name: str
    """As in `--format NAME`."""

    suffixes: tuple[str, ...]
    """Lower case, with the dot."""

    sniff: Callable[[bytes], bool]
    """Whether the first bytes of a file may be of this format."""

    read: Callable[[Source, ReadOptions], Iterator[RawArticle | Skipped | Remark | Source]]
    """What one file holds, in order; an archive gives the sources in it, each to be read before the next is
    asked for. Raises NotAnArticleFile or OSError; what it gave before stands."""

    container: bool = False
    """Whether it holds files, not articles."""

    turn: int | None = 0
    """When it is tried on a file whose suffix tells nothing: 0 for those with a signature of their own, then
    1 and 2, None never."""

    needs: tuple[str, ...] = ()
    """Modules of other packages, imported only when a file is read."""

    package: str = "jawla"
    """What to install to have them: `jawla[html]` for an extra."""
