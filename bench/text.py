"""The text core against FriBidi in C and against the naive way, on an article of 4 KB: medians and ratios.

    python -m bench.text [--runs 31]

All ways take turns in one process, so that a busy machine disturbs them alike: read the ratios. FriBidi's
calls are timed with their buffers ready, one set for each paragraph. Ours makes the maps of all rows, the
others make none.
"""

from __future__ import annotations

import argparse
import ctypes
import statistics
import time
from array import array
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

import arabic_reshaper  # type: ignore[import-untyped]  # has no stubs
import bidi.algorithm  # type: ignore[import-untyped]  # has no stubs

from tests.text import fribidi
from tui.text import clusters, levels
from tui.text.classes import bidi_classes
from tui.text.layout import LaidOutLine, Paragraph

ARTICLES = Path(__file__).parents[1] / "sample_data"
ARTICLE_BYTES = 4_096
WIDTH = 80
PAGE_ROWS = 40
HUGE = 10_000_000
"""Bytes of the paragraph whose first and last page are timed."""


def article(size: int) -> list[str]:
    """Paragraphs of the sample articles, so many bytes of UTF-8."""
    paragraphs: list[str] = []
    for file in sorted(ARTICLES.rglob("*.txt")):
        for paragraph in file.read_text(encoding="utf-8-sig", errors="ignore").splitlines():
            room = size - sum(len(earlier.encode()) for earlier in paragraphs)
            if room <= 0:
                return paragraphs
            if paragraph:
                paragraphs.append(paragraph.encode()[:room].decode(errors="ignore"))
    return paragraphs


def lay_out(paragraphs: list[str]) -> None:
    for paragraph in paragraphs:
        for line in Paragraph(paragraph).wrap(WIDTH):
            _ = line.pieces


def lay_out_unknown_words(paragraphs: list[str]) -> None:
    clusters.forget_words()
    lay_out(paragraphs)


def naive(paragraphs: list[str]) -> None:
    for paragraph in paragraphs:
        bidi.algorithm.get_display(arabic_reshaper.reshape(paragraph))


def fribidi_in_c(library: ctypes.CDLL, paragraphs: list[str]) -> Callable[[], None]:
    """Levels, joining, shaping, mirroring and order of the paragraphs, each taken as one line."""
    calls = []
    for paragraph in paragraphs:
        buffers = fribidi.Buffers(len(paragraph))
        calls.append((buffers, array("I", paragraph.encode("utf-32-le")).tobytes()))

    def run() -> None:
        for buffers, source in calls:
            ctypes.memmove(buffers.code_points, source, len(source))
            base = buffers.shape(library, fribidi.AUTO, fribidi.EVERYTHING)
            buffers.reorder(library, base, fribidi.EVERYTHING)

    return run


def medians(ways: dict[str, Callable[[], object]], runs: int) -> dict[str, float]:
    """Milliseconds, the ways taking turns."""
    times: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(runs):
        for name, way in ways.items():
            began = time.perf_counter()
            way()
            times[name].append((time.perf_counter() - began) * 1000)
    return {name: statistics.median(taken) for name, taken in times.items()}


def article_table(runs: int) -> None:
    paragraphs = article(ARTICLE_BYTES)
    classes = [bidi_classes(paragraph) for paragraph in paragraphs]
    laid_out = [Paragraph(paragraph) for paragraph in paragraphs]
    ways: dict[str, Callable[[], object]] = {
        "levels": lambda: [
            levels.resolve(*paragraph, 1) for paragraph in zip(paragraphs, classes, strict=True)
        ],
        "wrapping at another width": lambda: [paragraph.wrap(WIDTH) for paragraph in laid_out],
        "levels + shaping + wrap + maps": lambda: lay_out(paragraphs),
        "the same, every word new": lambda: lay_out_unknown_words(paragraphs),
        "naive: reshape + bidi.algorithm": lambda: naive(paragraphs),
    }
    library = fribidi.library()
    if library:
        ways["FriBidi in C"] = fribidi_in_c(library, paragraphs)
    taken = medians(ways, runs)
    floor, rival = taken.get("FriBidi in C"), taken["naive: reshape + bidi.algorithm"]
    characters = sum(map(len, paragraphs))
    print(f"Article of {ARTICLE_BYTES:,} bytes, {characters:,} characters, {len(paragraphs)} paragraphs")
    print(f"{'':34}{'ms':>9}{'× FriBidi':>12}{'naive is ×':>12}")
    for name, milliseconds in taken.items():
        ratio = f"{milliseconds / floor:.1f}" if floor else "-"
        print(f"{name:34}{milliseconds:9.3f}{ratio:>12}{rival / milliseconds:12.2f}")
    if not floor:
        print("libfribidi is not installed, so its ratio is missing (Debian: libfribidi0)")


def huge_paragraph_table(runs: int) -> None:
    words = " ".join(article(ARTICLE_BYTES * 8))
    text = words * (HUGE // len(words.encode()) + 1)
    paragraph = Paragraph(text)
    began = time.perf_counter()
    paragraph.prepare()
    prepared = (time.perf_counter() - began) * 1000
    slices = paragraph.slices()
    middle, middle_end = slices[len(slices) // 2]
    ways: dict[str, Callable[[], object]] = {
        "first page of 32 KB, with levels": lambda: first_page(Paragraph(words).rows(WIDTH)),
        "first page of the huge one": lambda: first_page(paragraph.rows(WIDTH, *slices[0])),
        "page in its middle": lambda: first_page(paragraph.rows(WIDTH, middle, middle_end)),
        "making it and finding its slices": lambda: Paragraph(text).slices(),
    }
    print(f"\nOne paragraph of {len(text.encode()):,} bytes; levels, once (in a worker): {prepared:,.0f} ms")
    for name, milliseconds in medians(ways, runs).items():
        print(f"{name:34}{milliseconds:9.3f}")


def first_page(rows: Iterator[LaidOutLine]) -> None:
    for line in islice(rows, PAGE_ROWS):
        _ = line.pieces


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--runs", type=int, default=31)
    runs = parser.parse_args().runs
    article_table(runs)
    huge_paragraph_table(max(3, runs // 4))


if __name__ == "__main__":
    main()
