"""Embedding levels and visual order by the Unicode Bidirectional Algorithm (UAX #9), revision of Unicode 15.

Levels are resolved once per paragraph, in logical order; L1 and L2 work on the line that wrapping has cut
from it. The rules are regular expressions over a string of class letters (see classes.py). Every step is
linear in the length of the text, whatever its nesting: isolates and brackets are matched in one pass, and
depths are bounded by the algorithm itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from tui.text.classes import CANONICAL_BRACKET, CLOSING_OF

MAX_DEPTH = 125
"""BD2."""

BRACKET_STACK = 63
"""BD16."""

OVERRIDE = {"u": "L", "v": "R"}
"""X4, X5: the class that everything in an LRO or RLO gets."""

ISOLATE = re.compile("[ijfd]")
STRONG_OR_ISOLATE = re.compile("[LRAijfd]")
EXPLICIT = re.compile("[lruvpijfdP]")
HAS_EXPLICIT = re.compile("[lruvpijfd]")
BRACKET = re.compile("[()]")
REMOVED = re.compile(b"\xff+")
KEPT = re.compile("[^blruvp]+")
NEEDS_LEVELS = re.compile("[RANlruvpijf]")

W1_MARKS = re.compile("(.)(M+)", re.DOTALL)
W2_AFTER_ARABIC = re.compile("A[^LR]*")
W4_EUROPEAN = re.compile("(?<=E)[SC](?=E)")
W4_ARABIC = re.compile("(?<=N)C(?=N)")
W5_TERMINATORS = re.compile("(?<!T)T++(?=E)|(?<=E)T++")
W7_AFTER_LATIN = re.compile("L[^LR]*")
N1_IN_LATIN = re.compile("(?<=L)[^LREN]++(?=L)")
N1_IN_ARABIC = re.compile("(?<=[REN])[^LREN]++(?=[REN])")
L1_BLANKS = "Wijfdblruvp"
L1_SEPARATOR = re.compile(rf"(?<![{L1_BLANKS}])[{L1_BLANKS}]*+[PG]")


def first_strong(classes: str) -> Literal["R", "L"] | None:
    """Direction of the first strong character outside isolates (P2, P3); None if there is none."""
    depth = 0
    for match in STRONG_OR_ISOLATE.finditer(classes):
        letter = match[0]
        if letter in "ijf":
            depth += 1
        elif letter == "d":
            depth = max(0, depth - 1)
        elif depth == 0:
            return "L" if letter == "L" else "R"
    return None


def resolve(text: str, classes: str, base: int) -> bytes:
    """The level of every code point of a paragraph after I2, that is before L1; base is 0 (LTR) or 1 (RTL).

    Characters that X9 removes get the level of the character before them, so that a display may keep them
    there.
    """
    if base == 0 and not NEEDS_LEVELS.search(classes):
        return bytes(len(classes))
    if not HAS_EXPLICIT.search(classes):
        side = "R" if base else "L"
        if "b" not in classes:
            return _resolve_sequence(text, classes, side, side, base)
        spans = [(*match.span(), base) for match in KEPT.finditer(classes)]
        sequences = [_Sequence(spans, side, side)] if spans else []
    else:
        matches = _matching_isolates(classes)
        classes, spans = _explicit_levels(classes, matches, base)
        sequences = list(_run_sequences(spans, matches, base))
    levels = bytearray(b"\xff" * len(classes))
    for sequence in sequences:
        _resolve_spans(text, classes, sequence, levels)
    _fill_removed(levels, base)
    return bytes(levels)


def reset_blanks(levels: bytes, classes: str, base: int) -> bytes:
    """L1 for one line: separators, and blanks before them or at the line's end, take the base level.

    `classes` are the original classes of the line's characters.
    """
    mended = bytearray(levels)
    if "P" in classes or "G" in classes:
        for match in L1_SEPARATOR.finditer(classes):
            mended[match.start() : match.end()] = bytes([base]) * len(match[0])
    kept = len(classes.rstrip(L1_BLANKS))
    mended[kept:] = bytes([base]) * (len(classes) - kept)
    return bytes(mended)


def visual_order(levels: bytes) -> list[int]:
    """L2: the indices of the levels from left to right."""
    order = list(range(len(levels)))
    if not levels:
        return order
    lowest_odd = min(levels) | 1
    for level in range(max(levels), lowest_odd - 1, -1):
        # A run at this level or above holds the runs already turned, so their ends have not moved.
        for match in _at_least(level).finditer(levels):
            start, end = match.span()
            order[start:end] = order[start:end][::-1]
    return order


@cache
def _at_least(level: int) -> re.Pattern[bytes]:
    return re.compile(b"[%s-\xff]+" % re.escape(bytes([level])), re.DOTALL)


Span = tuple[int, int, int]
"""Start, end and level of neighbouring characters of one level, none of them removed by X9."""


class _Sequence(NamedTuple):
    """An isolating run sequence (BD13), with the types at its ends (X10)."""

    spans: list[Span]
    sos: str
    eos: str


def _matching_isolates(classes: str) -> dict[int, int]:
    """BD9: the matching PDI of each isolate initiator, or the end of the paragraph where there is none."""
    matches: dict[int, int] = {}
    open_at: list[int] = []
    for match in ISOLATE.finditer(classes):
        if match[0] != "d":
            open_at.append(match.start())
        elif open_at:
            matches[open_at.pop()] = match.start()
    for at in open_at:
        matches[at] = len(classes)
    return matches


def _isolate_is_rtl(classes: str, at: int, matches: dict[int, int]) -> bool:
    """X5c: the direction that P2 and P3 give to the text between an FSI and its PDI."""
    end = matches[at]
    while match := STRONG_OR_ISOLATE.search(classes, at + 1, end):
        if match[0] not in "ijf":
            return match[0] in "RA"
        at = matches[match.start()]
    return False


def _explicit_levels(classes: str, matches: dict[int, int], base: int) -> tuple[str, list[Span]]:
    """X1-X8: classes with overrides applied, and spans of equal level without the removed characters."""
    stack: list[tuple[int, str, bool]] = [(base, "", False)]  # level, class of an override or "", isolate
    overflow_isolates = overflow_embeddings = 0
    closing = set(matches.values())
    overridden: list[str] = []
    spans: list[Span] = []
    done = 0

    def keep(start: int, end: int, level: int) -> None:
        if spans and spans[-1][1] == start and spans[-1][2] == level:
            start = spans.pop()[0]
        spans.append((start, end, level))

    def keep_text(start: int, end: int) -> None:
        level, override, _ = stack[-1]
        piece = classes[start:end]
        if "b" not in piece:
            keep(start, end, level)
            overridden.append(override * (end - start) or piece)
            return
        for kept in KEPT.finditer(piece):
            keep(start + kept.start(), start + kept.end(), level)
        overridden.append(KEPT.sub(lambda kept: override * len(kept[0]), piece) if override else piece)

    for match in EXPLICIT.finditer(classes):
        at, letter = match.start(), match[0]
        if at > done:
            keep_text(done, at)
        done = at + 1
        level, override, in_isolate = stack[-1]
        if letter in "ijf":  # X5a-X5c
            overridden.append(override or letter)
            keep(at, done, level)
            fits = not overflow_isolates and not overflow_embeddings
            if letter == "f" and fits:
                letter = "j" if _isolate_is_rtl(classes, at, matches) else "i"
            level += 2 if level % 2 == (letter == "j") else 1
            if fits and level <= MAX_DEPTH:
                stack.append((level, "", True))
            else:
                overflow_isolates += 1
        elif letter == "d":  # X6a
            if at in closing:
                if overflow_isolates:
                    overflow_isolates -= 1
                else:
                    overflow_embeddings = 0
                    while not stack.pop()[2]:
                        pass
            level, override, _ = stack[-1]
            overridden.append(override or letter)
            keep(at, done, level)
        elif letter == "P":  # X8
            overridden.append(letter)
            keep(at, done, base)
        elif letter == "p":  # X7
            overridden.append(letter)
            if overflow_isolates:
                pass
            elif overflow_embeddings:
                overflow_embeddings -= 1
            elif not in_isolate and len(stack) > 1:
                stack.pop()
        else:  # X2-X5
            overridden.append(letter)
            level += 2 if level % 2 == (letter in "rv") else 1
            if level <= MAX_DEPTH and not overflow_isolates and not overflow_embeddings:
                stack.append((level, OVERRIDE.get(letter, ""), False))
            elif not overflow_isolates:
                overflow_embeddings += 1
    if done < len(classes):
        keep_text(done, len(classes))
    return "".join(overridden), spans


def _run_sequences(spans: list[Span], matches: dict[int, int], base: int) -> Iterator[_Sequence]:
    """X10: level runs, joined over isolates to isolating run sequences."""
    runs: list[list[Span]] = []
    for span in spans:
        if runs and runs[-1][-1][2] == span[2]:
            runs[-1].append(span)
        else:
            runs.append([span])
    sequences: list[list[int]] = []  # numbers of level runs
    continued_at: dict[int, list[int]] = {}  # position of a PDI -> the sequence that goes on there
    for number, run in enumerate(runs):
        first, last = run[0][0], run[-1][1] - 1
        sequence = continued_at.pop(first, None)
        if sequence is None:
            sequence = []
            sequences.append(sequence)
        sequence.append(number)
        if last in matches:
            continued_at[matches[last]] = sequence
    for sequence in sequences:
        level = runs[sequence[0]][0][2]
        before = runs[sequence[0] - 1][0][2] if sequence[0] else base
        end = sequence[-1]
        isolate_left_open = runs[end][-1][1] - 1 in matches
        after = base if isolate_left_open or end + 1 == len(runs) else runs[end + 1][0][2]
        yield _Sequence(
            runs[end] if len(sequence) == 1 else [span for number in sequence for span in runs[number]],
            "R" if max(level, before) % 2 else "L",
            "R" if max(level, after) % 2 else "L",
        )


def _resolve_spans(text: str, classes: str, sequence: _Sequence, levels: bytearray) -> None:
    """Resolve one isolating run sequence and write its levels where its characters are."""
    spans, sos, eos = sequence
    level = spans[0][2]
    letters = "".join([classes[start:end] for start, end, _ in spans])
    if "(" in letters and ")" in letters:
        characters = "".join([text[start:end] for start, end, _ in spans])
        resolved = _resolve_sequence(characters, letters, sos, eos, level)
    elif len(letters) <= 16:
        resolved = _resolve_short(letters, sos, eos, level)
    else:
        resolved = _resolve_sequence("", letters, sos, eos, level)
    done = 0
    for start, end, _ in spans:
        length = end - start
        levels[start:end] = resolved[done : done + length]
        done += length


@lru_cache(maxsize=4096)
def _resolve_short(classes: str, sos: str, eos: str, level: int) -> bytes:
    """A text full of isolates is a crowd of short sequences of few kinds, so these are remembered."""
    return _resolve_sequence("", classes, sos, eos, level)


def _resolve_sequence(text: str, classes: str, sos: str, eos: str, level: int) -> bytes:
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
    """W1: marks take the type of what they follow, but ON after an isolate; a bracket they follow is ON
    too."""
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


def _fill_removed(levels: bytearray, base: int) -> None:
    """Give characters without a level the one of the character before them."""
    before = bytes([base])
    for match in REMOVED.finditer(levels):
        start, end = match.span()
        levels[start:end] = (levels[start - 1 : start] or before) * (end - start)
