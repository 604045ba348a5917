"""The encoding ladder over a generated set: six codecs, long and very short texts, mixed pages, cut ends."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from importers.encoding import NotText, decode

SAMPLE = Path(__file__).resolve().parents[2] / "sample_data" / "articles"
CODECS = ("utf-8", "utf-8-sig", "utf-16-le", "utf-16-be", "windows-1256", "iso-8859-6")
LONG, SHORT = (40, 80, 200, 1000, 8000), (6, 10, 15, 20, 30)


def words() -> list[str]:
    text = " ".join(path.read_text(encoding="utf-8") for path in sorted(SAMPLE.glob("*.txt")))
    return text.split()


def documents(lengths: tuple[int, ...], each: int) -> Iterator[tuple[str, bytes, str]]:
    """(codec, bytes, text) of running text from the sample collection."""
    rng, source = random.Random(5), words()
    for codec in CODECS:
        for length in lengths:
            for _ in range(each):
                while True:
                    first = rng.randrange(len(source))
                    text = " ".join(source[(first + i) % len(source)] for i in range(length))[:length].strip()
                    if codec == "iso-8859-6":  # it has fewer characters than the others
                        text = re.sub("[^\u0621-\u063a\u0641-\u0652\\s\x20-\x7e\u060c\u061b\u061f]", "", text)
                    try:
                        raw = text.encode(codec)
                    except UnicodeEncodeError:
                        continue
                    if re.search("[\u0621-\u064a]{2}", text) and len(text) > 4:
                        break
                yield codec, raw, text


def test_long_texts_are_always_right() -> None:
    wrong = [(codec, text[:40]) for codec, raw, text in documents(LONG, 15) if decode(raw).text != text]
    assert wrong == []


def test_very_short_texts_are_right_in_98_of_100() -> None:
    results = [decode(raw).text == text for _, raw, text in documents(SHORT, 15)]
    assert len(results) == 450
    assert sum(results) / len(results) >= 0.98


def test_a_latin_page_with_one_arabic_line_is_right() -> None:
    line = "The delegations met again on Thursday and left without a statement.\n"
    page = line * 20 + "انطلقت الجولة الرابعة من المحادثات في العاصمة الكازاخية\n" + line * 20
    assert decode(page.encode("windows-1256")).text == page


def test_a_cut_last_character_is_named_and_the_rest_kept() -> None:
    decoded = decode("انتهت الجولة".encode()[:-1])
    assert (decoded.text, decoded.notes) == ("انتهت الجول", ("cut-last-character",))


def test_lone_surrogates_become_replacement_characters_and_are_reported() -> None:
    decoded = decode(b"\xff\xfe" + "جولة".encode("utf-16-le") + b"\x00\xd8")
    assert (decoded.text, decoded.notes) == ("جولة\ufffd", ("surrogates-replaced",))


def test_a_declared_codec_overrides_the_ladder() -> None:
    raw = "جولة".encode("windows-1256")
    assert decode(raw, "iso-8859-1").text == raw.decode("iso-8859-1")


@pytest.mark.parametrize(
    ("raw", "declared", "code"),
    [
        (b"\x00\x01\x02\x03" * 50, None, "not-text"),
        (b"abc", "no-such-codec", "encoding-unknown"),
        ("جولة".encode("windows-1256"), "utf-8", "encoding-mismatch"),
    ],
)
def test_what_is_no_text_is_refused_with_its_code(raw: bytes, declared: str | None, code: str) -> None:
    with pytest.raises(NotText) as caught:
        decode(raw, declared)
    assert caught.value.code == code


def test_utf_8_with_a_broken_place_stays_utf_8_and_is_told() -> None:
    text = "انطلقت الجولة الرابعة من المحادثات في العاصمة الكازاخية"
    decoded = decode(text.encode() + b"\xd9 \xff\n" + text.encode())
    assert (decoded.text, decoded.encoding) == (f"{text}\ufffd \ufffd\n{text}", "utf-8")
    assert decoded.notes == ("broken-characters",)
