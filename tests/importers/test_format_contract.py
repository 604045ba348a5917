"""What every import format must do, over its own sample: one file a format in sample_data/formats."""

from __future__ import annotations

import gzip
import hashlib
import io
import random
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from importers.formats import format_named, formats, missing
from importers.formats.format import ReadOptions
from importers.pipeline import Read, read_paths
from importers.source import suffix_of
from store.problem import Problem
from tui.words import say

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "sample_data" / "formats"
NAMES = [format_.name for format_ in formats()]
EIGHTH, TENTH = "اختتام الجولة الثامنة وموعد مؤتمر سوتشي", "جولة عاشرة في سوتشي بدل العاصمة الكازاخية"
TWELFTH, FOURTH = (
    "الجولة الثانية عشرة تنتهي بلا اتفاق على لجنة الدستور",
    "الوفود تصل إلى أستانا عشية الجولة الرابعة",
)
PAPER, AGENCY = "صحيفة الميناء", "وكالة الميناء"

# format → (key, headline, published, outlet) of each article of its sample
EXPECTED: dict[str, list[tuple[str, str, str | None, str | None]]] = {
    "csv": [("csv#1", EIGHTH, "2017-12-22", PAPER), ("csv#2", TENTH, "2018-07-31", PAPER)],
    "docx": [("docx", TENTH, None, None)],
    "eml": [("eml", TWELFTH, "2019-04-26", None)],
    "feed": [("feed#1", FOURTH, "2017-05-02", AGENCY), ("feed#2", EIGHTH, "2017-12-22", AGENCY)],
    "html": [("html", EIGHTH, "2017-12-22", PAPER)],
    "jsonl": [
        ("jsonl#1", FOURTH, "2017-05-02", AGENCY),
        ("jsonl#2", EIGHTH, "2017-12-22", AGENCY),
        ("jsonl#3", TENTH, "2018-07-31", AGENCY),
    ],
    "mbox": [("mbox#1", EIGHTH, "2017-12-22", None), ("mbox#2", TENTH, "2018-07-31", None)],
    "mhtml": [("mhtml", EIGHTH, "2017-12-22", PAPER)],
    "pdf": [("pdf", TWELFTH, None, None)],
    "tar": [("الثانية عشرة", TWELFTH, None, None), ("rows#1", TENTH, None, None)],
    "text": [("text", FOURTH, None, None)],
    "warc": [("warc#1", EIGHTH, "2017-12-22", PAPER)],
    "zip": [("ثامنة", EIGHTH, None, None), ("عاشرة", TENTH, None, None)],
}


def sample(name: str) -> Path:
    [path] = SAMPLES.glob(f"{name}.*")
    return path


def read(path: Path, options: ReadOptions | None = None) -> list[Read]:
    return list(read_paths([path], options or ReadOptions()))


def summary(reads: list[Read]) -> list[tuple[str, str, str | None, str | None]]:
    found = []
    for one in reads:
        assert one.article is not None, one.problem
        article = one.article
        headline = article.text.splitlines()[0]
        found.append((article.key, headline, article.metadata.published, article.metadata.source))
    return found


def hashes(reads: list[Read]) -> list[str]:
    return [hashlib.sha256(one.article.raw).hexdigest() for one in reads if one.article]


def test_every_format_has_a_sample_and_every_sample_a_format() -> None:
    assert sorted(path.name.partition(".")[0] for path in SAMPLES.iterdir()) == sorted(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_sample_gives_its_articles_with_what_the_file_says_of_them(name: str) -> None:
    assert summary(read(sample(name))) == EXPECTED[name]


@pytest.mark.parametrize("name", NAMES)
def test_a_sample_is_recognised_by_its_suffix_and_its_first_bytes(name: str) -> None:
    path, format_ = sample(name), format_named(name)
    raw = path.read_bytes()
    start = (gzip.decompress(raw) if path.suffix == ".gz" else raw)[:4096]
    assert suffix_of(path.name) in format_.suffixes
    assert format_.sniff(start)


@pytest.mark.parametrize("name", [name for name in NAMES if name != "csv"])
def test_a_sample_without_a_suffix_is_recognised_by_its_first_bytes(name: str, tmp_path: Path) -> None:
    path = tmp_path / "nameless"
    path.write_bytes(sample(name).read_bytes())
    assert [row[1:] for row in summary(read(path))] == [row[1:] for row in EXPECTED[name]]


@pytest.mark.parametrize("name", NAMES)
def test_a_member_of_a_zip_gives_the_same_articles_as_the_file(name: str, tmp_path: Path) -> None:
    path = sample(name)
    with zipfile.ZipFile(tmp_path / "a.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(path, f"inner/{path.name}")
    inside = read(tmp_path / "a.zip")
    assert inside[0].path.startswith(f"{tmp_path}/a.zip!/inner/{path.name}")
    assert (summary(inside), hashes(inside)) == (EXPECTED[name], hashes(read(path)))


@pytest.mark.parametrize("name", NAMES)
def test_a_member_of_a_compressed_tar_gives_the_same_articles_as_the_file(name: str, tmp_path: Path) -> None:
    with tarfile.open(tmp_path / "a.tar.xz", "w:xz") as archive:
        archive.add(sample(name), sample(name).name)
        archive.add(sample("text"), "last.txt")
    inside = read(tmp_path / "a.tar.xz")
    assert summary(inside) == [*EXPECTED[name], ("last", FOURTH, None, None)]


@pytest.mark.parametrize("name", NAMES)
def test_a_compressed_sample_gives_the_same_articles(name: str, tmp_path: Path) -> None:
    path = tmp_path / (sample(name).name.removesuffix(".gz") + ".gz")
    raw = sample(name).read_bytes()
    path.write_bytes(raw if raw.startswith(b"\x1f\x8b") else gzip.compress(raw))
    assert summary(read(path)) == EXPECTED[name]


@pytest.mark.parametrize("name", NAMES)
def test_an_empty_file_is_reported(name: str, tmp_path: Path) -> None:
    path = tmp_path / f"empty{format_named(name).suffixes[0]}"
    path.touch()
    assert [one.problem and one.problem.code for one in read(path)] == ["file-empty"]


@pytest.mark.parametrize("name", NAMES)
def test_a_damaged_file_ends_in_articles_and_sentences_never_in_a_traceback(
    name: str, tmp_path: Path
) -> None:
    """Cut, flipped, spliced and swollen copies of the sample, the inside of compressed ones too."""
    rng, raw = random.Random(name), sample(name).read_bytes()
    if raw.startswith(b"\x1f\x8b"):
        raw = gzip.decompress(raw)
    for turn in range(16):
        start, end = sorted(rng.randrange(len(raw)) for _ in range(2))
        broken = bytearray(
            raw[:start] + (b"" if turn % 4 else rng.randbytes(50)) + raw[(start, end)[turn % 2] :]
        )
        for _ in range(rng.randrange(9)):
            broken[rng.randrange(len(broken))] = rng.randrange(256)
        path = tmp_path / f"{turn}{format_named(name).suffixes[0]}"
        path.write_bytes(broken[: rng.randrange(len(broken))] if turn % 3 == 0 else broken)
        for one in read(path, ReadOptions(seconds=5)):
            assert (one.article is None) == (one.problem is not None)
            if one.problem is not None:
                assert say(one.problem.code, **one.problem.values)
            if one.article is not None:
                one.article.text.encode("utf-8")  # what cannot be encoded cannot be stored


@pytest.mark.parametrize("name", NAMES)
def test_what_a_format_needs_is_installed_for_these_tests(name: str) -> None:
    assert missing(format_named(name)) == ()


def test_the_libraries_of_formats_are_loaded_only_when_a_file_is_read() -> None:
    code = "import sys; from importers.formats import formats; formats(); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    heavy = {"trafilatura", "lxml", "feedparser", "pypdfium2", "ftfy", "email.parser", "dateparser"}
    assert heavy & set(done.stdout.split()) == set()


def test_an_unknown_format_is_refused_with_the_known_ones() -> None:
    with pytest.raises(Problem) as caught:
        format_named("telepathy")
    assert (caught.value.code, caught.value.values["known"]) == ("format-unknown", ", ".join(NAMES))


def test_the_format_asked_for_goes_before_the_suffix(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_bytes(sample("html").read_bytes())
    [one] = read_paths([path], ReadOptions(), "html")
    assert (one.format, summary([one])[0][1]) == ("html", EIGHTH)


def test_the_format_asked_for_speaks_of_the_files_in_an_archive(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("page.txt", sample("html").read_bytes())
    assert [one.format for one in read_paths([tmp_path / "a.zip"], ReadOptions(), "html")] == ["html"]


def test_a_name_in_an_older_zip_is_read_in_its_own_codec(tmp_path: Path) -> None:
    name = "محادثات أستانا الجولة الرابعة.txt"
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w") as archive:
        archive.writestr("X" * len(name.encode("cp1256")), sample("text").read_bytes())
    path = tmp_path / "old.zip"
    path.write_bytes(raw.getvalue().replace(b"X" * len(name.encode("cp1256")), name.encode("cp1256")))
    assert [one.path for one in read_paths([path], ReadOptions(), "text")] == [f"{path}!/{name}"]
