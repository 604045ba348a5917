"""The rules of detection over the replies measured in real terminals (docs/terminals.md)."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from tui.terminal.ask import Outer, Replies, parse_outer, parse_replies
from tui.terminal.detect import decide
from tui.terminal.modes import Mode, Multiplexer

VTE = {"VTE_VERSION": "7006", "TERM": "xterm-256color"}
KONSOLE = {"KONSOLE_VERSION": "221203", "TERM": "xterm-256color"}

# fmt: off
MEASURED = [
    ("VTE 0.70", b"\x1b[8;1$y\x1b[>65;7006;1c\x1b[?65;1;9c", VTE, Mode.EXPLICIT),
    ("VTE set explicit by its user", b"\x1b[8;2$y\x1b[>65;7006;1c\x1b[?65;1;9c", VTE, Mode.EXPLICIT),
    ("VTE over ssh", b"\x1b[8;1$y\x1b[>65;7006;1c\x1b[?65;1;9c", {"TERM": "xterm-256color"}, Mode.EXPLICIT),
    ("VTE that does not answer", b"", VTE, Mode.LRM),
    ("an old VTE without bidi", b"\x1b[>65;5202;1c\x1b[?65;1;9c", {"VTE_VERSION": "5202"}, Mode.PLAIN),
    ("konsole", b"\x1bP>|Konsole 22.12.3\x1b\\\x1b[>1;115;0c\x1b[?62;1;4c", KONSOLE, Mode.KONSOLE),
    ("konsole without XTVERSION", b"\x1b[>1;115;0c\x1b[?62;1;4c", KONSOLE, Mode.KONSOLE),
    ("mlterm", b"\x1b[8;0$y\x1b[>24;279;0c\x1b[?63;1;2;3;4;6;7;15;18;22;29c",
     {"MLTERM": "3.9.0", "TERM": "mlterm"}, Mode.MLTERM),
    ("mlterm over ssh", b"\x1b[8;0$y\x1b[>24;279;0c\x1b[?63;1;2c", {"TERM": "mlterm-256color"}, Mode.MLTERM),
    ("kitty", b"\x1b[8;0$y\x1bP>|kitty(0.26.5)\x1b\\\x1b[>1;4000;26c\x1b[?62;c",
     {"TERM": "xterm-kitty", "KITTY_WINDOW_ID": "1"}, Mode.KITTY),
    ("kitty with another TERM", b"\x1b[8;0$y\x1bP>|kitty(0.26.5)\x1b\\\x1b[>1;4000;26c\x1b[?62;c",
     {"TERM": "xterm-256color"}, Mode.KITTY),
    ("qterminal", b"\x1b[>0;115;0c\x1b[?1;2c", {"TERM": "xterm-256color"}, Mode.FRAGMENTS),
    ("xterm", b"\x1b[8;0$y\x1bP>|XTerm(379)\x1b\\\x1b[>41;379;0c\x1b[?64;1;2;6;9;15;16;17;18;21;22;28c",
     {"TERM": "xterm", "XTERM_VERSION": "XTerm(379)"}, Mode.PLAIN),
    ("xterm started from konsole", b"\x1b[8;0$y\x1bP>|XTerm(379)\x1b\\\x1b[>41;379;0c\x1b[?64;1;2c",
     KONSOLE, Mode.PLAIN),
    ("xterm started from VTE", b"\x1b[8;0$y\x1bP>|XTerm(379)\x1b\\\x1b[>41;379;0c\x1b[?64;1;2c",
     VTE, Mode.PLAIN),
    ("xterm started from mlterm", b"\x1b[8;0$y\x1bP>|XTerm(379)\x1b\\\x1b[>41;379;0c\x1b[?64;1;2c",
     {"MLTERM": "3.9.0", "TERM": "xterm"}, Mode.PLAIN),
    ("urxvt", b"\x1b[>85;95;0c\x1b[?1;2c", {"TERM": "rxvt-unicode-256color"}, Mode.PLAIN),
    ("foot", b"\x1b[8;0$y\x1bP>|foot(1.13.1)\x1b\\\x1b[>1;011301;0c\x1b[?62;4;22c",
     {"TERM": "foot"}, Mode.PLAIN),
    ("terminology", b"\x1bP>|terminology 1.13.0\x1b\\\x1b[>61;337;0c\x1b[?64;1;9;15;18;21;22c",
     {"TERM_PROGRAM": "terminology", "TERM": "xterm-256color"}, Mode.PLAIN),
    ("alacritty", b"\x1b[>0;1700;1c\x1b[?6c", {"TERM": "alacritty"}, Mode.PLAIN),
    ("st", b"\x1b[?6c", {"TERM": "st-256color"}, Mode.PLAIN),
    ("zutty", b"\x1b[>64;0;0c\x1b[?64;1;9;15;21;22c", {"TERM": "xterm-256color"}, Mode.PLAIN),
    ("iTerm2, untried", b"\x1bP>|iTerm2 3.5.0\x1b\\\x1b[>0;95;0c\x1b[?62;4c",
     {"TERM_PROGRAM": "iTerm.app"}, Mode.LRM),
    ("Windows Terminal, untried", b"\x1b[>0;10;1c\x1b[?61;6;7;22;23;24;28;32;42c",
     {"WT_SESSION": "0", "TERM": "xterm-256color"}, Mode.PLAIN),
    ("nobody answers", b"", {"TERM": "xterm-256color"}, Mode.PLAIN),
]
# fmt: on


@pytest.mark.parametrize(
    ("received", "environ", "mode"), [row[1:] for row in MEASURED], ids=[row[0] for row in MEASURED]
)
def test_a_terminal_gets_the_mode_that_was_proven_in_it(
    received: bytes, environ: Mapping[str, str], mode: Mode
) -> None:
    assert decide(parse_replies(received), environ).mode is mode


KNOWN = [row[0] for row in MEASURED if row[0] not in ("iTerm2, untried", "nobody answers")]


@pytest.mark.parametrize("name", KNOWN)
def test_the_reader_is_not_asked_about_a_terminal_that_is_known(name: str) -> None:
    (row,) = (row for row in MEASURED if row[0] == name)
    assert decide(parse_replies(row[1]), row[2]).known


TMUX = {"TMUX": "/tmp/tmux-0/default,1,0", "TERM": "tmux-256color", "TERM_PROGRAM": "tmux"}
CLIENTS = [
    (("Konsole 22.12.3", "xterm-256color", (), "on"), Mode.KONSOLE, ""),
    (("Konsole 22.12.3", "xterm-256color", (), ""), Mode.LRM, "terminal-hint-passthrough"),
    (("", "mlterm", (), "all"), Mode.MLTERM, ""),
    (("", "mlterm-256color", (), "off"), Mode.LRM, "terminal-hint-passthrough"),
    (("kitty(0.26.5)", "xterm-kitty", (), ""), Mode.KITTY, ""),
    (("", "xterm-kitty", (), ""), Mode.KITTY, ""),
    (("foot(1.13.1)", "foot", (), ""), Mode.LRM, ""),
    (("", "xterm-256color", ("tmux: client", "sh", "qterminal"), ""), Mode.FRAGMENTS, ""),
    (("", "xterm-256color", ("tmux: client", "bash", "gnome-terminal-"), ""), Mode.LRM, ""),
    (("", "xterm-256color", ("tmux: client", "bash", "sshd"), ""), Mode.LRM, "terminal-hint-unknown"),
]


@pytest.mark.parametrize(("told", "mode", "hint"), CLIENTS)
def test_in_tmux_the_attached_terminal_decides(
    told: tuple[str, str, tuple[str, ...], str], mode: Mode, hint: str
) -> None:
    found = decide(Replies(version="tmux 3.3a", secondary="84;0;0", primary="1;2"), TMUX, parse_outer(*told))
    assert (found.mode, found.hint, found.inside) == (mode, hint, Multiplexer.TMUX)


def test_variables_that_tmux_inherited_from_its_first_client_send_no_sequence_to_another() -> None:
    environ = {**TMUX, "KONSOLE_VERSION": "221203", "MLTERM": "3.9.0"}
    assert decide(Replies(), environ, Outer(kind="xterm", passthrough=True)).mode is Mode.LRM


SCREENS = [
    ({"VTE_VERSION": "7006"}, Mode.LRM),
    ({"XTERM_VERSION": "XTerm(379)"}, Mode.LRM),
    ({"KITTY_WINDOW_ID": "1"}, Mode.KITTY),
    ({"KONSOLE_VERSION": "221203"}, Mode.KONSOLE),
    ({"MLTERM": "3.9.0"}, Mode.MLTERM),
    ({"KONSOLE_VERSION": "221203", "XTERM_VERSION": "XTerm(379)"}, Mode.LRM),
    ({}, Mode.LRM),
]


@pytest.mark.parametrize(("environ", "mode"), SCREENS)
def test_in_screen_the_variables_it_was_started_with_decide(environ: dict[str, str], mode: Mode) -> None:
    found = decide(
        Replies(secondary="83;40900;0", primary="1;2"), {**environ, "STY": "1.tty", "TERM": "screen"}
    )
    assert (found.mode, found.inside) == (mode, Multiplexer.SCREEN)


def test_the_readers_word_ranks_before_everything() -> None:
    replies = parse_replies(MEASURED[0][1])
    environ = {**VTE, "JAWLA_TERMINAL_MODE": "kitty"}
    assert decide(replies, environ, chosen=Mode.PLAIN).mode is Mode.PLAIN


def test_the_variable_ranks_before_the_remembered_choice() -> None:
    environ = {**VTE, "JAWLA_TERMINAL_MODE": "kitty"}
    found = decide(parse_replies(MEASURED[0][1]), environ, remembered={"vte": Mode.LRM})
    assert (found.mode, found.reason) == (Mode.KITTY, "terminal-mode-variable")


def test_a_remembered_choice_ranks_before_the_rules() -> None:
    found = decide(parse_replies(MEASURED[0][1]), VTE, remembered={"vte": Mode.LRM, "Konsole": Mode.PLAIN})
    assert (found.mode, found.reason) == (Mode.LRM, "terminal-mode-remembered")


def test_a_mode_that_does_not_exist_in_the_variable_counts_as_none() -> None:
    assert (
        decide(parse_replies(MEASURED[0][1]), {**VTE, "JAWLA_TERMINAL_MODE": "magic"}).mode is Mode.EXPLICIT
    )


def test_a_terminal_that_was_explicit_before_us_stays_so_at_the_end() -> None:
    assert decide(parse_replies(b"\x1b[8;2$y\x1b[?65;1;9c"), VTE).sequences.end == ""


def test_control_characters_of_a_reply_do_not_reach_the_name() -> None:
    assert "\x07" not in decide(parse_replies(b"\x1bP>|evil\x07 1\x1b\\\x1b[?6c"), {}).terminal


@pytest.mark.parametrize(
    ("received", "environment", "name"),
    [
        (b"\x1b[>24;279;0c\x1b[?63;1;2c", {"MLTERM": "3.9.0", "TERM": "xterm-256color"}, "mlterm"),
        (b"\x1b[>41;379;0c\x1b[?64;1;2c", {"MLTERM": "3.9.0", "TERM": "xterm"}, "xterm:41;379;0"),
        (b"", {"STY": "1.pts", "XTERM_VERSION": "XTerm(379)"}, "screen in XTerm"),
        (b"", {"STY": "1.pts"}, "screen in an unknown terminal"),
    ],
)
def test_a_terminal_is_named_by_what_it_is_not_by_what_it_emulates(
    received: bytes, environment: Mapping[str, str], name: str
) -> None:
    assert decide(parse_replies(received), environment).terminal == name
