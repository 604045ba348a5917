"""Files made to harm: each ends in one line of the report, and every other file is imported."""

from __future__ import annotations

import bz2
import gzip
import io
import os
import resource
import tarfile
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from importers import sandbox
from importers.formats.format import NotAnArticleFile, ReadOptions
from importers.pipeline import read_paths
from tui.words import say

ARTICLE = "عنوان الخبر\n\nانطلقت الجولة الرابعة من المحادثات في أستانا.\n"
DATA = Path(__file__).parent / "data"


def zipped(*members: tuple[str, bytes], level: int = 9) -> bytes:
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as archive:
        for name, content in members:
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return raw.getvalue()


def tarred(*members: tuple[str, bytes]) -> bytes:
    raw = io.BytesIO()
    with tarfile.open(fileobj=raw, mode="w") as archive:
        for name, content in members:
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return raw.getvalue()


def special_tar(kind: bytes, target: str = "/etc/passwd") -> bytes:
    raw = io.BytesIO()
    with tarfile.open(fileobj=raw, mode="w") as archive:
        info = tarfile.TarInfo("special.txt")
        info.type, info.linkname = kind, target
        archive.addfile(info)
    return raw.getvalue()


def locked_zip() -> bytes:
    raw = bytearray(zipped(("a.txt", ARTICLE.encode())))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        raw[raw.index(signature) + offset] |= 1
    return bytes(raw)


def nested(depth: int) -> bytes:
    inner = zipped(("a.txt", ARTICLE.encode()))
    for _ in range(depth - 1):
        inner = zipped(("inner.zip", inner))
    return inner


def docx(document: str | bytes) -> bytes:
    return zipped(
        ("[Content_Types].xml", b"<Types/>"),
        ("word/document.xml", document if isinstance(document, bytes) else document.encode()),
    )


def bomb(declaration: str, reference: str, root: str = "rss") -> str:
    return (
        f'<?xml version="1.0"?><!DOCTYPE {root} [{declaration}]><{root} version="2.0"><channel>'
        f"<item><title>{reference}</title><description>{ARTICLE}</description></item></channel></{root}>"
    )


LAUGHS = '<!ENTITY a "ha">' + "".join(
    f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(10)
)
OUTSIDE = '<!ENTITY a SYSTEM "file:///etc/passwd">'
WEB = '<!ENTITY % a SYSTEM "http://192.0.2.1/x.dtd"> %a;'
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
WORD_BOMB = f'<!DOCTYPE d [{LAUGHS}]><w:document xmlns:w="{WORD}"><w:p><w:t>&k;</w:t></w:p></w:document>'
BLANK_PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
)
ZEROS = bytes(4 << 20)
DEEP_MAIL = b"Subject: x\nFrom: a@b\n" + b"".join(
    b'Content-Type: multipart/mixed; boundary="%d"\n\n--%d\n' % (n, n) for n in range(1000)
)

# name of the file, its bytes, the code with which it ends
HOSTILE: list[tuple[str, bytes, str]] = [
    ("bomb.zip", zipped(("zeros.txt", ZEROS)), "archive-ratio"),
    ("bomb.tar.gz", gzip.compress(tarred(("zeros.txt", ZEROS))), "archive-ratio"),
    ("bomb.txt.gz", gzip.compress(ZEROS), "archive-ratio"),
    ("bomb.jsonl.bz2", bz2.compress(b'{"text": "' + ZEROS), "archive-ratio"),
    ("bomb-in-archive.zip", zipped(("inner.zip", zipped(("zeros.txt", ZEROS)))), "archive-ratio"),
    ("deep.zip", nested(4), "archive-nested-too-deep"),
    ("cut.zip", zipped(("a.txt", ARTICLE.encode()))[:-30], "archive-damaged"),
    ("cut.txt.gz", gzip.compress(ARTICLE.encode())[:-12], "archive-damaged"),
    ("cut.tar", tarred(("a.txt", ARTICLE.encode() * 100))[:2000], "archive-damaged"),
    ("locked.zip", locked_zip(), "archive-password"),
    ("up.zip", zipped(("../../up.txt", ARTICLE.encode())), "archive-path"),
    ("up.tar", tarred(("../up.txt", ARTICLE.encode())), "archive-path"),
    ("root.tar", tarred(("/etc/cron.d/a.txt", ARTICLE.encode())), "archive-path"),
    ("root.zip", zipped(("/etc/a.txt", ARTICLE.encode())), "archive-path"),
    ("drive.zip", zipped(("C:\\temp\\a.txt", ARTICLE.encode())), "archive-path"),
    ("backslash.zip", zipped(("..\\a.txt", ARTICLE.encode())), "archive-path"),
    ("link.tar", special_tar(tarfile.SYMTYPE), "archive-link"),
    ("hardlink.tar", special_tar(tarfile.LNKTYPE), "archive-link"),
    ("device.tar", special_tar(tarfile.CHRTYPE), "archive-link"),
    ("fifo.tar", special_tar(tarfile.FIFOTYPE), "archive-link"),
    ("laughs.rss", bomb(LAUGHS, "&k;").encode(), "xml-entities"),
    ("outside.rss", bomb(OUTSIDE, "&a;").encode(), "xml-entities"),
    ("web.rss", bomb(WEB, "x").encode(), "xml-entities"),
    ("laughs-utf16.rss", bomb(LAUGHS, "&k;").encode("utf-16"), "xml-entities"),
    ("laughs.docx", docx(WORD_BOMB), "xml-entities"),
    ("zeros.docx", docx(b"<a>" + b" " * (80 << 20)), "file-too-large"),
    ("none.docx", zipped(("[Content_Types].xml", b"<Types/>")), "docx-unreadable"),
    ("locked.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "docx-password"),
    ("locked.pdf", (DATA / "locked.pdf").read_bytes(), "pdf-password"),
    ("scan.pdf", BLANK_PDF, "pdf-without-text"),
    ("cut.pdf", b"%PDF-1.7\n" + bytes(range(256)), "pdf-unreadable"),
    ("deep.html", b"<html><body>" + b"<div>" * 100_000 + ARTICLE.encode() * 9, "page-without-article"),
    ("deep.json", b'{"text": ' + b"[" * 100_000, "record-unreadable"),
    ("deep.eml", DEEP_MAIL, "parser-too-deep"),
    ("nul.txt", b"a\x00b" + ARTICLE.encode(), "not-text"),
    ("binary.txt", bytes(range(256)) * 9, "not-text"),
    ("picture.html", b"\x89PNG\r\n\x1a\n" + bytes(99), "format-not-recognised"),
    ("pages.csv", b"%PDF-1.7, x\n", "format-not-recognised"),
    ("empty.eml", b"", "file-empty"),
]


@pytest.mark.parametrize(("name", "content", "code"), HOSTILE, ids=[name for name, *_ in HOSTILE])
def test_a_hostile_file_is_one_line_and_the_others_are_imported(
    tmp_path: Path, name: str, content: bytes, code: str
) -> None:
    (tmp_path / name).write_bytes(content)
    (tmp_path / "~last.txt").write_text(ARTICLE, encoding="utf-8")
    began = time.monotonic()
    reads = list(read_paths([tmp_path], ReadOptions()))
    assert time.monotonic() - began < 20
    problems = [read.problem for read in reads if read.problem]
    assert [problem.code for problem in problems] == [code]
    assert say(code, **problems[0].values)
    assert [Path(read.path).name for read in reads if read.article] == ["~last.txt"]


def test_members_beside_a_hostile_one_are_imported(tmp_path: Path) -> None:
    good = ARTICLE.encode()
    (tmp_path / "a.zip").write_bytes(zipped(("1.txt", good), ("../2.txt", good), ("3.txt", good + b".")))
    reads = [(r.problem.code if r.problem else r.path) for r in read_paths([tmp_path], ReadOptions())]
    assert reads == [f"{tmp_path}/a.zip!/1.txt", "archive-path", f"{tmp_path}/a.zip!/3.txt"]


def test_what_came_before_a_bomb_stands(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(zipped(("1.txt", ARTICLE.encode()), ("2.txt", ZEROS), ("3.txt", b"x")))
    reads = list(read_paths([tmp_path], ReadOptions()))
    assert [(r.path, r.problem and r.problem.code) for r in reads] == [
        (f"{tmp_path}/a.zip!/1.txt", None),
        (f"{tmp_path}/a.zip", "archive-ratio"),
    ]


@pytest.mark.parametrize(
    ("content", "options", "code"),
    [
        (nested(4), ReadOptions(nesting=4), None),
        (nested(3), ReadOptions(nesting=2), "archive-nested-too-deep"),
        (zipped(("a.txt", ARTICLE.encode() * 40_000)), ReadOptions(ratio=10_000), None),
        (zipped(("a.txt", ARTICLE.encode() * 40_000)), ReadOptions(expanded=1 << 20), "archive-too-large"),
        (zipped(("a.txt", ARTICLE.encode() * 40), level=0), ReadOptions(largest=1000), "file-too-large"),
    ],
)
def test_the_limits_can_be_set(
    tmp_path: Path, content: bytes, options: ReadOptions, code: str | None
) -> None:
    (tmp_path / "a.zip").write_bytes(content)
    assert [r.problem and r.problem.code for r in read_paths([tmp_path], options)] == [code]


def test_nothing_is_ever_unpacked_to_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading goes on when no file may be written at all."""
    (tmp_path / "a.zip").write_bytes(zipped(("inner.tar", tarred(("a.txt", ARTICLE.encode())))))
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, hard))
    try:
        paths = [read.path for read in read_paths([tmp_path], ReadOptions()) if read.article]
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert paths == [f"{tmp_path}/a.zip!/inner.tar!/a.txt"]


def test_two_gigabytes_of_nothing_are_not_read(tmp_path: Path) -> None:
    with (tmp_path / "sparse.txt").open("wb") as file:
        file.truncate(2 << 30)
    began = time.monotonic()
    [read] = read_paths([tmp_path], ReadOptions())
    assert read.problem is not None
    assert (read.problem.code, time.monotonic() - began < 2) == ("file-too-large", True)


def test_a_line_without_end_is_skipped_in_bounded_memory(tmp_path: Path) -> None:
    path = tmp_path / "long.jsonl"
    with path.open("wb") as file:
        file.write(b'{"title": "')
        for _ in range(40):
            file.write(b"x" * (1 << 20))
        file.write(b'"}\n{"title": "a", "text": "' + "نص قصير".encode() + b'"}\n')
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    reads = list(read_paths([path], ReadOptions(largest=1 << 20)))
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert [read.problem and read.problem.code for read in reads] == ["record-too-large", None]
    assert grown < 60 << 10  # KiB


def test_an_archive_of_endless_small_members_stays_within_memory(tmp_path: Path) -> None:
    one = tarred(("a.txt", b""))[:512]
    path = tmp_path / "many.tar.gz"
    with gzip.open(path, "wb") as file:
        for _ in range(20):
            file.write(one * 1000)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    codes = {read.problem.code for read in read_paths([path], ReadOptions()) if read.problem}
    assert codes == {"file-empty", "archive-ratio"}
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 60 << 10


# special files, which have no bytes of their own
def fifo(path: Path) -> None:
    os.mkfifo(path)


def loop(path: Path) -> None:
    path.symlink_to(path)


def dangling(path: Path) -> None:
    path.symlink_to(path.with_name("nothing"))


def device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def folder_link(path: Path) -> None:
    path.symlink_to(path.parent, target_is_directory=True)


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (fifo, "not-a-file"),
        (loop, "file-unreadable"),
        (dangling, "file-missing"),
        (device, "not-a-file"),
        (folder_link, "not-a-file"),
    ],
)
@pytest.mark.parametrize("suffix", [".txt", ".zip", ".pdf", ".jsonl"])
def test_a_special_file_is_one_line_and_is_not_waited_for(
    tmp_path: Path, make: Callable[[Path], None], code: str, suffix: str
) -> None:
    make(tmp_path / f"special{suffix}")
    (tmp_path / "~last.txt").write_text(ARTICLE, encoding="utf-8")
    codes = [read.problem and read.problem.code for read in read_paths([tmp_path], ReadOptions())]
    assert codes == [code, None]


def test_a_file_that_vanishes_between_the_listing_and_the_reading_is_reported(tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / f"{name}.txt").write_text(ARTICLE, encoding="utf-8")
    reads = read_paths([tmp_path], ReadOptions())
    assert next(reads).article
    (tmp_path / "b.txt").unlink()
    assert [read.problem and read.problem.code for read in reads] == ["file-missing"]


def test_a_table_that_grows_while_it_is_read_is_reported_after_its_rows(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"title": "ا", "text": "نص أول"}\n{"title": "ب", "text": "نص ثان"}\n', encoding="utf-8")
    reads = read_paths([path], ReadOptions())
    assert next(reads).article
    with path.open("a") as file:
        file.write("\n")
    assert [read.problem and read.problem.code for read in reads] == [None, "file-changed"]


def test_a_name_that_is_no_text_is_told_and_can_be_stored(tmp_path: Path) -> None:
    (Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xc7\xe1.txt"))).write_text(ARTICLE, encoding="utf-8")
    [read] = read_paths([tmp_path], ReadOptions())
    assert read.article is not None
    assert (read.path, read.article.key) == (f"{tmp_path}/\\xc7\\xe1.txt", "\\xc7\\xe1")


HANGING = "while True: pass"
HUNGRY = "raw = [bytearray(1 << 24) for _ in range(1 << 12)]"
CRASHING = "import os; os.abort()"


@pytest.mark.parametrize(
    ("body", "code"),
    [(HANGING, "parser-timeout"), (HUNGRY, "parser-out-of-memory"), (CRASHING, "parser-died")],
)
def test_a_parser_that_fails_costs_one_file_and_the_next_one_is_parsed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, body: str, code: str
) -> None:
    """A parser of our own that hangs, eats or aborts stands in for a library that does."""
    (tmp_path / "failing.py").write_text(f"def parse(raw, hints):\n    {body}\n")
    options = ReadOptions(seconds=4, memory=1 << 29)
    monkeypatch.syspath_prepend(str(tmp_path))
    sandbox.close()  # the next one starts with this path
    with pytest.raises(NotAnArticleFile) as caught:
        sandbox.parse("failing", b"x", options)
    assert caught.value.code == code
    [parsed] = sandbox.parse("importers.parsers.mail", "Subject: a\n\nنص".encode(), options)
    assert parsed.text == "نص"


def test_a_file_does_not_pay_for_what_the_one_before_left_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A parser that dies at its second file stands in for a library that leaks or breaks."""
    (tmp_path / "leaking.py").write_text(
        "import os\n"
        "from importers.parsers import mail\n"
        "seen = []\n"
        "def parse(raw, hints):\n"
        "    seen.append(raw)\n"
        "    return mail.parse(raw, hints) if len(seen) < 2 else os.abort()\n"
    )
    monkeypatch.syspath_prepend(str(tmp_path))
    sandbox.close()  # the next one starts with this path
    mails = [f"Subject: a\n\n{word}".encode() for word in ("أول", "ثان", "ثالث")]
    found = [sandbox.parse("leaking", raw, ReadOptions(seconds=20))[0].text for raw in mails]
    assert found == ["أول", "ثان", "ثالث"]
