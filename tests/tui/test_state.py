"""The view as it was left."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tui.state import ViewState, load, save

STATE = ViewState(view="matrix", order="oldest", pane="rounds", article=7, attendance=True)


def test_a_saved_state_is_loaded_again(tmp_path: Path) -> None:
    save(tmp_path / "new" / "view.json", STATE)
    assert load(tmp_path / "new" / "view.json") == STATE


def test_no_file_gives_the_plain_state(tmp_path: Path) -> None:
    assert load(tmp_path / "none.json") == ViewState()


def test_without_a_place_nothing_is_kept() -> None:
    save(None, STATE)
    assert load(None) == ViewState()


@pytest.mark.parametrize(
    "damage", [b"", b"{", b"[]", b"null", b"\xff\xfe\x00", b'{"format": 99}', b"7" * 5000]
)
def test_damage_gives_the_plain_state(tmp_path: Path, damage: bytes) -> None:
    path = tmp_path / "view.json"
    path.write_bytes(damage)
    assert load(path) == ViewState()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("view", "nowhere"),
        ("order", "sideways"),
        ("order", ["newest"]),
        ("pane", 5),
        ("article", True),
        ("article", "7"),
        ("attendance", 1),
    ],
)
def test_a_damaged_field_falls_back_alone(tmp_path: Path, field: str, value: object) -> None:
    path = tmp_path / "view.json"
    save(path, STATE)
    path.write_text(json.dumps({**json.loads(path.read_text()), field: value}))
    loaded = load(path)
    assert getattr(loaded, field) == getattr(ViewState(), field)
    assert (
        sum(
            getattr(loaded, name) != getattr(STATE, name)
            for name in ("view", "order", "pane", "article", "attendance")
        )
        == 1
    )


def test_a_folder_that_cannot_be_written_loses_only_the_view(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    save(tmp_path / "file" / "view.json", STATE)
    assert load(tmp_path / "file" / "view.json") == ViewState()


def test_saving_leaves_no_other_file(tmp_path: Path) -> None:
    save(tmp_path / "view.json", STATE)
    assert [path.name for path in tmp_path.iterdir()] == ["view.json"]
