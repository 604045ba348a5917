"""From files to the store: read, extract, write in batches, and report every file.

The pipeline speaks in codes and values; whoever shows it makes sentences of them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Protocol

from importers.extract.document import Document
from importers.extract.record import extract, facts
from importers.formats import SNIFFED, format_of, suffixes
from importers.formats.format import Format, NotAnArticleFile, RawArticle, ReadOptions
from importers.profiles.profile import Profiles
from importers.reading import find_files, why
from store.draft import Draft

if TYPE_CHECKING:
    from store.writing import Outcome

Status = Literal["loaded", "already-there", "skipped"]
BATCH_TEXT = 2 << 20
"""Code points of text in a batch: some hundred articles, written in well under half a second."""
BATCH_ARTICLES = 200


@dataclass(frozen=True, slots=True)
class Handled:
    """What became of one article, or of a file that gave none."""

    path: str
    """As given; hostile text, to be made visible before it is shown."""

    key: str | None
    status: Status
    code: str | None = None
    """Why it was skipped; None when it was not."""

    values: tuple[tuple[str, object], ...] = ()
    """What the sentence for `code` needs."""

    notes: tuple[str, ...] = ()
    """Codes of what was mended (`surrogates-replaced` …)."""


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

    def known(self, sha256s: Sequence[str]) -> set[str]: ...
    def add(self, drafts: Sequence[Draft]) -> list[Outcome]: ...


@dataclass(frozen=True, slots=True)
class Read:
    """One article read from a file, or the reason why there is none."""

    path: Path
    format: str = ""
    article: RawArticle | None = None
    problem: NotAnArticleFile | None = None


def read_paths(paths: Sequence[Path], options: ReadOptions, format_name: str | None = None) -> Iterator[Read]:
    """Every article under the paths, and every reason why a file gave none."""
    for found in find_files(list(paths), suffixes()):
        if found.problem is not None:
            yield Read(found.path, problem=found.problem)
            continue
        try:
            chosen = _choose(found.path, format_name)
            for article in chosen.read(found.path, options):
                yield Read(found.path, chosen.name, article)
        except NotAnArticleFile as problem:
            yield Read(found.path, problem=problem)
        except OSError as error:
            yield Read(found.path, problem=why(error))


def _choose(path: Path, asked: str | None) -> Format:
    if not path.is_file():
        raise NotAnArticleFile("not-a-file" if path.exists() else "file-missing")
    with path.open("rb") as file:
        return format_of(path, file.read(SNIFFED), asked)


def draft_of(read: Read, article: RawArticle, profiles: Profiles) -> Draft:
    """The article with everything extracted from it: pure but for the values it is given."""
    record = extract(Document(article.text, article.metadata), profiles)
    return Draft(
        key=article.key,
        path=str(read.path),
        sha256=hashlib.sha256(article.raw).hexdigest(),
        text=article.text,
        format=read.format,
        encoding=article.encoding,
        encoding_certainty=article.encoding_certainty,
        record=record,
        facts=facts(record, profiles),
        notes=article.notes,
    )


def import_paths(
    paths: Sequence[Path],
    writer: ArticleWriter,
    profiles: Profiles,
    *,
    options: ReadOptions | None = None,
    format_name: str | None = None,
    progress: Callable[[Handled], None] = lambda _: None,
) -> Report:
    """Import every article under the paths; the report tells of each file. Raises StoreError."""
    report = Report()

    def tell(handled: Handled) -> None:
        report.handled.append(handled)
        progress(handled)

    batch: list[tuple[Read, RawArticle]] = []
    waiting = 0
    for read in read_paths(paths, options or ReadOptions(), format_name):
        if read.article is None:
            assert read.problem is not None
            problem = read.problem
            tell(Handled(str(read.path), None, "skipped", problem.code, tuple(problem.values.items())))
            continue
        batch.append((read, read.article))
        waiting += len(read.article.text)
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
    drafts = [draft_of(read, article, profiles) for read, article in batch]
    for draft, outcome in zip(drafts, writer.add(drafts), strict=True):
        tell(Handled(draft.path, outcome.key, outcome.status, notes=draft.notes))
