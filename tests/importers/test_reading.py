"""Files that are none, or that misbehave: each ends in one code, and the others are read."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from importers.formats.format import NotAnArticleFile, ReadOptions, Remark
from importers.pipeline import read_paths
from importers.reading import find_files, read_whole
from importers.source import open_file

ARTICLE = "عنوان الخبر\nانطلقت الجولة الرابعة من المحادثات في أستانا.\n"
TEXTS = frozenset({".txt"})


def code_of(path: Path, *, largest: int = 1000) -> str:
    """The code with which the import of one path ends; empty when it is read."""
    reads = list(read_paths([path], ReadOptions(largest=largest)))
    return ",".join(read.problem.code if read.problem else "" for read in reads)


def test_an_article_is_read_with_its_codec(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(ARTICLE.encode("windows-1256"))
    [read] = read_paths([path], ReadOptions())
    assert read.article is not None
    assert (read.article.key, read.article.text, read.article.encoding) == ("a", ARTICLE, "windows-1256")


def test_a_folder_is_walked_in_order_and_hidden_files_are_passed_over(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "sub/c.txt", ".hidden.txt", "picture.png", ".git/d.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(ARTICLE)
    found = [str(file.path.relative_to(tmp_path)) for file in find_files([tmp_path], TEXTS)]
    assert found == ["a.txt", "b.txt", "sub/c.txt"]


def test_a_loop_of_links_does_not_hold_the_walk(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE)
    (tmp_path / "loop").symlink_to(tmp_path)
    assert len(list(find_files([tmp_path], TEXTS))) == 1


def test_a_link_to_itself_is_reported(tmp_path: Path) -> None:
    path = tmp_path / "self.txt"
    path.symlink_to(path)
    assert code_of(path) == "file-unreadable"


def test_a_pipe_is_no_file_and_is_not_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "pipe.txt"
    os.mkfifo(path)
    assert code_of(path) == "not-a-file"


def test_a_device_is_no_file() -> None:
    assert code_of(Path("/dev/zero")) == "not-a-file"


def test_a_missing_file_is_reported(tmp_path: Path) -> None:
    assert code_of(tmp_path / "nothing.txt") == "file-missing"


@pytest.mark.parametrize("content", [b"", b" \n\n\t", b"\xef\xbb\xbf", "\u200f\n".encode()[:0]])
def test_an_empty_file_is_reported(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "empty.txt"
    path.write_bytes(content)
    assert code_of(path) == "file-empty"


def test_a_file_over_the_limit_is_reported(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    path.write_text("م" * 600, encoding="utf-8")
    assert code_of(path, largest=1000) == "file-too-large"


@pytest.mark.parametrize("start", [b"%PDF-1.7\n", b"PK\x03\x04", b"\x89PNG\r\n", b"\x7fELF"])
def test_a_binary_file_named_txt_is_refused(tmp_path: Path, start: bytes) -> None:
    path = tmp_path / "not.txt"
    path.write_bytes(start + b"abc\x00\x01" * 20)
    assert code_of(path) == "format-not-recognised"


def test_binary_content_without_a_signature_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "noise.txt"
    path.write_bytes(bytes(range(256)) * 3)
    assert code_of(path) == "not-text"


@pytest.fixture
def forbidden() -> Iterator[Path]:
    """A file and a folder that only their owner could open, and that not even with their mode."""
    folder = Path(tempfile.mkdtemp())
    (folder / "a.txt").write_text(ARTICLE)
    (folder / "secret.txt").write_text(ARTICLE)
    (folder / "secret.txt").chmod(0)
    (folder / "secrets").mkdir()
    (folder / "secrets").chmod(0)
    folder.chmod(0o755)
    (folder / "a.txt").chmod(0o644)
    root = os.geteuid() == 0
    if root:
        os.seteuid(65534)

    yield folder
    if root:
        os.seteuid(0)
    (folder / "secrets").chmod(0o700)
    shutil.rmtree(folder)


def test_what_may_not_be_read_is_reported_and_the_rest_is_read(forbidden: Path) -> None:
    reads = list(read_paths([forbidden], ReadOptions()))
    assert [(Path(read.path).name, read.problem and read.problem.code) for read in reads] == [
        ("a.txt", None),
        ("secret.txt", "file-forbidden"),
        ("secrets", "file-forbidden"),
    ]


def test_a_file_that_grows_while_it_is_read_is_reported(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(ARTICLE)
    source = open_file(path, ReadOptions())
    with source.stream, path.open("a") as file:
        file.write("سطر آخر")
        file.flush()
        with pytest.raises(NotAnArticleFile) as caught:
            source.whole(ReadOptions())
    assert caught.value.code == "file-changed"


def test_what_was_passed_over_is_counted_by_suffix(tmp_path: Path) -> None:
    for name in ("a.txt", "b.png", "c.png", "d"):
        (tmp_path / name).write_text(ARTICLE)
    (tmp_path / "link").symlink_to(tmp_path)
    remarks: list[Remark] = []
    list(read_paths([tmp_path], ReadOptions(), remark=lambda _, remark: remarks.append(remark)))
    assert [dict(remark.values) for remark in remarks] == [{"count": 4, "kinds": ".png 2, d 1, link 1"}]


def test_a_folder_is_no_article(tmp_path: Path) -> None:
    with pytest.raises(NotAnArticleFile) as caught:
        read_whole(tmp_path, 10)
    assert caught.value.code == "not-a-file"
