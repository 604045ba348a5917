"""From files to the store: read, extract, write in batches, and report every file.

The pipeline speaks in codes and values; whoever shows it makes sentences of them.
"""

from __future__ import annotations

import hashlib
from collections import Counter, deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from importers.drafting import extracted
from importers.formats import format_of, missing, suffixes
from importers.formats.format import (
    ArchiveRefused,
    NotAnArticleFile,
    RawArticle,
    ReadOptions,
    Remark,
    Skipped,
)
from importers.jobs import Extractor
from importers.mending import mended
from importers.profiles.profile import Profiles
from importers.reading import find_files, why
from importers.sidecar import Sidecar
from importers.source import Source, open_file, printable
from store.draft import Draft, Told, Unextracted

if TYPE_CHECKING:
    from store.writing import Outcome, Writer

Status = Literal["loaded", "already-there", "skipped", "remark"]
BATCH_TEXT = 2 << 20
"""Code points of text in a batch: some hundred articles, written in well under half a second."""
BATCH_ARTICLES = 200
_NAMED = 8
"""Examples in a remark."""

_COPY, _TOLD = "copy", "told-anew"
"""Notes: the article is a copy of another one; it was there, and what is newly told of it was added."""


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
    """Codes of what was mended (`surrogates-replaced` …), `copy` for a copy of another article, `told-anew`
    for one that was there and of which more is told now."""

    position: str | None = None
    """Where in the file: a line, a number, an id; None for the whole of it."""


@dataclass
class Report:
    """Every file and article of one import."""

    handled: list[Handled] = field(default_factory=list)

    def count(self, status: Status) -> int:
        """How many articles or files ended so."""
        return sum(item.status == status for item in self.handled)

    def noted(self, note: str) -> int:
        """How many have a note."""
        return sum(note in item.notes for item in self.handled)

    @property
    def complete(self) -> bool:
        """Whether nothing was skipped."""
        return not self.count("skipped")


@dataclass(frozen=True, slots=True)
class Read:
    """One article read from a file, or the reason why there is none."""

    path: str
    format: str = ""
    article: RawArticle | None = None
    problem: NotAnArticleFile | None = None
    position: str | None = None
    folder: str = ""
    """What makes the path absolute."""

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
    here = printable(Path.cwd()) + "/"
    for found in find_files(list(paths), suffixes(), others):
        if found.problem is not None:
            yield Read(printable(found.path), problem=found.problem)
            continue
        opened(found.path)
        name = printable(found.path)
        try:
            source = open_file(found.path, options)
            with source.stream:
                for read in _read(source, options, format_name, remark):
                    yield read if found.path.is_absolute() else replace(read, folder=here)
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
    """The article with everything extracted from it."""
    return extracted(_unextracted(read, article), profiles)


def _unextracted(read: Read, article: RawArticle) -> Unextracted:
    return Unextracted(
        key=article.key,
        path=read.place,
        sha256=hashlib.sha256(article.raw).hexdigest(),
        text=article.text,
        format=read.format,
        encoding=article.encoding,
        encoding_certainty=article.encoding_certainty,
        notes=article.notes,
        told=article.told,
        lasting=_lasting(read, article),
    )


def _lasting(read: Read, article: RawArticle) -> str | None:
    """Where another text would be a newer version of this article."""
    if article.identifier is not None:
        return (
            article.identifier
            if ":" in article.identifier
            else f"{read.folder}{read.path}#{article.identifier}"
        )
    return None if read.position is not None else read.folder + read.path


def import_paths(
    paths: Sequence[Path],
    writer: Writer,
    profiles: Profiles,
    *,
    options: ReadOptions | None = None,
    format_name: str | None = None,
    jobs: int = 1,
    progress: Callable[[Handled], None] = lambda _: None,
    opened: Callable[[Path], None] = lambda _: None,
    grouped: Callable[[int], None] = lambda _: None,
) -> Report:
    """Import every article under the paths; the report tells of each file, in the order of reading.

    More than one of the `jobs` extract in processes of their own; what is written is the same. `grouped` is
    told how many more articles were compared with the others, which comes last. Raises StoreError.
    """
    report = Report()
    options = options or ReadOptions()

    def tell(handled: Handled) -> None:
        report.handled.append(handled)
        progress(handled)

    def remark(path: str, remark: Remark) -> None:
        batch.add(Handled(path, None, "remark", remark.code, remark.values))

    batch = _Batch()
    under_way: deque[_UnderWay] = deque()
    with Extractor(profiles, jobs) as extractor:
        if options.sidecar is not None:
            _tell_stored(options.sidecar, writer, extractor, tell)
        for read in read_paths(paths, options, format_name, remark=remark, opened=opened):
            batch.read(read)
            if batch.full:
                under_way.append(_UnderWay(batch, writer, extractor))
                batch = _Batch()
            while len(under_way) >= (2 * jobs if jobs > 1 else 1):
                under_way.popleft().finish(writer, extractor, tell)
        under_way.append(_UnderWay(batch, writer, extractor, last=True))
        for waiting in under_way:
            waiting.finish(writer, extractor, tell)
    writer.group_copies(grouped)
    copies = writer.copies_among(
        [item.key for item in report.handled if item.status == "loaded" and item.key]
    )
    report.handled = [
        replace(item, notes=(*item.notes, _COPY)) if item.status == "loaded" and item.key in copies else item
        for item in report.handled
    ]
    return report


def _tell_stored(
    sidecar: Sidecar, writer: Writer, extractor: Extractor, tell: Callable[[Handled], None]
) -> None:
    """Rows of the table that name a hash are about what is stored already, too."""
    for some in sidecar.by_hash(BATCH_ARTICLES):
        keys = writer.keys(some)
        sidecar.used |= keys.keys()
        for sha256 in _retell({sha256: some[sha256] for sha256 in keys}, writer, extractor):
            note = (_TOLD,)
            tell(Handled(sidecar.path, keys[sha256], "already-there", notes=note, position=sha256))


def _retell(told: Mapping[str, Sequence[Told]], writer: Writer, extractor: Extractor) -> list[str]:
    """Read stored articles anew of which something new is told; their hashes."""
    drafts = extractor.submit(writer.retold(told), last=True).result() if told else []
    found = [draft for draft in drafts if draft is not None]
    writer.revise(found)
    return [draft.sha256 for draft in found]


@dataclass
class _Batch:
    """Articles to be written together, and what else there is to tell, in the order of reading."""

    items: list[Handled | tuple[Read, Unextracted]] = field(default_factory=list)
    weight: int = 0

    def read(self, read: Read) -> None:
        """Take in an article, or why there is none."""
        if read.article is not None:
            self.items.append((replace(read, article=None), _unextracted(read, read.article)))
            # a page is mostly furniture
            self.weight += max(len(read.article.text), len(read.article.raw) >> 3)
        elif read.problem is not None:
            code, values = read.problem.code, tuple(read.problem.values.items())
            self.add(Handled(read.path, None, "skipped", code, values, position=read.position))

    def add(self, handled: Handled) -> None:
        """Take in something to tell."""
        self.items.append(handled)

    @property
    def full(self) -> bool:
        """Whether it is time to write."""
        return self.weight >= BATCH_TEXT or len(self.items) >= BATCH_ARTICLES

    @property
    def articles(self) -> list[Unextracted]:
        """The articles alone."""
        return [item[1] for item in self.items if not isinstance(item, Handled)]


class _UnderWay:
    """A batch whose new articles are being extracted; what is known already is not extracted again."""

    def __init__(self, batch: _Batch, writer: Writer, extractor: Extractor, *, last: bool = False) -> None:
        self._items = batch.items
        articles = batch.articles
        self._known = writer.remember(articles)
        new = [article for article, known in zip(articles, self._known, strict=True) if known is None]
        self._drafts = extractor.submit(new, last=last)

    def finish(self, writer: Writer, extractor: Extractor, tell: Callable[[Handled], None]) -> None:
        """Write the articles, and tell what became of them."""
        drafts = self._drafts.result()
        outcomes = iter(writer.add([draft for draft in drafts if draft is not None]))
        added = iter([None if draft is None else next(outcomes) for draft in drafts])
        found = [known or next(added) for known in self._known]
        retold = _retell(self._told(found), writer, extractor)
        last = iter(found)
        for item in self._items:
            if isinstance(item, Handled):
                tell(item)
                continue
            read, article = item
            outcome = next(last)
            if outcome is None:
                tell(Handled(read.path, None, "skipped", "extraction-died", position=read.position))
            else:
                key, status, notes = outcome.key, outcome.status, article.notes
                if status == "already-there" and article.sha256 in retold:
                    notes = (*notes, _TOLD)
                tell(Handled(read.path, key, status, notes=notes, position=read.position))

    def _told(self, found: Sequence[Outcome | None]) -> dict[str, tuple[Told, ...]]:
        """Hash → what the reader says of an article that was there already."""
        articles = [item[1] for item in self._items if not isinstance(item, Handled)]
        told = {
            article.sha256: tuple(fact for fact in article.told if fact.origin == "manual")
            for article, outcome in zip(articles, found, strict=True)
            if outcome is not None and outcome.status == "already-there"
        }
        return {sha256: facts for sha256, facts in told.items() if facts}
