"""How long the explorer takes until articles stand on the screen, as a ratio to an empty Textual app.

Both run in a pseudo-terminal of 80×24 that answers the question for device attributes, as a terminal does.
The memory of both is read some seconds later, when all counts are there too.

    python bench/start.py DATABASE [--runs 9] [--word WORD]

WORD is any text that the first screen shows only when articles are there; by default the order, which stands
beside the number that was found.
"""

from __future__ import annotations

import argparse
import fcntl
import os
import pty
import select
import signal
import statistics
import struct
import sys
import termios
import time
from pathlib import Path

_EMPTY = """
from textual.app import App
from textual.widgets import Static
class Empty(App):
    def compose(self):
        yield Static("#READY")
Empty().run()
"""
_ANSWERS = {b"\x1b[c": b"\x1b[?64;1;2c", b"\x1b[0c": b"\x1b[?64;1;2c"}
_TOO_LONG = 30.0


_SETTLED = 4.0
"""Seconds after which the explorer has counted everything."""


def started(word: bytes, arguments: list[str], *, settle: bool = False) -> tuple[float, float]:
    """Seconds until a program has written a word to its terminal, and its megabytes; then it is ended.

    With `settle` the memory is that of a program which had the time to finish what it does behind the screen.
    """
    began = time.perf_counter()
    child, terminal = pty.fork()
    if child == 0:
        os.environ.update(TERM="xterm-256color", COLUMNS="80", LINES="24")
        os.execv(arguments[0], arguments)
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    written = b""
    try:
        while word not in written:
            ready, _, _ = select.select([terminal], [], [], _TOO_LONG)
            if not ready:
                raise SystemExit(f"{arguments}: nothing like {word!r} within {_TOO_LONG:.0f} s")
            try:
                piece = os.read(terminal, 65536)
            except OSError:  # the program ended
                raise SystemExit(f"{arguments} ended with: {written[-500:]!r}") from None
            for question, answer in _ANSWERS.items():
                if question in piece:
                    os.write(terminal, answer)
            written += piece
        seconds = time.perf_counter() - began
        rest = time.perf_counter() + (_SETTLED if settle else 0)
        while (left := rest - time.perf_counter()) > 0:
            if select.select([terminal], [], [], left)[0]:
                os.read(terminal, 65536)
        return seconds, _megabytes(child)
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        os.close(terminal)


def _megabytes(process: int) -> float:
    """Memory of a process that is its own or shared, in MB (`statm`, proc(5))."""
    pages = int(Path(f"/proc/{process}/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def main() -> None:
    """Measure in turn, so that a busy machine disturbs both alike, and print medians and their ratio."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("database", type=Path)
    parser.add_argument("--runs", type=int, default=9)
    parser.add_argument("--word", default="newest first")
    options = parser.parse_args()
    empty = [sys.executable, "-c", _EMPTY]
    explorer = [sys.executable, "-m", "jawla", "open", "--terminal-mode", "plain"]
    explorer += ["--db", str(options.database)]
    times: dict[str, list[float]] = {"empty": [], "explorer": []}
    for _ in range(options.runs):
        times["empty"].append(started(b"#READY", empty)[0])
        times["explorer"].append(started(options.word.encode(), explorer)[0])
    medians = {name: statistics.median(values) for name, values in times.items()}
    for name, median in medians.items():
        print(
            f"{name:9} {median * 1000:6.0f} ms   "
            f"({min(times[name]) * 1000:.0f} to {max(times[name]) * 1000:.0f})"
        )
    print(f"ratio     {medians['explorer'] / medians['empty']:6.2f}   at most 2.4")
    above = (
        started(options.word.encode(), explorer, settle=True)[1] - started(b"#READY", empty, settle=True)[1]
    )
    print(f"memory    {above:6.0f} MB above the empty one")


if __name__ == "__main__":
    main()
