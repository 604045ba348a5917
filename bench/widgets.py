"""What right-to-left widgets cost: a page of an article, opening a long one, a key in the search line.

    python -m bench.widgets [--runs 15]

Everything runs in one process against what Textual's own widgets need for the same work; trust the ratios. A
page has 40 rows of 80 cells. "Cold" knows no word and no layout, "scrolled" is the next page, "cached" is the
same page again.
"""

from __future__ import annotations

import argparse
import asyncio
import itertools
import statistics
import time
import tracemalloc
from collections.abc import Callable
from functools import partial
from pathlib import Path

from rich.console import Console
from textual.app import App, ComposeResult
from textual.geometry import Region
from textual.widget import Widget
from textual.widgets import Input, Static

from tui.terminal import paint
from tui.terminal.modes import Mode
from tui.terminal.paint import PaintedUpdate, painted
from tui.text import clusters
from tui.widgets.arabic_input import ArabicInput
from tui.widgets.article_view import ArticleView, Highlight

ARTICLES = Path(__file__).resolve().parents[1] / "sample_data" / "articles"
WIDTH, HEIGHT = 80, 40
PAGE = Region(0, 0, WIDTH, HEIGHT)
QUERY = "محادثات أستانا 4 "


class Bench(App[None]):
    """The widgets that are measured, one above the other."""

    CSS = f"""
    ArticleView {{ width: {WIDTH + 2}; height: {HEIGHT}; scrollbar-size-vertical: 2; }}
    Static {{ width: {WIDTH}; height: {HEIGHT}; }}
    Input {{ width: 40; height: 1; border: none; padding: 0; }}
    """

    def __init__(self, text: str) -> None:
        super().__init__()
        self.article = text

    def compose(self) -> ComposeResult:
        yield ArticleView()
        yield Static(self.article[:4000], markup=False)
        yield Input(id="bare")
        yield ArabicInput(id="arabic")


def sample_text(size: int) -> str:
    """Paragraphs of the sample collection, about so many bytes."""
    texts = [path.read_text("utf-8") for path in sorted(ARTICLES.glob("*.txt"))]
    paragraphs = "\n".join(texts).split("\n")
    text: list[str] = []
    length = 0
    for paragraph in itertools.cycle(paragraphs):
        if length >= size:
            return "\n".join(text)
        text.append(paragraph)
        length += len(paragraph.encode()) + 1
    raise AssertionError("unreachable")


def median_ms(work: Callable[[], object], runs: int, before: Callable[[], object] = lambda: None) -> float:
    """Median milliseconds of processor time for the work alone, which other programs disturb least."""
    measured = []
    for _ in range(runs):
        before()
        began = time.process_time()
        work()
        measured.append(time.process_time() - began)
    return statistics.median(measured) * 1000


def forget(widget: Widget) -> None:
    """What Textual forgets when a widget must be drawn again."""
    widget._styles_cache.clear()


def forget_words() -> None:
    """Words shaped before, as in a process that has just begun."""
    clusters._WITHOUT_MARKS.clear()


def measure_pages(app: Bench, runs: int) -> None:
    view, static = app.query_one(ArticleView), app.query_one(Static)
    text = app.article
    hits = [Highlight(at, at + 5, "hit") for at in range(0, len(text) - 5, 97)]

    def show() -> None:
        view.show(text, hits)
        view.render_lines(PAGE)

    def again() -> None:
        forget(view)
        view.render_lines(PAGE)

    def next_page() -> None:
        view.scroll_to(y=view.scroll_offset.y + HEIGHT, animate=False)
        view.render_lines(PAGE)

    def plain() -> None:
        static._render_content()

    cold = median_ms(show, runs, forget_words)
    redrawn = median_ms(again, runs)
    cached = median_ms(lambda: view.render_lines(PAGE), runs)
    view.show(text, hits)
    scrolled = median_ms(next_page, min(runs, 10))
    floor = median_ms(plain, runs)
    print(f"page of {HEIGHT} x {WIDTH}, ms: cold {cold:.1f}, scrolled {scrolled:.1f}")
    print(f"   redrawn {redrawn:.1f}, cached {cached:.2f}")
    print(
        f"   Textual's Static, letters in logical order: {floor:.1f}; cold is {cold / floor:.1f} times that"
    )
    for mode in (Mode.PLAIN, Mode.LRM, Mode.KITTY, Mode.FRAGMENTS):
        console = Console(color_system="truecolor")
        update = painted(app.screen, app.screen._compositor.render_full_update(), mode)
        assert isinstance(update, PaintedUpdate)
        write = partial(update.render_segments, console)
        new, known = median_ms(write, runs, paint._ROWS.clear), median_ms(write, runs)
        size = len(write().encode()) / 1024
        print(f"   screen of 84 rows in mode {mode}: {new:.1f} ms, rows known {known:.1f} ms, {size:.0f} KB")


def measure_opening(app: Bench, runs: int) -> None:
    view = app.query_one(ArticleView)
    spent, memory = {}, {}
    for name, size in (("10 KB", 10_000), ("10 MB", 10_000_000)):
        text = sample_text(size)

        def show(text: str = text) -> None:
            view.show(text)
            view.render_lines(PAGE)

        show()
        spent[name] = median_ms(show, min(runs, 7), forget_words)
        tracemalloc.start()
        show()
        memory[name] = tracemalloc.get_traced_memory()[0] / 1024
        tracemalloc.stop()
    ratio = spent["10 MB"] / spent["10 KB"]
    print(f"opening, ms: 10 KB {spent['10 KB']:.1f}, 10 MB {spent['10 MB']:.1f}: {ratio:.1f} times")
    print(f"   memory beside the text, KB: 10 KB {memory['10 KB']:.0f}, 10 MB {memory['10 MB']:.0f}")


def measure_keys(app: Bench, runs: int) -> None:
    spent = {}
    for name in ("bare", "arabic"):
        field = app.query_one(f"#{name}", Input)
        field.focus()
        letters = itertools.cycle(QUERY)

        def press(field: Input = field, letters: itertools.cycle[str] = letters) -> None:
            if len(field.value) > 60:
                field.value = ""
            field.insert_text_at_cursor(next(letters))
            forget(field)
            field.render_lines(Region(0, 0, 40, 1))

        press()
        spent[name] = median_ms(press, runs * 20)
    ratio = spent["arabic"] / spent["bare"]
    print(
        f"key to painted, ms: Input {spent['bare']:.3f}, ArabicInput {spent['arabic']:.3f}: {ratio:.1f} times"
    )


async def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=15)
    runs = parser.parse_args().runs
    app = Bench(sample_text(60_000))
    async with app.run_test(size=(WIDTH + 10, HEIGHT * 2 + 4)) as pilot:
        await pilot.pause()
        measure_pages(app, runs)
        measure_opening(app, runs)
        measure_keys(app, runs)


if __name__ == "__main__":
    asyncio.run(main())
