"""Embedding levels and visual order by the Unicode Bidirectional Algorithm (UAX #9), revision of Unicode 15.

Levels are resolved once per paragraph, in logical order; L1 and L2 work on the line that wrapping has cut
from it. The rules are regular expressions over a string of class letters (see classes.py). Every step is
linear in the length of the text, whatever its nesting: isolates and brackets are matched in one pass, and
depths are bounded by the algorithm itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from tui.text.classes import CANONICAL_BRACKET, CLOSING_OF

MAX_DEPTH = 125
"""BD2."""

BRACKET_STACK = 63
"""BD16."""

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
        spans = [_Span(*match.span(), base) for match in KEPT.finditer(classes)]
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


@dataclass(frozen=True, slots=True)
class _Span:
    """Neighbouring characters of one level, none of them removed by X9."""

    start: int
    end: int
    level: int


@dataclass(frozen=True, slots=True)
class _Sequence:
    """An isolating run sequence (BD13), with the types at its ends (X10)."""

    spans: list[_Span]
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


def _explicit_levels(classes: str, matches: dict[int, int], base: int) -> tuple[str, list[_Span]]:
    """X1-X8: classes with overrides applied, and the spans of equal level with removed characters left
    out."""
    stack: list[tuple[int, str, bool]] = [(base, "", False)]  # level, override class or "", isolate
    overflow_isolates = overflow_embeddings = valid_isolates = 0
    overridden: list[str] = []
    spans: list[_Span] = []
    matched = set(matches.values())
    done = 0

    def pass_over(start: int, end: int) -> None:
        level, override, _ = stack[-1]
        piece = classes[start:end]
        spans.extend(_Span(start + kept.start(), start + kept.end(), level) for kept in KEPT.finditer(piece))
        overridden.append(KEPT.sub(lambda kept: override * len(kept[0]), piece) if override else piece)

    for match in EXPLICIT.finditer(classes):
        at, letter = match.start(), match[0]
        if at > done:
            pass_over(done, at)
        done = at + 1
        if letter in "lruvijf":
            rtl = letter in "rvj" or (
                letter == "f"
                and not overflow_isolates + overflow_embeddings
                and _isolate_is_rtl(classes, at, matches)
            )
            isolate = letter in "ijf"
            level = stack[-1][0]
            level += 2 if level % 2 == rtl else 1
            if isolate:
                pass_over(at, done)
            else:
                overridden.append(letter)
            if level <= MAX_DEPTH and not overflow_isolates and not overflow_embeddings:
                stack.append((level, {"u": "L", "v": "R"}.get(letter, ""), isolate))
                valid_isolates += isolate
            elif isolate:
                overflow_isolates += 1
            elif not overflow_isolates:
                overflow_embeddings += 1
        elif letter == "d":
            if overflow_isolates and at in matched:
                overflow_isolates -= 1
            elif valid_isolates and at in matched:
                overflow_embeddings = 0
                while not stack[-1][2]:
                    stack.pop()
                stack.pop()
                valid_isolates -= 1
            pass_over(at, done)
        elif letter == "p":
            overridden.append(letter)
            if overflow_isolates:
                pass
            elif overflow_embeddings:
                overflow_embeddings -= 1
            elif len(stack) > 1 and not stack[-1][2]:
                stack.pop()
        else:  # a paragraph separator stands at the paragraph's level
            overridden.append(letter)
            spans.append(_Span(at, done, base))
    if done < len(classes):
        pass_over(done, len(classes))
    return "".join(overridden), spans


def _run_sequences(spans: list[_Span], matches: dict[int, int], base: int) -> Iterator[_Sequence]:
    """X10: level runs, joined over isolates to isolating run sequences."""
    runs: list[list[_Span]] = []
    for span in spans:
        if runs and runs[-1][-1].level == span.level:
            runs[-1].append(span)
        else:
            runs.append([span])
    sequences: list[list[int]] = []  # numbers of level runs
    continued_at: dict[int, list[int]] = {}  # position of a PDI -> the sequence that goes on there
    for number, run in enumerate(runs):
        sequence = continued_at.pop(run[0].start, None)
        if sequence is None:
            sequence = []
            sequences.append(sequence)
        sequence.append(number)
        if run[-1].start in matches:
            continued_at[matches[run[-1].start]] = sequence
    for sequence in sequences:
        first, last = sequence[0], sequence[-1]
        level = runs[first][0].level
        before = runs[first - 1][0].level if first else base
        isolate_left_open = runs[last][-1].start in matches
        after = base if isolate_left_open or last + 1 == len(runs) else runs[last + 1][0].level
        yield _Sequence(
            [span for number in sequence for span in runs[number]],
            "R" if max(level, before) % 2 else "L",
            "R" if max(level, after) % 2 else "L",
        )


def _resolve_spans(text: str, classes: str, sequence: _Sequence, levels: bytearray) -> None:
    """Resolve one isolating run sequence and write its levels where its characters are."""
    spans = sequence.spans
    letters = "".join([classes[span.start : span.end] for span in spans])
    if "(" in letters and ")" in letters:
        characters = "".join([text[span.start : span.end] for span in spans])
        resolved = _resolve_sequence(characters, letters, sequence.sos, sequence.eos, spans[0].level)
    elif len(letters) <= 16:
        resolved = _resolve_short(letters, sequence.sos, sequence.eos, spans[0].level)
    else:
        resolved = _resolve_sequence("", letters, sequence.sos, sequence.eos, spans[0].level)
    done = 0
    for span in spans:
        length = span.end - span.start
        levels[span.start : span.end] = resolved[done : done + length]
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
