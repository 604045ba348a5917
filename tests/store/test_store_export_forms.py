"""The forms of an export: the same cells in each, nothing run, the same bytes each time; and the page."""

from __future__ import annotations

import csv
import json
import re
import zipfile
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pytest

from store import Selection
from store.export import How, export, read_query, remake
from store.export.forms import FORMS
from store.export.tables import TABLES
from store.problem import ExportError
from store.record import Claim, Mention

if TYPE_CHECKING:
    from store import Store
    from tests.store.conftest import Shelf

HOSTILE = '<script>alert(1)</script> & "x" \'=1+1 \u202e\x1b[31m\uffff نص'
ALL = tuple(TABLES)


@pytest.fixture
def store(shelf: Shelf) -> Store:
    claim = Claim(
        meeting="astana:2", round_process="astana", round_number=3, segment=None, actor_type="party",
        actor="turkey", name_ar="تركيا", name_en="Turkey", party="turkey", function=None, role="guarantor",
        role_said=None, state="attended", claimant="=russia", claim_mode="named-speaker", hedge=True,
        resolved_by="date", mentions=(Mention(0, len(HOSTILE), "claim.verb", "medium"),),
    )  # fmt: skip
    denial = replace(claim, state="absent", hedge=False, mentions=(Mention(0, 8, "claim.verb"),))
    proof = shelf.fact("party", "turkey", Mention(0, 8, "party.name"))
    first = shelf.draft(
        HOSTILE, ("source", "sana"), key="first", title=HOSTILE, published="2017-02-16",
        main_meeting="astana:2", facts=[proof], claims=[claim, denial],
    )  # fmt: skip
    return shelf.holding([first, shelf.draft("نص", ("party", "russia"), key="-2", published="2018-01-01")])


def records(store: Store, folder: Path, table: str = "claims") -> list[dict[str, object]]:
    export(store, Selection(), folder, How((table,), form="jsonl"))
    lines = (folder / f"{table}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def sheet(path: Path) -> tuple[ElementTree.Element, list[list[str | None]]]:
    """A workbook's only sheet, and the text of its cells."""
    names = {"x": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
    with zipfile.ZipFile(path) as book:
        root = ElementTree.fromstring(book.read("xl/worksheets/sheet1.xml"))
    rows = [
        [
            "".join(cell.itertext()) if cell.get("t") == "inlineStr" else cell.findtext("x:v", None, names)
            for cell in row.findall("x:c", names)
        ]
        for row in root.iterfind("x:sheetData/x:row", names)
    ]
    return root, rows


def test_json_lines_have_types_and_cells_as_they_are(store: Store, tmp_path: Path) -> None:
    first = records(store, tmp_path / "out")[0]
    assert (first["hedge"], first["party_gw"], first["person_id"], first["claimant"]) == (
        True, 640, None, "=russia",
    )  # fmt: skip
    assert first["quote"] == HOSTILE
    assert "guarded_cells" not in first


def test_no_line_of_json_holds_a_control_character(store: Store, tmp_path: Path) -> None:
    records(store, tmp_path / "out")
    assert b"\x1b" not in (tmp_path / "out" / "claims.jsonl").read_bytes()


def test_an_xlsx_sheet_is_text_from_right_to_left_without_a_formula(store: Store, tmp_path: Path) -> None:
    export(store, Selection(), tmp_path / "out", How(("claims",), form="xlsx"))
    root, rows = sheet(tmp_path / "out" / "claims.xlsx")
    tags = {element.tag.rpartition("}")[2] for element in root.iter()}
    views = [e.get("rightToLeft") for e in root.iter() if e.tag.endswith("sheetView")]
    assert "f" not in tags
    assert views == ["1"]
    assert rows[0] == [*TABLES["claims"].names(), "guarded_cells"]
    assert "'=russia" in rows[1]
    assert rows[1][-1] == "claimant"


def test_an_xlsx_cell_holds_nothing_that_xml_forbids(store: Store, tmp_path: Path) -> None:
    export(store, Selection(), tmp_path / "out", How(("texts",), form="xlsx"))
    _, rows = sheet(tmp_path / "out" / "texts.xlsx")
    assert rows[1][3] != HOSTILE
    assert set(rows[2][3] or "") & {"\x1b", "\uffff"} == set()


def test_a_cell_that_xlsx_cannot_hold_stops_the_export(shelf: Shelf, tmp_path: Path) -> None:
    store = shelf.holding([shelf.draft("م" * 32_768, key="long")])
    with pytest.raises(ExportError, match="export-xlsx-cell"):
        export(store, Selection(), tmp_path / "out", How(("texts",), form="xlsx"))
    assert list((tmp_path / "out").iterdir()) == []


def test_parquet_has_typed_columns(store: Store, tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    export(store, Selection(), tmp_path / "out", How(("claims",), form="parquet"))
    table = parquet.read_table(tmp_path / "out" / "claims.parquet")
    types = {name: str(table.schema.field(name).type) for name in ("start", "hedge", "quote")}
    assert types == {"start": "int64", "hedge": "bool", "quote": "string"}
    assert table.to_pylist() == records(store, tmp_path / "other")


@pytest.mark.parametrize("form", [*FORMS, "html"])
def test_the_same_selection_gives_the_same_bytes(store: Store, tmp_path: Path, form: str) -> None:
    how = How(ALL, form=form)
    names = [
        [file.path.name for file in export(store, Selection(), tmp_path / folder, how).files]
        for folder in ("one", "two")
    ]
    assert names[0] == names[1]
    assert [
        n for n in names[0] if (tmp_path / "one" / n).read_bytes() != (tmp_path / "two" / n).read_bytes()
    ] == []


def test_only_the_columns_that_are_wanted_are_written(store: Store, tmp_path: Path) -> None:
    how = How(("claims", "matrix"), columns={"claims": ("state", "claim_id", "hedge")})
    export(store, Selection(), tmp_path / "out", how)
    with (tmp_path / "out" / "claims.csv").open(encoding="utf-8", newline="") as file:
        head, first, *_ = csv.reader(file)
    assert head == ["claim_id", "state", "hedge", "guarded_cells"]
    assert first[1:] == ["attended", "true", ""]
    book = (tmp_path / "out" / "codebook.md").read_text(encoding="utf-8")
    assert "`quote`" not in book
    assert "`emptiness`" in book


@pytest.mark.parametrize(
    "how", [How(("nothing",)), How(form="odt"), How(columns={"claims": ("nothing",)})], ids=str
)
def test_what_there_is_not_cannot_be_exported(store: Store, tmp_path: Path, how: How) -> None:
    with pytest.raises(ExportError, match="export-unknown"):
        export(store, Selection(), tmp_path / "out", how)
    assert not (tmp_path / "out").exists()


def test_an_empty_cell_of_the_matrix_says_why_it_is_empty(store: Store, tmp_path: Path) -> None:
    rows = records(store, tmp_path / "out", "matrix")
    told = {row["meeting_id"]: (row["emptiness"], row["states"], row["contradictions"]) for row in rows}
    assert told == {
        "astana:2": (None, "absent:1, attended:1", "state: absent, attended"),
        "astana:4": ("no-article", None, None),
    }


def test_a_concordance_has_what_was_searched_for(store: Store, tmp_path: Path) -> None:
    export(store, Selection(query="نص"), tmp_path / "out", How(("concordance",), form="jsonl"))
    lines = (tmp_path / "out" / "concordance.jsonl").read_text(encoding="utf-8").splitlines()
    assert {json.loads(line)["keyword"] for line in lines} == {"نص"}


def test_what_a_coder_has_changed_says_so(store: Store, tmp_path: Path) -> None:
    article = store.article(store.article_id("first"))
    claimed = next(claim for claim in article.claims if claim.state == "attended")
    other = replace(claimed, state="withdrew")
    store.curation.correct(article.row.id, "change", "سمر", target=claimed, replacement=other, why="غادر")
    store.refresh()
    told = {
        (row["state"], row["status"], row["coder"], row["coded_why"])
        for row in records(store, tmp_path / "out")
    }
    assert told == {("absent", "machine", None, None), ("withdrew", "corrected", "سمر", "غادر")}


def test_coded_cells_stand_beside_the_claims_they_were_decided_from(store: Store, tmp_path: Path) -> None:
    code = store.curation.code_cell
    code("astana:2", "party", "turkey", "سمر", state="attended", role="guarantor", reason="صورة")
    code("astana:4", "party", "opposition", "سمر", state="undetermined", role=None, reason="لا خبر")
    rows = records(store, tmp_path / "out", "attendance")
    wanted = (
        "meeting_id",
        "actor_id",
        "state",
        "n_claims",
        "n_indep_sources",
        "n_contradicting",
        "party_iso3",
    )
    assert [tuple(row[name] for name in wanted) for row in rows] == [
        ("astana:2", "turkey", "attended", 2, 1, 1, "TUR"),
        ("astana:4", "opposition", "undetermined", 0, 0, 0, None),
    ]


# the query


@pytest.mark.parametrize("form", [*FORMS, "html"])
def test_a_query_makes_the_same_bytes_again(store: Store, tmp_path: Path, form: str) -> None:
    selection = Selection(query="نص", order="oldest").toggle("party", "turkey")
    how = How(ALL, form=form, bom=True, raw_cells=True, columns={"claims": ("claim_id", "quote")})
    one, two = tmp_path / "one", tmp_path / "two"
    export(store, selection, one, how, program="9")
    remake(store, read_query(one / "query.json"), two)
    names = sorted(path.name for path in one.iterdir())
    assert sorted(path.name for path in two.iterdir()) == names
    assert [name for name in names if (one / name).read_bytes() != (two / name).read_bytes()] == []


def test_remaking_beside_the_query_overwrites_nothing_of_the_same_bytes(store: Store, tmp_path: Path) -> None:
    export(store, Selection(), tmp_path / "out")
    (tmp_path / "out" / "facts.csv").unlink()
    remake(store, read_query(tmp_path / "out" / "query.json"), tmp_path / "out")
    assert (tmp_path / "out" / "facts.csv").exists()


def test_another_collection_is_refused(store: Store, shelf: Shelf, tmp_path: Path) -> None:
    export(store, Selection(), tmp_path / "out")
    shelf.add(shelf.draft("نص آخر", key="third"))
    with pytest.raises(ExportError) as caught:
        remake(shelf.open(), read_query(tmp_path / "out" / "query.json"), tmp_path / "new")
    assert (caught.value.code, caught.value.values["now"], caught.value.values["then"]) == (
        "export-other-collection", 3, 2,
    )  # fmt: skip
    assert not (tmp_path / "new").exists()


def test_files_that_would_come_out_otherwise_are_refused_by_name(store: Store, tmp_path: Path) -> None:
    export(store, Selection(), tmp_path / "out")
    store.set_mark(store.article_id("first"), "star", True)
    with pytest.raises(ExportError) as caught:
        remake(store, read_query(tmp_path / "out" / "query.json"), tmp_path / "new")
    assert (caught.value.code, caught.value.values["files"]) == ("export-differs", "articles.csv")
    assert list((tmp_path / "new").iterdir()) == []


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "{}", '{"jawla_export": 2}', "null", '{"jawla_export": 1, "tables": 3}']
)
def test_a_file_that_is_no_query_is_a_clear_problem(tmp_path: Path, text: str) -> None:
    (tmp_path / "query.json").write_text(text)
    with pytest.raises(ExportError, match="export-query-unreadable"):
        read_query(tmp_path / "query.json")


# codebook and scripts


def test_every_column_has_a_meaning_and_a_name_for_every_program() -> None:
    columns = [column for table in TABLES.values() for column in table.columns]
    assert [column.name for column in columns if not column.meaning] == []
    names = {column.name for column in columns}
    assert [name for name in names if not re.fullmatch("[a-z][a-z0-9_]{0,31}", name)] == []


def test_every_coded_word_of_the_data_stands_in_the_codebook(store: Store, tmp_path: Path) -> None:
    for name, table in TABLES.items():
        rows = records(store, tmp_path / name, name)
        for column in table.columns:
            if column.values is not None:
                assert {row[column.name] for row in rows} - {None} <= set(column.values), column.name


def test_the_scripts_name_every_column(store: Store, tmp_path: Path) -> None:
    export(store, Selection(), tmp_path / "out")
    for script, pattern in (("labels.R", r"\${} <- label\("), ("labels.do", r"label variable {} ")):
        text = (tmp_path / "out" / script).read_text(encoding="utf-8")
        names = [*TABLES["articles"].names(), *TABLES["facts"].names(), *TABLES["claims"].names()]
        assert [name for name in names if not re.search(pattern.format(name), text)] == []


# the page


class Page(HTMLParser):
    """Elements, their attributes and the text of a page."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.fixture
def page(store: Store, tmp_path: Path) -> Page:
    export(store, Selection(), tmp_path / "out", How(form="html"))
    return Page(tmp_path / "out" / "evidence.html")


def test_the_page_has_no_script_and_nothing_remote(page: Page) -> None:
    assert {tag for tag, _ in page.elements} & {"script", "img", "link", "iframe", "object", "base"} == set()
    own = [value for _, attrs in page.elements for name, value in attrs.items() if name in ("href", "src")]
    assert own
    assert [value for value in own if not (value or "").startswith("#")] == []
    assert [name for _, attrs in page.elements for name in attrs if name.startswith("on")] == []


def test_words_of_an_article_are_shown_as_they_are_and_isolated(page: Page) -> None:
    assert '<script>alert(1)</script> & "x" \'=1+1' in page.text
    assert "\x1b" not in page.text
    quotes = [attrs for tag, attrs in page.elements if tag == "q"]
    assert quotes
    assert all(attrs == {"lang": "ar", "dir": "rtl"} for attrs in quotes)


def test_every_cell_leads_to_its_claims_and_each_has_a_field_for_a_translation(page: Page) -> None:
    targets = {attrs["id"] for _, attrs in page.elements if "id" in attrs}
    links = [attrs["href"] for tag, attrs in page.elements if tag == "a"]
    assert links
    assert {(link or "")[1:] for link in links} <= targets
    fields = [attrs for _, attrs in page.elements if "contenteditable" in attrs]
    assert len(fields) == len([1 for tag, _ in page.elements if tag == "q"])
