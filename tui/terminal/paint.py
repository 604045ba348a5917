"""Painting a screen in the terminal's mode: in one place, on whole rows, after everything was composed.

A filter on every widget's lines would be the public way, and is wrong: a row is cut where widgets overlap,
which tears a turned word; behind a modal screen lines pass the filters twice; and two panes that touch are
one row to the terminal. Here each row passes once, as the reader will see it, and widgets, their caches and
hit testing never notice. Neighbouring segments of one look are joined on the way: the article pane has a
segment a letter, for its offsets.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Protocol, runtime_checkable

from rich.color import ColorSystem
from rich.console import Console, RenderableType
from rich.control import Control
from rich.segment import Segment
from rich.style import Style
from textual._compositor import ChopsUpdate, CompositorUpdate, LayoutUpdate
from textual.app import App, ReturnType
from textual.cache import LRUCache
from textual.geometry import Region
from textual.screen import Screen

from tui.terminal.cells import PAINTERS, Change, glyphs, has_rtl, isolate, repaint
from tui.terminal.clipboard import clipboard_sequence
from tui.terminal.colour import readable, slanted, stepped
from tui.terminal.modes import Mode, Multiplexer, Sequences, mending, sequences

_NO_STYLE = Style.null()
# Nothing of this is ever written as text, whatever widget it came from: control characters, lone surrogates,
# and the invisible characters that would turn text round in the terminal.
_NEVER_WRITTEN = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")

Update = RenderableType | CompositorUpdate | None
"""What Textual's screens hand over to be displayed."""


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbouring cells of one look."""

    text: str
    style: Style


def paint_row(segments: Iterable[Segment], mode: Mode, system: ColorSystem) -> list[Run]:
    """A whole row of the screen, in visual order, as it must be written in this mode."""
    runs = _joined(_harmless(segments))
    if system is not ColorSystem.TRUECOLOR:
        runs = [_readable(run, system) for run in runs]
    if mode not in PAINTERS or not any(has_rtl(run.text) for run in runs):
        return runs
    if mode is Mode.LRM:
        return [Run(isolate(run.text), run.style) for run in runs]
    cells: list[str] = []
    styles: list[Style] = []
    for run in runs:
        own = glyphs(run.text)
        cells += own
        styles += [run.style] * len(own)

    def face(index: int) -> tuple[bool, bool]:
        return bool(styles[index].bold), bool(styles[index].italic)

    return _joined(
        (glyph, _changed(style, change, system))
        for (glyph, change), style in zip(repaint(cells, face, mode), styles, strict=True)
    )


def _readable(run: Run, system: ColorSystem) -> Run:
    """Only words: borders and bars are drawn on their own colour on purpose."""
    return Run(run.text, readable(run.style, system)) if any(map(str.isalnum, run.text)) else run


def _changed(style: Style, change: Change, system: ColorSystem) -> Style:
    if change is Change.NONE:
        return style
    return slanted(style) if change is Change.SLANT else stepped(style, system)


def _joined(pieces: Iterable[tuple[str, Style]]) -> list[Run]:
    runs = []
    for _, group in groupby(pieces, key=lambda piece: look(piece[1])):
        members = list(group)
        runs.append(Run("".join(text for text, _ in members), members[0][1]))
    return runs


def _harmless(segments: Iterable[Segment]) -> Iterator[tuple[str, Style]]:
    for text, style, control in segments:
        if not control:
            yield _NEVER_WRITTEN.sub(_substitute, text), style or _NO_STYLE


def _substitute(found: re.Match[str]) -> str:
    """Surrogates are counted as one cell, everything else as none."""
    return "\ufffd" if found[0] >= "\ud800" else ""


def look(style: Style) -> tuple[object, ...]:
    """Everything of a style that can be seen; its meta (offsets, actions) cannot."""
    return style._color, style._bgcolor, style._attributes, style._set_attributes, style._link


def colour_system(found: ColorSystem | None, mode: Mode, inside: Multiplexer) -> ColorSystem:
    """The colours to write, given those that Rich found by TERM and COLORTERM, which tell little inside a
    multiplexer.

    tmux and screen both take 256 colours and hand on what the terminal outside has. screen misreads true
    colours. tmux may bring true colours down to 256, and a step between neighbours must survive that.
    """
    if inside is Multiplexer.SCREEN or (inside is Multiplexer.TMUX and mode is Mode.FRAGMENTS):
        return ColorSystem.EIGHT_BIT
    if found is None:
        return ColorSystem.TRUECOLOR
    return max(found, ColorSystem.EIGHT_BIT) if inside is Multiplexer.TMUX else found


class PaintedUpdate(CompositorUpdate):
    """Whole rows to be written in a mode, some of them in modes of their own."""

    def __init__(
        self,
        rows: list[tuple[int, list[Segment]]],
        mode: Mode,
        inside: Multiplexer,
        own_modes: Mapping[int, Mode],
    ) -> None:
        self.rows = rows
        self.mode = mode
        self.inside = inside
        self.own_modes = own_modes

    def render_segments(self, console: Console) -> str:
        """The rows with the sequences that place and colour them."""
        written: list[str] = []
        for y, segments in self.rows:
            mode = self.own_modes.get(y, self.mode)
            system = colour_system(console._color_system, mode, self.inside)
            written += [Control.move_to(0, y).segment.text, _written(segments, mode, system)]
        return "".join(written)


def _written(segments: list[Segment], mode: Mode, system: ColorSystem) -> str:
    """A painted row; rows come back when something scrolls, so the last thousand are remembered by what is
    seen."""
    pieces = tuple([(text, style and look(style)) for text, style, control in segments if not control])
    found = _ROWS.get((pieces, mode, system))
    if found is None:
        runs = paint_row(segments, mode, system)
        found = "".join([run.style.render(run.text, color_system=system) for run in runs])
        _ROWS[pieces, mode, system] = found
    return found


_ROWS: LRUCache[tuple[object, Mode, ColorSystem], str] = LRUCache(1000)


@runtime_checkable
class TellsMode(Protocol):
    """A driver that sends sequences around the application."""

    def tell(self, sent: Sequences, full: str) -> None:
        """Take the old sequences back and send others; `full` is what mends the terminal in an accident."""


class PaintedApp(App[ReturnType]):
    """An application whose screens are painted in the terminal's mode.

    Give it `terminal_mode` and `multiplexer` before it runs, and the driver class of `tui.terminal.driver`.
    """

    terminal_mode = Mode.PLAIN
    multiplexer = Multiplexer.NONE
    own_modes: Mapping[int, Mode] = {}
    """Rows of the screen that are painted in another mode, by number: samples to choose from."""

    def change_mode(self, mode: Mode, *, was_explicit: bool = False) -> None:
        """Paint in another mode from now on, telling the terminal what it has to be told."""
        self.terminal_mode = mode
        if isinstance(self._driver, TellsMode):
            sent = sequences(mode, inside=self.multiplexer, was_explicit=was_explicit)
            self._driver.tell(sent, mending(mode, inside=self.multiplexer))
        self.repaint_all()

    def repaint_all(self) -> None:
        """Write every row anew, on lines that were erased: VTE fixes the mode of a line when it is begun."""
        if self._driver is not None:
            self._driver.write("\x1b[2J")
        self.screen.refresh()

    def _display(self, screen: Screen[Any], renderable: Update) -> None:
        update = painted(screen, renderable, self.terminal_mode, self.multiplexer, self.own_modes)
        super()._display(screen, update)  # type: ignore[arg-type]  # Textual hands its own updates untyped

    def copy_to_clipboard(self, text: str) -> None:
        """Hand logical text to the terminal's clipboard (OSC 52), through tmux and screen too."""
        self._clipboard = text
        if self._driver is not None:
            self._driver.write(clipboard_sequence(text, self.multiplexer))


def painted(
    screen: Screen[Any],
    update: Update,
    mode: Mode,
    inside: Multiplexer = Multiplexer.NONE,
    own_modes: Mapping[int, Mode] | None = None,
) -> Update:
    """The same update as whole rows in the mode. Other renderables are handed back as they are."""
    own_modes = own_modes or {}
    if isinstance(update, LayoutUpdate):
        return PaintedUpdate(_rows(update.strips, update.region.y), mode, inside, own_modes)
    if isinstance(update, ChopsUpdate) and update.spans:
        lines = sorted({y for y, _, _ in update.spans})
        compositor = screen._compositor
        band = Region(0, lines[0], compositor.size.width, lines[-1] - lines[0] + 1)
        chops = compositor._render_chops(band, set(lines).__contains__)
        rows = [row for y in lines for row in _rows([chops[y].values()], y)]
        return PaintedUpdate(rows, mode, inside, own_modes)
    return update


def _rows(
    strips: Iterable[Iterable[Iterable[Segment] | None]], first: int
) -> list[tuple[int, list[Segment]]]:
    return [
        (y, [segment for strip in line if strip is not None for segment in strip])
        for y, line in enumerate(strips, first)
    ]
