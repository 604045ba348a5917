"""From files to the store: read, extract, write in batches, and report every file.

The pipeline speaks in codes and values; whoever shows it makes sentences of them.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Protocol

from importers.extract.document import Document
from importers.extract.record import extract, facts
from importers.formats import format_of, missing, suffixes
from importers.formats.format import (
    ArchiveRefused,
    NotAnArticleFile,
    RawArticle,
    ReadOptions,
    Remark,
    Skipped,
)
from importers.mending import mended
from importers.profiles.profile import Profiles
from importers.reading import find_files, why
from importers.source import Source, open_file, printable
from store.draft import Draft

if TYPE_CHECKING:
    from store.writing import Outcome

Status = Literal["loaded", "already-there", "skipped", "remark"]
BATCH_TEXT = 2 << 20
"""Code points of text in a batch: some hundred articles, written in well under half a second."""
BATCH_ARTICLES = 200
_NAMED = 8
"""Examples in a remark."""


@dataclass(frozen=True, slots=True)
class Handled:
    """What became of one article, or of a file that gave none."""

    path: str
    """The file as given, `archive.zip!/inner/a.txt` for one in an archive; hostile text, to be made visible
    before it is shown."""

    key: str | None
    status: Status
    """`remark`: something to know about a file, whatever became of its articles."""

    code: str | None = None
    """Why it was skipped, or what is to be known; None when it was loaded."""

    values: tuple[tuple[str, object], ...] = ()
    """What the sentence for `code` needs."""

    notes: tuple[str, ...] = ()
    """Codes of what was mended (`surrogates-replaced` …)."""

    position: str | None = None
    """Where in the file: a line, a number, an id; None for the whole of it."""


@dataclass
class Report:
    """Every file and article of one import."""

    handled: list[Handled] = field(default_factory=list)

    def count(self, status: Status) -> int:
        """How many articles or files ended so."""
        return sum(item.status == status for item in self.handled)

    @property
    def complete(self) -> bool:
        """Whether nothing was skipped."""
        return not self.count("skipped")


class ArticleWriter(Protocol):
    """The part of the store's writer that an import needs."""

    def remember(self, places: Sequence[tuple[str, str]]) -> list[Outcome | None]: ...
    def add(self, drafts: Sequence[Draft]) -> list[Outcome]: ...


@dataclass(frozen=True, slots=True)
class Read:
    """One article read from a file, or the reason why there is none."""

    path: str
    format: str = ""
    article: RawArticle | None = None
    problem: NotAnArticleFile | None = None
    position: str | None = None

    @property
    def place(self) -> str:
        """Path and position as one text: `rows.csv#12`."""
        return self.path if self.position is None else f"{self.path}#{self.position}"


RemarkOn = Callable[[str, Remark], None]
"""Told of what is to be known about a path."""


def read_paths(
    paths: Sequence[Path],
    options: ReadOptions,
    format_name: str | None = None,
    *,
    remark: RemarkOn = lambda path, remark: None,
    opened: Callable[[Path], None] = lambda path: None,
) -> Iterator[Read]:
    """Every article under the paths, and every reason why a file or a part of one gave none.

    `opened` is told of each file on disk before it is read.
    """
    others: Counter[str] = Counter()
    for found in find_files(list(paths), suffixes(), others):
        if found.problem is not None:
            yield Read(printable(found.path), problem=found.problem)
            continue
        opened(found.path)
        name = printable(found.path)
        try:
            source = open_file(found.path, options)
            with source.stream:
                yield from _read(source, options, format_name, remark)
                source.check_unchanged()
        except NotAnArticleFile as problem:
            yield Read(name, problem=problem)
        except OSError as error:
            yield Read(name, problem=why(error))
    if others:
        remark(", ".join(map(printable, paths)), _passed_over(others))
    if options.sidecar is not None and (unused := options.sidecar.unused()):
        some = ", ".join(unused[:_NAMED])
        remark(options.sidecar.path, Remark("sidecar-unused", (("count", len(unused)), ("some", some))))


def _read(source: Source, options: ReadOptions, asked: str | None, remark: RemarkOn) -> Iterator[Read]:
    source = source.expanded()
    if not source.start():
        raise NotAnArticleFile("file-empty")
    chosen = format_of(source, asked)
    if chosen.container and source.depth >= options.nesting:
        raise NotAnArticleFile("archive-nested-too-deep", nesting=options.nesting)
    if missing(chosen):
        raise NotAnArticleFile("format-needs-package", format=chosen.name, package=chosen.package)
    others: Counter[str] = Counter()
    for item in chosen.read(source, options):
        if isinstance(item, RawArticle):
            article = mended(item, repair=options.repair)
            if options.sidecar is not None:
                article = options.sidecar.tell(article, source.name)
            yield Read(source.name, chosen.name, article, position=item.position)
        elif isinstance(item, Skipped):
            yield Read(source.name, chosen.name, problem=item.problem, position=item.position)
        elif isinstance(item, Remark):
            remark(source.name, item)
        elif item.suffix not in suffixes():
            others[item.suffix or item.stem] += 1
        else:
            yield from _read_member(item, options, asked, remark)
    if others:
        remark(source.name, _passed_over(others))


def _read_member(member: Source, options: ReadOptions, asked: str | None, remark: RemarkOn) -> Iterator[Read]:
    try:
        yield from _read(member, options, asked, remark)
    except ArchiveRefused:
        raise
    except NotAnArticleFile as problem:
        yield Read(member.name, problem=problem)


def _passed_over(others: Counter[str]) -> Remark:
    kinds = ", ".join(f"{name} {count}" for name, count in others.most_common(_NAMED))
    return Remark("others-passed-over", (("count", others.total()), ("kinds", kinds)))


def draft_of(read: Read, article: RawArticle, profiles: Profiles) -> Draft:
    """The article with everything extracted from it: pure but for the values it is given."""
    record = extract(Document(article.text, article.metadata), profiles)
    if record.published_from == "metadata" and any(
        told.field == "published" and told.origin == "manual" for told in article.told
    ):
        record = replace(record, published_from="manual")
    return Draft(
        key=article.key,
        path=read.place,
        sha256=hashlib.sha256(article.raw).hexdigest(),
        text=article.text,
        format=read.format,
        encoding=article.encoding,
        encoding_certainty=article.encoding_certainty,
        record=record,
        facts=facts(record, profiles),
        notes=article.notes,
        told=article.told,
    )


def import_paths(
    paths: Sequence[Path],
    writer: ArticleWriter,
    profiles: Profiles,
    *,
    options: ReadOptions | None = None,
    format_name: str | None = None,
    progress: Callable[[Handled], None] = lambda _: None,
    opened: Callable[[Path], None] = lambda _: None,
) -> Report:
    """Import every article under the paths; the report tells of each file. Raises StoreError."""
    report = Report()

    def tell(handled: Handled) -> None:
        report.handled.append(handled)
        progress(handled)

    def tell_remark(path: str, remark: Remark) -> None:
        tell(Handled(path, None, "remark", remark.code, remark.values))

    batch: list[tuple[Read, RawArticle]] = []
    waiting = 0
    reads = read_paths(paths, options or ReadOptions(), format_name, remark=tell_remark, opened=opened)
    for read in reads:
        if read.article is None:
            assert read.problem is not None
            code, values = read.problem.code, tuple(read.problem.values.items())
            tell(Handled(read.path, None, "skipped", code, values, position=read.position))
            continue
        batch.append((read, read.article))
        waiting += max(len(read.article.text), len(read.article.raw) >> 3)  # a page is mostly furniture
        if waiting >= BATCH_TEXT or len(batch) >= BATCH_ARTICLES:
            _write(batch, writer, profiles, tell)
            batch, waiting = [], 0
    _write(batch, writer, profiles, tell)
    return report


def _write(
    batch: list[tuple[Read, RawArticle]],
    writer: ArticleWriter,
    profiles: Profiles,
    tell: Callable[[Handled], None],
) -> None:
    if not batch:
        return
    places = [(hashlib.sha256(article.raw).hexdigest(), read.place) for read, article in batch]
    outcomes = writer.remember(places)  # what is known already is not extracted again
    drafts = [
        draft_of(read, article, profiles)
        for (read, article), outcome in zip(batch, outcomes, strict=True)
        if outcome is None
    ]
    added = iter(writer.add(drafts))
    for (read, article), known in zip(batch, outcomes, strict=True):
        outcome = known or next(added)
        tell(Handled(read.path, outcome.key, outcome.status, notes=article.notes, position=read.position))
