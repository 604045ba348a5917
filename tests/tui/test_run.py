"""The real program in a pseudo-terminal."""

from __future__ import annotations

import json
import os
import pty
import select
import sys
import time
from pathlib import Path

PROGRAM = """
import sys
from pathlib import Path
from store import Store
from tui.app import run
from tui.session import Session
store = Store.open(Path(sys.argv[1]))
sys.exit(run(Session(store, Path(sys.argv[2]), Path("."), "1.0")))
"""


def read_until(terminal: int, word: bytes, seconds: float = 20.0) -> bytes:
    """What the program wrote, up to a word or its end."""
    written = b""
    end = time.monotonic() + seconds
    while word not in written and select.select([terminal], [], [], max(0.0, end - time.monotonic()))[0]:
        try:
            written += os.read(terminal, 65536)
        except OSError:  # Linux says EIO when the program has ended
            break
    return written


def test_it_starts_takes_keys_however_fast_and_leaves_with_its_view_kept(
    database: Path, tmp_path: Path
) -> None:
    state = tmp_path / "view.json"
    child, terminal = pty.fork()
    if child == 0:
        os.environ.update(TERM="xterm-256color", COLUMNS="80", LINES="24")
        os.execv(sys.executable, [sys.executable, "-c", PROGRAM, str(database), str(state)])
    assert b"#10" in read_until(terminal, b"#10")
    os.write(terminal, "/الفصائل\ro".encode())  # at once, as a paste or a fast typist does
    assert b"2 of 6 articles" in read_until(terminal, b"2 of 6 articles \xc2\xb7 oldest first")
    os.write(terminal, b"q")
    read_until(terminal, b"\0never")
    _, status = os.waitpid(child, 0)
    os.close(terminal)
    assert os.waitstatus_to_exitcode(status) == 0
    assert json.loads(state.read_text())["order"] == "oldest"
