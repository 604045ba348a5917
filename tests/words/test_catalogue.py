"""The catalogue of sentences: each code once, each raised code has a sentence, values are made safe."""

from __future__ import annotations

import ast
from collections import Counter
from pathlib import Path

import pytest

from tui.words import say
from tui.words.english import PARTS
from tui.words.english import SENTENCES as ENGLISH

ROOT = Path(__file__).resolve().parents[2]


def test_each_code_stands_in_one_file() -> None:
    counted = Counter(code for part in PARTS for code in part.SENTENCES)
    assert [code for code, times in counted.items() if times > 1] == []


def trees() -> list[tuple[str, ast.Module]]:
    """(file, syntax tree) of every module of the program."""
    paths = [path for room in ("store", "importers", "jawla", "tui") for path in (ROOT / room).rglob("*.py")]
    return [(str(path.relative_to(ROOT)), ast.parse(path.read_text(encoding="utf-8"))) for path in paths]


def problem_classes() -> set[str]:
    """Names of all classes that come from Problem."""
    bases = {
        node.name: {base.id for base in node.bases if isinstance(base, ast.Name)}
        for _, tree in trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
    }
    found = {"Problem"}
    while more := {name for name, own in bases.items() if own & found} - found:
        found |= more
    return found


def raised() -> set[tuple[str, str]]:
    """(file, code) of every problem that is made with a literal code."""
    classes = problem_classes()
    found = set()
    for file, tree in trees():
        for node in ast.walk(tree):
            if not (isinstance(node, ast.Call) and node.args):
                continue
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            first = node.args[0]
            if name in classes and isinstance(first, ast.Constant) and isinstance(first.value, str):
                found.add((file, first.value))
    return found


def test_every_problem_has_a_sentence() -> None:
    codes = raised()
    assert len(codes) > 20
    assert sorted((file, code) for file, code in codes if code not in ENGLISH) == []


def said() -> set[tuple[str, str]]:
    """(file, code) of every literal that is said."""
    return {
        (file, str(node.args[0].value))
        for file, tree in trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and getattr(node.func, "id", "") == "say"
        and node.args
        and isinstance(node.args[0], ast.Constant)
    }


def test_every_code_that_is_said_has_a_sentence() -> None:
    assert sorted((file, code) for file, code in said() if code not in ENGLISH) == []


@pytest.mark.parametrize("hostile", ["\x1b[31m", "a\x07b", "\x9b2J", "\u202eabc", "x\ny", "\x7f"])
def test_no_control_character_of_a_value_is_said(hostile: str) -> None:
    sentence = say("import.skipped", path=hostile, why="")
    assert not [c for c in sentence if c < " " or "\x7f" <= c <= "\x9f" or "\u202a" <= c <= "\u202e"]
