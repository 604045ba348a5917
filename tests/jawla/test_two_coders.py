"""From a sample to a gold file: two simulated coders, one of them blind, and one who decides between them."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from store import Store

Run = Callable[..., "subprocess.CompletedProcess[str]"]

ROUND = "الجولة الرابعة من محادثات أستانا"
TEXTS = {
    "first": f"{ROUND}\n\nحضر وفد تركيا {ROUND} يوم 3 أيار/مايو 2017، وقاطع وفد الأردن {ROUND}.\n",
    "second": f"{ROUND}\n\nحضر وفد إيران {ROUND} يوم 4 أيار/مايو 2017.\n",
}
# of the four seats Amal lets stand what was found; Basil, blind, says otherwise of one
BASIL = {
    "first": (("turkey", "وفد تركيا", "attended"), ("jordan", "وفد الأردن", "absent")),
    "second": (("iran", "وفد إيران", "attended"),),
}


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("two") / "articles"
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def imported(articles: Path) -> bytes:
    from importers.pipeline import import_paths
    from jawla.importing import open_writer
    from jawla.knowledge import load_profiles

    profiles = load_profiles(("astana",))
    path = articles.parent / "own.db"
    with open_writer(path, profiles) as writer:
        import_paths([articles], writer, profiles)
    return path.read_bytes()


@pytest.fixture
def database(imported: bytes, tmp_path: Path) -> Path:
    path = tmp_path / "own.db"
    path.write_bytes(imported)
    return path


def done(run: subprocess.CompletedProcess[str]) -> str:
    assert run.returncode == 0, run.stderr
    return run.stdout


def lines(run: subprocess.CompletedProcess[str]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in done(run).splitlines()]


def figures(rows: list[dict[str, Any]]) -> Mapping[str, tuple[int, float, float, float]]:
    return {
        row["kind"]: (row["units"], *(row[name]["value"] for name in ("percent", "kappa", "alpha")))
        for row in rows
    }


def states(jawla: Run, database: Path, article: str) -> dict[str, str]:
    [found] = lines(jawla("show", article, "--json", "--db", database))
    return {claim["actor"]: claim["state"] for claim in found["claims"]}


def test_two_coders_from_the_sample_to_the_gold_file(
    jawla: Run, database: Path, articles: Path, tmp_path: Path
) -> None:
    sampled = jawla("sample", "--n", "2", "--seed", "7", "--stratify", "source,meeting", "--name", "pilot",
                    "--json", "--coder", "Amal", "--db", database)  # fmt: skip
    assert {(row["article"], row["stratum"]) for row in lines(sampled)} == {
        ("first", "- · astana:4"),
        ("second", "- · astana:4"),
    }
    blind = tmp_path / "blind.db"
    done(jawla("task", "blind", "pilot", "--out", blind, "--db", database))
    with Store.open(blind) as copy:
        named = {own.value for own in copy.curation.values_of_none(["party", "person"])}
        assert {"turkey", "lavrentiev"} <= named  # to be chosen, although nothing was found
    before = {name: states(jawla, database, name) for name in TEXTS}
    for name in TEXTS:
        [shown] = lines(jawla("show", name, "--json", "--db", blind))
        assert (shown["facts"], shown["claims"], shown["text"]) == ([], [], TEXTS[name])
        done(jawla("coding", "mark", name, "--coder", "Amal", "--db", database))
        done(jawla("coding", "mark", name, "--coder", "Basil", "--db", blind))
        for actor, quote, state in BASIL[name]:
            done(jawla("correct", "add", name, "claim", "--quote", quote, "--to", f"actor={actor}",
                       "--to", "meeting=astana:4", "--to", f"state={state}", "--coder", "Basil",
                       "--db", blind))  # fmt: skip
    assert jawla("reextract", "--every", "--db", blind).returncode == 2
    done(jawla("coding", "export", "--out", tmp_path / "basil.jsonl", "--db", blind))
    done(jawla("coding", "export", "--out", tmp_path / "amal.jsonl", "--db", database))
    merged = jawla("coding", "merge", tmp_path / "basil.jsonl", "--db", database)
    assert (merged.returncode, merged.stderr) == (0, "")
    assert {name: states(jawla, database, name) for name in TEXTS} == before  # blind decisions do not count

    words = ("--task", "pilot", "--kind", "attendance", "--kind", "attended", "--kind", "state", "--json")
    from_database = lines(jawla("agreement", "Amal", "Basil", *words, "--db", database))
    from_files = lines(
        jawla("agreement", tmp_path / "amal.jsonl", tmp_path / "basil.jsonl", *words, "--db", database)
    )
    assert from_database == from_files
    # three seats, two alike: attended, attended, boycotted against attended, attended, absent. kappa: chance
    # is 2/3 * 2/3 = 4/9, so (6/9 - 4/9) / (5/9); alpha: 1 - 5 * 2 / (36 - 16 - 1 - 1)
    assert figures(from_database) == {
        "attendance": (3, pytest.approx(2 / 3), pytest.approx(0.4), pytest.approx(4 / 9)),
        "state": (3, pytest.approx(2 / 3), pytest.approx(0.4), pytest.approx(4 / 9)),
        "attended": (3, 1, 1, 1),
    }

    listed = ("adjudicate", "Amal", "Basil", "--task", "pilot", "--db", database)
    [planted] = [row for row in lines(jawla(*listed, "--json")) if row["kind"] == "attendance"]
    assert planted["unit"] == ["astana:4", "party", "jordan", "-"]
    assert planted["said"] == {"Amal": "boycotted", "Basil": "absent"}
    decide = (*listed, "--decide", planted["id"], "--for", "Basil", "--coder", "Dina")
    refused = jawla(*decide)
    assert refused.returncode == 2
    assert "reason" in refused.stderr
    done(jawla(*decide, "--reason", "لا كلام عن مقاطعة"))
    assert states(jawla, database, "first") == {"turkey": "attended", "jordan": "absent"}
    corrections = lines(jawla("correct", "list", "first", "--json", "--db", database))
    assert {(own["coder"], own["why"]) for own in corrections} == {("Dina", "لا كلام عن مقاطعة")}
    assert planted["id"] not in {row["id"] for row in lines(jawla(*listed, "--open", "--json"))}

    gold = tmp_path / "gold.jsonl"
    done(jawla("gold", "export", "--out", gold, "--db", database))
    measured = jawla("evaluate", gold, articles, "--json", "--errors", "--resamples", "0")
    rows = [row for row in lines(measured) if row["table"] == "figures"]
    assert {
        row["kind"]: (row["extra"], row["missing"]) for row in rows if row["extra"] or row["missing"]
    } == {
        "attendance state": (1, 1),
        "attendance non-attended recall": (None, 1),
    }


def test_what_counts_unchanged_is_read_back_without_an_error(
    jawla: Run, database: Path, articles: Path, tmp_path: Path
) -> None:
    nothing = jawla("gold", "export", "--db", database)
    assert (nothing.returncode, nothing.stdout) == (2, "")
    done(jawla("coding", "mark", "first", "--coder", "Amal", "--db", database))
    gold = tmp_path / "gold.jsonl"
    done(jawla("gold", "export", "--out", gold, "--db", database))
    assert [json.loads(line)["id"] for line in gold.read_text(encoding="utf-8").splitlines()] == ["first"]
    rows = [
        row
        for row in lines(jawla("evaluate", gold, articles, "--json", "--resamples", "0"))
        if row["table"] == "figures"
    ]
    assert rows
    assert not any(row["extra"] or row["missing"] for row in rows)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("sample", "--n", "2", "--stratify", "colour"), "colour"),
        (("sample", "--n", "2", "--search", "غيرموجود"), "no article"),
        (("task", "show", "none"), "There is no task none"),
        (("agreement", "Amal", "Basil"), "has coded nothing"),
    ],
)
def test_a_mistake_is_told_in_a_sentence(
    jawla: Run, database: Path, words: tuple[str, ...], sentence: str
) -> None:
    failed = jawla(*words, "--db", database)
    assert (failed.returncode, failed.stdout) == (2, "")
    assert sentence in failed.stderr
