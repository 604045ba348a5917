"""Keys by chance: a few seconds every time, minutes in the long tests."""

from __future__ import annotations

from pathlib import Path

import pytest

from jawla import sample
from tests.tui.monkey import play


@pytest.fixture
def sample_database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The sample collection, made in a cache of its own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return sample.database()


async def test_ten_seconds_of_keys_by_chance_break_nothing(sample_database: Path) -> None:
    assert (await play(7, 10, sample_database)).steps > 20


@pytest.mark.long
@pytest.mark.parametrize("seed", [11, 12])
async def test_three_minutes_of_keys_by_chance_neither_break_nor_leak(
    seed: int, sample_database: Path
) -> None:
    assert (await play(seed, 180, sample_database)).steps > 500
