"""Correcting what was found, and coding: every decision with its coder, its time and its reason."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from typing import Literal

from store.anchoring import context
from store.articles import load_claims
from store.coded import CELL_STATES, FUNCTIONS, ROLES, STATES
from store.coding import (
    TABLES,
    Action,
    ActorType,
    Adjudication,
    AnyEntry,
    CodedCell,
    CodingError,
    CodingTask,
    Correction,
    Entry,
    FactValue,
    FullyCoded,
    Note,
    Tag,
    Value,
    as_row,
    from_row,
    identified,
    now,
)
from store.connection import Readers, reported
from store.correcting import BLIND_TASK, articles_of, correct_article, decisions_on
from store.effective import DERIVED, same
from store.notebook import Notebook
from store.problem import StoreError
from store.record import Claim

_NEW_REVISION = "UPDATE settings SET value = value + 1 WHERE name = 'revision'"


@dataclass(frozen=True, slots=True)
class Orphan:
    """A correction that stands and is in effect nowhere."""

    correction: Correction
    article_id: int | None
    """The article that has its words no more; None when there is no such article."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """What several coders decided of one thing, and not the same; the last one is in effect."""

    about: Literal["fact", "claim", "cell"]
    entries: tuple[Correction | CodedCell, ...]
    """The last decision of each coder, the earliest first."""


class Curation:
    """The decisions of coders on one database. They lie in it: what counts must be written there too."""

    def __init__(self, readers: Readers, notebook: Notebook) -> None:
        self._readers = readers
        self._notebook = notebook

    def correct(
        self,
        article_id: int,
        action: Action,
        coder: str,
        *,
        target: Value | None = None,
        replacement: Value | None = None,
        span: tuple[int, int] | None = None,
        why: str = "",
    ) -> Correction:
        """Reject, change or confirm `target`, or add `replacement`, and make it count.

        `span` are the words that it is about. Without them a fact is meant wherever it stands in the article,
        and a claim where its first mention is. Raises CodingError, StoreError.
        """
        if span is None and isinstance(target, Claim) and target.mentions:
            span = target.mentions[0].start, target.mentions[0].end
        text, text_sha256, article_sha256, key = self._article(article_id)
        _check(action, target, replacement, span, text)
        self._check_known(article_id, target, replacement, span)
        before, after = context(text, *span) if span else ("", "")
        correction = Correction(
            coder=coder,
            made_at=now(),
            text_sha256=text_sha256,
            article_sha256=article_sha256,
            article_key=key,
            action=action,
            span=span,
            quote=text[span[0] : span[1]] if span else "",
            text_before=before,
            text_after=after,
            target=_plain(target),
            replacement=_plain(replacement),
            why=why.strip(),
            task=self.blind_task(),
        )
        return self._add(correction)

    def tag(self, article_id: int, tag: str, coder: str) -> Tag:
        """Put a tag on an article and its copies; one that is there already is given back."""
        words = " ".join(tag.split())
        if not words:
            raise CodingError("coding-empty")
        text_sha256 = self._article(article_id)[1]
        for own in self.entries(Tag, text_sha256=text_sha256):
            if own.tag == words:
                return own
        return self._add(Tag(coder=coder, made_at=now(), text_sha256=text_sha256, tag=words))

    def note(self, article_id: int, note: str, coder: str) -> Note | None:
        """Keep a remark in the place of the coder's former one; an empty one takes that away."""
        text_sha256 = self._article(article_id)[1]
        former = [own for own in self.entries(Note, text_sha256=text_sha256) if own.coder == coder]
        if former and former[-1].note == note:
            return former[-1]
        if not note.strip():
            for own in former:
                self.undo(own.id, coder)
            return None
        return self._add(Note(coder=coder, made_at=now(), text_sha256=text_sha256, note=note))

    def mark_fully_coded(self, article_id: int, coder: str, on: bool = True) -> None:
        """Say that a coder has gone through the whole article, or has not."""
        text_sha256 = self._article(article_id)[1]
        task = self.blind_task()
        own = [
            mark
            for mark in self.entries(FullyCoded, text_sha256=text_sha256)
            if (mark.coder, mark.task) == (coder, task)
        ]
        if on and not own:
            self._add(FullyCoded(coder=coder, made_at=now(), text_sha256=text_sha256, task=task))
        for mark in () if on else own:
            self.undo(mark.id, coder)

    def code_cell(
        self,
        meeting: str,
        actor_type: ActorType,
        actor: str,
        coder: str,
        *,
        state: str,
        role: str | None,
        reason: str,
    ) -> CodedCell:
        """Decide what an actor's attendance of a meeting was. A reason is asked for: it is the study's word.

        Raises CodingError, StoreError.
        """
        if not reason.strip():
            raise CodingError("coding-no-reason")
        _check_word("state", state, CELL_STATES)
        if role is not None:
            _check_word("role", role, ROLES if actor_type == "party" else FUNCTIONS)
        self._check_meeting(meeting)
        return self._add(
            CodedCell(
                coder=coder,
                made_at=now(),
                meeting_id=meeting,
                actor_type=actor_type,
                actor_id=actor,
                state=state,
                role=role,
                reason=reason.strip(),
            )
        )

    def undo(self, entry_id: str, coder: str) -> Entry:
        """Take back a decision. Raises CodingError `coding-entry-unknown` or `coding-undone-already`."""
        found = self.entry(entry_id)
        if not found.stands:
            raise CodingError("coding-undone-already", id=found.id, coder=found.undone_by)
        undone = replace(found, undone_at=now(), undone_by=_named(coder))
        self._notebook.transact(lambda connection: _undo(connection, undone))
        return undone

    def redo(self, entry: Entry) -> Entry:
        """Decide again what was undone: a new entry with the same words."""
        return self._add(replace(entry, made_at=now(), undone_at=None, undone_by=None))

    def entry(self, entry_id: str) -> Entry:
        """The entry of an id or of its beginning. Raises CodingError `coding-entry-unknown`."""
        found: list[Entry] = [
            own for sort in TABLES for own in self.entries(sort, undone=True) if own.id.startswith(entry_id)
        ]
        if len(found) != 1 or not entry_id:
            raise CodingError("coding-entry-unknown", id=entry_id, count=len(found))
        return found[0]

    def entries(self, sort: type[AnyEntry], *, undone: bool = False, **where: str) -> list[AnyEntry]:
        """Entries that stand, or all of them, the earliest first; `where` are columns and their values."""
        with reported(self._readers.path):
            return _entries(self._readers.get(), sort, undone=undone, **where)

    def on_article(self, article_id: int) -> tuple[list[Tag], list[Note], list[FullyCoded]]:
        """What stands of an article beside its corrections."""
        text_sha256 = self._article(article_id)[1]
        return (
            self.entries(Tag, text_sha256=text_sha256),
            list({own.coder: own for own in self.entries(Note, text_sha256=text_sha256)}.values()),
            self.entries(FullyCoded, text_sha256=text_sha256),
        )

    def corrections(self, article_id: int) -> list[Correction]:
        """The corrections that count in an article, the earliest first."""
        self._article(article_id)
        with reported(self._readers.path):
            return [own for own, _ in decisions_on(self._readers.get(), article_id)[0]]

    def blind_task(self) -> str | None:
        """The task that this database is a blind copy for: every decision made in it belongs to that."""
        with reported(self._readers.path):
            found: str | None = self._readers.get().execute(f"SELECT {BLIND_TASK}").fetchone()[0]
        return found

    def keep_for(self, task: CodingTask, known: Iterable[FactValue]) -> None:
        """Make the database a blind copy for a task; its coder can choose from the values `known`."""
        rows = [(own.kind, own.value, own.label_ar, own.label_en, own.group) for own in known]

        def write(connection: sqlite3.Connection) -> None:
            take_over(connection, [task])
            connection.executemany(
                "INSERT OR IGNORE INTO facet_values (kind, value, label_ar, label_en, side) "
                "VALUES (?, ?, ?, ?, ?)",
                rows,
            )
            connection.execute(
                "INSERT OR REPLACE INTO settings (name, value) VALUES ('blind_task', ?)", [task.name]
            )

        self._notebook.transact(write)

    def values_of_none(self, kinds: Collection[str]) -> list[FactValue]:
        """Values of some kinds that no article has: a coder may be the first to find them."""
        query = (
            "SELECT kind, value, label_ar, label_en, side FROM facet_values "
            f"WHERE kind IN ({','.join('?' * len(kinds))}) "
            "AND NOT EXISTS (SELECT 1 FROM article_facts WHERE value_id = facet_values.id) "
            "ORDER BY kind, label_ar, value"
        )
        with reported(self._readers.path):
            return [FactValue(*row) for row in self._readers.get().execute(query, list(kinds))]

    def add_task(self, task: CodingTask) -> CodingTask:
        """Keep a task under its name. Raises CodingError `task-exists` for another one of the name."""
        for own in self.entries(CodingTask, name=task.name):
            if (own.drawn, own.articles) != (task.drawn, task.articles):
                raise CodingError("task-exists", name=task.name)
            return own
        return self._add(task)

    def task(self, name: str) -> CodingTask:
        """The task of a name; of several that were merged the first. Raises CodingError `task-unknown`."""
        for own in self.entries(CodingTask, name=name):
            return own
        known = ", ".join(sorted({own.name for own in self.entries(CodingTask)})) or "-"
        raise CodingError("task-unknown", name=name, known=known)

    def adjudicate(self, decision: Adjudication) -> Adjudication:
        """Keep who is right. A reason is asked for. Raises CodingError `coding-no-reason`."""
        if not decision.reason.strip():
            raise CodingError("coding-no-reason")
        return self._add(decision)

    def all_entries(self) -> list[Entry]:
        """The whole log, undone entries too, in the order of `TABLES`: what another laptop is given."""
        with reported(self._readers.path):
            return load_log(self._readers.get())

    def tags(self) -> list[Tag]:
        """Every tag that stands."""
        return self.entries(Tag)

    def party_of(self, person: str) -> str | None:
        """The party that most claims give a person."""
        query = (
            "SELECT party_id FROM article_claims WHERE actor_type = 'person' AND actor_id = ? "
            "AND party_id IS NOT NULL GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1"
        )
        with reported(self._readers.path):
            row = self._readers.get().execute(query, [person]).fetchone()
        return row[0] if row else None

    def cells(self) -> list[CodedCell]:
        """Of each coder the last word on each meeting and actor."""
        last = {
            (cell.meeting_id, cell.actor_type, cell.actor_id, cell.coder): cell
            for cell in self.entries(CodedCell)
        }
        return sorted(last.values(), key=lambda cell: (cell.meeting_id, cell.actor_id, cell.coder))

    def orphans(self) -> list[Orphan]:
        """Corrections that stand and have no words or no article any more."""
        found = []
        with reported(self._readers.path):
            connection = self._readers.get()
            for correction in self._counting():
                places = [(own, decisions_on(connection, own)) for own in articles_of(connection, correction)]
                if not any(correction == own for _, (made, _) in places for own, _ in made):
                    lost = [own for own, (_, orphans) in places if correction in orphans]
                    found.append(Orphan(correction, lost[0] if lost else None))
        return found

    def _counting(self) -> list[Correction]:
        """Corrections that stand and, if their words are found, count in this database."""
        task = self.blind_task()
        return [own for own in self.entries(Correction) if own.task == task]

    def conflicts(self) -> list[Conflict]:
        """What coders decided differently, and did not undo."""
        said: dict[tuple[object, ...], dict[str, Correction | CodedCell]] = {}
        for correction in self._counting():
            target = same(correction.value)
            said.setdefault((correction.text_sha256, correction.span, target), {})[correction.coder] = (
                correction
            )
        for cell in self.entries(CodedCell):
            said.setdefault((cell.meeting_id, cell.actor_type, cell.actor_id), {})[cell.coder] = cell
        found = []
        for by_coder in said.values():
            if len({_outcome(entry) for entry in by_coder.values()}) > 1:
                entries = tuple(sorted(by_coder.values(), key=lambda entry: (entry.made_at, entry.id)))
                found.append(Conflict(_about(entries[0]), entries))
        return found

    def merge(self, entries: Iterable[Entry]) -> tuple[int, int]:
        """Take over entries of another log: how many were new, and how many were undone by it."""
        given = list(entries)
        return self._notebook.transact(lambda connection: take_over(connection, given))

    def _add(self, entry: AnyEntry) -> AnyEntry:
        made = identified(replace(entry, coder=_named(entry.coder)))
        self._notebook.transact(lambda connection: _insert(connection, made))
        return made

    def _article(self, article_id: int) -> tuple[str, str, str, str]:
        """Text, its hash, hash of the bytes, and name."""
        query = (
            "SELECT text, text_sha256, sha256, key FROM articles JOIN article_texts ON article_id = id "
            "WHERE id = ?"
        )
        with reported(self._readers.path):
            row: tuple[str, str, str, str] | None = (
                self._readers.get().execute(query, [article_id]).fetchone()
            )
        if row is None:
            raise StoreError("article-unknown", article=str(article_id))
        return row

    def _check_known(
        self, article_id: int, target: Value | None, new: Value | None, span: tuple[int, int] | None
    ) -> None:
        """What is corrected must be there, and what is put there must mean something."""
        with reported(self._readers.path):
            connection = self._readers.get()
            if isinstance(target, Claim):
                there = any(same(target) == same(own) for own in load_claims(connection, article_id))
            elif target is not None:
                query = (
                    "SELECT 1 FROM article_facts JOIN facet_values ON facet_values.id = value_id "
                    "LEFT JOIN mentions ON fact_id = article_facts.id WHERE article_id = ? AND kind = ? "
                    "AND value = ? AND (? IS NULL OR (span_start, span_end) = (?, ?))"
                )
                place = (span[0], *span) if span else (None, None, None)
                row = connection.execute(query, [article_id, target.kind, target.value, *place])
                there = row.fetchone() is not None
            else:
                there = True
        if not there:
            raise CodingError("coding-not-there", article=str(article_id))
        if isinstance(new, Claim):
            if new.meeting is not None:
                self._check_meeting(new.meeting)
        elif new is not None:
            with reported(self._readers.path):
                kinds = [name for (name,) in self._readers.get().execute("SELECT name FROM facet_kinds")]
            if new.kind not in kinds:
                raise CodingError("coding-kind-unknown", kind=new.kind, kinds=", ".join(kinds))

    def _check_meeting(self, meeting: str) -> None:
        with reported(self._readers.path):
            query = "SELECT 1 FROM meetings WHERE id = ?"
            if self._readers.get().execute(query, [meeting]).fetchone() is None:
                raise CodingError("coding-meeting-unknown", meeting=meeting)


def load_log(connection: sqlite3.Connection) -> list[Entry]:
    """Every entry of a database, undone ones too, in the order of `TABLES`."""
    return [entry for sort in TABLES for entry in _entries(connection, sort, undone=True)]


def take_over(connection: sqlite3.Connection, entries: Iterable[Entry]) -> tuple[int, int]:
    """Add entries of another log, within a transaction: how many were new, and how many were undone by it."""
    new = undone = 0
    for entry in entries:
        known = _entries(connection, type(entry), undone=True, id=entry.id)
        if not known:
            _insert(connection, entry)
            new += 1
        elif known[0].stands and not entry.stands:
            _undo(connection, entry)
            undone += 1
    return new, undone


def _entries(
    connection: sqlite3.Connection, sort: type[AnyEntry], *, undone: bool = False, **where: str
) -> list[AnyEntry]:
    conditions = [f"{name} = ?" for name in where] + ([] if undone else ["undone_at IS NULL"])
    only = f"WHERE {' AND '.join(conditions)}" if conditions else ""
    query = f"SELECT * FROM {TABLES[sort]} {only} ORDER BY made_at, id"
    cursor = connection.execute(query, list(where.values()))
    names = [column[0] for column in cursor.description]
    return [from_row(sort, dict(zip(names, row, strict=True))) for row in cursor]


def _insert(connection: sqlite3.Connection, entry: Entry) -> None:
    row = as_row(entry)
    columns, places = ", ".join(row), ", ".join("?" * len(row))
    connection.execute(
        f"INSERT OR IGNORE INTO {TABLES[type(entry)]} ({columns}) VALUES ({places})",
        list(row.values()),
    )
    _make_count(connection, entry)


def _undo(connection: sqlite3.Connection, entry: Entry) -> None:
    connection.execute(
        f"UPDATE {TABLES[type(entry)]} SET undone_at = ?, undone_by = ? WHERE id = ?",
        [entry.undone_at, entry.undone_by, entry.id],
    )
    _make_count(connection, entry)


def _make_count(connection: sqlite3.Connection, entry: Entry) -> None:
    if isinstance(entry, Correction):
        for article_id in articles_of(connection, entry):
            correct_article(connection, article_id)
        connection.execute(_NEW_REVISION)


def _named(coder: str) -> str:
    name = " ".join(coder.split())
    if not name:
        raise CodingError("coding-no-coder")
    return name


def _plain(value: Value | None) -> Value | None:
    return replace(value, mentions=()) if isinstance(value, Claim) else value


def _check(
    action: Action,
    target: Value | None,
    new: Value | None,
    span: tuple[int, int] | None,
    text: str,
) -> None:
    """Whether a correction means something, whatever the database holds. Raises CodingError."""
    for value in (target, new):
        if value is not None and not isinstance(value, Claim) and value.kind in DERIVED:
            raise CodingError("coding-follows", kind=value.kind)
    if span is not None and not 0 <= span[0] < span[1] <= len(text):
        raise CodingError("coding-no-words")
    if span is None and (action == "add" or isinstance(target, Claim)):
        raise CodingError("coding-no-words")
    if action == "change" and target == new:
        raise CodingError("coding-unchanged")
    if isinstance(new, Claim):
        _check_word("state", new.state, STATES)
        if new.role is not None:
            _check_word("role", new.role, ROLES)
        if new.function is not None:
            _check_word("function", new.function, FUNCTIONS)


def _check_word(field: str, word: str, known: Iterable[str]) -> None:
    if word not in known:
        raise CodingError("coding-word-unknown", field=field, word=word, known=", ".join(known))


def _outcome(entry: Correction | CodedCell) -> object:
    if isinstance(entry, CodedCell):
        return entry.state, entry.role
    return None if entry.action == "reject" else same(entry.replacement or entry.value)


def _about(entry: Correction | CodedCell) -> Literal["fact", "claim", "cell"]:
    if isinstance(entry, CodedCell):
        return "cell"
    return "claim" if isinstance(entry.value, Claim) else "fact"
