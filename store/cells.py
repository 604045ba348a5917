"""Cells of a CSV file that a spreadsheet can open: on one line, and nothing in them is run.

Spreadsheets take a cell for a formula when it begins with = + - @ (their full-width and small forms too) or
with a tab or a line break; some skip blanks and characters without width first. An apostrophe in front makes
every program take it for text (OWASP, "CSV Injection").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

_LINE_BREAK = re.compile("\r\n|[\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f]")
_UNPLAIN = re.compile("[\x00-\x08\n-\x1f\x7f-\x9f\u2028\u2029]")
_RISKY = re.compile(
    "[\\s\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff]*"
    "[\t\r\n=+\\-@＝＋－＠﹦﹢﹣﹫]"
)
LINE_BREAK_SIGN = " ⏎ "
"""What stands in a cell for a line break of the text."""


def one_line(text: str) -> str:
    """The text with line breaks as ` ⏎ ` and other control characters, but tabs, as pictures of them."""
    if not _UNPLAIN.search(text):
        return text
    return _CONTROL.sub(_picture, _LINE_BREAK.sub(LINE_BREAK_SIGN, text))


def is_risky(text: str) -> bool:
    """Whether a spreadsheet might run a cell that holds this text."""
    return _RISKY.match(text) is not None


@lru_cache(maxsize=16_384)
def changed(text: str) -> tuple[str, bool] | None:
    """The text on one line, and whether it is risky; None when it can stay as it is.

    Most cells of an export are labels that come again and again.
    """
    plain, risky = one_line(text), is_risky(text)
    return (plain, risky) if risky or plain != text else None


def guarded(names: Sequence[str], row: Sequence[object], *, raw_cells: bool = False) -> list[object]:
    """The cells of a row as a spreadsheet may open them, and behind them the names of those that got an
    apostrophe; `raw_cells` gives none. A truth value is `true` or `false`, None an empty cell."""
    cells: list[object] = [*row, ""]
    for number, cell in enumerate(row):
        if isinstance(cell, str):
            change = changed(cell)
            if change is not None:
                plain, risky = change
                if risky and not raw_cells:
                    plain = f"'{plain}"
                    cells[-1] = f"{cells[-1]} {names[number]}".lstrip()
                cells[number] = plain
        elif isinstance(cell, bool):
            cells[number] = "true" if cell else "false"
    return cells


def _picture(match: re.Match[str]) -> str:
    code = ord(match.group())
    if code < 0x20:
        return chr(0x2400 + code)  # CONTROL PICTURES
    return "\u2421" if code == 0x7F else "\ufffd"
