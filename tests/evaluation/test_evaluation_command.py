"""`jawla evaluate` from files to what it prints."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

import pytest

from importers.evaluation.errors import FAULTS
from importers.evaluation.score import KINDS, MAIN_ROUND
from jawla.cli import main
from tests.evaluation.making import line, write
from tui.words.english import SENTENCES as ENGLISH

TEXT = "انطلقت الجولة الرابعة من محادثات أستانا حول سوريا يوم 3 أيار/مايو 2017 بمشاركة روسيا وتركيا.\n"
CLAIM = {"actor_type": "party", "state": "attended", "evidence": "بمشاركة روسيا وتركيا", "round": 4}


@pytest.fixture(autouse=True)
def _empty_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home"))


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    return folder


def gold_line(**changed: object) -> str:
    fields: dict[str, object] = {
        "sha256": sha256(TEXT.encode()).hexdigest(),
        "main_round": 4,
        "rounds": [{"round": 4, "evidence": "الجولة الرابعة"}],
        "dates": [{"evidence": "3 أيار/مايو 2017", "start": "2017-05-03", "end": "2017-05-03"}],
        "parties": ["russia", "turkey"],
        "places": [{"name_ar": "أستانا", "name_en": "Astana"}],
        "attendance": [
            {**CLAIM, "actor": actor, "alt_role": ["guarantor"]} for actor in ("russia", "turkey")
        ],
    }
    return line(**(fields | changed))


def test_figures_are_printed_for_each_kind(
    texts: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status = main(["evaluate", str(write(tmp_path, gold_line())), str(texts)])
    rows = [row.split("\t") for row in capsys.readouterr().out.splitlines()]
    assert status == 0
    assert [row[:5] for row in rows if row[0] in ("kind", "rounds", "parties")][:3] == [
        ["kind", "found", "extra", "missing", "prec."],
        ["rounds", "1", "0", "0", "1.000"],
        ["parties", "2", "0", "0", "1.000"],
    ]


def json_rows(capsys: pytest.CaptureFixture[str], *words: str | Path) -> list[dict[str, object]]:
    main(["evaluate", *map(str, words), "--json"])
    return [json.loads(row) for row in capsys.readouterr().out.splitlines()]


def test_every_row_is_an_object_that_names_its_table(
    texts: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    gold = write(tmp_path, gold_line(parties=["russia", "iran"]))
    rows = json_rows(capsys, gold, texts, "--errors", "--seed", "3")
    assert {"table": "run", "articles": 1, "seed": 3}.items() <= rows[0].items()
    errors = [row for row in rows if row["table"] == "errors"]
    assert [(row["fault"], row["extra"], row["missing"]) for row in errors] == [
        ("invented", "turkey", None),
        ("missed", None, "iran"),
    ]


@pytest.mark.parametrize(
    ("section", "tables"),
    [("outlet", {"outlets"}), ("state", {"states"}), ("phenomenon", {"phenomena", "rules"})],
)
def test_a_section_can_be_asked_for_alone(
    section: str, tables: set[str], texts: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    gold = write(tmp_path, gold_line(parties=["russia"]))
    rows = json_rows(capsys, gold, texts, "--by", section)
    assert {str(row["table"]) for row in rows} == {"run", "figures", *tables}


def test_errors_are_sentences_with_the_rule(
    texts: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    gold = write(
        tmp_path, gold_line(dates=[{"evidence": "3 أيار", "start": "2016-05-03", "end": "2016-05-03"}])
    )
    main(["evaluate", str(gold), str(texts), "--errors"])
    assert "a, dates: wrong year: 2017-05-03 instead of 2016-05-03 (date." in capsys.readouterr().out


def test_evidence_that_does_not_stand_in_the_text_is_told(
    texts: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    gold = write(tmp_path, gold_line(sha256="0", rounds=[{"round": 4, "evidence": "الجولة\x1bالخامسة"}]))
    assert main(["evaluate", str(gold), str(texts)]) == 1
    told = capsys.readouterr().err.splitlines()
    assert told[0].startswith("a: the text is not the one that was annotated")
    assert told[1] == "a: the evidence does not stand in the text: الجولة␛الخامسة"


def test_an_article_without_text_is_told_and_left_out(
    texts: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    gold = write(tmp_path, gold_line(), gold_line(id="b"))
    assert main(["evaluate", str(gold), str(texts), "--json"]) == 1
    printed = capsys.readouterr()
    assert "1 annotated articles are not among the texts" in printed.err
    assert json.loads(printed.out.splitlines()[0])["articles"] == 1


def test_of_two_files_with_one_name_the_annotated_one_counts(
    texts: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (texts / "0").mkdir()
    (texts / "0" / "a.txt").write_text("نص آخر عن أمر آخر", encoding="utf-8")
    assert main(["evaluate", str(write(tmp_path, gold_line())), str(texts)]) == 0


def test_a_gold_file_with_faults_is_refused_with_each_of_them(
    texts: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    gold = write(tmp_path, gold_line(main_round="4", distractor=1))
    assert main(["evaluate", str(gold), str(texts)]) == 2
    told = capsys.readouterr().err.splitlines()
    assert [("main_round" in row, "distractor" in row) for row in told[:2]] == [(True, False), (False, True)]
    assert told[2].endswith("has 2 faults; mend them, since figures of a part would mislead")


def test_texts_of_which_none_is_annotated_are_refused(
    texts: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["evaluate", str(write(tmp_path, gold_line(id="b"))), str(texts)]) == 2
    assert "none of the texts is annotated" in capsys.readouterr().err


def test_without_reference_nothing_is_resolved(
    texts: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = json_rows(capsys, write(tmp_path, gold_line()), texts, "--no-reference")
    assert rows[0]["reference"] is False
    assert "rounds resolved" not in {row.get("kind") for row in rows}


def test_another_profile_is_measured_in_its_own_ids_and_process(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "انطلقت الجولة الثامنة من محادثات جنيف حول سوريا بمشاركة وفد الحكومة السورية."
    (tmp_path / "g.txt").write_text(text, encoding="utf-8")
    claim = {"actor_type": "party", "actor": "syria-gov", "role": "party", "state": "attended", "round": 8}
    gold = line(
        id="g",
        sha256=sha256(text.encode()).hexdigest(),
        main_round=8,
        rounds=[{"round": 8, "evidence": "الجولة الثامنة"}],
        parties=["syria-gov"],
        attendance=[{**claim, "evidence": "بمشاركة وفد الحكومة السورية"}],
    )
    rows = json_rows(capsys, write(tmp_path, gold), tmp_path / "g.txt", "--profile", "geneva")
    found = {row["kind"]: row["found"] for row in rows if row["table"] == "figures"}
    assert {kind: found[kind] for kind in ("rounds", "main_round", "parties", "attendance state")} == {
        "rounds": 1,
        "main_round": 1,
        "parties": 1,
        "attendance state": 1,
    }


def test_two_runs_print_the_same(texts: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    gold = write(tmp_path, gold_line(parties=["iran"]))
    assert json_rows(capsys, gold, texts) == json_rows(capsys, gold, texts)


def test_every_kind_and_every_fault_has_its_words() -> None:
    codes = [f"scored.{kind.name}" for kind in (*KINDS, MAIN_ROUND)] + [f"fault.{fault}" for fault in FAULTS]
    assert [code for code in codes if code not in ENGLISH] == []


def test_the_documentation_names_every_option() -> None:
    from argparse import ArgumentParser

    from jawla.commands.evaluate import COMMAND

    own = ArgumentParser()
    COMMAND.arguments(own)
    documented = (Path(__file__).resolve().parents[2] / "docs" / "evaluation.md").read_text(encoding="utf-8")
    [options] = [group for group in own._action_groups if group.title == "options"]
    names = {name for action in options._group_actions for name in action.option_strings}
    assert sorted(name for name in names - {"-h", "--help"} if f"`{name}" not in documented) == []
