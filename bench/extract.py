"""How many articles a second extraction reads on one core, and whether time grows with length alone.

    python -m bench.extract [--runs 5]

The articles are those of the sample collection, joined to 4 KB, so that they hold as many mentions a KB as
real ones. The floor is what every reader of Arabic pays: decoding, folding and splitting into words. Seconds
are those of the processor, best of the runs, for others may use the machine too; calls are the functions of
Python that an article calls, the same on every machine.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import FrameType

from importers.extract.document import Document
from importers.extract.record import extract, facts
from importers.profiles import load

ARTICLES = Path(__file__).resolve().parents[1] / "sample_data" / "articles"
ARTICLE_BYTES = 4096
LENGTHS = (4_096, 40_960, 409_600)


def texts(size: int) -> list[str]:
    """The sample's articles, joined and cut at paragraph ends to about `size` bytes."""
    paragraphs = [
        paragraph
        for path in sorted(ARTICLES.glob("*.txt"))
        for paragraph in path.read_text(encoding="utf-8").split("\n")
        if paragraph
    ]
    joined: list[str] = []
    current: list[str] = []
    length = 0
    for paragraph in paragraphs:
        current.append(paragraph)
        length += len(paragraph.encode()) + 1
        if length >= size:
            joined.append("\n".join(current))
            current, length = [], 0
    return joined


def seconds(work: Callable[[], object], runs: int, clock: Callable[[], float] = time.process_time) -> float:
    """The least of several runs."""
    measured = []
    for _ in range(runs):
        began = clock()
        work()
        measured.append(clock() - began)
    return min(measured)


def calls(work: Callable[[], object]) -> int:
    """How many functions of Python some work calls."""
    counted = 0

    def count(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal counted
        counted += event == "call"

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(before)
    return counted


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    runs = parser.parse_args().runs
    began = time.perf_counter()
    profiles = load()
    loading = time.perf_counter() - began
    small = texts(ARTICLE_BYTES)
    raw = [text.encode() for text in small]

    def read_only() -> None:
        for data in raw:
            Document(data.decode())

    def whole() -> None:
        for data in raw:
            facts(extract(Document(data.decode()), profiles), profiles)

    whole()  # tables are made on first use
    floor, own = seconds(read_only, runs), seconds(whole, runs)
    kilobytes = sum(map(len, raw)) / 1024
    print(f"profiles loaded in {1000 * loading:.0f} ms")
    print(f"{len(raw)} articles of {kilobytes / len(raw):.1f} KB, best of {runs} runs")
    print(f"{'':26}{'articles/s':>12}{'ms/article':>12}{'× floor':>9}")
    for name, took in (("decode, fold, split", floor), ("extraction with facts", own)):
        print(f"{name:26}{len(raw) / took:12,.0f}{1000 * took / len(raw):12.2f}{took / floor:9.1f}")
    print(f"{calls(whole) / len(raw):,.0f} function calls an article")
    print(f"\n{'length':>10}{'ms/KB':>10}")
    whole_text = "\n".join(small)
    for length in LENGTHS:
        text = (whole_text * (1 + length // len(whole_text.encode())))[: length // 2]
        size = len(text.encode()) / 1024
        took = seconds(lambda text=text: extract(Document(text), profiles), max(1, runs // 2))  # type: ignore[misc]
        print(f"{size:8.0f}KB{1000 * took / size:10.3f}")


if __name__ == "__main__":
    main()
