"""The table of docs/terminals.md: every case has its row, and only what was measured is rewritten."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("numpy", reason="the cases of real terminals need numpy: pip install numpy pillow")
pytest.importorskip("PIL", reason="the cases of real terminals need Pillow: pip install numpy pillow")

from tests.terminals import scores
from tests.terminals.cases import _CASES

TEXT = scores.DOCUMENT.read_text(encoding="utf-8")


def test_every_terminal_that_is_tested_stands_in_the_document_with_its_mode() -> None:
    rows = scores.rows_of(TEXT)
    names = [machine if inside == "none" else f"{inside} in {machine}" for machine, inside, _, _ in _CASES]
    modes = [str(mode) for _, _, mode, _ in _CASES]
    assert [rows[scores.shown_name(name)][2] for name in names] == modes


def test_a_figure_replaces_its_own_and_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scores, "_package_version", lambda _: "9.9")
    measured = [{"page": "widgets", "case": "kitty", "mode": "kitty", "score": 0.5}]
    before = scores.rows_of(TEXT)
    after = scores.rows_of(scores.written(TEXT, measured, date(2030, 1, 1)))
    old = before["kitty"]
    assert after == {**before, "kitty": ["kitty", "9.9", "kitty", old[3], "0.500", *old[5:]]}


def test_a_row_gets_a_new_date_when_all_of_it_was_measured(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scores, "_package_version", lambda _: "9.9")
    measured: list[dict[str, Any]] = [
        {"page": page, "case": "kitty", "mode": "kitty", "score": 1.0} for page in scores.PAGES
    ]
    assert scores.rows_of(scores.written(TEXT, measured, date(2030, 1, 1)))["kitty"][-1] == "2030-01-01"


def test_nothing_is_noted_unless_asked_for(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("JAWLA_SCORES", raising=False)
    scores.note("widgets", "kitty", "kitty", 1.0)
    monkeypatch.setenv("JAWLA_SCORES", str(tmp_path / "scores.jsonl"))
    scores.note("widgets", "kitty", "kitty", 1.0)
    assert (tmp_path / "scores.jsonl").read_text().count("\n") == 1
