"""The export dialog: where to, what, in which form, how it begins, and a question before overwriting."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, ItemGrid, Vertical
from textual.content import Content
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Button, Input, Static
from textual.worker import get_current_worker

from store.export.how import USUAL, How
from store.export.tables import TABLES
from store.problem import ExportError, Problem, StoreError
from store.selection import Selection
from tui.registry import bindings
from tui.screens.columns import ColumnsScreen
from tui.session import Session
from tui.widgets.arabic_input import ArabicInput
from tui.widgets.preview import PreviewRows
from tui.widgets.tick import Tick
from tui.widgets.turn import Turn
from tui.words import say

if TYPE_CHECKING:
    from store.export import ExportReport
    from store.export.preview import Preview

_FORMS = {"csv": "CSV", "jsonl": "JSON Lines", "xlsx": "XLSX", "parquet": "Parquet", "html": "HTML"}


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

    class Looked(Message):
        """The first rows of a table."""

        def __init__(self, preview: Preview) -> None:
            super().__init__()
            self.preview = preview

    def __init__(self, session: Session, selection: Selection, total: int) -> None:
        super().__init__()
        self._session = session
        self._selection = selection
        self._total = total
        self._asked = False
        """Whether the reader was told that files in this very folder would be overwritten."""
        self._columns: dict[str, tuple[str, ...]] = {}
        """Columns of the tables of which not all are wanted."""
        self._shown = USUAL[-1]
        """Table whose first rows are shown."""

    def compose(self) -> ComposeResult:
        with Vertical(id="export"):
            yield Static(Content(say("export.head", total=self._total)), id="export-head")
            yield Static(Content(say("export.folder")))
            yield ArabicInput(str(self._session.export_folder), id="export-folder", compact=True)
            with ItemGrid(id="export-tables", min_column_width=16):
                for name in TABLES:
                    yield Tick(name, name in USUAL, id=f"export-table-{name}")
            with Horizontal(classes="export-row"):
                yield Turn(say("export.form"), _FORMS, id="export-form")
                yield Button(id="export-columns", compact=True)
            with Horizontal(classes="export-row"):
                yield Tick(say("export.bom"), self._session.export_bom, id="export-bom")
                yield Tick(say("export.raw"), id="export-raw")
            yield Static(id="export-count", markup=False)
            yield PreviewRows(id="export-preview")
            yield Static(id="export-answer", markup=False)
            with Horizontal(id="export-buttons"):
                yield Button(Content(say("export.write")), id="export-write", compact=True)
                yield Button(Content(say("export.cancel")), id="export-cancel", compact=True)

    def on_mount(self) -> None:
        self.set_focus(self.query_one("#export-folder", Input))
        self._preview(USUAL[-1])

    @on(Input.Changed)
    def _folder_changed(self) -> None:
        self._ask(None)

    @on(Input.Submitted)
    @on(Button.Pressed, "#export-write")
    def write(self) -> None:
        """Write the files, over old ones only when the reader has been asked."""
        folder = Path(self.query_one("#export-folder", Input).value).expanduser()
        job = partial(self._export, folder, self._how(), overwrite=self._asked)
        self._answer(say("export.writing"))
        self.run_worker(job, group="export", thread=True, exclusive=True)

    def _how(self) -> How:
        ticked = tuple(name for name in TABLES if self.query_one(f"#export-table-{name}", Tick).value)
        return How(
            tables=ticked or USUAL,
            form=self.query_one("#export-form", Turn).value,
            bom=self.query_one("#export-bom", Tick).value,
            raw_cells=self.query_one("#export-raw", Tick).value,
            columns={name: own for name, own in self._columns.items() if name in ticked},
        )

    @on(Tick.Ticked)
    def _table_ticked(self, event: Tick.Ticked) -> None:
        self._ask(None)
        if (event.tick.id or "").startswith("export-table-") and event.tick.value:
            self._preview((event.tick.id or "").removeprefix("export-table-"))

    @on(Turn.Turned)
    def _form_turned(self) -> None:
        self._ask(None)

    @on(Button.Pressed, "#export-columns")
    def choose_columns(self) -> None:
        """Let the reader tick the columns of the table that is shown."""
        table, known = self._shown, TABLES[self._shown].names()

        def taken(columns: tuple[str, ...] | None) -> None:
            if columns is not None:
                self._columns = {**self._columns, table: columns}
                self._preview(table)

        self.app.push_screen(ColumnsScreen(table, known, self._columns.get(table, known)), taken)

    def _preview(self, table: str) -> None:
        """Ask for the first rows of a table."""
        self._shown = table
        columns = self._columns.get(table)
        told = say("export.all") if columns is None else f"{len(columns)}/{len(TABLES[table].columns)}"
        label = say("export.columns", table=table, columns=told)
        self.query_one("#export-columns", Button).label = Content(label)
        self.query_one("#export-count", Static).update(Content(say("export.counting", table=table)))
        self.run_worker(partial(self._look, table), group="preview", thread=True, exclusive=True)

    def _look(self, table: str) -> None:
        from store.export.preview import preview

        worker = get_current_worker()
        try:
            found = preview(self._session.store, self._selection, table, stop=lambda: worker.is_cancelled)
        except StoreError as problem:
            self.post_message(self.Refused(problem))
        else:
            if not worker.is_cancelled:
                self.post_message(self.Looked(found))

    @on(Looked)
    def _looked(self, event: Looked) -> None:
        found = event.preview
        if found.table != self._shown:
            return
        wanted = self._columns.get(found.table, found.columns)
        places = [number for number, name in enumerate(found.columns) if name in wanted]
        rows = [[row[place] for place in places] for row in found.rows]
        self.query_one("#export-preview", PreviewRows).show([found.columns[own] for own in places], rows)
        count = say("export.count", table=found.table, rows=found.total)
        self.query_one("#export-count", Static).update(Content(count))

    @on(Button.Pressed, "#export-cancel")
    def action_close(self) -> None:
        self.dismiss()

    def _export(self, folder: Path, how: How, *, overwrite: bool) -> None:
        from store.export import export

        try:
            report = export(
                self._session.store,
                self._selection,
                folder,
                how,
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
