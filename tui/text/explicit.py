"""UAX #9, X1-X10: levels of embeddings and isolates, and the run sequences that a paragraph falls into."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

MAX_DEPTH = 125
"""BD2."""

OVERRIDE = {"u": "L", "v": "R"}
"""X4, X5: the class that everything in an LRO or RLO gets."""

ISOLATE = re.compile("[ijfd]")
STRONG_OR_ISOLATE = re.compile("[LRAijfd]")
EXPLICIT = re.compile("[lruvpijfdP]")
KEPT = re.compile("[^blruvp]+")

Span = tuple[int, int, int]
"""Start, end and level of neighbouring characters of one level, none of them removed by X9."""


class Sequence(NamedTuple):
    """An isolating run sequence (BD13), with the types at its ends (X10)."""

    spans: list[Span]
    sos: str
    eos: str


def run_sequences(classes: str, base: int) -> tuple[str, list[Sequence]]:
    """The classes with overrides applied, and the isolating run sequences of a paragraph."""
    matches = _matching_isolates(classes)
    overridden, spans = _explicit_levels(classes, matches, base)
    return overridden, list(_join_runs(spans, matches, base))


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


def _join_runs(spans: list[Span], matches: dict[int, int], base: int) -> Iterator[Sequence]:
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
        yield Sequence(
            runs[end] if len(sequence) == 1 else [span for number in sequence for span in runs[number]],
            "R" if max(level, before) % 2 else "L",
            "R" if max(level, after) % 2 else "L",
        )
