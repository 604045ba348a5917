"""The query language, from characters to a tree. Every mistake is a QueryError with its position.

words                  all of them, each also with attached particles (و ف ب ك ل ال)
"a phrase" «a phrase»  these words in this order; particles only before the first
begin*                 words that begin so
=word ="a phrase"      this form only
one OR two, one | two  either
-word -(…)             not
(…)                    grouping
NEAR(one two, 5)       at most 5 words between them (10 when no number is given)
field:value            field:"two words"; fields are facet kinds, state, role, date and is
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NoReturn

from store.marks import Mark
from store.problem import QueryError
from store.selection import Choice
from store.words import words_of

MOST_TERMS = 1000
MOST_LEVELS = 50
NEAR_DISTANCE = 10

QUOTES = {'"': '"', "«": "»", "“": "”", "„": "“”"}
_ENDS_WORD = re.compile(r"[\s()|" + "".join(QUOTES) + "»”]")
_FIELD = re.compile(r"([^\W\d_]+):(?=[^\s()|*])")
_BLANK = re.compile("[\\s\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+")  # controls without width too
_DISTANCE = re.compile(r"\s*,\s*(\d{1,4})\s*(?=\))")


@dataclass(frozen=True, slots=True)
class Text:
    """Folded words that stand in this order; one word, or a phrase."""

    words: tuple[str, ...]
    prefix: bool = False
    """The last word may go on."""

    exact: bool = False
    """No attached particles."""


@dataclass(frozen=True, slots=True)
class Near:
    """Words or phrases that stand near each other in any order."""

    parts: tuple[Text, ...]
    distance: int


@dataclass(frozen=True, slots=True)
class Field:
    """`name:value`, not looked up yet."""

    name: str
    value: str
    position: int


@dataclass(frozen=True, slots=True)
class Values:
    """A field looked up: articles with any of these facet values."""

    choices: frozenset[Choice]


@dataclass(frozen=True, slots=True)
class Days:
    """A field looked up: articles of a range of days, both ends included; None is open."""

    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class State:
    """A field looked up: articles that the reader has marked, or has not."""

    mark: Mark
    on: bool


@dataclass(frozen=True, slots=True)
class Not:
    """Articles that the node does not find."""

    node: Node


@dataclass(frozen=True, slots=True)
class And:
    """Articles that all nodes find."""

    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """Articles that any node finds."""

    nodes: tuple[Node, ...]


Node = Text | Near | Field | Values | Days | State | Not | And | Or


def parse(query: str) -> Node | None:
    """The tree of a query; None when it is blank. Raises QueryError with `query` and `position`."""
    return _Parser(query).parse()


def while_typing(query: str) -> str:
    """The query as it may go on: a last word that is still being typed gets its `*`."""
    if not query or not query[-1].isalnum() or query.count('"') % 2:
        return query
    last = re.split(r"[\s()|]", query)[-1]
    if last in ("OR", "AND", "NEAR") or ":" in last or not words_of(last):
        return query
    return query + "*"


class _Parser:
    def __init__(self, query: str) -> None:
        self.query = query
        self.at = 0
        self.terms = 0
        self.levels = 0

    def parse(self) -> Node | None:
        self._skip_blank()
        if self.at == len(self.query):
            return None
        node = self._alternatives(exact=False)
        if self.at < len(self.query):  # only a closing bracket stops it
            self._fail("query-bracket-unopened", self.at)
        if node is None:
            self._fail("query-no-words", 0)
        return node

    def _fail(self, code: str, position: int, **values: object) -> NoReturn:
        raise QueryError(code, query=self.query, position=position, **values)

    def _skip_blank(self) -> None:
        match = _BLANK.match(self.query, self.at)
        if match:
            self.at = match.end()

    def _peek(self) -> str:
        return self.query[self.at : self.at + 1]

    def _take_operator(self, *names: str) -> bool:
        for name in names:
            end = self.at + len(name)
            if self.query.startswith(name, self.at) and (name == "|" or self._is_end(end)):
                self.at = end
                self._skip_blank()
                return True
        return False

    def _is_end(self, at: int) -> bool:
        return at == len(self.query) or _ENDS_WORD.match(self.query, at) is not None

    def _alternatives(self, *, exact: bool) -> Node | None:
        """All up to a closing bracket or the end. None when no word stands in it."""
        nodes: list[Node] = []
        operator: int | None = None
        while True:
            node = self._all_of(exact=exact)
            start = self.at
            found = self._take_operator("OR", "|")
            if node is not None:
                nodes.append(node)
            elif found or operator is not None:
                self._fail("query-operand-missing", start if found else operator or 0)
            if not found:
                return _joined(Or, nodes)
            operator = start

    def _all_of(self, *, exact: bool) -> Node | None:
        nodes: list[Node] = []
        while self.at < len(self.query) and self._peek() != ")":
            before = self.at
            if self._take_operator("OR", "|"):
                self.at = before
                break
            if self._take_operator("AND"):
                if not nodes or self.at == len(self.query):
                    self._fail("query-operand-missing", before)
                continue
            node = self._one(exact=exact)
            if node is not None:
                nodes.append(node)
            self._skip_blank()
        return _joined(And, nodes)

    def _one(self, *, exact: bool) -> Node | None:
        start = self.at
        character = self._peek()
        if character in "-=":
            self.at += 1
            if self._is_end(self.at) and self._peek() not in ("(", *QUOTES):
                return None  # a dash between blanks is punctuation
            self._go_down(start)
            node = self._one(exact=exact or character == "=")
            self.levels -= 1
            return Not(node) if node is not None and character == "-" else node
        if character == "(":
            return self._group(start, exact=exact)
        if character in QUOTES:
            words = self._quoted()
            return self._text(words, start, prefix=self._take_star(), exact=exact)
        if self.query.startswith("NEAR(", self.at):
            return self._near(start, exact=exact)
        field = _FIELD.match(self.query, self.at)
        if field:
            self.at = field.end()
            value = self._quoted() if self._peek() in QUOTES else self._bare()
            self._count_term(start)
            return Field(field.group(1), value, start)
        word = self._bare()
        return self._text(word.rstrip("*"), start, prefix=word.endswith("*"), exact=exact)

    def _group(self, start: int, *, exact: bool) -> Node | None:
        self._go_down(start)
        self.at += 1
        self._skip_blank()
        node = self._alternatives(exact=exact)
        if self._peek() != ")":
            self._fail("query-bracket-unclosed", start)
        self.at += 1
        self.levels -= 1
        return node

    def _near(self, start: int, *, exact: bool) -> Node | None:
        self.at += len("NEAR(")
        distance = NEAR_DISTANCE
        parts: list[Text] = []
        self._skip_blank()
        while self._peek() != ")":
            if self.at == len(self.query):
                self._fail("query-bracket-unclosed", start)
            number = _DISTANCE.match(self.query, self.at)
            if number:
                distance = int(number.group(1))
                self.at = number.end()
                break
            inner = self.at
            if self._peek() in QUOTES:
                text = self._text(self._quoted(), inner, prefix=False, exact=exact)
            elif self._is_end(inner):
                self._fail("query-near-words-only", inner)
            else:
                word = self._bare(stop=",")
                text = self._text(word.rstrip("*"), inner, prefix=word.endswith("*"), exact=exact)
            if text is not None:
                parts.append(text)
            self._skip_blank()
        self.at += 1
        if not parts:
            return None
        return parts[0] if len(parts) == 1 else Near(tuple(parts), distance)

    def _quoted(self) -> str:
        start = self.at
        closing = QUOTES[self._peek()]
        end = start + 1
        while end < len(self.query) and self.query[end] not in closing:
            end += 1
        if end == len(self.query):
            self._fail("query-quote-unclosed", start)
        self.at = end + 1
        return self.query[start + 1 : end]

    def _bare(self, stop: str = "") -> str:
        """Characters up to a blank, a bracket or a quotation mark; at least one."""
        start = self.at
        self.at += 1
        while not self._is_end(self.at) and self._peek() not in stop:
            self.at += 1
        return self.query[start : self.at]

    def _take_star(self) -> bool:
        found = self._peek() == "*"
        self.at += found
        return found

    def _text(self, written: str, start: int, *, prefix: bool, exact: bool) -> Text | None:
        words = tuple(words_of(written))
        if not words:
            return None
        for _ in words:
            self._count_term(start)
        return Text(words, prefix, exact)

    def _count_term(self, position: int) -> None:
        self.terms += 1
        if self.terms > MOST_TERMS:
            self._fail("query-too-long", position, limit=MOST_TERMS)

    def _go_down(self, position: int) -> None:
        self.levels += 1
        if self.levels > MOST_LEVELS:
            self._fail("query-too-deep", position, limit=MOST_LEVELS)


def _joined(kind: type[And] | type[Or], nodes: list[Node]) -> Node | None:
    if not nodes:
        return None
    return nodes[0] if len(nodes) == 1 else kind(tuple(nodes))
