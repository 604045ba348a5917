"""The profile `own` of the configuration folder: what the reader adds to the knowledge of the program."""

from __future__ import annotations

import json
import re
from pathlib import Path

from jawla.paths import config_folder
from store.problem import Problem

NAME = "own"

_HEAD = """# What you have added; every profile in use builds on it. docs/profiles.md describes every field.
name_en = "Own additions"
name_ar = "إضافات خاصة"
uses = ["shared"]
about = []
"""
_ID = re.compile(r"[a-z][a-z0-9-]*")


class OwnProfileError(Problem):
    """Something cannot be added to the reader's own profile."""


def folder() -> Path:
    """Where it lies, or would."""
    return config_folder() / "profiles" / NAME


def exists() -> bool:
    """Whether anything was added yet."""
    return (folder() / "profile.toml").is_file()


def add_spelling(person: str, spelling: str) -> Path:
    """Another spelling of a known person; the file that was written. Raises OwnProfileError, OSError."""
    return _write(person, spelling, f"[{person}]\nvariants = [{_quoted(spelling)}]\n")


def add_person(person: str, name_ar: str, name_en: str, party: str) -> Path:
    """A new person. Raises OwnProfileError `own-id` or `own-known`, OSError."""
    if _ID.fullmatch(person) is None:
        raise OwnProfileError("own-id", id=person)
    lines = [f"[{person}]", f"name_ar = {_quoted(name_ar)}", f"name_en = {_quoted(name_en)}"]
    lines += [f"party = {_quoted(party)}", "variants = []"]
    return _write(person, None, "\n".join(lines) + "\n")


def _write(person: str, spelling: str | None, table: str) -> Path:
    path = folder() / "people.toml"
    before = path.read_text(encoding="utf-8") if path.is_file() else ""
    if f"[{person}]" not in before.splitlines():
        after = f"{before}\n{table}" if before else table
    else:
        # the table is there: its list of spellings gets one more, all else stays as the reader has it
        start = before.index(f"[{person}]\n")
        listed = re.compile(r"^variants = \[", re.MULTILINE).search(before, start)
        if spelling is None or listed is None or "\n[" in before[start + 1 : listed.start()]:
            raise OwnProfileError("own-known", id=person, path=str(path))
        after = f"{before[: listed.end()]}{_quoted(spelling)}, {before[listed.end() :]}"
    path.parent.mkdir(parents=True, exist_ok=True)
    if not exists():
        (folder() / "profile.toml").write_text(_HEAD, encoding="utf-8")
    path.write_text(after, encoding="utf-8")
    return path


def _quoted(text: str) -> str:
    """A TOML basic string: JSON's are the same but for DEL."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
