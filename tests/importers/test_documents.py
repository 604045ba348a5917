"""DOCX: words in their order, whatever holds them, and none that the author deleted."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from importers.formats.format import ReadOptions
from importers.pipeline import read_paths

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
COMPATIBLE = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*runs: str) -> str:
    return f"<w:p>{''.join(runs)}</w:p>"


def box(text: str) -> str:
    content = f"<w:txbxContent>{paragraph(run(text))}</w:txbxContent>"
    return (
        f"<w:r><mc:AlternateContent><mc:Choice>{content}</mc:Choice><mc:Fallback>{content}</mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )


def text_of(tmp_path: Path, body: str, space: str = WORD) -> str:
    document = f'<w:document xmlns:w="{space}" xmlns:mc="{COMPATIBLE}"><w:body>{body}</w:body></w:document>'
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w") as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("word/document.xml", document)
    (tmp_path / "a.docx").write_bytes(raw.getvalue())
    [found] = read_paths([tmp_path], ReadOptions())
    assert found.article is not None, found.problem
    return found.article.text


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (
            paragraph(run("عنوان")) + paragraph(run("نص "), run("UN-2254 ثم "), run("بقية")),
            "عنوان\nنص UN-2254 ثم بقية",
        ),
        (paragraph(run("قبل"), "<w:del><w:r><w:delText>محذوف</w:delText></w:r></w:del>"), "قبل"),
        (paragraph(run("قبل "), f"<w:ins>{run('مضاف')}</w:ins>"), "قبل مضاف"),
        (paragraph(f"<w:hyperlink>{run('رابط')}</w:hyperlink>"), "رابط"),
        (paragraph("<w:r><w:t>ا</w:t><w:tab/><w:t>ب</w:t><w:br/><w:t>ج</w:t></w:r>"), "ا\tب\nج"),
        (
            f"<w:tbl><w:tr><w:tc>{paragraph(run('خلية'))}</w:tc></w:tr></w:tbl>" + paragraph(run("بعد")),
            "خلية\nبعد",
        ),
        (paragraph(run("قبل"), box("إطار"), run(" بعد")), "إطار\nقبل بعد"),
        (paragraph("<w:r><w:instrText>PAGE</w:instrText></w:r>", run("نص")), "نص"),
    ],
    ids=["runs", "deleted", "inserted", "link", "breaks", "table", "box-once", "field"],
)
def test_the_words_of_a_document(tmp_path: Path, body: str, text: str) -> None:
    assert text_of(tmp_path, body) == text


def test_a_document_of_the_strict_kind_is_read_too(tmp_path: Path) -> None:
    assert text_of(tmp_path, paragraph(run("نص")), STRICT) == "نص"
