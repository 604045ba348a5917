"""Selections that the reader saved under a name, as the line that the command line takes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime

from store.notebook import Notebook
from store.problem import StoreError
from store.selection import Selection


class SavedSelections:
    """Named selections of one database; they survive a new import."""

    def __init__(self, notebook: Notebook) -> None:
        self._notebook = notebook

    def all(self) -> Mapping[str, Selection]:
        """name → selection, by name."""
        rows = self._notebook.read("SELECT name, selection FROM saved_selections ORDER BY name")
        return {name: Selection.from_string(line) for name, line in rows}

    def save(self, name: str, selection: Selection, *, overwrite: bool = False) -> None:
        """Keep a selection under a name. Raises StoreError `saved-exists`."""
        now = datetime.now(UTC).isoformat(timespec="seconds")
        rule = "REPLACE" if overwrite else "IGNORE"
        statement = f"INSERT OR {rule} INTO saved_selections (name, selection, saved_at) VALUES (?, ?, ?)"
        if not self._notebook.write(statement, [name, selection.to_string(), now]):
            raise StoreError("saved-exists", name=name)

    def rename(self, name: str, new_name: str) -> None:
        """Give a saved selection another name. Raises StoreError `saved-unknown` or `saved-exists`."""
        if name == new_name:
            return
        if new_name in self.all():
            raise StoreError("saved-exists", name=new_name)
        statement = "UPDATE saved_selections SET name = ? WHERE name = ?"
        if not self._notebook.write(statement, [new_name, name]):
            raise StoreError("saved-unknown", name=name)

    def delete(self, name: str) -> None:
        """Forget a saved selection. Raises StoreError `saved-unknown`."""
        if not self._notebook.write("DELETE FROM saved_selections WHERE name = ?", [name]):
            raise StoreError("saved-unknown", name=name)
