"""The import dialog: folders and files to pick from, then how far the import is, while articles appear."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path
from threading import Event

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Static

from store.problem import Problem
from tui.importing import Importer, ImportState
from tui.registry import bindings
from tui.widgets.cells import Cell, Line
from tui.widgets.rows import Rows
from tui.words import say, visible

_NEWS = 2.0
"""Seconds between two looks at what has been stored by now."""


class _Places:
    """What can be picked in a folder: the folder itself, the one around it, folders in it, files in it."""

    def __init__(self, folder: Path, suffixes: frozenset[str]) -> None:
        self.folder = folder
        folders: list[str] = []
        files: list[str] = []
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError:
            entries = []
        for entry in entries:
            if entry.name.startswith("."):
                continue
            if entry.is_dir():
                folders.append(entry.name)
            elif any(entry.name.lower().endswith(suffix) for suffix in suffixes):
                files.append(entry.name)
        self.names = ["", "..", *folders, *files]
        self._first_file = 2 + len(folders)

    def is_folder(self, index: int) -> bool:
        return 0 < index < self._first_file

    def path(self, index: int) -> Path:
        """The place of a row."""
        if index == 1:
            return self.folder.parent
        return self.folder / self.names[index]

    def __len__(self) -> int:
        return len(self.names)

    def stops(self, index: int) -> bool:
        return 0 <= index < len(self.names)

    def lines(self, index: int, width: int, height: int) -> tuple[Line, ...]:
        if index == 0:
            return ((Cell(say("importing.this"), width, "strong"),),)
        name = str(visible(self.names[index])) + ("/" if self.is_folder(index) else "")
        return ((Cell(name, width, "text" if self.is_folder(index) else "quiet"),),)


class ImportScreen(ModalScreen[None]):
    """Imports a folder or file. Escape stops it; the same again goes on where it stopped."""

    BINDINGS = [  # noqa: RUF012  Textual's own declaration
        *bindings("dialog", "choices"),
        Binding("enter,space", "pick", show=False),
        Binding("left,backspace", "around", show=False),
    ]

    class Told(Message):
        """How far it is, or how it ended."""

        def __init__(self, state: ImportState, *, ended: bool) -> None:
            super().__init__()
            self.state = state
            self.ended = ended

    def __init__(self, importer: Importer, folder: Path, renew: Callable[[], object]) -> None:
        """`renew` makes the view behind show what has been stored by now."""
        super().__init__()
        self._importer = importer
        there = next(own for own in (folder, *folder.parents) if own.is_dir())
        self._places = _Places(there, importer.suffixes)
        self._renew = renew
        self._under_way = False
        self._stop = Event()
        self._shown = 0
        """Articles that the view behind was last told of."""
        self._stored = 0

    def compose(self) -> ComposeResult:
        with Vertical(classes="asking", id="importing"):
            yield Static(id="importing-head", classes="asking-head", markup=False)
            yield Rows(id="asking-options")
            yield Static(id="importing-line", markup=False)
            yield Static(id="importing-problems", markup=False)

    def on_mount(self) -> None:
        self._rows = self.query_one(Rows)
        self._show_places()
        self.set_interval(_NEWS, self._show_news)

    def _show_places(self) -> None:
        self.query_one("#importing-head", Static).update(
            Content(say("importing.head", folder=str(visible(str(self._places.folder)))))
        )
        self._rows.show(self._places, cursor=0)
        self.set_focus(self._rows)

    def action_down(self) -> None:
        self._rows.move(1)

    def action_up(self) -> None:
        self._rows.move(-1)

    def action_around(self) -> None:
        self._enter(self._places.folder.parent)

    @on(Rows.Pressed)
    def action_pick(self) -> None:
        if self._under_way:
            return
        index = self._rows.cursor
        if self._places.is_folder(index):
            self._enter(self._places.path(index))
        else:
            self._under_way = True
            self._stop.clear()
            self._say(ImportState(say("importing.begins")))
            job = partial(self._import, self._places.path(index))
            self.run_worker(job, group="import", thread=True, exclusive=True)

    def _enter(self, folder: Path) -> None:
        if not self._under_way:
            self._places = _Places(folder, self._importer.suffixes)
            self._show_places()

    def _import(self, path: Path) -> None:
        def tell(state: ImportState) -> None:
            self.post_message(self.Told(state, ended=False))

        try:
            state = self._importer([path], tell, self._stop.is_set)
        except Problem as problem:
            state = ImportState(say(problem.code, **problem.values))
        self.post_message(self.Told(state, ended=True))

    @on(Told)
    def _told(self, event: Told) -> None:
        self._stored = event.state.articles
        self._say(event.state)
        if event.ended:
            self._under_way = False
            self._shown = -1  # copies were found last: everything may count otherwise
            self._show_news()

    def _say(self, state: ImportState) -> None:
        self.query_one("#importing-line", Static).update(Content(state.line))
        self.query_one("#importing-problems", Static).update(Content("\n".join(state.problems)))

    def _show_news(self) -> None:
        if self._shown != self._stored:
            self._shown = self._stored
            self._renew()

    def action_close(self) -> None:
        """Stop what is running, then close."""
        if self._under_way:
            self._stop.set()
        else:
            self.dismiss()

    def on_unmount(self) -> None:
        self._stop.set()
