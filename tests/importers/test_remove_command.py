"""`jawla remove`: nothing goes without a selection and a yes."""

from __future__ import annotations

from pathlib import Path

import pytest

from jawla.cli import main
from store import Store


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """Two articles."""
    (tmp_path / "in").mkdir()
    for name, word in (("a", "هدنة"), ("b", "مفاوضات")):
        (tmp_path / "in" / f"{name}.txt").write_text(f"خبر\n\n{word} في أستانا.\n", encoding="utf-8")
    assert main(["import", str(tmp_path / "in"), "--db", str(tmp_path / "a.db")]) == 0
    return tmp_path / "a.db"


def size(database: Path) -> int:
    with Store.open(database) as store:
        return store.collection_size()


@pytest.mark.parametrize(
    ("options", "status", "left", "said"),
    [
        ([], 2, 2, "Say which articles"),
        (["--yes"], 2, 2, "nothing was removed"),
        (["--search", "هدنة"], 0, 2, "1 articles would be removed"),
        (["--search", "هدنة", "--yes"], 0, 1, "1 articles were removed"),
        (["--search", "قمر", "--yes"], 0, 2, "0 articles were removed"),
        (["--sample", "--yes"], 2, 2, "takes no articles"),
    ],
)
def test_only_what_is_selected_and_confirmed_goes(
    database: Path,
    capsys: pytest.CaptureFixture[str],
    options: list[str],
    status: int,
    left: int,
    said: str,
) -> None:
    assert main(["remove", "--db", str(database), *options]) == status
    assert said in capsys.readouterr().err
    assert size(database) == left


def test_a_missing_database_is_not_made(tmp_path: Path) -> None:
    assert main(["remove", "--db", str(tmp_path / "none.db"), "--search", "x", "--yes"]) == 2
    assert not (tmp_path / "none.db").exists()
