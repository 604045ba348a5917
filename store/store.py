"""The face of the store for reading: all that the explorer and the command line may ask of a database."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import chain, islice
from pathlib import Path

from pyroaring import BitMap

from store.articles import find_id, load_article, load_rows, places_of
from store.concordance import Concordance, Snippet, lines_of, snippet
from store.connection import Readers, is_writable, reported
from store.curating import Curation
from store.fold import FOLD_VERSION
from store.hits import FoldedWords, as_hits, hits_among, hits_in
from store.marks import Mark, Marks
from store.model import Article, ArticleRow, Blame, Counts, FacetKind, FacetValue, Hit, Meeting, Page
from store.notebook import Notebook
from store.problem import StoreError
from store.query import Node
from store.saved import SavedSelections
from store.search import positive_choices
from store.selecting import Selecting
from store.selection import Choice, Selection
from store.snapshot import Snapshot

_KEY_AND_TEXT = "SELECT key, text FROM articles JOIN article_texts ON article_id = id WHERE id = ?"


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found in one article."""

    article_id: int
    key: str
    words: FoldedWords
    hits: tuple[Hit, ...]


class Store:
    """A database, read-only but for marks. Usable from several threads.

    It shows the collection as it was when it was opened or last refreshed. Any method may raise StoreError
    when the file cannot be read; those that take a selection or a query raise QueryError when it cannot be
    understood.
    """

    def __init__(self, path: Path, readers: Readers, notebook: Notebook, curation: Notebook) -> None:
        self.path = path
        self.marks_beside = notebook.beside
        """File that keeps marks and saved selections; None when the database itself does."""
        self.saved = SavedSelections(notebook)
        self.curation = Curation(readers, curation)
        """Corrections and codes: they lie in the database, also of a collection whose marks lie beside it."""
        self._readers = readers
        self._notebooks = notebook, curation
        self._marks = Marks(readers, notebook)
        self._now = Selecting(Snapshot(readers), self._marks)

    @classmethod
    def open(cls, path: Path, *, beside: Path | None = None, read_only: bool = False) -> Store:
        """Open a database that a Writer made. Raises StoreError.

        `beside` is the file that keeps marks when the database cannot be written or (`read_only`) must not.
        """
        readers = Readers(path)
        try:
            with reported(path):
                query = "SELECT value FROM settings WHERE name = 'fold_version'"
                row = readers.get().execute(query).fetchone()
            if row is None or row[0] != str(FOLD_VERSION):
                raise StoreError("store-older", path=str(path), version=row and row[0], known=FOLD_VERSION)
            writable = is_writable(path)
            return cls(
                path,
                readers,
                Notebook(readers, writable=writable and not read_only, beside=beside),
                Notebook(readers, writable=writable, beside=None),
            )
        except BaseException:
            readers.close()
            raise

    def close(self) -> None:
        """Close it. Call it when no thread is reading any more."""
        self._readers.close()
        for notebook in self._notebooks:  # last: who can write folds the log into the file
            notebook.close()

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def interrupt(self) -> None:
        """Stop what other threads are reading: they get StoreError `store-interrupted`."""
        self._readers.interrupt()

    @contextmanager
    def one_moment(self) -> Iterator[sqlite3.Connection]:
        """This thread's connection, in a transaction that sees one state of the file."""
        with reported(self.path):
            connection = self._readers.get()
            connection.execute("BEGIN")
            try:
                yield connection
            finally:
                connection.execute("COMMIT")

    def kinds(self) -> tuple[FacetKind, ...]:
        """Kinds of facets, in their order."""
        return tuple(self._now.snapshot.kinds.values())

    def values(self, kind: str) -> tuple[FacetValue, ...]:
        """Values of a kind, by articles descending, then by label."""
        return self._now.snapshot.values(kind).values

    def meetings(self) -> tuple[Meeting, ...]:
        """All meetings that the profiles know."""
        return self._now.snapshot.meetings()

    def collection_size(self) -> int:
        """Articles in the whole collection."""
        return self._now.snapshot.size

    def find(self, selection: Selection, *, offset: int = 0, limit: int = 200) -> Page:
        """A window of the articles of a selection, in its order."""
        now = self._now
        ids = now.ids(selection, offset, limit)
        starred, read = self._marks.articles("star"), self._marks.articles("read")
        with reported(self.path):
            rows = load_rows(self._readers.get(), ids, starred, read)
        if selection.copies == "once":
            rows = tuple(replace(row, copies=now.copies(selection, row.id)) for row in rows)
        return Page(selection, len(now.listed(selection)), now.snapshot.size, offset, rows)

    def ids(self, selection: Selection) -> list[int]:
        """Ids of all articles of a selection, in its order."""
        return self._now.all_ids(selection)

    def articles(self, selection: Selection) -> BitMap:
        """Ids of all articles that a selection finds, also of copies that are listed as one."""
        return self._now.articles(selection)

    def copies(self, article_id: int) -> tuple[ArticleRow, ...]:
        """An article and its copies, by day, then by key; the article alone when it has none."""
        starred, read = self._marks.articles("star"), self._marks.articles("read")
        ids = self._now.snapshot.groups.copies_of(article_id)
        with reported(self.path):
            return load_rows(self._readers.get(), ids, starred, read)

    def starred(self) -> BitMap:
        """Ids of the articles with a star."""
        return self._marks.articles("star")

    def position(self, selection: Selection, article_id: int) -> int | None:
        """Row number of an article in the selection's order; None when the selection does not find it."""
        return self._now.position(selection, article_id)

    def counts(self, selection: Selection, kinds: Sequence[str] | None = None) -> Counts:
        """Articles of each value of the kinds named, or of all facet kinds."""
        return self._now.counts(selection, kinds)

    def blame(self, selection: Selection) -> Blame:
        """What an empty selection would find without each single choice."""
        return self._now.blame(selection)

    def article(self, article_id: int) -> Article:
        """An article with its text, mentions and claims. Raises StoreError `article-unknown`."""
        with reported(self.path):
            starred, read = self._marks.articles("star"), self._marks.articles("read")
            return load_article(self._readers.get(), article_id, starred, read)

    def article_id(self, name: str) -> int:
        """The article that a name means: its key, path, file name, number or the start of its hash.

        Raises StoreError `article-unknown` or `article-ambiguous`.
        """
        with reported(self.path):
            return find_id(self._readers.get(), name)

    def hits(self, article_id: int, query: str) -> tuple[Hit, ...]:
        """Where the stored text of an article has what the query looks for, in reading order."""
        node = self._now.search.understand(query)
        if node is None:
            return ()
        found = list(self._found_in([article_id], node, set(positive_choices(node))))
        if not found:
            raise StoreError("article-unknown", article=str(article_id))
        return found[0].hits

    def snippets(self, article_ids: Sequence[int], query: str, *, width: int = 160) -> dict[int, Snippet]:
        """A piece of each article around the first hit of a query, or its beginning."""
        node = self._now.search.understand(query)
        choices = set(positive_choices(node)) if node else set()
        return {
            found.article_id: snippet(found.words, found.hits, width)
            for found in self._found_in(article_ids, node, choices)
        }

    def concordance(self, selection: Selection, *, context: int = 8, most: int = 2000) -> Concordance:
        """Every place of what a selection searches for or, without a search, of its chosen values.

        `context` is the number of words on either side, `most` the number of places to stop at.
        """
        node = self._now.search.understand(selection.query)
        choices = set(positive_choices(node)) if node else set(selection.included)
        lines = chain.from_iterable(
            lines_of(found.article_id, found.key, found.words, found.hits, context)
            for found in self._found_in(self._now.all_ids(selection), node, choices)
        )
        some = tuple(islice(lines, most + 1))
        return Concordance(some[:most], complete=len(some) <= most)

    def _found_in(self, ids: Sequence[int], node: Node | None, choices: set[Choice]) -> Iterator[Found]:
        """The hits of a tree and the mentions of values in each article, read as they are asked for."""
        for own_id in ids:
            with reported(self.path):
                connection = self._readers.get()
                row = connection.execute(_KEY_AND_TEXT, [own_id]).fetchone()
                places = places_of(connection, own_id, choices) if choices and row else []
            if row is not None:
                words = FoldedWords(row[1])
                hits = hits_among(words, node, places) if node else as_hits(places)
                yield Found(own_id, row[0], words, hits)

    def text_hits(self, texts: Sequence[str], query: str) -> list[tuple[Hit, ...]]:
        """Where each of some texts, such as headlines, has the words of a query."""
        node = self._now.search.understand(query)
        if node is None:
            return [()] * len(texts)
        return [hits_in(text, node) for text in texts]

    def find_values(self, kind: str, text: str) -> tuple[str, ...]:
        """Values whose id or label holds the text, however it is spelt; in the order of `values`."""
        return self._now.snapshot.values(kind).holding(text)

    def resolve(self, kind: str, words: str) -> frozenset[str]:
        """Value ids that words mean: an id, parts of one, a round's number, a label in Arabic or English.

        Raises QueryError `kind-unknown` or `value-unknown`.
        """
        return self._now.search.resolve(kind, words)

    def check_query(self, query: str) -> None:
        """Raise QueryError, with the position of the mistake, when a search cannot be understood."""
        self._now.search.understand(query)

    def set_mark(self, article_id: int, mark: Mark, on: bool) -> None:
        """Mark an article, or take the mark away. Waits until it is written, at most the busy timeout."""
        self._marks.set(article_id, mark, on)

    def data_version(self) -> int:
        """A number that changes when articles were written since: compare it with an earlier one."""
        with reported(self.path):
            query = "SELECT value FROM settings WHERE name = 'revision'"
            return int(self._readers.get().execute(query).fetchone()[0])

    def unseen(self) -> int:
        """Articles that were written since the collection was last read, less those that were removed."""
        with reported(self.path):
            count: int = self._readers.get().execute("SELECT count(*) FROM articles").fetchone()[0]
            return count - self._now.snapshot.size

    def refresh(self) -> None:
        """Show the collection as it is now."""
        self._marks.forget()
        self._now = Selecting(Snapshot(self._readers), self._marks)
