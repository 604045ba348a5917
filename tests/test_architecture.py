"""The direction of imports: jawla → tui, importers → store; tui and importers never meet."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("jawla", "tui", "importers", "store")
ALLOWED = {
    "store": {"store"},
    "importers": {"importers", "store"},
    "tui": {"tui", "store"},
    "jawla": set(ROOMS),
}
TEXT_CORE_MAY = {"wcwidth", "arabic_reshaper", "bidi", "tui.text"}


def modules(folder: str) -> list[Path]:
    return sorted(path for path in (ROOT / folder).rglob("*.py") if "data" not in path.parts)


def imported(path: Path) -> Iterator[str]:
    """Every module that a file names in an import, at the top or inside a function."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative imports hide the direction"
            yield node.module or ""


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_imports_only_rooms_below_it(room: str) -> None:
    wrong = [
        f"{path.relative_to(ROOT)} imports {name}"
        for path in modules(room)
        for name in imported(path)
        if name.split(".")[0] in ROOMS and name.split(".")[0] not in ALLOWED[room]
    ]
    assert wrong == []


def test_the_text_core_imports_neither_textual_nor_the_store() -> None:
    wrong = [
        f"{path.relative_to(ROOT)} imports {name}"
        for path in modules("tui/text")
        for name in imported(path)
        if name.split(".")[0] not in sys.stdlib_module_names
        and not any(name == may or name.startswith(may + ".") for may in TEXT_CORE_MAY)
    ]
    assert wrong == []


@pytest.mark.parametrize("folder", ["store", "importers", "tui/words", "tui/text", "jawla"])
def test_textual_is_imported_by_the_explorer_alone(folder: str) -> None:
    wrong = [
        f"{path.relative_to(ROOT)} imports {name}"
        for path in modules(folder)
        for name in imported(path)
        if name.split(".")[0] in ("textual", "rich")
    ]
    assert wrong == []


def test_sql_stands_in_the_store_alone() -> None:
    wrong = [
        f"{path.relative_to(ROOT)} imports {name}"
        for room in ("jawla", "tui", "importers")
        for path in modules(room)
        for name in imported(path)
        if name.split(".")[0] in ("sqlite3", "sqlite_utils")
    ]
    assert wrong == []


def loaded_by(code: str) -> set[str]:
    """Top-level packages that a fresh interpreter has loaded after running the code."""
    script = f"import sys\n{code}\nprint(*sorted({{name.split('.')[0] for name in sys.modules}}))"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, cwd=ROOT, check=True
    )
    return set(done.stdout.splitlines()[-1].split())


def test_help_loads_neither_textual_nor_sqlite_utils() -> None:
    loaded = loaded_by(
        "from jawla.cli import main\n"
        "try:\n    main(['--help'])\nexcept SystemExit as end:\n    assert end.code == 0"
    )
    assert not loaded & {"textual", "rich", "sqlite_utils"}


def test_reading_a_collection_does_not_load_sqlite_utils() -> None:
    assert not loaded_by("import store") & {"sqlite_utils", "textual", "rich"}


def test_the_text_core_loads_without_textual() -> None:
    assert not loaded_by("import tui.text.layout, tui.text.labels") & {"textual", "rich", "store"}


MAP = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")


def test_everything_on_the_map_exists() -> None:
    named = re.findall(r"`((?:jawla|importers|store|tui|tests|sample_data)/[\w/.]*)`", MAP)
    assert len(named) > 20
    assert [name for name in named if not (ROOT / name).exists()] == []


def test_every_package_stands_on_the_map() -> None:
    packages = {
        str(path.parent.relative_to(ROOT)) + "/"
        for room in ROOMS
        for path in (ROOT / room).rglob("__init__.py")
    }
    assert sorted(package for package in packages if f"`{package}`" not in MAP) == []
