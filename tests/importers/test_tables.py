"""CSV, TSV and JSON: which column is the headline, which the text, and rows that are none."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from importers.columns import choose_columns
from importers.formats.format import NotAnArticleFile, ReadOptions, Remark
from importers.pipeline import Read, read_paths

TEXT = "انطلقت الجولة الرابعة من المحادثات في أستانا بمشاركة وفود روسيا وتركيا وإيران."


def read(path: Path, *, columns: tuple[tuple[str, str], ...] = ()) -> tuple[list[Read], list[Remark]]:
    remarks: list[Remark] = []
    options = ReadOptions(columns=columns)
    reads = list(read_paths([path], options, remark=lambda _, remark: remarks.append(remark)))
    return reads, remarks


def texts(path: Path, columns: tuple[tuple[str, str], ...] = ()) -> list[str]:
    """The text of each article, or the code of the row that gave none."""
    reads, _ = read(path, columns=columns)
    return [one.article.text if one.article else str(one.problem and one.problem.code) for one in reads]


@pytest.mark.parametrize(
    ("columns", "chosen"),
    [
        (["headline", "body", "date", "outlet"], "title=headline text=body published=date source=outlet"),
        (["Title", "Article Text", "Pub-Date"], "title=Title text=Article Text published=Pub-Date"),
        (["العنوان", "النّص", "تاريخ النشر"], "title=العنوان text=النّص published=تاريخ النشر"),
        (["_source.title", "_source.content"], "title=_source.title text=_source.content"),
        (["summary", "content", "url", "archived_url"], "text=content url=url archived_url=archived_url"),
        (["x1", "x2"], "text=x2"),
    ],
)
def test_columns_are_guessed_from_their_names_and_content(columns: list[str], chosen: str) -> None:
    rows = [dict.fromkeys(columns, "7") | {"x2": TEXT}]
    found = choose_columns(columns, rows, ())
    assert " ".join(f"{field}={column}" for field, column in found.chosen) == chosen


def test_a_table_without_text_is_refused_with_its_columns() -> None:
    with pytest.raises(NotAnArticleFile) as caught:
        choose_columns(["a", "b"], [{"a": "1", "b": "2"}], ())
    assert (caught.value.code, caught.value.values["columns"]) == ("columns-without-text", "a, b")


def test_the_mapping_is_told_with_what_is_not_used(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f"headline,body,views\nعنوان,{TEXT},3\n", encoding="utf-8")
    _, remarks = read(path)
    assert [(r.code, dict(r.values)) for r in remarks] == [
        ("columns", {"columns": "title=headline, text=body", "unused": "views"})
    ]


def test_a_mapping_that_is_asked_for_goes_before_the_guess(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f"title,body,kicker\nعنوان,{TEXT},سطر علوي\n", encoding="utf-8")
    assert texts(path, (("title", "kicker"),)) == [f"سطر علوي\n\n{TEXT}"]


def test_a_column_that_there_is_not_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f"title,body\nعنوان,{TEXT}\n", encoding="utf-8")
    assert texts(path, (("text", "story"),)) == ["column-missing"]


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "windows-1256", "utf-16"])
def test_separator_and_codec_are_recognised(tmp_path: Path, separator: str, codec: str) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(f"العنوان{separator}النص\r\nعنوان{separator}{TEXT}\r\n".encode(codec))
    assert texts(path) == [f"عنوان\n\n{TEXT}"]


def test_a_text_of_several_lines_in_quotes_is_one_cell(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f'title,text\n"عنوان ""مقتبس""","{TEXT}\n\n{TEXT}"\n', encoding="utf-8")
    assert texts(path) == [f'عنوان "مقتبس"\n\n{TEXT}\n\n{TEXT}']


def test_the_line_in_which_excel_tells_the_separator_is_no_heading(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f"sep=;\ntitle;text\nعنوان, وبعده;{TEXT}\n", encoding="utf-8-sig")
    assert texts(path) == [f"عنوان, وبعده\n\n{TEXT}"]


def test_a_table_of_one_column_is_a_table(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f"النص\n{TEXT}\n", encoding="utf-8-sig")
    assert texts(path) == [TEXT]


def test_a_row_that_is_none_is_told_with_its_number_and_the_others_are_read(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f"title,text\nا,{TEXT}\nب,\nج,{TEXT},x,y\n\nد,{TEXT}\n", encoding="utf-8")
    reads, _ = read(path)
    assert [(one.position, one.problem and one.problem.code) for one in reads] == [
        ("1", None),
        ("2", "record-without-text"),
        ("3", "row-too-long"),
        ("5", None),
    ]


def test_the_same_row_in_another_file_is_the_same_article(tmp_path: Path) -> None:
    row = f"عنوان,{TEXT}"
    (tmp_path / "a.csv").write_text(f"title,text\n{row}\n", encoding="utf-8")
    (tmp_path / "b.csv").write_text(f"title,text\nآخر,{TEXT}\n{row}", encoding="utf-8")
    reads, _ = read(tmp_path)
    hashes = [hashlib.sha256(one.article.raw).hexdigest() for one in reads if one.article]
    assert (hashes[0] == hashes[2], len(set(hashes))) == (True, 2)


LINES = [
    {"title": "ا", "text": TEXT, "date": "4 أيار 2017"},
    {"title": "ب", "text": [TEXT, TEXT], "date": 1493856000},
    {"meta": {"source": "وكالة"}, "title": "ج", "text": TEXT, "date": "Thu, 04 May 2017 09:00:00 +0000"},
]


@pytest.mark.parametrize("whole", [False, True], ids=["lines", "array"])
def test_objects_are_articles_in_lines_and_in_an_array(tmp_path: Path, whole: bool) -> None:
    path = tmp_path / "a.json"
    dumped = [json.dumps(line, ensure_ascii=False) for line in LINES]
    path.write_text("[" + ",\n ".join(dumped) + "]" if whole else "\n".join(dumped), encoding="utf-8")
    reads, _ = read(path)
    found = [(one.article.text, one.article.metadata.published) for one in reads if one.article]
    assert found == [
        (f"ا\n\n{TEXT}", "2017-05-04"),
        (f"ب\n\n{TEXT}\n{TEXT}", "2017-05-04"),
        (f"ج\n\n{TEXT}", "2017-05-04"),
    ]


def test_a_value_inside_an_object_is_found_by_its_path(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(
        json.dumps({"article": {"title": "ا", "body": TEXT, "outlet": "وكالة"}}), encoding="utf-8"
    )
    reads, _ = read(path)
    assert reads[0].article is not None
    assert (reads[0].article.metadata.source, reads[0].article.text) == ("وكالة", f"ا\n\n{TEXT}")


def test_a_line_that_is_no_object_is_told_with_its_number(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    good = json.dumps({"text": TEXT})
    path.write_text(f"{good}\n{{broken\n[1]\n\n{good[:-1]}, 'x'}}\n{good}\n", encoding="utf-8")
    reads, _ = read(path)
    assert [(one.position, one.problem and one.problem.code) for one in reads] == [
        ("1", None),
        ("2", "record-unreadable"),
        ("3", "record-unreadable"),
        ("5", "record-unreadable"),
        ("6", None),
    ]


def test_the_key_of_an_article_is_its_own_id_when_it_has_one(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"id": 77, "text": TEXT}) + "\n" + json.dumps({"text": TEXT + "."}))
    reads, _ = read(path)
    assert [one.article.key for one in reads if one.article] == ["a#77", "a#2"]


def test_escaped_halves_of_characters_and_nuls_are_mended_and_told(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "نص\\u0000 كامل \\ud83d\\ude00 و\\ud83d"}', encoding="utf-8")
    reads, _ = read(path)
    assert reads[0].article is not None
    assert reads[0].article.text == "نص كامل 😀 و\ufffd"
    assert reads[0].article.notes == ("nul-removed", "surrogates-replaced")


def test_a_table_whose_codec_changes_far_behind_is_read_up_to_there(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    row = f"عنوان,{TEXT}\n"
    rows = (5 << 20) // len(row.encode())
    path.write_bytes(f"title,text\n{row * rows}".encode() + row.encode("windows-1256"))
    reads, _ = read(path)
    assert [one.problem.code for one in reads if one.problem] == ["encoding-changes"]
    assert sum(one.article is not None for one in reads) > rows - 100


def test_lines_that_are_none_before_the_first_that_is_one_are_all_told(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"broken\n' * 1200 + json.dumps({"text": TEXT}) + "\n", encoding="utf-8")
    reads, _ = read(path)
    assert (len(reads), reads[-1].article is not None) == (1201, True)


def test_a_table_of_nothing_but_broken_lines_tells_each(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"broken\n' * 60, encoding="utf-8")
    reads, _ = read(path)
    assert [one.problem.code for one in reads if one.problem] == ["record-unreadable"] * 60
