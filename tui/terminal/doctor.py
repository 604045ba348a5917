"""What can be said of the terminal beyond its mode: how a sentence looks in each mode, and whether fonts have
the letters."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, field

from tui.terminal.modes import Mode, paint_plain_row
from tui.text.labels import visual

SENTENCE = "في ٤ أيار/مايو 2017 قال (الوفد): «لا إكراه»، Astana 4."
"""Digits of both kinds, brackets, quotation marks, lam-alef and Latin: every mistake shows."""

VISIBLE_MODES = (Mode.PLAIN, Mode.LRM, Mode.KITTY, Mode.FRAGMENTS)
"""Modes that paint rows; the others change the whole window and cannot be shown side by side."""

_FORMS = "fe80 fedb fef4 fefb"
"""Isolated hamza, initial kaf, medial yeh, lam-alef: a font that has these forms has them all."""

_PATIENCE = 3.0


@dataclass(frozen=True, slots=True)
class Fact:
    """One finding, for which `tui.words` has a sentence."""

    code: str
    values: Mapping[str, str] = field(default_factory=dict)


def samples(sentence: str = SENTENCE) -> list[tuple[Mode, str]]:
    """The sentence as it has to be printed in each visible mode."""
    row = visual(sentence, base="rtl")
    return [(mode, paint_plain_row(row, mode)) for mode in VISIBLE_MODES]


def font_fact(environ: Mapping[str, str]) -> Fact:
    """Whether this machine has fonts of one width with Arabic letter forms. Which one a terminal uses, nobody
    tells."""
    if environ.get("SSH_CONNECTION") or environ.get("SSH_TTY"):
        return Fact("terminal-fonts-remote")
    names = _fonts_with_forms()
    if names is None:
        return Fact("terminal-fonts-unknown")
    return (
        Fact("terminal-fonts-found", {"names": ", ".join(names)}) if names else Fact("terminal-fonts-missing")
    )


def _fonts_with_forms() -> list[str] | None:
    """Families by fontconfig; None where it is not installed."""
    try:
        listed = subprocess.run(
            ["fc-list", f":spacing=100:charset={_FORMS}", "family"],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=_PATIENCE,
            check=True,
        ).stdout
    except (OSError, subprocess.SubprocessError):
        return None
    return sorted({line.partition(",")[0].strip() for line in listed.splitlines()} - {""})
