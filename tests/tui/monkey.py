"""`make monkey`: keys, typing, pastes, clicks and resizes by chance, from a seed, against the real explorer.

It knows nothing of what the explorer should show. It holds that nothing raises, that nothing hangs, and that
memory stays within a bound. A failure names the seed and the last things done, and `--seed` does them again;
what depends on how fast workers answer may need several runs.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import gc
import os
import random
import resource
import shutil
import sys
import tempfile
import time
from collections import deque
from dataclasses import dataclass, field
from pathlib import Path

from textual import events
from textual.keys import _character_to_key
from textual.pilot import Pilot

from store import Store
from tui.app import JawlaApp
from tui.keyboard import ARABIC_DOUBLES
from tui.registry import COMMANDS, plain_key
from tui.session import Session
from tui.words import LANGUAGES, speak

GROWTH = 48 * 1024
"""KiB that the process may grow between the first third of a run and its end; caches fill up until then."""

HANG = 30.0
"""Seconds after which one step counts as hanging, on a machine that does other things too."""

LAST = 60
"""Steps that a failure shows."""

_LEAVING = sorted(key for each in COMMANDS if each.id == "quit" for key in each.keys)
_OF_TEXT = (
    "ctrl+a",
    "ctrl+x",
    "ctrl+v",
    "ctrl+w",
    "ctrl+u",
    "shift+right",
    "shift+up",
    "ctrl+left",
    "escape",
)
_KEYS = sorted({key for each in COMMANDS for key in each.keys}.union(_OF_TEXT).difference(_LEAVING))
_DOUBLES = sorted(ARABIC_DOUBLES[key] for key in map(plain_key, _KEYS) if key in ARABIC_DOUBLES)
_WORDS = (
    "المعتقلين",
    "أستانا",
    "لافرينتيف",
    "de-escalation",
    '"وقف إطلاق النار"',
    "-",
    "هدنة OR",
    "ا*",
    "2017",
)

HOSTILE = (
    "\x1b[2J\x1b]0;title\x07\x9b31m",
    "[bold red]markup[/] [/nothing] [@click=app.quit()]x[/]",
    "\u202eabc\u202c \u2066\u2069\u200f\u061c",
    "=HYPERLINK(1)\t+1\r\n-1\n@x",
    "ا\u064b\u0651\u0670" * 40,
    "\ufdfa\u0640" * 30 + "👩‍👩‍👧‍👦 ﷽",
    "\x00\ud7ff\ufffe\U0010ffff\u2028",
    'a" OR (b -c* "d',
    "سطر\n" * 200,
    "م" * 5000,
)
"""Texts that are pasted: controls, markup, overrides, formulas, heaps of marks, broken queries, long ones."""

_SIZES = ((80, 24), (160, 45), (200, 60), (120, 36), (40, 12), (20, 6), (5, 2), (1, 1))


def resident() -> int:
    """KiB of memory that the process holds now."""
    gc.collect()
    with contextlib.suppress(OSError):
        pages = int(Path("/proc/self/statm").read_text().split()[1])
        return pages * resource.getpagesize() // 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


@dataclass
class Monkey:
    """One run: a seed decides every step, the clock only when it ends."""

    seed: int
    folder: Path
    """Where the database lies, and where everything is written."""
    steps: int = 0
    starts: int = 0
    last: deque[str] = field(default_factory=lambda: deque(maxlen=LAST))
    grown: int = 0
    """KiB between the first third and the end."""

    def __post_init__(self) -> None:
        self.chance = random.Random(self.seed)

    async def run(self, seconds: float) -> None:
        """Go on for so long, starting the explorer again whenever it was left."""
        begun = time.monotonic()
        end = begun + seconds
        while time.monotonic() < begun + seconds / 3:
            await self._one_start(begun + seconds / 3)
        settled = resident()
        while time.monotonic() < end:
            await self._one_start(end)
        self.grown = resident() - settled
        assert self.grown < GROWTH, f"memory grew by {self.grown} KiB\n{self.tale()}"

    def tale(self) -> str:
        """What to do to see it again."""
        head = f"seed {self.seed}, step {self.steps}, start {self.starts} of the explorer; the last steps:"
        return "\n  ".join([head, *self.last])

    async def _one_start(self, end: float) -> None:
        self.starts += 1
        speak(self.chance.choice(LANGUAGES))
        with Store.open(self.folder / "articles.db") as store:
            session = Session(
                store, self.folder / "view.json", Path("out"), "1.0", coder="monkey", density="compact"
            )
            app = JawlaApp(session)
            self._note("start")
            try:
                async with app.run_test(size=self.chance.choice(_SIZES)) as pilot:
                    for _ in range(self.chance.randint(100, 400)):
                        if time.monotonic() > end or app._exit:
                            break
                        await asyncio.wait_for(self._step(pilot), HANG)
            except BaseException as fault:
                raise AssertionError(f"{type(fault).__name__}: {fault}\n{self.tale()}") from fault

    def _note(self, what: str) -> None:
        self.steps += 1
        self.last.append(what)

    async def _step(self, pilot: Pilot[int]) -> None:
        does = self.chance.choices(
            (
                self._key,
                self._double,
                self._write,
                self._paste,
                self._click,
                self._wheel,
                self._resize,
                self._wait,
            ),
            (50, 8, 8, 4, 12, 5, 3, 10),
        )[0]
        await does(pilot)
        await asyncio.sleep(0)

    async def _wait(self, pilot: Pilot[int]) -> None:
        """Until every key was taken, then for as long as some answers take: people do both."""
        self._note("wait")
        assert isinstance(pilot.app, JawlaApp)
        while pilot.app.keys_under_way and not pilot.app._exit:
            await asyncio.sleep(0.002)
        await asyncio.sleep(self.chance.choice((0, 0.01, 0.1)))

    async def _key(self, pilot: Pilot[int]) -> None:
        leaves = self.chance.random() < 0.004
        self._send(pilot, self.chance.choice(_LEAVING if leaves else _KEYS))

    async def _double(self, pilot: Pilot[int]) -> None:
        self._send(pilot, self.chance.choice(_DOUBLES))

    async def _write(self, pilot: Pilot[int]) -> None:
        for character in self.chance.choice(_WORDS):
            self._send(pilot, character)

    def _send(self, pilot: Pilot[int], key: str) -> None:
        if plain_key(key) == "/" and len(pilot.app.screen_stack) > 1:
            return  # no path of a dialog may lead out of the folder
        self._note(f"key {key!r}")
        character = plain_key(key) if len(plain_key(key)) == 1 else " " if key == "space" else None
        name = _character_to_key(key) if len(key) == 1 else key
        pilot.app.post_message(events.Key(name, character))

    async def _paste(self, pilot: Pilot[int]) -> None:
        text = self.chance.choice(HOSTILE)
        if len(pilot.app.screen_stack) > 1:
            text = text.replace("/", "|")
        self._note(f"paste {text[:20]!r}")
        pilot.app.post_message(events.Paste(text))

    async def _click(self, pilot: Pilot[int]) -> None:
        here = self._somewhere(pilot)
        there = here if self.chance.random() < 0.7 else self._somewhere(pilot)
        shift = self.chance.random() < 0.1
        self._note(f"click {here} to {there}{' with shift' if shift else ''}")
        for kind, at in (
            (events.MouseMove, here),
            (events.MouseDown, here),
            (events.MouseMove, there),
            (events.MouseUp, there),
        ):
            _mouse(pilot, kind, at, shift=shift)

    async def _wheel(self, pilot: Pilot[int]) -> None:
        at = self._somewhere(pilot)
        kind = self.chance.choice((events.MouseScrollDown, events.MouseScrollUp))
        self._note(f"{kind.__name__} {at}")
        _mouse(pilot, kind, at)

    def _somewhere(self, pilot: Pilot[int]) -> tuple[int, int]:
        size = pilot.app.size
        return self.chance.randrange(max(1, size.width)), self.chance.randrange(max(1, size.height))

    async def _resize(self, pilot: Pilot[int]) -> None:
        width, height = self.chance.choice(_SIZES)
        self._note(f"resize {width}x{height}")
        await pilot.resize_terminal(width, height)


def _mouse(
    pilot: Pilot[int], kind: type[events.MouseEvent], at: tuple[int, int], *, shift: bool = False
) -> None:
    x, y = at
    pilot.app.post_message(
        kind(widget=None, x=x, y=y, delta_x=0, delta_y=0, button=1, shift=shift, meta=False, ctrl=False)
    )


async def play(seed: int, seconds: float, database: Path) -> Monkey:
    """One run on a copy of a database, in a folder that is gone afterwards. Raises AssertionError."""
    before = Path.cwd()
    with tempfile.TemporaryDirectory() as scratch:
        shutil.copy(database, Path(scratch) / "articles.db")
        os.chdir(scratch)
        try:
            monkey = Monkey(seed, Path(scratch))
            await monkey.run(seconds)
        finally:
            os.chdir(before)
            speak("en")
    return monkey


def main() -> int:
    """`python -m tests.tui.monkey [--seed N] [--seconds N]`: on the sample collection."""
    from jawla.sample import database

    parser = argparse.ArgumentParser(description="random keys against the explorer")
    parser.add_argument("--seed", type=int, default=None, help="decides every step; else by chance")
    parser.add_argument("--seconds", type=float, default=180.0)
    chosen = parser.parse_args()
    seed = chosen.seed if chosen.seed is not None else random.SystemRandom().randrange(10**6)
    print(f"seed {seed}", flush=True)
    done = asyncio.run(play(seed, chosen.seconds, database()))
    print(f"{done.steps} steps, {done.starts} starts of the explorer, memory grew by {done.grown} KiB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
