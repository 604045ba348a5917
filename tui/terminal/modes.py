"""The ways of stopping a terminal from reordering rows that are in visual order already.

A mode is a pair of sequences sent around the program, a way of painting a row, or nothing at all. It never
changes the layout: what stands in which cell is decided by `tui.text`, before. No Textual here: the command
line uses it too.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from tui.terminal.cells import PAINTERS, Change, glyphs, has_rtl, repaint


class Mode(StrEnum):
    """How one family of terminals is kept from reordering."""

    PLAIN = "plain"
    """Nothing: the terminal paints cells where they are put (xterm, urxvt, st, alacritty, foot, terminology
    …)."""

    EXPLICIT = "explicit"
    """BDSM reset, `CSI 8 l` (ECMA-48 8.3.15 as VTE and mintty read it): implicit bidi is off, also in
    scrolled lines."""

    KONSOLE = "konsole"
    """Konsole's profile property `BidiRenderingEnabled`, by OSC 50: turns its ordering and shaping off for
    the tab."""

    MLTERM = "mlterm"
    """mlterm's option `use_ctl` (complex text layout), by OSC 5379."""

    LRM = "lrm"
    """U+200E after every right-to-left cell: each is a run of its own and nothing is left to reorder."""

    KITTY = "kitty"
    """Right-to-left letters of each blank-free stretch turned round, since kitty turns them round once more.
    """

    FRAGMENTS = "fragments"
    """Neighbours differ by one step of colour, so that a terminal that draws runs of equal cells draws each
    alone."""


class Multiplexer(StrEnum):
    """What stands between the program and the terminal."""

    NONE = "none"
    TMUX = "tmux"
    SCREEN = "screen"


@dataclass(frozen=True, slots=True)
class Sequences:
    """What is sent around a program. Both are empty in the modes that only paint."""

    start: str = ""
    """Sent before the alternate screen: VTE fixes a line's mode when the line is begun."""

    end: str = ""
    """Sent after the alternate screen was left, at every exit."""

    pause: float = 0.0
    """Seconds to wait after `start`: tmux drops a passed-through sequence that comes together with a redraw.
    """

    def __bool__(self) -> bool:
        return bool(self.start or self.end)


_SEQUENCES = {
    Mode.EXPLICIT: ("\x1b[8l", "\x1b[8h"),
    Mode.KONSOLE: ("\x1b]50;BidiRenderingEnabled=false\x07", "\x1b]50;BidiRenderingEnabled=true\x07"),
    Mode.MLTERM: ("\x1b]5379;use_ctl=false\x07", "\x1b]5379;use_ctl=true\x07"),
}
TMUX_PAUSE = 0.3


def sequences(mode: Mode, *, inside: Multiplexer = Multiplexer.NONE, was_explicit: bool = False) -> Sequences:
    """What to send around a program in this mode.

    `was_explicit` says that the terminal was in explicit mode before us: then it is left so at the end.
    """
    start, end = _SEQUENCES.get(mode, ("", ""))
    if was_explicit and mode is Mode.EXPLICIT:
        end = ""
    pause = TMUX_PAUSE if start and inside is Multiplexer.TMUX else 0.0
    return Sequences(wrapped(start, inside), wrapped(end, inside), pause)


def wrapped(sequence: str, inside: Multiplexer) -> str:
    """The sequence as the multiplexer hands it on to the terminal outside (tmux: only with allow-passthrough
    on)."""
    if not sequence or inside is Multiplexer.NONE:
        return sequence
    if inside is Multiplexer.TMUX:
        return "\x1bPtmux;" + sequence.replace("\x1b", "\x1b\x1b") + "\x1b\\"
    return f"\x1bP{sequence}\x1b\\"


def outlives(mode: Mode) -> bool:
    """Whether rows printed in this mode still read right after `Sequences.end` was sent.

    In VTE the mode belongs to each line. Konsole and mlterm repaint everything when the option comes back, so
    text printed there has to be shown in the alternate screen, and read there.
    """
    return mode not in (Mode.KONSOLE, Mode.MLTERM)


# Whatever a full-screen program may have left on: keyboard protocol, bracketed paste, mouse reports, focus
# reports, in-band resize reports, synchronised output, hidden cursor, no line wrap, the alternate screen,
# colours.
_FULL_SCREEN_OFF = (
    "\x1b[<u\x1b[?2004l\x1b[?1000l\x1b[?1003l\x1b[?1015l\x1b[?1006l\x1b[?1016l\x1b[?1004l\x1b[?2048l\x1b[?2026l"
    "\x1b[?7h\x1b[?1049l\x1b[?25h\x1b[0m"
)


def mending(mode: Mode, *, inside: Multiplexer = Multiplexer.NONE) -> str:
    """What mends a terminal in which the program could not say goodbye (SIGKILL, a lost connection)."""
    return _FULL_SCREEN_OFF + sequences(mode, inside=inside).end


_COLOURS = {Change.NONE: "38;2;220;220;220;48;2;16;20;24", Change.STEP: "38;2;220;220;221;48;2;16;20;24"}
"""Foreground and background of `FRAGMENTS`, always set together."""


def paint_plain_row(text: str, mode: Mode) -> str:
    """A row in visual order as a command line program must print it, `Sequences` being sent around.

    Without styles of its own a row in `FRAGMENTS` gets a fixed pair of colours, since the terminal's default
    foreground has no near neighbour.
    """
    if mode not in PAINTERS or not has_rtl(text):
        return text
    written = []
    painted = repaint(glyphs(text), lambda _: (False, False), mode)
    for change, group in groupby(painted, key=lambda cell: cell[1]):
        piece = "".join(glyph for glyph, _ in group)
        written.append(f"\x1b[3m{piece}\x1b[23m" if change is Change.SLANT else piece)
        if mode is Mode.FRAGMENTS:
            written[-1] = f"\x1b[{_COLOURS[change]}m{piece}"
    return "".join(written) + ("\x1b[0m" if mode is Mode.FRAGMENTS else "")
