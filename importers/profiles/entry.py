"""One table of a profile's file, read field by field: what is missing, unknown or wrong is noted."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from importers.profiles.problems import ProfileProblem

_DAY = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


@dataclass
class Entry:
    """A table with the file it stands in. Reading a field marks it as known; `finish` names the others."""

    file: Path
    id: str
    fields: Mapping[str, Any]
    problems: list[ProfileProblem]
    references: list[tuple[str, str, Entry]]
    """(kind of entry, id, where it was named): checked when all files are read."""

    known: set[str] = field(default_factory=set)

    def problem(self, code: str, **values: object) -> None:
        """Note a fault of this entry."""
        self.problems.append(ProfileProblem(code, file=self.file, entry=self.id, **values))

    def _take(self, name: str, kind: type | tuple[type, ...], missing: Any, *, needed: bool = False) -> Any:
        self.known.add(name)
        if name not in self.fields:
            if needed:
                self.problem("profile-field-missing", field=name)
            return missing
        value = self.fields[name]
        if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
            self.problem("profile-field-type", field=name, wanted=_KINDS[kind])
            return missing
        return value

    def text(self, name: str, *, needed: bool = False) -> str:
        """A text; "" when absent."""
        value: str = self._take(name, str, "", needed=needed)
        if needed and name in self.fields and not value.strip():
            self.problem("profile-field-missing", field=name)
        return value

    def maybe(self, name: str) -> str | None:
        """A text, or None when absent."""
        return self.text(name) or None

    def texts(self, name: str, *, needed: bool = False) -> tuple[str, ...]:
        """A list of texts."""
        values = self._take(name, list, [], needed=needed)
        if not all(isinstance(value, str) and value.strip() for value in values):
            self.problem("profile-field-type", field=name, wanted="a list of texts, none empty")
            return ()
        return tuple(values)

    def number(self, name: str) -> int | None:
        """A whole number, or None."""
        value: int | None = self._take(name, int, None)
        return value

    def numbers(self, name: str) -> tuple[int, ...]:
        """A list of whole numbers."""
        values = self._take(name, list, [])
        if not all(isinstance(value, int) and not isinstance(value, bool) for value in values):
            self.problem("profile-field-type", field=name, wanted="a list of whole numbers")
            return ()
        return tuple(values)

    def decimal(self, name: str) -> float | None:
        """A number, or None."""
        value: float | None = self._take(name, (int, float), None)
        return value

    def flag(self, name: str, *, missing: bool = False) -> bool:
        """true or false."""
        value: bool = self._take(name, bool, missing)
        return value

    def day(self, name: str) -> str | None:
        """A day, month or year as ISO 8601 text, or None."""
        value = self.maybe(name)
        if value is not None and not _DAY.fullmatch(value):
            self.problem("profile-date", field=name, value=value)
            return None
        return value

    def word(self, name: str, allowed: Collection[str], *, missing: str | None = None) -> str | None:
        """A word of the vocabulary."""
        value = self.maybe(name)
        if value is None:
            return missing
        if value not in allowed:
            self.problem("profile-word", field=name, value=value, allowed=", ".join(sorted(allowed)))
            return missing
        return value

    def one_of(self, name: str, allowed: Collection[str], missing: str) -> str:
        """A word of the vocabulary with a default."""
        return self.word(name, allowed, missing=missing) or missing

    def words(self, name: str, allowed: Collection[str]) -> tuple[str, ...]:
        """Words of the vocabulary."""
        values = self.texts(name)
        for value in values:
            if value not in allowed:
                self.problem("profile-word", field=name, value=value, allowed=", ".join(sorted(allowed)))
        return tuple(value for value in values if value in allowed)

    def reference(self, name: str, kind: str, *, needed: bool = False) -> str | None:
        """The id of another entry; whether it exists is checked later."""
        value = self.text(name, needed=needed) or None
        if value is not None:
            self.references.append((kind, value, self))
        return value

    def all_references(self, name: str, kind: str) -> tuple[str, ...]:
        """Ids of other entries."""
        values = self.texts(name)
        self.references += [(kind, value, self) for value in values]
        return values

    def tables(self, name: str) -> list[Entry]:
        """A list of inner tables."""
        values = self._take(name, list, [])
        if not all(isinstance(value, dict) for value in values):
            self.problem("profile-field-type", field=name, wanted="a list of tables { … }")
            return []
        return [self._inner(name, value) for value in values]

    def _inner(self, name: str, fields: Mapping[str, Any]) -> Entry:
        return Entry(self.file, f"{self.id}.{name}", fields, self.problems, self.references)

    def finish(self) -> None:
        """Name the fields that nobody asked for."""
        for name in self.fields:
            if name not in self.known:
                self.problem("profile-field-unknown", field=name, known=", ".join(sorted(self.known)))


_KINDS: dict[type | tuple[type, ...], str] = {
    str: "a text in quotes",
    list: "a list in [ ]",
    int: "a whole number",
    (int, float): "a number",
    bool: "true or false",
}
