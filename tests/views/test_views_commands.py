"""The linear twins of the screens as their users meet them: real processes, literal output."""

from __future__ import annotations

import csv
import io
import json
import os
import pty
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from store.draft import Fact
from store.record import Mention
from tests.views.collection import article, party, person, write

ROOT = Path(__file__).resolve().parents[2]
Run = Callable[..., "subprocess.CompletedProcess[str]"]
TEXT = "حضر وفد تركيا والأردن، وقاطع وفد المعارضة برئاسة محمد علوش.\n=1+1"


def span(words: str) -> tuple[Mention, ...]:
    start = TEXT.index(words)
    return (Mention(start, start + len(words), "test.planted"),)


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("views") / "own.db"
    write(
        path,
        [
            article(
                "one",
                party("turkey", "attended", role="guarantor", mentions=span("وفد تركيا")),
                party("opposition", "boycotted", mentions=span("وقاطع وفد المعارضة")),
                person("alloush", "opposition", "attended", function="head", mentions=span("محمد علوش")),
                text=TEXT,
                source="sana",
                day="2017-05-03",
                main="astana:4",
                names=[("party", "turkey"), ("party", "opposition")],
            ),
            article(
                "two",
                party("turkey", "attended", role="guarantor"),
                party("opposition", "attended", hedge=True, mentions=(Mention(0, 4, "test.planted"),)),
                text="=1+1 حضر الوفد كما قيل",
                source="anadolu",
                day="2017-05-04",
                main="astana:4",
            ),
            article("three", names=[("round", "astana:1"), ("party", "turkey")], day="2017-01-23"),
        ],
    )
    return path


def environment(home: Path) -> dict[str, str]:
    kept = {name: os.environ[name] for name in ("PATH", "LANG", "LC_ALL") if name in os.environ}
    return kept | {"HOME": str(home), "PYTHONPATH": str(ROOT), "TERM": "xterm-256color"}


@pytest.fixture
def jawla(tmp_path: Path, database: Path) -> Run:
    """Runs `jawla …` on the database; what it printed keeps its line ends."""

    def run(*words: str) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            [sys.executable, "-m", "jawla", *words, "--db", str(database)],
            capture_output=True,
            stdin=subprocess.DEVNULL,
            cwd=tmp_path,
            env=environment(tmp_path),
            timeout=60,
        )
        return subprocess.CompletedProcess(
            done.args, done.returncode, done.stdout.decode(), done.stderr.decode()
        )

    return run


def rows(done: subprocess.CompletedProcess[str]) -> list[dict[str, str]]:
    assert done.returncode == 0, done.stderr
    return list(csv.DictReader(io.StringIO(done.stdout, newline="")))


def test_a_matrix_in_a_pipe_is_one_row_a_cell(jawla: Run) -> None:
    done = jawla("matrix", "--min", "2")
    assert done.stdout.splitlines() == [
        "astana:1\t2017-01-23\t1/1\topposition\tالمعارضة\tnot-named\t\t\t",
        "astana:1\t2017-01-23\t1/1\tturkey\tتركيا\tno-claim\t\t\t",
        "astana:2\t2017-02-15\t0/0\topposition\tالمعارضة\tno-article\t\t\t",
        "astana:2\t2017-02-15\t0/0\tturkey\tتركيا\tno-article\t\t\t",
        (
            "astana:4\t2017-05-03\t2/2\topposition\tالمعارضة\tattended:1, boycotted:1\t\t"
            "alloush:1\tstate: attended, boycotted"
        ),
        "astana:4\t2017-05-03\t2/2\tturkey\tتركيا\tattended:2\tguarantor:2\t\t",
    ]


def test_a_wide_matrix_is_one_row_a_meeting(jawla: Run) -> None:
    done = jawla("matrix", "--wide")
    assert done.stdout == (
        "meeting,start,end,articles,sources,main_articles,opposition,turkey,guarded_cells\r\n"
        "astana:1,2017-01-23,2017-01-24,1,1,0,not-named,no-claim,\r\n"
        "astana:2,2017-02-15,2017-02-16,0,0,0,no-article,no-article,\r\n"
        'astana:4,2017-05-03,2017-05-04,2,2,2,"! attended:1, boycotted:1",attended:2,\r\n'
    )


def test_a_long_matrix_has_one_row_a_claim_and_one_an_empty_cell(jawla: Run) -> None:
    found = rows(jawla("matrix", "--csv"))
    assert [(r["meeting"], r["actor"], r["cell"], r["article_id"], r["quote"]) for r in found] == [
        ("astana:1", "opposition", "not-named", "", ""),
        ("astana:1", "turkey", "no-claim", "", ""),
        ("astana:2", "opposition", "no-article", "", ""),
        ("astana:2", "turkey", "no-article", "", ""),
        ("astana:4", "opposition", "claimed", "one", "وقاطع وفد المعارضة"),
        ("astana:4", "opposition", "claimed", "one", "محمد علوش"),
        ("astana:4", "opposition", "claimed", "two", "'=1+1"),
        ("astana:4", "turkey", "claimed", "one", "وفد تركيا"),
        ("astana:4", "turkey", "claimed", "two", "'=1+1 حضر "),
    ]
    assert [r["guarded_cells"] for r in found[-3:]] == ["quote", "", "quote"]


def test_raw_cells_are_not_guarded(jawla: Run) -> None:
    found = rows(jawla("matrix", "--csv", "--raw-cells"))
    assert "=1+1" in [r["quote"] for r in found]
    assert {r["guarded_cells"] for r in found} == {""}


def test_quotes_stand_where_the_columns_say(jawla: Run) -> None:
    [row] = [r for r in rows(jawla("matrix", "--csv")) if r["subject"] == "alloush"]
    assert TEXT[int(row["start"]) : int(row["end"])] == row["quote"]
    assert (row["subject"], row["function"], row["stance"], row["hedge"]) == (
        "alloush", "head", "present", "false",
    )  # fmt: skip


def test_a_matrix_as_json_has_the_claims_when_asked(jawla: Run) -> None:
    cells = [json.loads(line) for line in jawla("matrix", "--json", "--evidence").stdout.splitlines()]
    [cell] = [own for own in cells if (own["meeting"], own["actor"]) == ("astana:4", "opposition")]
    assert cell["contradictions"] == [{"kind": "state", "segment": None, "values": ["attended", "boycotted"]}]
    assert [own["article_id"] for own in cell["claims"]] == ["one", "one", "two"]
    assert [(own["value"], own["hedged"]) for own in cell["states"]] == [("attended", 1), ("boycotted", 0)]


def test_only_takes_a_party_or_a_person(jawla: Run) -> None:
    by_party = jawla("matrix", "--columns", "person", "--only", "opposition", "--wide")
    by_name = jawla("matrix", "--columns", "person", "--only", "alloush", "--wide")
    assert by_party.stdout == by_name.stdout
    assert by_party.stdout.splitlines()[0].endswith(",main_articles,alloush,guarded_cells")


def on_terminal(database: Path, home: Path, *words: str) -> list[str]:
    """Rows that the command paints on a terminal of 80 columns that reorders nothing."""
    pid, terminal = pty.fork()
    if pid == 0:
        os.environ |= environment(home) | {"COLUMNS": "80", "LINES": "24"}
        arguments = [*words, "--db", str(database), "--terminal-mode", "plain"]
        os.execv(sys.executable, [sys.executable, "-m", "jawla", *arguments])
    painted = b""
    while True:
        try:
            read = os.read(terminal, 65536)
        except OSError:  # the program has ended
            break
        if not read:
            break
        painted += read
    os.close(terminal)
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 0, painted.decode()
    plain = re.sub(r"\x1b\[[0-9;?>$]*[A-Za-z]", "", painted.decode())
    return [row.rstrip(" ") for row in plain.split("\r\n")]


def test_a_matrix_on_a_terminal_is_a_grid(database: Path, tmp_path: Path) -> None:
    assert on_terminal(database, tmp_path, "matrix")[:4] == [
        "meeting   first day   art/src   ﺔﺿﺭﺎﻌﻤﻟﺍ      ﺎﻴﻛﺮﺗ",
        "astana:1  2017-01-23      1/1          ·          …",
        "astana:2  2017-02-15      0/0",
        "astana:4  2017-05-03      2/2      ✓1✗1!        G✓2",
    ]


def test_places_of_a_search_stand_below_each_other(database: Path, tmp_path: Path) -> None:
    assert on_terminal(database, tmp_path, "kwic", "وفد", "--sort", "next")[:3] == [
        "one                    .ﺵﻮﻠﻋ ﺪﻤﺤﻣ ﺔﺳﺎﺋﺮﺑ ﺔﺿﺭﺎﻌﻤﻟﺍ  ﺪﻓﻭ  ﻊﻃﺎﻗﻭ ،ﻥﺩﺭﻷﺍﻭ ﺎﻴﻛﺮﺗ ﺪﻓﻭ",
        "one                       ﺪﻓﻭ ﻊﻃﺎﻗﻭ ،ﻥﺩﺭﻷﺍﻭ ﺎﻴﻛﺮﺗ  ﺪﻓﻭ  ﺮﻀﺣ",
        "two                                     ﻞﻴﻗ ﺎﻤﻛ  ﺪﻓﻮﻟﺍ  ﺮﻀﺣ 1+1",
    ]


def test_places_in_a_pipe_have_their_offsets(jawla: Run) -> None:
    done = jawla("kwic", "وفد", "--sort", "next", "--context", "1")
    assert done.stdout.splitlines() == [
        "one\t29\t32\tوقاطع\tوفد\tالمعارضة",
        "one\t4\t7\tحضر\tوفد\tتركيا",
        "two\t9\t14\tحضر\tالوفد\tكما",
        "three\t10\t15\tحضر\tالوفد\tكما",
    ]


def test_neighbours_are_counted_on_both_sides(jawla: Run) -> None:
    done = jawla("kwic", "وفد", "--neighbours")
    assert done.stdout.splitlines() == [
        "next\t2\tكما",
        "next\t1\tالمعارضه",
        "next\t1\tتركيا",
        "previous\t3\tحضر",
        "previous\t1\tوقاطع",
    ]


def test_a_concordance_of_nothing_says_what_to_do(jawla: Run) -> None:
    done = jawla("kwic")
    assert (done.returncode, done.stdout) == (2, "")
    assert "--where KIND=VALUE" in done.stderr


def test_a_table_has_counts_and_spellings(jawla: Run) -> None:
    found = rows(jawla("table", "source", "--csv"))
    assert [
        (r["value"], r["articles"], r["mentions"], r["spellings"], r["guarded_cells"]) for r in found
    ] == [
        ("anadolu", "1", "1", "'=1+1 حضر ×1", "spellings"),
        ("sana", "1", "1", "حضر وفد ت ×1", ""),
    ]


def test_claims_on_a_terminal_stand_above_their_words(database: Path, tmp_path: Path) -> None:
    shown = on_terminal(database, tmp_path, "matrix", "--evidence", "--only", "opposition")
    assert shown[:6] == [
        "astana:4 (2017-05-03, 2/2)                                              ﺔﺿﺭﺎﻌﻤﻟﺍ",
        "!          state: attended, boycotted",
        "2017-05-03            ﺎﻧﺎﺳ  boycotted                         one",
        "                                                            «ﺔﺿﺭﺎﻌﻤﻟﺍ ﺪﻓﻭ ﻊﻃﺎﻗﻭ»",
        "2017-05-03            ﺎﻧﺎﺳ  attended · head · ﺵﻮﻠﻋ ﺪﻤﺤﻣ       one",
        "                                                                     «ﺵﻮﻠﻋ ﺪﻤﺤﻣ»",
    ]


def test_a_timeline_in_csv_has_a_row_a_meeting(jawla: Run) -> None:
    found = rows(jawla("timeline", "--csv", "--by", "year"))
    assert [(r["start"], r["articles"], r["meeting"], r["held_articles"]) for r in found] == [
        ("2017", "3", "astana:1", "0"),
        ("2017", "3", "astana:4", "2"),
    ]


def test_bars_of_a_timeline_are_measured_by_the_longest(database: Path, tmp_path: Path) -> None:
    assert on_terminal(database, tmp_path, "timeline")[:4] == [
        "when     articles                 day    meeting       art/src  announced     held",
        "2017-01         1  ██████▌        01-23  astana:1          1/1",
        "                   … 3 empty",
        "2017-05         2  █████████████  05-03  astana:4          2/2                 2/2",
    ]


def test_two_outlets_are_compared_with_their_words(jawla: Run) -> None:
    found = rows(jawla("compare", "sources", "sana", "anadolu", "--csv"))
    assert [
        (r["actor"], r["first"], r["second"], r["contradict"], r["first_quotes"], r["second_quotes"])
        for r in found
    ] == [
        ("opposition", "boycotted:1", "attended:1", "!", "وقاطع وفد المعارضة | محمد علوش", "'=1+1"),
        ("turkey", "attended:1", "attended:1", "", "وفد تركيا", "'=1+1 حضر"),
    ]


def test_two_articles_are_compared_word_by_word(jawla: Run) -> None:
    done = jawla("compare", "articles", "one", "two")
    assert done.stdout.splitlines() == [
        "only-first\t0\t58\tحضر وفد تركيا والأردن، وقاطع وفد المعارضة برئاسة محمد علوش\t0\t0\t",
        "same\t61\t64\t1+1\t1\t4\t1+1",
        "only-second\t64\t64\t\t5\t22\tحضر الوفد كما قيل",
    ]


@pytest.mark.parametrize("view", ["matrix --csv", "kwic وفد --csv", "table party --csv", "timeline --csv"])
def test_names_of_columns_are_short_and_in_lower_case(jawla: Run, view: str) -> None:
    names = next(csv.reader(io.StringIO(jawla(*view.split()).stdout)))
    assert [name for name in names if not re.fullmatch("[a-z_]{1,32}", name)] == []
    assert len(set(names)) == len(names)


@pytest.mark.parametrize(
    ("words", "part"),
    [
        (("matrix", "--process", "nowhere"), "astana"),
        (("matrix", "--only", "nobody-of-this-name"), "nobody-of-this-name"),
        (("table", "weather"), "party"),
        (("timeline", "--process", "nowhere"), "astana"),
        (("compare", "articles", "one"), "2"),
        (("compare", "topics", "one"), "0"),
        (("compare", "sources", "sana", "nobody"), "nobody"),
    ],
)
def test_a_mistake_in_a_view_gets_a_sentence_and_status_2(
    jawla: Run, words: tuple[str, ...], part: str
) -> None:
    done = jawla(*words)
    assert (done.returncode, done.stdout) == (2, "")
    assert part in done.stderr
    assert "Traceback" not in done.stderr


HOSTILE = "وفد\x1b[2J تركيا\x07 \x9b31m\u202eabc\u2028 حضر"
VIEWS = (
    ("matrix",),
    ("matrix", "--evidence"),
    ("matrix", "--csv"),
    ("matrix", "--json", "--evidence"),
    ("kwic", "تركيا"),
    ("kwic", "تركيا", "--csv"),
    ("table", "party"),
    ("table", "party", "--csv"),
    ("timeline",),
    ("compare", "articles", "evil", "plain"),
    ("compare", "sources", "sana", "anadolu"),
)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database whose quotes hold what would take a terminal over."""
    path = tmp_path_factory.mktemp("hostile") / "own.db"
    whole = (Mention(0, len(HOSTILE), "test.planted"),)
    evil = party("turkey", "attended", name_ar="تركيا\x1b[31m", mentions=whole)
    named = Fact("party", "turkey", "تركيا\x1b[31m", "Turkey\x07", mentions=whole)
    write(
        path,
        [
            article("evil", evil, text=HOSTILE, source="sana", day="2017-05-03", facts=[named]),
            article("plain", party("turkey", "absent"), source="anadolu", day="2017-05-03"),
        ],
    )
    return path


def controls(shown: str) -> set[str]:
    """Characters that a terminal would obey, beside the ends of lines and tabs between columns."""
    return {c for c in shown if (c < " " and c not in "\r\n\t") or "\x7f" <= c <= "\x9f"}


@pytest.mark.parametrize("words", VIEWS, ids=" ".join)
def test_no_control_character_of_an_article_leaves_a_view(
    hostile: Path, tmp_path: Path, words: tuple[str, ...]
) -> None:
    arguments = [sys.executable, "-m", "jawla", *words, "--db", str(hostile)]
    done = subprocess.run(arguments, capture_output=True, env=environment(tmp_path), timeout=60)
    assert done.returncode == 0, done.stderr.decode()
    assert controls(done.stdout.decode()) == set()


@pytest.mark.parametrize("words", [VIEWS[0], VIEWS[1], VIEWS[2], VIEWS[4], VIEWS[9]], ids=" ".join)
def test_no_control_character_of_an_article_reaches_a_terminal(
    hostile: Path, tmp_path: Path, words: tuple[str, ...]
) -> None:
    shown = "\n".join(on_terminal(hostile, tmp_path, *words))
    assert controls(shown) == set()
    assert not set(shown) & {"\u202e", "\u2028"}
