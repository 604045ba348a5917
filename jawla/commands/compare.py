"""`jawla compare articles|sources|designations|topics`: what differs between articles, outlets and actors."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from jawla.command import DONE, Command
from tui.words import say

if TYPE_CHECKING:
    from jawla.output import Column, Output
    from store import Store
    from store.compare import TextComparison

_ARTICLES = ("sign", "first_start", "first_end", "first_words", "second_start", "second_end", "second_words")
_SOURCES = (
    "meeting", "meeting_start", "actor", "actor_ar", "first", "second", "contradict", "first_quotes",
    "second_quotes",
)  # fmt: skip
_DESIGNATIONS = ("party", "source", "source_ar", "designation", "articles", "source_articles")
_TOPICS = ("topic", "topic_ar", "topic_en", "act", "by", "articles", "sources")
_NAMES = {"articles": 2, "sources": 2, "designations": 0, "topics": 0}
"""What can be compared, and how many names it takes."""


def _arguments(parser: argparse.ArgumentParser) -> None:
    from jawla.collection import add_filters

    about = ", ".join(f"{name}: {say(f'compare.{name}')}" for name in _NAMES)
    parser.add_argument("what", choices=tuple(_NAMES), metavar="WHAT", help=about)
    parser.add_argument("names", nargs="*", metavar="NAME", help=say("option.compare-names"))
    parser.add_argument(
        "--columns", choices=("party", "person"), default="party", help=say("option.compare-columns")
    )
    add_filters(parser)
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--csv", action="store_true", help=say("option.csv"))
    form.add_argument("--json", action="store_true", help=say("option.json"))
    parser.add_argument("--raw-cells", action="store_true", help=say("option.raw-csv"))


def _run(arguments: argparse.Namespace) -> int:
    from jawla.collection import open_for_output
    from jawla.output import Output
    from store.problem import QueryError

    if len(arguments.names) != _NAMES[arguments.what]:
        raise QueryError("compare-names", what=arguments.what, count=_NAMES[arguments.what])
    store = open_for_output(arguments)
    actions: dict[str, Callable[[argparse.Namespace, Store, Output], None]] = {
        "articles": _articles,
        "sources": _sources,
        "designations": _designations,
        "topics": _topics,
    }
    actions[arguments.what](arguments, store, Output(arguments.json, arguments.terminal_mode))
    return DONE


def _articles(arguments: argparse.Namespace, store: Store, out: Output) -> None:
    from jawla.output import Column, note
    from store.compare import compare_texts

    first, second = (store.article(store.article_id(name)).text for name in arguments.names)
    found = compare_texts(first, second)
    if out.terminal and not arguments.csv:
        out.laid_out(list(_differences(found, first, second, out.width)))
        note(say("compare.legend", first=arguments.names[0], second=arguments.names[1]))
    else:
        rows = (
            (
                piece.kind, *piece.first, first[slice(*piece.first)], *piece.second,
                second[slice(*piece.second)],
            )
            for piece in found.pieces
        )  # fmt: skip
        _print(arguments, out, _ARTICLES, rows, [Column("", 0)] * len(_ARTICLES))
    note(say("compare.same", same=found.same_words, first=found.first_words, second=found.second_words))


def _differences(found: TextComparison, first: str, second: str, width: int) -> Iterator[tuple[str, str]]:
    """Rows of a terminal: each difference behind its sign, what is shared cut to the words around it."""
    from tui.panes.differences import difference_rows
    from tui.text.layout import Paragraph
    from tui.words import visible

    room = max(10, width - 2)
    for sign, words in difference_rows(found, first, second):
        for line in Paragraph(words).wrap(room):
            logical = words[line.start : line.end]
            yield f"{sign} {line.text}".rstrip(), f"{sign} {visible(logical)}"


def _sources(arguments: argparse.Namespace, store: Store, out: Output) -> None:
    from jawla.collection import selection_of
    from jawla.matrix_rows import said
    from jawla.output import Column, note
    from store.attendance import Attendance
    from store.compare import compare_sources, of_source
    from store.evidence import evidence
    from store.matrix import Question

    selection = selection_of(arguments, store)
    first, second = (_one_outlet(store, words) for words in arguments.names)
    attendance, question = Attendance(store), Question(columns=arguments.columns)
    found = compare_sources(attendance, selection, first, second, question)
    quotes: list[dict[tuple[str, str], str]] = []
    for source in (first, second):
        own: dict[tuple[str, str], str] = {}
        for proof in evidence(store, attendance.matrix(of_source(selection, source), question)):
            actor = proof.subject(question.columns)
            if proof.claim.meeting is not None and actor is not None and proof.quotes:
                key = (proof.claim.meeting, actor)
                words = " ".join(proof.quotes[0].split())
                own[key] = f"{own[key]} | {words}" if key in own else words
        quotes.append(own)
    rows = [
        (
            row.meeting.id, row.meeting.start, row.actor.id, row.actor.label_ar, said(row.first),
            said(row.second), "!" if row.contradict else "",
            *(own.get((row.meeting.id, row.actor.id)) for own in quotes),
        )
        for row in found
    ]  # fmt: skip
    columns = [
        Column(say("matrix.meeting"), 12), Column(say("matrix.day"), 10, day=True),
        Column(say("column.value"), 14), Column("", 16), Column(first, 22), Column(second, 22),
        Column("", 1), Column("", 0), Column("", 24),
    ]  # fmt: skip
    _print(arguments, out, _SOURCES, rows, columns)
    if not rows:
        note(say("compare.nothing"))
    note(say("compare.differ", count=sum(row.contradict for row in found), rows=len(rows)))


def _one_outlet(store: Store, words: str) -> str:
    from store.problem import QueryError

    found = sorted(store.resolve("source", words))
    if len(found) > 1:
        raise QueryError("outlet-ambiguous", outlet=words, found=", ".join(found))
    return found[0]


def _designations(arguments: argparse.Namespace, store: Store, out: Output) -> None:
    from jawla.collection import selection_of
    from jawla.output import Column
    from store.compare import designations_by_outlet

    rows = [
        (
            own.party, own.outlet.value, own.outlet.label_ar, own.designation.label_ar, own.articles,
            own.outlet_articles,
        )
        for own in designations_by_outlet(store, selection_of(arguments, store))
    ]  # fmt: skip
    columns = [
        Column("", 14), Column("", 16), Column(say("column.source"), 20), Column(say("column.value"), 0),
        Column(say("column.together"), 8, end=True), Column(say("column.articles"), 8, end=True),
    ]  # fmt: skip
    _print(arguments, out, _DESIGNATIONS, rows, columns)


def _topics(arguments: argparse.Namespace, store: Store, out: Output) -> None:
    from jawla.collection import selection_of
    from jawla.output import Column
    from store.compare import topics_by_act

    rows = [
        (own.topic, own.label_ar, own.label_en, own.act, own.by, own.articles, own.sources)
        for own in topics_by_act(store, selection_of(arguments, store))
    ]
    columns = [
        Column(say("column.value"), 20), Column(say("column.label-ar"), 22),
        Column(say("column.label-en"), 0), Column("", 10), Column("", 20),
        Column(say("column.articles"), 8, end=True),
        Column(say("column.sources"), 7, end=True),
    ]  # fmt: skip
    _print(arguments, out, _TOPICS, rows, columns)


def _print(
    arguments: argparse.Namespace,
    out: Output,
    names: Sequence[str],
    rows: Iterable[Sequence[object]],
    columns: Sequence[Column],
) -> None:
    if arguments.csv:
        from jawla.tabular import write_csv

        write_csv(names, rows, raw_cells=arguments.raw_cells)
    elif out.json:
        for row in rows:
            out.object(dict(zip(names, row, strict=True)))
    else:
        out.table(columns, [[" ".join(str("" if c is None else c).split()) for c in row] for row in rows])


COMMAND = Command("compare", _arguments, _run)
