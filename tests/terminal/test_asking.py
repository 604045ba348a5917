"""Asking a terminal: it answers, it is silent, it is slow; nothing of an answer is ever left in the input."""

from __future__ import annotations

import os
import pty
import select
import subprocess
import sys
import termios
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from textual._xterm_parser import XTermParser
from textual.events import Key

from tui.terminal.ask import QUERY, ancestor_names, parse_replies
from tui.terminal.late import LateAnswers

ANSWER = b"\x1b[8;1$y\x1bP>|Terminal(1.2)\x1b\\\x1b[>65;7006;1c\x1b[?65;1;9c"
PROGRAM = """
import sys, time, select, os
from tui.terminal.ask import ask_terminal
start = time.monotonic()
replies = ask_terminal()
spent = time.monotonic() - start
os.set_blocking(0, False)
time.sleep(0.2)
left = os.read(0, 100) if select.select([0], [], [], 0)[0] else b""
print(f"RESULT {replies.bdsm} {replies.version} {replies.primary} {spent < 0.7} {left!r} END")
"""


@pytest.fixture
def terminal() -> Iterator[tuple[int, int]]:
    master, slave = pty.openpty()
    yield master, slave
    os.close(master)
    os.close(slave)


def ask(terminal: tuple[int, int], answers: list[tuple[float, bytes]]) -> str:
    """Run the program in the pseudo-terminal; once asked, it answers these bytes after these seconds."""
    master, slave = terminal
    process = subprocess.Popen(
        [sys.executable, "-c", f"import os; os.setsid(); os.open(os.ttyname(0), os.O_RDWR)\n{PROGRAM}"],
        stdin=slave,
        stdout=slave,
        env={**os.environ, "PYTHONPATH": str(Path.cwd())},
    )
    seen = b""
    deadline = time.monotonic() + 15
    asked = False
    while b"END" not in seen and time.monotonic() < deadline:
        if select.select([master], [], [], 0.1)[0]:
            seen += os.read(master, 4096)
        if QUERY in seen and not asked:
            asked = True
            threading.Thread(target=_answer, args=(master, answers), daemon=True).start()
    process.wait(10)
    return seen.partition(b"RESULT ")[2].partition(b" END")[0].decode()


def _answer(master: int, answers: list[tuple[float, bytes]]) -> None:
    for delay, data in answers:
        time.sleep(delay)
        os.write(master, data)


ANSWERS = {
    "at once": ([(0.0, ANSWER)], "1 Terminal(1.2) 65;1;9 True b''"),
    "in pieces": (
        [(0.05, ANSWER[:9]), (0.05, ANSWER[9:20]), (0.05, ANSWER[20:])],
        "1 Terminal(1.2) 65;1;9 True b''",
    ),
    "only who it is": ([(0.0, b"\x1b[?6c")], "None  6 True b''"),
    "never": ([], "None   True b''"),
    "half an answer": ([(0.0, ANSWER[:9])], "1   True b''"),
}


@pytest.mark.parametrize("way", ANSWERS)
def test_the_answers_are_read_and_the_input_is_empty_afterwards(terminal: tuple[int, int], way: str) -> None:
    answers, result = ANSWERS[way]
    assert ask(terminal, answers) == result


def test_the_terminal_has_its_attributes_back(terminal: tuple[int, int]) -> None:
    before = termios.tcgetattr(terminal[1])
    ask(terminal, [(0.0, ANSWER)])
    assert termios.tcgetattr(terminal[1]) == before


def test_bytes_that_are_no_answer_are_no_reply() -> None:
    replies = parse_replies(b"ls -l\r\n\x1b[A\x1b[200~8;1$y c\x1b[201~")
    assert not replies.answered


def test_a_process_descends_from_the_one_that_started_it() -> None:
    assert len(ancestor_names(os.getpid())) >= 2


def keys_that_arrive(received: str) -> str:
    """What Textual makes of some input, after the sieve."""
    late, parser = LateAnswers(), XTermParser(False)
    messages = [*parser.feed(received)]
    time.sleep(0.15)
    messages += [*parser.tick()]
    passed = [kept for message in messages for kept in late.pass_on(message)]
    return "".join(message.character or message.key for message in passed if isinstance(message, Key))


LATE = ["\x1b[8;1$y", "\x1bP>|XTerm(379)\x1b\\", "\x1b[>41;379;0c", "\x1b[?64;1;2c", ANSWER.decode()]


@pytest.mark.parametrize("answer", LATE)
def test_an_answer_that_comes_late_presses_no_key(answer: str) -> None:
    assert keys_that_arrive(answer + "jk") == "jk"


@pytest.mark.parametrize("typed", ["q", "^a", "^[x", "بحث", "^^[", "j^Pn", "[x", "[8;"])
def test_what_is_typed_arrives_whole(typed: str) -> None:
    assert keys_that_arrive(typed + "z") == typed + "z"
