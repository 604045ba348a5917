"""UAX #9, W1-W7, N0-N2, I1 and I2: the levels of one isolating run sequence, from its classes.

A rule is a substitution in the string of classes. Patterns that look ahead over a run are possessive and
start only at the first letter of the run, which keeps them linear.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from tui.text.classes import CANONICAL_BRACKET, CLOSING_OF

BRACKET_STACK = 63
"""BD16."""

BRACKET = re.compile("[()]")
W1_MARKS = re.compile("(.)(M+)", re.DOTALL)
W2_AFTER_ARABIC = re.compile("A[^LR]*")
W4_EUROPEAN = re.compile("(?<=E)[SC](?=E)")
W4_ARABIC = re.compile("(?<=N)C(?=N)")
W5_TERMINATORS = re.compile("(?<!T)T++(?=E)|(?<=E)T++")
W7_AFTER_LATIN = re.compile("L[^LR]*")
N1_IN_LATIN = re.compile("(?<=L)[^LREN]++(?=L)")
N1_IN_ARABIC = re.compile("(?<=[REN])[^LREN]++(?=[REN])")


@lru_cache(maxsize=4096)
def resolve_short(classes: str, sos: str, eos: str, level: int) -> bytes:
    """A text full of isolates is a crowd of short sequences of few kinds, so these are remembered."""
    return resolve_sequence("", classes, sos, eos, level)


def resolve_sequence(text: str, classes: str, sos: str, eos: str, level: int) -> bytes:
    """W1-W7, N0-N2, I1 and I2 for one isolating run sequence; `text` is read only where brackets are."""
    original = classes
    if "M" in classes:
        classes = W1_MARKS.sub(_w1, sos + classes)[1:]
    if "A" in classes:
        if "E" in classes:
            classes = W2_AFTER_ARABIC.sub(lambda match: match[0].replace("E", "N"), classes)
        classes = classes.replace("A", "R")
    if "E" in classes:
        classes = W4_EUROPEAN.sub("E", classes)
        if "T" in classes:
            classes = W5_TERMINATORS.sub(lambda match: "E" * len(match[0]), classes)
    if "N" in classes:
        classes = W4_ARABIC.sub("N", classes)
    # W6 has nothing to do: separators and terminators left over are neutrals for all that follows.
    if "E" in classes and (sos == "L" or "L" in classes):
        classes = W7_AFTER_LATIN.sub(lambda match: match[0].replace("E", "L"), sos + classes)[1:]
    if "(" in classes and ")" in classes:
        classes = _pair_brackets(text, classes, original, sos, "R" if level % 2 else "L")
    # N2 is in the table of levels, where every neutral has the embedding level.
    if level % 2:
        if "L" in classes:
            classes = N1_IN_LATIN.sub(lambda match: "L" * len(match[0]), sos + classes + eos)[1:-1]
    elif classes.strip("L"):
        classes = N1_IN_ARABIC.sub(lambda match: "R" * len(match[0]), sos + classes + eos)[1:-1]
    return classes.encode("ascii").translate(_implicit_levels(level))


def _w1(match: re.Match[str]) -> str:
    """W1: marks take the type of what they follow, which is ON for isolates, their ends and brackets."""
    before = match[1]
    return before + ("O" if before in "ijfd()" else before) * len(match[2])


@cache
def _implicit_levels(level: int) -> bytes:
    """I1 and I2 as a table from class letter to level; neutrals stay at the embedding level (N2)."""
    table = bytearray([level]) * 256
    for letter, step in zip(b"LREN", (1, 0, 1, 1) if level % 2 else (0, 1, 2, 2), strict=True):
        table[letter] = level + step
    return bytes(table)


def _bracket_pairs(text: str, classes: str) -> list[tuple[int, int]]:
    """BD16: positions of paired brackets, in the order of the opening ones."""
    pairs: list[tuple[int, int]] = []
    openings: list[tuple[str, int]] = []  # closing bracket waited for, position
    for match in BRACKET.finditer(classes):
        at = match.start()
        char = text[at]
        if match[0] == "(":
            if len(openings) == BRACKET_STACK:
                break
            closing = CLOSING_OF[char]
            openings.append((CANONICAL_BRACKET.get(closing, closing), at))
            continue
        char = CANONICAL_BRACKET.get(char, char)
        for depth in range(len(openings) - 1, -1, -1):
            if openings[depth][0] == char:
                pairs.append((openings[depth][1], at))
                del openings[depth:]
                break
    return sorted(pairs)


def _pair_brackets(text: str, classes: str, original: str, sos: str, embedding: str) -> str:
    """N0: brackets of a pair take one direction, and so do the marks that follow them."""
    opposite = "L" if embedding == "R" else "R"
    resolved = bytearray(classes, "ascii")
    strong = bytearray(classes.replace("E", "R").replace("N", "R"), "ascii")
    before, seen = sos, 0  # the last strong type before `seen`
    for opening, closing in _bracket_pairs(text, classes):
        last_strong = max(strong.rfind(b"L", seen, opening), strong.rfind(b"R", seen, opening))
        if last_strong >= 0:
            before = chr(strong[last_strong])
        seen = opening
        if strong.find(embedding.encode(), opening + 1, closing) >= 0:
            direction = embedding
        elif strong.find(opposite.encode(), opening + 1, closing) >= 0:
            direction = opposite if before == opposite else embedding
        else:
            continue
        for bracket in (opening, closing):
            end = bracket + 1
            while end < len(original) and original[end] == "M":
                end += 1
            resolved[bracket:end] = strong[bracket:end] = direction.encode() * (end - bracket)
    return resolved.decode("ascii")
