"""The catalogue of sentences: each code once, each code that a room raises has a sentence, values are made safe."""

from __future__ import annotations

import ast
import re
from collections import Counter
from pathlib import Path

import pytest

from tui.words import ENGLISH, command_line, explorer, importers, say, store, terminal, views

ROOT = Path(__file__).resolve().parents[2]
PARTS = (command_line, explorer, importers, store, terminal, views)
PROBLEMS = re.compile(r"(Error|NotText|NotAnArticleFile|ProfileProblem|Problem)$")


def test_each_code_stands_in_one_file() -> None:
    counted = Counter(code for part in PARTS for code in part.ENGLISH)
    assert [code for code, times in counted.items() if times > 1] == []


def raised() -> set[tuple[str, str]]:
    """(file, code) of every problem that is made with a literal code."""
    found = set()
    for room in ("store", "importers", "jawla", "tui"):
        for path in (ROOT / room).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if not (isinstance(node, ast.Call) and node.args):
                    continue
                name = (
                    node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
                )
                first = node.args[0]
                if PROBLEMS.search(name) and isinstance(first, ast.Constant) and isinstance(first.value, str):
                    found.add((str(path.relative_to(ROOT)), first.value))
    return found


def test_every_problem_has_a_sentence() -> None:
    codes = raised()
    assert len(codes) > 20
    assert sorted((file, code) for file, code in codes if code not in ENGLISH) == []


def said() -> set[tuple[str, str]]:
    """(file, code) of every literal that is said."""
    found = set()
    for room in ("jawla", "tui"):
        for path in (ROOT / room).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "say" and node.args:
                    first = node.args[0]
                    if isinstance(first, ast.Constant):
                        found.add((str(path.relative_to(ROOT)), str(first.value)))
    return found


def test_every_code_that_is_said_has_a_sentence() -> None:
    assert sorted((file, code) for file, code in said() if code not in ENGLISH) == []


@pytest.mark.parametrize("hostile", ["\x1b[31m", "a\x07b", "\x9b2J", "\u202eabc", "x\ny", "\x7f"])
def test_no_control_character_of_a_value_is_said(hostile: str) -> None:
    sentence = say("import.skipped", path=hostile, why="")
    assert not [c for c in sentence if c < " " or "\x7f" <= c <= "\x9f" or "\u202a" <= c <= "\u202e"]
