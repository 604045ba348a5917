"""Exports in the programs that people open them with: LibreOffice runs nothing, Chromium shows the page."""

from __future__ import annotations

import csv
import re
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pytest

from store import Selection
from store.export import How, export
from store.record import Claim, Mention

if TYPE_CHECKING:
    from store import Store
    from tests.store.conftest import Shelf

pytestmark = pytest.mark.long

TEXT = '=HYPERLINK("http://x";"y") قال «وفد تركيا» إن 1-2 كلمة\n+1 <script>document.title=\'run\'</script>'
_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
_TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
_TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
_CSV_IN = "CSV:44,34,76,1,,1033,false,true"
"""Comma, quotation mark, UTF-8, from line 1, no column formats, English; special numbers are looked for."""


@pytest.fixture
def store(shelf: Shelf) -> Store:
    claim = Claim(
        meeting="astana:2", round_process="astana", round_number=3, segment=None, actor_type="party",
        actor="turkey", name_ar="@تركيا", name_en="=1+1", party="turkey", function=None, role="guarantor",
        role_said=None, state="attended", claimant="+russia", claim_mode="named-speaker", hedge=False,
        resolved_by="date", mentions=(Mention(0, len(TEXT), "claim.verb", "medium"),),
    )  # fmt: skip
    first = shelf.draft(
        TEXT, ("source", "sana"), key="-first", title=TEXT, published="2017-02-16",
        main_meeting="astana:2", claims=[claim],
    )  # fmt: skip
    return shelf.holding([first])


def in_office(path: Path, *, csv_in: bool) -> ElementTree.Element:
    """The document as LibreOffice understands it."""
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed; make packages")
    reading = [f"--infilter={_CSV_IN}"] if csv_in else []
    home = path.parent / "office"
    subprocess.run(
        [office, f"-env:UserInstallation={home.as_uri()}", "--headless", *reading, "--convert-to", "fods",
         "--outdir", str(home), str(path)],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    return ElementTree.parse(home / f"{path.stem}.fods").getroot()


def shown_in(cell: ElementTree.Element) -> str:
    """The text of a cell; a truth value, which LibreOffice shows in capitals, as it was written."""
    text = "\n".join("".join(own.itertext()) for own in cell.iter(f"{{{_TEXT}}}p"))
    return text.lower() if cell.get(f"{{{_OFFICE}}}value-type") == "boolean" else text


def cells(document: ElementTree.Element) -> list[list[str]]:
    """Text of the cells of the first sheet, row by row."""
    found = []
    for row in document.iter(f"{{{_TABLE}}}table-row"):
        texts: list[str] = []
        for cell in row.iter(f"{{{_TABLE}}}table-cell"):
            times = int(cell.get(f"{{{_TABLE}}}number-columns-repeated", "1"))
            texts += [shown_in(cell)] * min(times, 60)
        found.append(texts)
    return found


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_libreoffice_shows_the_cells_and_runs_none(store: Store, tmp_path: Path, form: str) -> None:
    tables = ("claims", "articles")
    export(store, Selection(), tmp_path / "csv", How(tables))
    export(store, Selection(), tmp_path / "out", How(tables, form=form))
    for table in tables:
        document = in_office(tmp_path / "out" / f"{table}.{form}", csv_in=form == "csv")
        kinds = {name for element in document.iter() for name in element.attrib}
        assert f"{{{_TABLE}}}formula" not in kinds
        with (tmp_path / "csv" / f"{table}.csv").open(encoding="utf-8", newline="") as file:
            expected = list(csv.reader(file))
        shown = [row[: len(expected[0])] for row in cells(document)[: len(expected)]]
        assert [row + [""] * (len(expected[0]) - len(row)) for row in shown] == expected


def test_a_day_in_xlsx_is_text_and_no_number(store: Store, tmp_path: Path) -> None:
    export(store, Selection(), tmp_path / "out", How(("claims",), form="xlsx"))
    document = in_office(tmp_path / "out" / "claims.xlsx", csv_in=False)
    days = [
        cell.get(f"{{{_OFFICE}}}value-type")
        for cell in document.iter(f"{{{_TABLE}}}table-cell")
        if re.fullmatch(r"\d{4}-\d\d-\d\d", shown_in(cell))
    ]
    assert days == ["string"] * 3


def test_chromium_shows_the_page_and_runs_nothing_of_an_article(store: Store, tmp_path: Path) -> None:
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        pytest.skip("Chromium is not installed; make packages")
    export(store, Selection(), tmp_path / "out", How(form="html"))
    page = (tmp_path / "out" / "evidence.html").as_uri()
    options = ["--headless=new", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path / 'chrome'}"]
    done = subprocess.run(
        [chromium, *options, "--dump-dom", page], check=True, capture_output=True, timeout=180
    )
    shown = done.stdout.decode()
    assert "<title>Attendance as claimed</title>" in shown
    assert "<script" not in shown
    assert '<html lang="en" dir="rtl">' in shown
    picture = tmp_path / "page.png"
    subprocess.run(
        [chromium, *options, f"--screenshot={picture}", "--window-size=1200,800", page],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    assert picture.stat().st_size > 10_000
