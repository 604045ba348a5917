"""What an import did, told: sentences on the terminal, or JSON Lines in codes."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from jawla.output import Output, note, tell
from store.json_line import json_line
from tui.words import say

if TYPE_CHECKING:
    from importers.pipeline import Handled, Report

_SHOWN = 20
"""Lines on screen for one reason; the file of --report has them all."""

_COUNTED = ("copy", "told-anew")
"""Notes of which people are told the number alone."""


def report_line(handled: Handled) -> dict[str, object]:
    """One file or article of the report, in codes."""
    return {
        "path": handled.path,
        "position": handled.position,
        "key": handled.key,
        "status": handled.status,
        "code": handled.code,
        "values": {name: str(value) for name, value in handled.values},
        "notes": list(handled.notes),
    }


def write_report(report: Report, target: Path) -> None:
    """The whole report as JSON Lines."""
    unfinished = target.with_name(target.name + ".unfinished")
    unfinished.write_text("".join(json_line(report_line(h)) + "\n" for h in report.handled), encoding="utf-8")
    os.replace(unfinished, target)


def tell_report(report: Report, database: Path, *, as_json: bool) -> None:
    """The report for a person, or `as_json`."""
    if as_json:
        out = Output(as_json)
        for handled in report.handled:
            out.object(report_line(handled))
        return
    tell_problems(report.handled)
    tell(summary(Counter(handled.status for handled in report.handled), database))
    for code in _COUNTED:
        if count := report.noted(code):
            tell(say(f"import.{code}", count=count))


def tell_problems(every: Sequence[Handled]) -> None:
    """What was skipped or mended and why, a sentence each, some of each kind."""
    told: Counter[str] = Counter()
    for handled in every:
        for code, sentence in sentences(handled):
            told[code] += 1
            if told[code] <= _SHOWN:
                note(sentence)
    for code, count in told.items():
        if count > _SHOWN:
            note(say("import.more", count=count - _SHOWN, code=code))


def summary(counts: Mapping[str, int], database: Path) -> str:
    """How many articles and files ended in which way, by status."""
    return say(
        "import.done",
        loaded=counts.get("loaded", 0),
        already=counts.get("already-there", 0),
        skipped=counts.get("skipped", 0),
        database=str(database),
    )


def sentences(handled: Handled) -> list[tuple[str, str]]:
    """(code, sentence) of everything to say of a file or article."""
    path = handled.path if handled.position is None else f"{handled.path}#{handled.position}"
    if handled.code is not None:
        frame = "import.skipped" if handled.status == "skipped" else "import.remark"
        return [(handled.code, say(frame, path=path, why=say(handled.code, **dict(handled.values))))]
    return [
        (code, say("import.noted", path=path, notes=say(f"note.{code}")))
        for code in handled.notes
        if code not in _COUNTED
    ]
