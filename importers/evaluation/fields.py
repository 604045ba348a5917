"""One object of a gold line, read field by field: what is missing, unknown or wrong is noted."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from typing import TypeGuard

from importers.evaluation.problems import GoldProblem


class Fields:
    """An object and where it stands. Reading a field marks it as known; `finish` names the others."""

    def __init__(
        self, values: Mapping[str, object], problems: list[GoldProblem], file: str, line: int, place: str = ""
    ) -> None:
        self._values = values
        self._problems = problems
        self._file, self._line, self._place = file, line, place
        self._known: set[str] = set()

    def problem(self, code: str, field: str, **values: object) -> None:
        """Note a fault of a field."""
        where = {"file": self._file, "line": self._line, "field": self._place + field}
        self._problems.append(GoldProblem(code, **where, **values))

    def _take(self, name: str, wanted: type, word: str, *, needed: bool = False) -> object:
        """The value of a field; None when it is absent, null or of another type."""
        self._known.add(name)
        value = self._values.get(name)
        if value is None:
            if needed:
                self.problem("gold-field-missing", name)
            return None
        if not isinstance(value, wanted) or (isinstance(value, bool) and wanted is not bool):
            self.problem("gold-field-type", name, wanted=word)
            return None
        return value

    def text(self, name: str) -> str:
        """A text that must be there."""
        value = self._take(name, str, "a text", needed=True)
        if value == "":
            self.problem("gold-field-missing", name)
        return value if isinstance(value, str) else ""

    def maybe(self, name: str) -> str | None:
        """A text or None."""
        value = self._take(name, str, "a text or null")
        return value if isinstance(value, str) else None

    def number(self, name: str, *, needed: bool = False) -> int | None:
        """A whole number or None."""
        value = self._take(name, int, "a whole number", needed=needed)
        return value if isinstance(value, int) else None

    def flag(self, name: str) -> bool:
        """True or false; false when absent."""
        return self._take(name, bool, "true or false") is True

    def word(self, name: str, allowed: Collection[str]) -> str | None:
        """A word of the vocabulary or None."""
        value = self.maybe(name)
        if value is not None and value not in allowed:
            self.problem("gold-word", name, value=value, allowed=", ".join(sorted(allowed)))
            return None
        return value

    def day(self, name: str) -> str | None:
        """An ISO day or None."""
        value = self.maybe(name)
        return value if value is None else self._iso(name, value)

    def _iso(self, name: str, value: str) -> str | None:
        try:
            return date.fromisoformat(value).isoformat()
        except ValueError:
            self.problem("gold-day", name, value=value)
            return None

    def _list(self, name: str) -> list[object]:
        value = self._take(name, list, "a list")
        return value if isinstance(value, list) else []

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of texts."""
        values = self._list(name)
        texts = tuple(value for value in values if isinstance(value, str) and value)
        if len(texts) < len(values):
            self.problem("gold-field-type", name, wanted="a list of texts, none empty")
        return texts

    def words(self, name: str, allowed: Collection[str]) -> tuple[str | None, ...]:
        """A list of words of the vocabulary; null stands for «none»."""
        found: list[str | None] = []
        for value in self._list(name):
            if value is None or (isinstance(value, str) and value in allowed):
                found.append(value)
            else:
                self.problem("gold-word", name, value=str(value), allowed=", ".join(sorted(allowed)))
        return tuple(found)

    def numbers(self, name: str, words: Collection[str] = ()) -> tuple[int | str | None, ...]:
        """A list of whole numbers, nulls and some words."""
        found: list[int | str | None] = []
        for value in self._list(name):
            if value is None or _is_number(value) or (isinstance(value, str) and value in words):
                found.append(value)
            else:
                wanted = ", ".join(["a list of whole numbers", "null", *sorted(words)])
                self.problem("gold-field-type", name, wanted=wanted)
        return tuple(found)

    def days(self, name: str) -> tuple[str, str] | None:
        """A pair of ISO days or None."""
        values = self._list(name)
        if not values:
            return None
        texts = [value for value in values if isinstance(value, str)]
        if len(texts) != 2 or len(values) != 2:
            self.problem("gold-field-type", name, wanted="two days")
            return None
        first, last = (self._iso(name, text) for text in texts)
        return (first, last) if first and last else None

    def row(self, name: str) -> Fields | None:
        """An inner object or None."""
        value = self._take(name, dict, "an object or null")
        return self._inner(value, f"{name}.") if isinstance(value, dict) else None

    def rows(self, name: str) -> list[Fields]:
        """A list of inner objects."""
        found = []
        for number, value in enumerate(self._list(name), start=1):
            if isinstance(value, dict):
                found.append(self._inner(value, f"{name}[{number}]."))
            else:
                self.problem("gold-field-type", f"{name}[{number}]", wanted="an object")
        return found

    def _inner(self, values: Mapping[str, object], place: str) -> Fields:
        return Fields(values, self._problems, self._file, self._line, self._place + place)

    def finish(self, *also: str) -> None:
        """Name the fields that nobody asked for; `also` are those that are for people only."""
        for name in self._values:
            if name not in self._known and name not in also:
                self.problem("gold-field-unknown", name, known=", ".join(sorted({*self._known, *also})))


def _is_number(value: object) -> TypeGuard[int]:
    return isinstance(value, int) and not isinstance(value, bool)
