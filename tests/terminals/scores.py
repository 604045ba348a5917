"""The table of docs/terminals.md, written from what the tests of real terminals measured.

    JAWLA_SCORES=scores.jsonl python -m pytest -m long tests/terminals
    python -m tests.terminals.scores scores.jsonl

Only what was measured is rewritten; a row gets the day's date when every figure of it was.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

from tests.terminals.machines import MACHINES

DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "terminals.md"
PAGES = ("explorer", "widgets", "harakat")

_NAMES = {
    "xfce4-terminal": "Xfce Terminal",
    "gnome-terminal": "GNOME Terminal",
    "lxterminal": "LXTerminal",
    "konsole": "Konsole",
    "qterminal": "QTerminal",
}
_VTE = ("xfce4-terminal", "gnome-terminal", "lxterminal")


def note(page: str, case: str, mode: str, score: float | str) -> None:
    """Add what was measured to the file that JAWLA_SCORES names, if it names one."""
    if path := os.environ.get("JAWLA_SCORES"):
        with Path(path).open("a", encoding="utf-8") as file:
            file.write(json.dumps({"page": page, "case": case, "mode": mode, "score": score}) + "\n")


def shown_name(case: str) -> str:
    """A case as the document names it: `tmux in Xfce Terminal`."""
    inside, between, machine = case.rpartition(" in ")
    inside = inside.replace("tmux-passthrough", "tmux (allow-passthrough)")
    return inside + between + _NAMES.get(machine, machine)


def version_of(case: str) -> str:
    """The upstream version of the outermost thing that is named, as Debian packages it."""
    inside, _, machine = case.rpartition(" in ")
    if inside:
        return _package_version(inside.partition("-")[0])
    shown = _package_version(MACHINES[machine].packages[0])
    return f"{shown}, VTE {_package_version('libvte-2.91-0')}" if machine in _VTE else shown


def _package_version(package: str) -> str:
    command = ["dpkg-query", "-W", "-f=${Version}", package]
    full = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return re.sub(r"^\d+:|[-+~].*$", "", full)


def rows_of(text: str) -> dict[str, list[str]]:
    """The rows of the table by the terminal's name."""
    _, table = _parts(text)
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in table.splitlines()[2:]]
    return {row[0]: row for row in cells}


_TABLE = re.compile(r"(?<=<!-- measured -->\n).*?(?=<!-- end -->)", re.DOTALL)


def _parts(text: str) -> tuple[str, str]:
    found = _TABLE.search(text)
    if found is None:
        raise ValueError("the document has no place for the table")
    return text, found[0]


def written(text: str, measured: list[dict[str, Any]], today: date) -> str:
    """The document with the rows of what was measured."""
    rows = rows_of(text)
    pages: dict[str, set[str]] = {}
    for each in measured:
        name = shown_name(each["case"])
        row = rows.setdefault(name, [name, "", "", *[""] * len(PAGES), ""])
        score = each["score"]
        row[1], row[2] = version_of(each["case"]), each["mode"]
        row[3 + PAGES.index(each["page"])] = score if isinstance(score, str) else f"{score:.3f}"
        pages.setdefault(name, set()).add(each["page"])
        if not row[-1] or pages[name] == set(PAGES):
            row[-1] = today.isoformat()
    heading = ["terminal", "version", "mode found", *PAGES, "date"]
    lines = [heading, ["---"] * len(heading), *rows.values()]
    table = (
        "".join(f"| {' | '.join(line)} |\n" for line in lines)
        .replace("| --- ", "|---")
        .replace("--- |", "---|")
    )
    return _TABLE.sub(lambda _: table, text)


def main() -> None:
    lines = Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()
    text = DOCUMENT.read_text(encoding="utf-8")
    DOCUMENT.write_text(written(text, [json.loads(line) for line in lines], date.today()), encoding="utf-8")


if __name__ == "__main__":
    main()
