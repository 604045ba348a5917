"""The export dialog: where to, how, and a question before anything is overwritten."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Button, Input, Static

from store.problem import ExportError, Problem, StoreError
from store.selection import Selection
from tui.registry import bindings
from tui.session import Session
from tui.widgets.arabic_input import ArabicInput
from tui.widgets.tick import Tick
from tui.words import say

if TYPE_CHECKING:
    from store.export import ExportReport


class ExportScreen(ModalScreen[None]):
    """Writes exactly the selection that it was opened with."""

    BINDINGS = bindings("dialog")

    class Written(Message):
        """The files are there."""

        def __init__(self, report: ExportReport) -> None:
            super().__init__()
            self.report = report

    class Refused(Message):
        """Nothing was written."""

        def __init__(self, problem: Problem) -> None:
            super().__init__()
            self.problem = problem

    def __init__(self, session: Session, selection: Selection, total: int) -> None:
        super().__init__()
        self._session = session
        self._selection = selection
        self._total = total
        self._asked = False
        """Whether the reader was told that files in this very folder would be overwritten."""

    def compose(self) -> ComposeResult:
        with Vertical(id="export"):
            yield Static(Content(say("export.head", total=self._total)), id="export-head")
            yield Static(Content(say("export.folder")))
            yield ArabicInput(str(self._session.export_folder), id="export-folder", compact=True)
            yield Tick(say("export.bom"), self._session.export_bom, id="export-bom")
            yield Tick(say("export.raw"), id="export-raw")
            yield Static(id="export-answer", markup=False)
            with Horizontal(id="export-buttons"):
                yield Button(Content(say("export.write")), id="export-write", compact=True)
                yield Button(Content(say("export.cancel")), id="export-cancel", compact=True)

    def on_mount(self) -> None:
        self.set_focus(self.query_one("#export-folder", Input))

    @on(Input.Changed)
    def _folder_changed(self) -> None:
        self._ask(None)

    @on(Input.Submitted)
    @on(Button.Pressed, "#export-write")
    def write(self) -> None:
        """Write the files, over old ones only when the reader has been asked."""
        folder = Path(self.query_one("#export-folder", Input).value).expanduser()
        bom = self.query_one("#export-bom", Tick).value
        raw_cells = self.query_one("#export-raw", Tick).value
        job = partial(self._export, folder, bom=bom, raw_cells=raw_cells, overwrite=self._asked)
        self._answer(say("export.writing"))
        self.run_worker(job, group="export", thread=True, exclusive=True)

    @on(Button.Pressed, "#export-cancel")
    def action_close(self) -> None:
        self.dismiss()

    def _export(self, folder: Path, *, bom: bool, raw_cells: bool, overwrite: bool) -> None:
        from store.export import How, export

        try:
            report = export(
                self._session.store,
                self._selection,
                folder,
                How(bom=bom, raw_cells=raw_cells),
                program=self._session.version,
                overwrite=overwrite,
            )
        except (ExportError, StoreError) as problem:
            self.post_message(self.Refused(problem))
        else:
            self.post_message(self.Written(report))

    @on(Written)
    def _written(self, event: Written) -> None:
        files = (say("export.file", path=str(file.path), rows=file.rows) for file in event.report.tables)
        self.app.notify("\n".join(files), title=say("export.done"), markup=False)
        self.dismiss()

    @on(Refused)
    def _refused(self, event: Refused) -> None:
        sentence = say(event.problem.code, **event.problem.values)
        if event.problem.code == "export-exists":
            self._ask(sentence)
            self.set_focus(self.query_one("#export-write", Button))
        else:
            self._answer(sentence)

    def _ask(self, sentence: str | None) -> None:
        """Ask whether to overwrite; None takes the question back."""
        self._asked = sentence is not None
        button = self.query_one("#export-write", Button)
        button.label = Content(say("export.replace" if self._asked else "export.write"))
        self._answer(sentence or "")

    def _answer(self, sentence: str) -> None:
        self.query_one("#export-answer", Static).update(Content(sentence))
