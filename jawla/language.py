"""Which language the program speaks: --lang, else $JAWLA_LANG, else the setting, else the system's."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import cast

from jawla import settings
from jawla.paths import settings_file
from jawla.settings import Settings, SettingsError
from tui.words.manner import LANGUAGES, Digits, Language, Months, speak

VARIABLE = "JAWLA_LANG"


def settle(argv: Sequence[str], environ: Mapping[str, str]) -> None:
    """Speak as the reader wishes, before anything is said, the help too.

    A settings file that cannot be understood is passed over here; the command that reads it says so.
    """
    try:
        chosen = settings.load(settings_file())
    except SettingsError:
        chosen = Settings()
    wishes = (_asked(argv), environ.get(VARIABLE), chosen.lang, _of_system(environ))
    language: Language = next((known for wish in wishes for known in LANGUAGES if known == wish), "en")
    # the settings were checked for their words when they were loaded
    speak(language, cast(Digits, chosen.digits), cast(Months, chosen.months))


def _asked(argv: Sequence[str]) -> str | None:
    for number, word in enumerate(argv):
        if word == "--":
            return None
        if word == "--lang" and number + 1 < len(argv):
            return argv[number + 1]
        if word.startswith("--lang="):
            return word.removeprefix("--lang=")
    return None


def _of_system(environ: Mapping[str, str]) -> str:
    """The language of messages, as POSIX looks for it."""
    names = ("LC_ALL", "LC_MESSAGES", "LANG")
    found = next((environ[name] for name in names if environ.get(name)), "")
    return found.partition("_")[0].partition(".")[0].lower()
