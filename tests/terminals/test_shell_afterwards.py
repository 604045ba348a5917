"""After the program has ended, in whatever way, the terminal's shell shows Arabic as it did before."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path

import pytest

pytest.importorskip("numpy", reason="reading pictures needs numpy: pip install numpy pillow")
pytest.importorskip("PIL", reason="reading pictures needs Pillow: pip install numpy pillow")

from tests.terminals.cases import require
from tests.terminals.harness import Session
from tests.terminals.reading import load

SENTENCE = "قالت الحكومة (أمس): لا تأجيل، 12 وفدا في Astana"
"""Logical text, which these terminals put into order themselves."""

QUIT, EXCEPTION, TERM, HUP, QUIT_SIGNAL, KILL = "F10", "F7", "F2", "F3", "F4", "F6"

CASES = [
    ("xfce4-terminal", QUIT),
    ("xfce4-terminal", EXCEPTION),
    ("xfce4-terminal", TERM),
    ("xfce4-terminal", HUP),
    ("xfce4-terminal", QUIT_SIGNAL),
    ("xfce4-terminal", KILL),
    ("konsole", QUIT),
    ("konsole", TERM),
    ("konsole", KILL),
    ("mlterm", QUIT),
    ("mlterm", TERM),
    ("mlterm", KILL),
]


def shell(way: str) -> str:
    """What the shell does: show the sentence, wait for a key, run the page, show the sentence once more."""
    show = f"printf '\\033[?25l\\033[2J\\033[H%s\\n' {shlex.quote(SENTENCE)}"
    page = f"{shlex.quote(sys.executable)} -m tests.terminals.page"
    mend = f"; {shlex.quote(sys.executable)} -m jawla doctor --restore" if way == KILL else ""
    return f"{show}; read answer; {page}{mend}; {show}; sleep 600"


SCROLL_BAR = 24
"""Pixels on either side, where scroll bars grow with the history."""

SAME = 0.05
"""mlterm leaves specks of overflowing glyphs behind; a sentence in another order differs in most of its
pixels."""


@pytest.mark.long
@pytest.mark.parametrize(("machine", "way"), CASES)
def test_the_shell_shows_arabic_as_before(machine: str, way: str, tmp_path: Path) -> None:
    require(machine, "none")
    before, during, after = (tmp_path / f"{name}.png" for name in ("before", "during", "after"))
    command = ["sh", "-c", shell(way)]
    with Session(machine, "none", command, tmp_path / "home", JAWLA_DUMP=str(tmp_path / "rows")) as session:
        session.press("sleep:1")
        session.picture(before)
        session.press("Return")
        session.rows(tmp_path / "rows")
        session.picture(during)
        session.press(f"{way} sleep:4")
        session.picture(after)
    assert changed(before, during) > SAME
    assert changed(before, after) < SAME


def changed(before: Path, after: Path) -> float:
    """How many pixels of the sentence's rows differ, as a share of its ink. Other rows are the terminal's own
    affair."""
    first, second = (load(path)[:, SCROLL_BAR:-SCROLL_BAR] for path in (before, after))
    ink = (first != first[first.shape[0] // 2, first.shape[1] // 2]).any(axis=2)
    rows = (ink.mean(axis=1) > 0) & (ink.mean(axis=1) < 0.5)  # tool bars have another ground
    return float((first[rows] != second[rows]).any(axis=2).sum() / ink[rows].sum())
