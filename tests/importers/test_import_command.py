"""`jawla import` and `jawla formats` as their users meet them: options, report, exit status, progress."""

from __future__ import annotations

import hashlib
import json
import os
import pty
import re
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from importers.formats import formats
from jawla.cli import main, parser
from store import Store
from store.articles import load_told
from store.revising import load_reading
from tui.words.english import SENTENCES as ENGLISH

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "sample_data" / "formats"
Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def jawla(tmp_path: Path) -> Run:
    """Runs the program in an empty home."""
    home = {"HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path / "data"), "PATH": os.environ["PATH"]}

    def run(*arguments: object) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "jawla", *map(str, arguments)]
        return subprocess.run(command, capture_output=True, text=True, cwd=ROOT, env=home, timeout=60)

    return run


def report(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_a_folder_of_every_format_is_imported_and_reported(jawla: Run, tmp_path: Path) -> None:
    shutil.copytree(SAMPLES, tmp_path / "in")
    (tmp_path / "in" / "empty.pdf").touch()
    done = jawla("import", tmp_path / "in", "--db", tmp_path / "a.db", "--report", tmp_path / "r.jsonl")
    assert done.returncode == 1
    assert done.stdout.startswith("19 loaded, 1 already there, 1 skipped.")  # html and warc hold one page
    skipped = [line for line in report(tmp_path / "r.jsonl") if line["status"] == "skipped"]
    assert [(Path(str(line["path"])).name, line["code"]) for line in skipped] == [("empty.pdf", "file-empty")]
    assert "read as title=headline, text=body, published=date" in done.stderr


def test_the_report_tells_file_and_position_apart(jawla: Run, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "نص"}\n{"text": ""}\n', encoding="utf-8")
    jawla("import", tmp_path / "a.jsonl", "--db", tmp_path / "a.db", "--report", tmp_path / "r.jsonl")
    found = [(line["path"], line["position"], line["code"]) for line in report(tmp_path / "r.jsonl")]
    assert (str(tmp_path / "a.jsonl"), "2", "record-without-text") in found


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--format", "telepathy"], "no format is called telepathy; there are: csv, docx"),
        (["--map", "colour=red"], "--map knows no field colour; there are: title, text"),
        (["--map", "title"], "argument --map"),
        (["--largest", "much"], "argument --largest"),
        (["--meta", "/nowhere.csv"], "there is no such file"),
    ],
)
def test_a_mistake_in_the_options_is_one_sentence_before_anything_is_read(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, options: list[str], said: str
) -> None:
    try:
        status = main(["import", str(SAMPLES), "--db", str(tmp_path / "a.db"), *options])
    except SystemExit as end:  # argparse's own way
        status = int(end.code or 0)
    assert (status, said in capsys.readouterr().err) == (2, True)
    assert not (tmp_path / "a.db").exists()


@pytest.mark.parametrize(
    ("size", "count"), [("100", 100), ("1K", 1024), ("64 MiB", 64 << 20), ("2GB", 2 << 30)]
)
def test_sizes_take_units(size: str, count: int) -> None:
    assert parser().parse_args(["import", "x", "--largest", size]).largest == count


def test_many_lines_of_one_reason_are_cut_on_screen_and_whole_in_the_report(
    jawla: Run, tmp_path: Path
) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "نص"}\n' + '{"text": ""}\n' * 50, encoding="utf-8")
    done = jawla("import", tmp_path / "a.jsonl", "--db", tmp_path / "a.db", "--report", tmp_path / "r.jsonl")
    assert done.stderr.count("skipped ") == 20
    assert "… and 30 more like these (record-without-text)" in done.stderr
    assert sum(line["status"] == "skipped" for line in report(tmp_path / "r.jsonl")) == 50


def test_what_the_reader_tells_of_a_file_is_searched_for(jawla: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("عنوان\n\nاجتمعت الوفود في أستانا.\n", encoding="utf-8")
    (tmp_path / "meta.csv").write_text("file,published\na.txt,4 أيار 2017\n", encoding="utf-8")
    jawla("import", tmp_path / "a.txt", "--db", tmp_path / "a.db", "--meta", tmp_path / "meta.csv")
    found = jawla(
        "find", "--db", tmp_path / "a.db", "--since", "2017-05-04", "--until", "2017-05-04", "--json"
    )
    assert [json.loads(line)["id"] for line in found.stdout.splitlines()] == ["a"]


def test_a_path_with_control_characters_reaches_no_terminal(jawla: Run, tmp_path: Path) -> None:
    (tmp_path / "\x1b]0;x\x07.txt").touch()
    done = jawla("import", tmp_path, "--db", tmp_path / "a.db")
    assert "the file is empty" in done.stderr
    assert not set(done.stderr + done.stdout) & {"\x1b", "\x07"}


def test_the_formats_are_listed_with_what_is_installed(jawla: Run) -> None:
    lines = [json.loads(line) for line in jawla("formats", "--json").stdout.splitlines()]
    assert [line["name"] for line in lines] == [format_.name for format_ in formats()]
    assert all(line["installed"] and line["missing"] == [] for line in lines)


def test_a_format_whose_packages_are_missing_says_how_to_get_them(tmp_path: Path) -> None:
    """A module of that name that cannot be found stands in for an installation without the extra."""
    importing = ["import", str(SAMPLES / "html.html"), "--db", str(tmp_path / "a.db")]
    code = f"""
import importlib.util, sys
find = importlib.util.find_spec
importlib.util.find_spec = lambda name, package=None: None if name == "trafilatura" else find(name, package)
from jawla.cli import main
main(["formats"])
sys.exit(main({importing!r}))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, timeout=60)
    assert done.returncode == 2
    assert "html\t.html .htm .xhtml .shtml\tno; pip install 'jawla[html]'" in done.stdout
    assert "get them with: pip install 'jawla[html]'" in done.stderr


def test_on_a_terminal_a_line_tells_how_far_the_import_is(tmp_path: Path) -> None:
    text = (SAMPLES / "text.txt").read_text(encoding="utf-8")
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(210):  # more than a batch
        (folder / f"{number}.txt").write_text(f"{text}{number}", encoding="utf-8")
    command = [sys.executable, "-m", "jawla", "import", str(folder), "--db", str(tmp_path / "a.db")]
    ours, theirs = pty.openpty()
    with subprocess.Popen(command, stderr=theirs, stdout=subprocess.DEVNULL, cwd=ROOT):
        os.close(theirs)
        shown = b"".join(chunks(ours)).decode()
    assert re.fullmatch(r"(?:\r\x1b\[K[^\r\x1b]+)+\r\x1b\[K", shown)
    assert re.search(r"\d+ articles?, \d+ a second, \d+ s left, 0 problems: \d+\.txt", shown)


def chunks(handle: int) -> Iterator[bytes]:
    """What comes out of a pseudo-terminal until its other end is closed."""
    while True:
        try:
            yield os.read(handle, 1 << 16)
        except OSError:
            os.close(handle)
            return


RAISED = re.compile(r"(?:NotAnArticleFile|ArchiveRefused|NotText|Remark)\(\s*f?\"([a-z0-9-]+)\"")


def test_every_code_that_reading_can_raise_has_a_sentence() -> None:
    sources = [path.read_text(encoding="utf-8") for path in (ROOT / "importers").rglob("*.py")]
    raised = {code for source in sources for code in RAISED.findall(source)}
    assert len(raised) > 30
    assert sorted(code for code in raised if code not in ENGLISH) == []


def test_what_is_told_of_an_article_is_shown_with_who_says_so(jawla: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("عنوان\n\nاجتمعت الوفود.\n", encoding="utf-8")
    (tmp_path / "meta.csv").write_text(
        "file,url,\x9b2J\na.txt,https://example.org/1,\x9b\n", encoding="utf-8"
    )
    jawla("import", tmp_path / "a.txt", "--db", tmp_path / "a.db", "--meta", tmp_path / "meta.csv")
    shown = jawla("show", "a", "--db", tmp_path / "a.db").stdout
    assert "url\thttps://example.org/1 (set by hand)\n" in shown
    assert "\x9b" not in shown
    told = json.loads(jawla("show", "a", "--db", tmp_path / "a.db", "--json").stdout)["told"]
    assert {"field": "url", "value": "https://example.org/1", "origin": "manual"} in told


TABLE_OF_LATER = "file,published,archived_url\na.txt,2017-05-04,https://x/1\n"


def known(database: Path) -> list[tuple[object, ...]]:
    """All that is told of and found in each article."""
    with closing(sqlite3.connect(database)) as connection:
        articles = connection.execute("SELECT id, key FROM articles ORDER BY key").fetchall()
        return [
            (key, load_told(connection, own_id), load_reading(connection, own_id)) for own_id, key in articles
        ]


def test_what_is_told_later_is_kept_and_read_with_the_article(jawla: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("عنوان\n\nاجتمعت الوفود في أستانا.\n", encoding="utf-8")
    (tmp_path / "b.txt").write_text("عنوان آخر\n\nاجتمعت الوفود في سوتشي.\n", encoding="utf-8")
    (tmp_path / "meta.csv").write_text(TABLE_OF_LATER, encoding="utf-8")
    files = (tmp_path / "a.txt", tmp_path / "b.txt")
    jawla("import", *files, "--db", tmp_path / "late.db")
    late = [
        jawla("import", *files, "--db", tmp_path / "late.db", "--meta", tmp_path / "meta.csv", "--json")
        for _ in range(2)
    ]
    notes = [[json.loads(line)["notes"] for line in done.stdout.splitlines()] for done in late]
    assert notes == [[["told-anew"], []], [[], []]]
    jawla("import", *files, "--db", tmp_path / "at-once.db", "--meta", tmp_path / "meta.csv")
    assert known(tmp_path / "late.db") == known(tmp_path / "at-once.db")


def test_a_table_by_hash_is_about_stored_articles_without_their_files(jawla: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("عنوان\n\nاجتمعت الوفود في أستانا.\n", encoding="utf-8")
    digest = hashlib.sha256((tmp_path / "a.txt").read_bytes()).hexdigest()
    jawla("import", tmp_path / "a.txt", "--db", tmp_path / "a.db")
    (tmp_path / "meta.csv").write_text(
        f"sha256,published\n{digest.upper()},2017-05-04\n{'0' * 64},2018-01-01\n", encoding="utf-8"
    )
    done = jawla("import", "--db", tmp_path / "a.db", "--meta", tmp_path / "meta.csv")
    assert done.returncode == 0
    assert "told more of by --meta: 1" in done.stdout
    assert "1 of its rows belong to no article" in done.stderr
    with Store.open(tmp_path / "a.db") as store:
        article = store.article(store.article_id("a"))
    assert (article.published, article.published_from) == ("2017-05-04", "manual")


def test_an_import_of_nothing_says_what_to_name(jawla: Run, tmp_path: Path) -> None:
    done = jawla("import", "--db", tmp_path / "a.db")
    assert (done.returncode, "Say what to import" in done.stderr) == (2, True)


@pytest.mark.parametrize("jobs", [1, 2])
def test_copies_are_counted_and_named_in_the_report(jawla: Run, tmp_path: Path, jobs: int) -> None:
    text = (SAMPLES / "text.txt").read_text(encoding="utf-8")
    (tmp_path / "in").mkdir()
    for name, own in {"1": text, "2": text + "\nخاتمة.", "3": "خبر عن الطقس في المدينة."}.items():
        (tmp_path / "in" / f"{name}.txt").write_text(own, encoding="utf-8")
    named = tmp_path / "r.jsonl"
    options = ("--db", tmp_path / "a.db", "--jobs", jobs, "--report", named)
    done = jawla("import", tmp_path / "in", *options)
    assert "Copies of another article among the loaded ones: 2" in done.stdout
    assert [line["key"] for line in report(named) if line["notes"] == ["copy"]] == ["1", "2"]
