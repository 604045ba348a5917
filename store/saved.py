"""Selections that the reader saved under a name, as the line that the command line takes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from unicodedata import category

from store.notebook import Notebook
from store.problem import QueryError, StoreError
from store.selection import Selection

_UNSEEN = ("Cc", "Cs", "Zl", "Zp")
"""Categories of characters that no name may have."""


@dataclass(frozen=True, slots=True)
class Saved:
    """A saved selection as it is stored: it can be listed even when a newer version wrote the line."""

    name: str
    line: str
    """What `Selection.from_string` takes."""

    saved_at: str
    """UTC, ISO 8601."""


class SavedSelections:
    """Named selections of one database; they survive a new import."""

    def __init__(self, notebook: Notebook) -> None:
        self._notebook = notebook

    def entries(self) -> tuple[Saved, ...]:
        """What is saved, by name."""
        rows = self._notebook.read("SELECT name, selection, saved_at FROM saved_selections ORDER BY name")
        return tuple(Saved(*row) for row in rows)

    def all(self) -> Mapping[str, Selection]:
        """name → selection, by name. Raises QueryError when a line cannot be read."""
        return {saved.name: Selection.from_string(saved.line) for saved in self.entries()}

    def get(self, name: str) -> Selection:
        """The selection of a name. Raises StoreError `saved-unknown`, QueryError when it cannot be read."""
        for saved in self.entries():
            if saved.name == name:
                return Selection.from_string(saved.line)
        raise StoreError("saved-unknown", name=name)

    def save(self, name: str, selection: Selection, *, overwrite: bool = False) -> None:
        """Keep a selection under a name.

        Raises StoreError `saved-exists` or `saved-nameless`, QueryError when its text cannot be stored.
        """
        _check(name)
        line = selection.to_string()
        if any(category(character) == "Cs" for character in line):
            raise QueryError("selection-unreadable", line=line)
        now = datetime.now(UTC).isoformat(timespec="seconds")
        rule = "REPLACE" if overwrite else "IGNORE"
        statement = f"INSERT OR {rule} INTO saved_selections (name, selection, saved_at) VALUES (?, ?, ?)"
        if not self._notebook.write(statement, [name, line, now]):
            raise StoreError("saved-exists", name=name)

    def rename(self, name: str, new_name: str) -> None:
        """Give a saved selection another name.

        Raises StoreError `saved-unknown`, `saved-exists` or `saved-nameless`.
        """
        _check(new_name)
        statement = "UPDATE OR IGNORE saved_selections SET name = ? WHERE name = ?"
        if not self._notebook.write(statement, [new_name, name]):
            names = {saved.name for saved in self.entries()}
            if name not in names:
                raise StoreError("saved-unknown", name=name)
            raise StoreError("saved-exists", name=new_name)

    def delete(self, name: str) -> None:
        """Forget a saved selection. Raises StoreError `saved-unknown`."""
        if not self._notebook.write("DELETE FROM saved_selections WHERE name = ?", [name]):
            raise StoreError("saved-unknown", name=name)


def _check(name: str) -> None:
    """A name must be seen and be stored as it is: no controls, no halves of surrogate pairs."""
    if not name.strip() or any(category(character) in _UNSEEN for character in name):
        raise StoreError("saved-nameless", name=name)
