"""Which mode this terminal needs: a pure decision from what it answered and what the environment says.

Replies rank before variables: a terminal started from another inherits its variables, and over ssh only TERM
arrives. Wrong marks are harmless everywhere; a wrong OSC is not, so no sequence goes to a terminal that is
not known to want it. The rules were measured on the terminals of docs/terminals.md.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from tui.terminal.ask import NO_OUTER, Outer, Replies, ask_terminal, ask_tmux
from tui.terminal.harakat import keeps_harakat
from tui.terminal.modes import Mode, Multiplexer, Sequences, sequences

MODE_VARIABLE = "JAWLA_TERMINAL_MODE"
FIRST_VTE_WITH_BIDI = 5800

CHOSEN, BY_VARIABLE, REMEMBERED = "terminal-mode-chosen", "terminal-mode-variable", "terminal-mode-remembered"
"""Reasons that are somebody's word."""


@dataclass(frozen=True, slots=True)
class Detection:
    """What was found out about the terminal, and the mode that follows."""

    mode: Mode

    reason: str
    """Code of the rule that decided; `tui.words` has the sentence, which takes `terminal`."""

    terminal: str
    """A name that stays the same for the same kind of terminal: the key of a remembered choice."""

    inside: Multiplexer = Multiplexer.NONE
    hint: str = ""
    """Code of an advice, or empty: something that the reader can change so that Arabic comes out right."""

    known: bool = True
    """False if nothing named the terminal and the mode is a guess: then the reader should be asked."""

    was_explicit: bool = False
    """True if the terminal was in explicit mode before we came."""

    replies: Replies = field(default_factory=Replies)

    @property
    def settled(self) -> bool:
        """Whether an option, a setting or the variable decided: they will the next time too."""
        return self.reason in (CHOSEN, BY_VARIABLE)

    @property
    def keeps_harakat(self) -> bool:
        """Whether a letter that is painted with harakat keeps its cell, its form and its marks here."""
        return keeps_harakat(self.terminal)

    @property
    def sequences(self) -> Sequences:
        """What has to be sent around the program here."""
        return sequences(self.mode, inside=self.inside, was_explicit=self.was_explicit)


def detect(
    environ: Mapping[str, str],
    *,
    ask: bool,
    chosen: Mode | None = None,
    remembered: Mapping[str, Mode] | None = None,
) -> Detection:
    """The mode for the terminal of this process.

    `chosen` is the reader's own word (an option or a setting; the variable JAWLA_TERMINAL_MODE counts as one)
    and wins. `remembered` are earlier choices by terminal name. Without `ask` nothing is sent and only the
    environment counts.
    """
    inside = multiplexer(environ)
    replies = ask_terminal() if ask else Replies()
    outer = ask_tmux(environ) if ask and inside is Multiplexer.TMUX else NO_OUTER
    return decide(replies, environ, outer, chosen=chosen, remembered=remembered or {})


def multiplexer(environ: Mapping[str, str]) -> Multiplexer:
    """What the program runs inside, by the variables that tmux and screen set."""
    if environ.get("TMUX"):
        return Multiplexer.TMUX
    return Multiplexer.SCREEN if environ.get("STY") else Multiplexer.NONE


def decide(
    replies: Replies,
    environ: Mapping[str, str],
    outer: Outer = NO_OUTER,
    *,
    chosen: Mode | None = None,
    remembered: Mapping[str, Mode] | None = None,
) -> Detection:
    """The first rule that matches; pure."""
    inside = multiplexer(environ)
    was_explicit = inside is Multiplexer.NONE and replies.bdsm == 2
    terminal = name_of(replies, environ, outer)

    def found(mode: Mode, reason: str, *, hint: str = "", known: bool = True) -> Detection:
        return Detection(mode, reason, terminal, inside, hint, known, was_explicit, replies)

    if chosen is not None:
        return found(chosen, CHOSEN)
    if (by_variable := environ.get(MODE_VARIABLE, "")) in set(Mode):
        return found(Mode(by_variable), BY_VARIABLE)
    if remembered and terminal in remembered:
        return found(remembered[terminal], REMEMBERED)
    if inside is Multiplexer.TMUX:
        mode, reason, hint, known = _through_tmux(environ, outer)
    elif inside is Multiplexer.SCREEN:
        mode, reason, hint, known = _through_screen(environ)
    else:
        mode, reason, hint, known = _direct(replies, environ)
    return found(mode, reason, hint=hint, known=known)


_Answer = tuple[Mode, str, str, bool]


def _direct(replies: Replies, environ: Mapping[str, str]) -> _Answer:
    kind, term = replies.kind, environ.get("TERM", "")
    if replies.bdsm in (1, 2):
        return Mode.EXPLICIT, "terminal-mode-bdsm", "", True
    if replies.version.startswith("Konsole"):
        return Mode.KONSOLE, "terminal-mode-konsole", "", True
    if not replies.version and environ.get("KONSOLE_VERSION") and replies.is_konsole_like:
        return Mode.KONSOLE, "terminal-mode-konsole", "", True
    if kind == "24" and (environ.get("MLTERM") or term.startswith("mlterm")):
        return Mode.MLTERM, "terminal-mode-mlterm", "", True
    if replies.version.startswith("kitty(") or term == "xterm-kitty":
        return Mode.KITTY, "terminal-mode-kitty", "", True
    if replies.is_qtermwidget:
        return Mode.FRAGMENTS, "terminal-mode-qtermwidget", "", True
    if not replies.answered and _vte(environ):
        return Mode.LRM, "terminal-mode-silent-vte", "", True
    if environ.get("TERM_PROGRAM") in ("iTerm.app", "Apple_Terminal"):
        return Mode.LRM, "terminal-mode-untried", "terminal-hint-untried", False
    if replies.answered or _plain_by_name(term):
        named = replies.named or _plain_by_name(term) or bool(environ.get("WT_SESSION"))
        return Mode.PLAIN, "terminal-mode-no-bidi", "", named
    return Mode.PLAIN, "terminal-mode-unknown", "terminal-hint-unknown", False


def _through_tmux(environ: Mapping[str, str], outer: Outer) -> _Answer:
    kind = outer.kind
    if kind == "kitty":
        return Mode.KITTY, "terminal-mode-tmux-kitty", "", True
    if kind == "qterminal":
        return Mode.FRAGMENTS, "terminal-mode-tmux-qtermwidget", "", True
    if kind in ("konsole", "mlterm"):
        if outer.passthrough:
            return Mode(kind), "terminal-mode-tmux-passthrough", "", True
        return Mode.LRM, "terminal-mode-tmux-closed", "terminal-hint-passthrough", True
    if kind:
        return Mode.LRM, "terminal-mode-tmux-marks", "", True
    return (
        Mode.LRM,
        "terminal-mode-tmux-unknown",
        "" if _vte(environ) else "terminal-hint-unknown",
        _vte(environ),
    )


def _through_screen(environ: Mapping[str, str]) -> _Answer:
    """screen hands on what is wrapped, but no answers: only the variables it was started with can tell."""
    if environ.get("KITTY_WINDOW_ID"):
        return Mode.KITTY, "terminal-mode-screen", "", True
    if environ.get("MLTERM"):
        return Mode.MLTERM, "terminal-mode-screen", "", True
    if environ.get("KONSOLE_VERSION") and not _vte(environ) and not environ.get("XTERM_VERSION"):
        return Mode.KONSOLE, "terminal-mode-screen", "", True
    return Mode.LRM, "terminal-mode-screen-marks", "", _vte(environ) or bool(environ.get("XTERM_VERSION"))


def _vte(environ: Mapping[str, str]) -> bool:
    version = environ.get("VTE_VERSION", "")
    return version.isdecimal() and int(version) >= FIRST_VTE_WITH_BIDI


_PLAIN_NAMES = ("alacritty", "st-", "rxvt", "foot", "ghostty", "xterm-ghostty", "wezterm", "linux", "contour")


def _plain_by_name(term: str) -> bool:
    """Terminals that name themselves in TERM and have no bidi of their own."""
    return term == "st" or term.startswith(_PLAIN_NAMES)


def name_of(replies: Replies, environ: Mapping[str, str], outer: Outer = NO_OUTER) -> str:
    """A stable name for this kind of terminal, without its version: "vte", "Konsole", "tmux in kitty"."""
    inside = multiplexer(environ)
    if inside is Multiplexer.TMUX:
        return f"tmux in {outer.kind or environ.get('LC_TERMINAL') or 'an unknown terminal'}"
    if inside is Multiplexer.SCREEN:
        known = "vte" if _vte(environ) else "XTerm" if environ.get("XTERM_VERSION") else ""
        return f"screen in {known or environ.get('TERM_PROGRAM') or 'an unknown terminal'}"
    if replies.bdsm in (1, 2) or (not replies.answered and _vte(environ)):
        return "vte"
    if replies.version:
        return replies.version.partition("(")[0].partition(" ")[0]
    if replies.is_qtermwidget:
        return "qtermwidget"
    if replies.kind == "24" and environ.get("MLTERM"):  # whatever it was told to call itself in TERM
        return "mlterm"
    if program := environ.get("TERM_PROGRAM"):
        return program
    if environ.get("WT_SESSION"):
        return "Windows Terminal"
    return f"{environ.get('TERM') or 'unnamed'}:{replies.secondary or '-'}"
