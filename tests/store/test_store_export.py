"""Exports: literal files, cells that a spreadsheet cannot run, and nothing ever overwritten unasked."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING
from unicodedata import category

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store import Selection
from store.cells import is_risky, one_line
from store.draft import Told
from store.export import COLUMNS, How, export
from store.problem import ExportError
from store.record import Claim, Mention

if TYPE_CHECKING:
    from store import Store
    from tests.store.conftest import Shelf

TABLES = ("articles.csv", "facts.csv", "claims.csv")


def rows(path: Path, encoding: str = "utf-8") -> list[dict[str, str]]:
    """The rows of a CSV file."""
    with path.open(encoding=encoding, newline="") as file:
        return list(csv.DictReader(file, strict=True))


@pytest.fixture
def store(shelf: Shelf) -> Store:
    text = "=عنوان\nقال وفد\r\nتركيا كلمته"
    claim = Claim(
        meeting="astana:2", round_process="astana", round_number=3, segment=None, actor_type="party",
        actor="turkey", name_ar="تركيا", name_en="Turkey", party="turkey", function=None, role="guarantor",
        role_said=None, state="attended", claimant="russia", claim_mode="named-speaker", hedge=False,
        resolved_by="date", mentions=(Mention(16, 21, "claim.verb", "medium"), Mention(11, 21, "claim.list")),
    )  # fmt: skip
    said = replace(shelf.fact("round", "astana:2", Mention(0, 6, "round.number")), detail={"number_said": 3})
    delegation = shelf.fact("party", "turkey", Mention(11, 21, "party.delegation", "low"))
    first = shelf.draft(
        text, ("source", "sana"), key="first", title="=عنوان", published="2017-02-16",
        main_meeting="astana:2", facts=[said, delegation], claims=[claim],
    )  # fmt: skip
    second = shelf.draft("نص", ("party", "russia"), key="-2", published="2018-01-01")
    return shelf.holding([first, second])


def test_facts_are_written_to_the_letter(store: Store, tmp_path: Path) -> None:
    export(store, Selection().toggle("party", "turkey"), tmp_path / "out")
    assert (tmp_path / "out" / "facts.csv").read_bytes().decode() == (
        "article_id,kind,value_id,label_ar,label_en,quote,start,end,rule,certainty,detail,status,coder,coded_at,guarded_cells\r\n"
        "first,source,sana,سانا,SANA,'=,0,1,source.planted,high,,machine,,,quote\r\n"
        "first,round,astana:2,أستانا 2,Astana 2,'=عنوان,0,6,round.number,high,"
        '"{""number_said"": 3}",machine,,,quote\r\n'
        "first,party,turkey,تركيا,Turkey,وفد ⏎ تركيا,11,21,party.delegation,low,,machine,,,\r\n"
    )


def test_claims_are_written_to_the_letter(store: Store, tmp_path: Path) -> None:
    export(store, Selection(), tmp_path / "out")
    assert (tmp_path / "out" / "claims.csv").read_bytes().decode() == (
        "claim_id,meeting_id,number_said,meeting_start,meeting_end,date_prec,actor_type,actor_id,actor_ar,"
        "actor_en,person_id,party_id,function,role_said,role,state,segment,claimant,claim_mode,hedge,article_id,"
        "outlet_id,outlet_country,outlet_owner,copy_group,published,published_from,quote,start,end,rule,"
        "certainty,resolved_by,"
        "used_reference,status,coder,coded_at,profile_version,program_version,process_said,outlet_ownership,"
        "party_iso3,party_gw,coded_why,all_spans,guarded_cells\r\n"
        "c72d6d1c71e93cd50,astana:2,3,2017-02-15,2017-02-16,,party,turkey,تركيا,Turkey,,turkey,,,guarantor,"
        "attended,,russia,named-speaker,false,first,sana,SYR,SYR,19aa6163965f63a2,2017-02-16,text,"
        "وفد ⏎ تركيا,11,21,claim.list,high,date,meeting role,machine,,,profile-1,0.0-test,astana,state,TUR,"
        "640,,11-21 16-21,\r\n"
    )


def test_articles_come_in_the_selections_order(store: Store, tmp_path: Path) -> None:
    export(store, Selection(order="oldest"), tmp_path / "out")
    found = rows(tmp_path / "out" / "articles.csv")
    assert [(row["article_id"], row["title"], row["day"], row["guarded_cells"]) for row in found] == [
        ("first", "'=عنوان", "2017-02-16", "title"),
        ("'-2", "", "2018-01-01", "article_id"),
    ]


def test_raw_cells_are_left_as_they_are(store: Store, tmp_path: Path) -> None:
    export(store, Selection(), tmp_path / "out", How(raw_cells=True))
    assert {row["article_id"]: row["guarded_cells"] for row in rows(tmp_path / "out" / "articles.csv")} == {
        "-2": "",
        "first": "",
    }


def test_offsets_lead_to_the_unaltered_quote(store: Store, tmp_path: Path) -> None:
    export(store, Selection(), tmp_path / "out")
    text = store.article(store.article_id("first")).text
    quotes = [
        text[int(row["start"]) : int(row["end"])]
        for row in rows(tmp_path / "out" / "facts.csv")
        if row["article_id"] == "first"
    ]
    assert quotes == ["=", "=عنوان", "وفد\r\nتركيا"]


def test_the_same_selection_gives_the_same_bytes(store: Store, tmp_path: Path) -> None:
    for folder in ("one", "two"):
        export(store, Selection(), tmp_path / folder)
    names = sorted(path.name for path in (tmp_path / "one").iterdir())
    assert names == sorted([*TABLES, "codebook.md", "labels.R", "labels.do", "query.json"])
    assert [(tmp_path / "one" / name).read_bytes() for name in names] == [
        (tmp_path / "two" / name).read_bytes() for name in names
    ]


def test_a_byte_order_mark_comes_on_demand(store: Store, tmp_path: Path) -> None:
    export(store, Selection(), tmp_path / "out", How(bom=True))
    assert [(tmp_path / "out" / name).read_bytes()[:3] for name in TABLES] == [b"\xef\xbb\xbf"] * 3


def test_the_report_counts_rows_and_bytes(store: Store, tmp_path: Path) -> None:
    report = export(store, Selection(), tmp_path / "out")
    assert [(file.path.name, file.rows) for file in report.tables] == [
        ("articles.csv", 2), ("facts.csv", 4), ("claims.csv", 1),
    ]  # fmt: skip
    assert [file.bytes for file in report.files] == [file.path.stat().st_size for file in report.files]


def test_existing_files_are_named_and_kept(store: Store, tmp_path: Path) -> None:
    (tmp_path / "facts.csv").write_text("mine")
    with pytest.raises(ExportError) as caught:
        export(store, Selection(), tmp_path)
    assert (caught.value.code, caught.value.values["files"]) == ("export-exists", "facts.csv")
    assert (tmp_path / "facts.csv").read_text() == "mine"


def test_existing_files_are_replaced_when_that_is_allowed(store: Store, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "facts.csv").write_text("old")
    export(store, Selection(), tmp_path / "out", overwrite=True)
    assert len(rows(tmp_path / "out" / "facts.csv")) == 4


def test_a_stopped_export_leaves_nothing_behind(store: Store, tmp_path: Path) -> None:
    def stop(done: int, total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        export(store, Selection(), tmp_path / "out", progress=stop)
    assert list((tmp_path / "out").iterdir()) == []


def test_a_folder_that_is_a_file_is_a_clear_problem(store: Store, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("")
    with pytest.raises(ExportError, match="export-failed"):
        export(store, Selection(), tmp_path / "out")


def test_an_empty_selection_gives_headings_alone(store: Store, tmp_path: Path) -> None:
    report = export(store, Selection(query="غائب"), tmp_path / "out")
    assert [file.rows for file in report.tables] == [0, 0, 0]


def test_column_names_suit_every_program() -> None:
    names = {name for columns in COLUMNS.values() for name in columns}
    assert all(name == name.lower() and name.isidentifier() and len(name) <= 32 for name in names)


@pytest.mark.parametrize(
    "cell",
    ["=1+1", "+1", "-1", "@x", "\t=1", "\tx", "\rx", "\nx", "＝1", "＋1", "－1", "＠x", "﹦1", "  =1",
     "\u200b=1", "\ufeff@x", "\u200f-1", "\u00a0+1", "\u3000=1", "\u2060\t1"],
)  # fmt: skip
def test_a_cell_that_a_spreadsheet_might_run_is_risky(cell: str) -> None:
    assert is_risky(cell)


@pytest.mark.parametrize("cell", ["", "قال", "1-2", "a=b", "'=1", "«=1»", " قال", "؟", "(-1)"])
def test_other_cells_are_not_risky(cell: str) -> None:
    assert not is_risky(cell)


@given(st.text(st.characters(codec="utf-8"), max_size=30))
def test_no_cell_holds_a_line_break_or_a_control_character(text: str) -> None:
    cell = one_line(text)
    assert len(cell.splitlines()) <= 1
    assert [character for character in cell if category(character) == "Cc" and character != "\t"] == []


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Zl", "Zp"]), max_size=30))
def test_a_cell_without_control_characters_stays_as_it_is(text: str) -> None:
    assert one_line(text) == text


def test_the_readers_own_word_on_an_article_goes_before_the_files(shelf: Shelf, tmp_path: Path) -> None:
    told = (
        Told("url", "https://example.org/1", "manual"),
        Told("url", "https://example.org/2", "metadata"),
        Told("accessed", "2024-02-01", "metadata"),
    )
    store = shelf.holding([replace(shelf.draft("نص"), told=told)])
    export(store, Selection(), tmp_path / "out")
    [row] = rows(tmp_path / "out" / "articles.csv")
    assert (row["url"], row["archived_url"], row["accessed"]) == ("https://example.org/1", "", "2024-02-01")
