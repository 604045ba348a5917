"""Double-encoded text: recognised always, mended only when asked, and true text is left alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from importers.formats.format import RawArticle, ReadOptions
from importers.mending import is_mojibake
from importers.pipeline import read_paths

TEXT = "انطلاق الجولة الرابعة\n\nقال «لافرينتييف»: بدأت الجولة 4 في أستانا… والموعد 3-4 أيار/مايو.\n"
SAMPLE = Path(__file__).resolve().parents[2] / "sample_data" / "articles"


def double(text: str, codec: str) -> str:
    """The text as a program leaves it that takes its UTF-8 for another codec."""
    if codec == "windows-1252":  # the five bytes that it does not define come through as they are
        return "".join(bytes([byte]).decode(codec, "ignore") or chr(byte) for byte in text.encode("utf-8"))
    return text.encode("utf-8").decode(codec)


def read(tmp_path: Path, text: str, *, repair: bool) -> RawArticle:
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    [found] = read_paths([tmp_path], ReadOptions(repair=repair))
    assert found.article is not None
    return found.article


CODECS = ["windows-1252", "latin-1", "windows-1256"]


@pytest.mark.parametrize("codec", CODECS)
def test_mojibake_is_told_and_left_as_it_is(tmp_path: Path, codec: str) -> None:
    broken = double(TEXT, codec)
    article = read(tmp_path, broken, repair=False)
    assert (article.text, article.notes) == (broken, ("mojibake",))


@pytest.mark.parametrize("codec", CODECS)
def test_mojibake_is_mended_when_asked(tmp_path: Path, codec: str) -> None:
    article = read(tmp_path, double(TEXT, codec), repair=True)
    assert (article.text, article.notes) == (TEXT, ("mojibake-repaired",))


def test_the_verdict_on_the_bytes_is_kept(tmp_path: Path) -> None:
    article = read(tmp_path, double(TEXT, "windows-1256"), repair=True)
    assert (article.encoding, article.encoding_certainty) == ("utf-8", "high")


def test_no_article_of_the_sample_is_taken_for_mojibake() -> None:
    paths = sorted(SAMPLE.glob("*.txt"))
    assert paths
    assert [path.name for path in paths if is_mojibake(path.read_text(encoding="utf-8"))] == []


def test_every_article_of_the_sample_comes_back_from_mojibake() -> None:
    from importers.mending import repaired_mojibake

    texts = [path.read_text(encoding="utf-8") for path in sorted(SAMPLE.glob("*.txt"))[::9]]
    for codec in CODECS:
        broken = [double(text, codec) for text in texts]
        assert all(map(is_mojibake, broken))
        assert [repaired_mojibake(text) for text in broken] == texts


@pytest.mark.parametrize(
    "text", ["", "Ø", "طط طظ", "La délégation turque est arrivée à Astana", "ظل الطقس ظليلاً ط ظ"]
)
def test_other_text_is_left_alone(text: str) -> None:
    assert not is_mojibake(text)
