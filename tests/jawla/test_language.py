"""The language of the command line: how it is chosen, and what is said in it."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from jawla import cli, language
from tui.words import right_to_left, speak
from tui.words.arabic.argument_parser import ARGPARSE
from tui.words.manner import day, manner, number

Run = Callable[..., CompletedProcess[str]]


@pytest.fixture(autouse=True)
def afterwards() -> Iterator[None]:
    yield
    speak("en")


@pytest.mark.parametrize(
    ("argv", "environ", "spoken"),
    [
        ([], {}, "en"),
        ([], {"LANG": "ar_SY.UTF-8"}, "ar"),
        ([], {"LANG": "ar_SY.UTF-8", "LC_ALL": "de_DE.UTF-8"}, "en"),
        ([], {"LC_MESSAGES": "ar", "LANG": "en_GB.UTF-8"}, "ar"),
        ([], {"JAWLA_LANG": "ar", "LANG": "C"}, "ar"),
        (["find", "--lang", "en"], {"JAWLA_LANG": "ar"}, "en"),
        (["--lang=ar", "find"], {}, "ar"),
        (["find", "--", "--lang", "ar"], {}, "en"),
        (["--lang", "xx"], {"JAWLA_LANG": "ar"}, "ar"),
    ],
)
def test_the_nearest_wish_decides(
    argv: list[str],
    environ: dict[str, str],
    spoken: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(language, "settings_file", lambda: tmp_path / "none.toml")
    language.settle(argv, environ)
    assert manner().language == spoken


def test_the_setting_comes_before_the_system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "settings.toml"
    file.write_text('lang = "ar"\ndigits = "arabic-indic"\nmonths = "egyptian"\n', encoding="utf-8")
    monkeypatch.setattr(language, "settings_file", lambda: file)
    language.settle([], {"LANG": "en_US.UTF-8"})
    assert right_to_left()
    assert day("2017-05-04") == "٤ مايو ٢٠١٧"
    assert number(115) == "١١٥"


@pytest.mark.parametrize(
    ("months", "iso", "shown"),
    [
        ("auto", "2017-01-04", "4 كانون الثاني 2017"),
        ("egyptian", "2017-01", "يناير 2017"),
        ("both", "2017-05-04", "4 أيار/مايو 2017"),
        ("numeric", "2017-05-04", "2017-05-04"),
        ("levantine", "2017", "2017"),
        ("levantine", "no day", "no day"),
    ],
)
def test_a_day_is_named_as_the_reader_likes(months: str, iso: str, shown: str) -> None:
    speak("ar", "western", months)  # type: ignore[arg-type]  # one of the literals, by the table above
    assert day(iso) == shown


def test_in_english_a_day_stays_sortable_unless_months_are_asked_for() -> None:
    speak("en")
    assert day("2017-05-04") == "2017-05-04"
    speak("en", months="levantine")
    assert day("2017-05-04") == "4 أيار 2017"


def test_messages_and_help_are_arabic(jawla: Run) -> None:
    found = jawla("find", "--sample", "--limit", "2", "--lang", "ar")
    assert found.stderr == "عُرضت 2؛ 171 من 171 مقالة\n"
    assert "استعمال مجموعة العينة" in jawla("find", "--help", "--lang", "ar").stdout


def test_an_arabic_problem_is_said_in_arabic(jawla: Run) -> None:
    done = jawla("find", "--db", "none.db", JAWLA_LANG="ar")
    assert done.returncode == 2
    assert done.stderr.startswith("جولة: لا قاعدة بيانات في \u200enone.db\u200e.")


def test_results_for_machines_are_the_same_in_every_language(jawla: Run) -> None:
    def printed(language: str) -> str:
        return str(jawla("find", "--sample", "--limit", "5", "--json", JAWLA_LANG=language).stdout)

    assert printed("ar") == printed("en")


def test_what_argparse_says_is_translated_by_its_own_sentences() -> None:
    """Fails when Python words its messages otherwise: then `ARGPARSE` wants the new ones."""
    source = Path(argparse.__file__).read_text(encoding="utf-8")
    missing = [words for words in ARGPARSE if words not in source and words != "expected %s arguments"]
    assert missing == []


def test_a_wrong_option_is_told_in_arabic(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        cli.main(["--lang", "ar", "find", "--limit", "many"])
    assert end.value.code == 2
    assert "المعامل \u200e--limit\u200e: قيمة غير صالحة: 'many'" in capsys.readouterr().err
