"""`jawla correct reject|change|add|confirm|undo|list|orphans`: what counts of an article, said by a coder."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from jawla.command import DONE, Command
from tui.words import say

if TYPE_CHECKING:
    from store import Store
    from store.coding import Correction, Value


def _arguments(parser: argparse.ArgumentParser) -> None:
    from jawla.coder import add_coder
    from jawla.common import add_common

    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    for name in (*_DECISIONS, "undo", "list", "orphans"):
        own = actions.add_parser(name, help=say(f"correct.{name}"), description=say(f"correct.{name}"))
        add_common(own, uses_database=True)
        if name in _DECISIONS:
            own.add_argument("article", metavar="ARTICLE", help=say("option.article"))
            own.add_argument("what", metavar="WHAT", help=say(f"correct.what-{_what(name)}"))
            own.add_argument("--quote", metavar="WORDS", help=say("correct.quote"))
            own.add_argument("--why", metavar="TEXT", default="", help=say("correct.why"))
            if name in ("change", "add"):
                help = say("correct.to")
                own.add_argument("--to", metavar="FIELD=VALUE", action="append", default=[], help=help)
        if name == "undo":
            own.add_argument("id", metavar="ID", help=say("correct.id"))
        if name in (*_DECISIONS, "undo"):
            add_coder(own)
        else:
            own.add_argument("--json", action="store_true", help=say("option.json"))
        if name == "list":
            own.add_argument("article", metavar="ARTICLE", nargs="?", help=say("option.article"))


def _what(action: str) -> str:
    return "new" if action == "add" else "known"


def _run(arguments: argparse.Namespace) -> int:
    from jawla.collection import open_for_output

    with open_for_output(arguments) as store:
        if arguments.action in _DECISIONS:
            return _decide(store, arguments)
        return {"undo": _undo, "list": _list, "orphans": _orphans}[arguments.action](store, arguments)


def _decide(store: Store, arguments: argparse.Namespace) -> int:
    from jawla.coder import changed_claim, coder_of, value_named
    from jawla.output import tell
    from store.coding import NEW_CLAIM, CodingError

    article_id = store.article_id(arguments.article)
    article = store.article(article_id)
    kind, equals, words = arguments.what.partition("=")
    target: Value | None = None
    new: Value | None = None
    if kind == "claim":
        known = NEW_CLAIM
        if arguments.action != "add":
            if not (words.isdecimal() and 0 < int(words) <= len(article.claims)):
                raise CodingError("coding-no-claim", article=article.row.key, count=len(article.claims))
            known = article.claims[int(words) - 1]
            target = known
        if arguments.action in ("change", "add"):
            new = changed_claim(store, known, arguments.to)
            if new.actor is None and not new.name_ar:
                raise CodingError("coding-no-actor")
    elif equals:
        named = value_named(store, kind, words)
        target = None if arguments.action == "add" else named
        if arguments.action == "change":
            if len(arguments.to) != 1:
                raise CodingError("coding-one-value")
            new = value_named(store, kind, arguments.to[0].removeprefix(f"{kind}="))
        elif arguments.action == "add":
            new = named
    else:
        raise CodingError("coding-what", what=arguments.what)
    made = store.curation.correct(
        article_id,
        arguments.action,
        coder_of(arguments),
        target=target,
        replacement=new,
        span=_span(article.text, arguments.quote),
        why=arguments.why,
    )
    tell(say("correct.done", id=made.id, what=_line(made)))
    return DONE


def _span(text: str, quote: str | None) -> tuple[int, int] | None:
    """Where words stand in a text. Raises CodingError unless they stand there once."""
    from store.coding import CodingError

    if quote is None:
        return None
    if text.count(quote) != 1 or not quote:
        raise CodingError("coding-quote", quote=quote, count=text.count(quote) if quote else 0)
    start = text.index(quote)
    return start, start + len(quote)


def _undo(store: Store, arguments: argparse.Namespace) -> int:
    from jawla.coder import coder_of
    from jawla.output import tell

    undone = store.curation.undo(arguments.id, coder_of(arguments))
    tell(say("correct.undone", id=undone.id))
    return DONE


def _list(store: Store, arguments: argparse.Namespace) -> int:
    from store.coding import Correction

    if arguments.article is None:
        _show(arguments, [(made, made.article_key) for made in store.curation.entries(Correction)])
    else:
        article_id = store.article_id(arguments.article)
        _show(arguments, [(made, made.article_key) for made in store.curation.corrections(article_id)])
    return DONE


def _orphans(store: Store, arguments: argparse.Namespace) -> int:
    found = store.curation.orphans()
    _show(arguments, [(orphan.correction, orphan.correction.article_key) for orphan in found])
    return DONE


def _show(arguments: argparse.Namespace, corrections: list[tuple[Correction, str]]) -> None:
    from jawla.output import Column, Output
    from store.coding import to_object

    out = Output(arguments.json, arguments.terminal_mode)
    if out.json:
        for made, _ in corrections:
            out.object(to_object(made))
        return
    columns = (
        Column(say("column.entry"), 16),
        Column(say("column.coder"), 12),
        Column(say("column.coded-at"), 10, day=True),
        Column(say("column.article"), 20),
        Column(say("column.decision"), 0),
    )
    out.table(
        columns, [(made.id, made.coder, made.made_at[:10], key, _line(made)) for made, key in corrections]
    )


def _line(made: Correction) -> str:
    """`change claim turkey/guarantor/attended → turkey/guarantor/declined «تركيا»`."""
    values = " → ".join(_named(value) for value in (made.target, made.replacement) if value is not None)
    quote = f"«{made.quote}»" if made.quote else ""
    return " ".join(filter(None, (made.action, values, quote, made.why)))


def _named(value: Value) -> str:
    from store.attendance_facts import value_of
    from store.coding import FactValue

    if isinstance(value, FactValue):
        return f"{value.kind}={value.value}"
    return " ".join(filter(None, (value_of(value), value.meeting, value.segment)))


_DECISIONS = ("reject", "change", "add", "confirm")

COMMAND = Command("correct", _arguments, _run)
