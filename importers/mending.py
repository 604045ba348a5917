"""What every article goes through after its format: characters that cannot be stored, and mojibake.

Mojibake is UTF-8 that somebody read as another codec and saved again. Each Arabic letter is then two
characters, the first of them one of four: half of the text is Ø and Ù (windows-1252) or ط and ظ
(windows-1256), which make up some 2 % of true Arabic. It is recognised always and mended only when asked.
"""

from __future__ import annotations

import re
from dataclasses import replace

from importers.formats.format import RawArticle

_SURROGATE = re.compile("[\ud800-\udfff]")
_LEADS_WESTERN = "ØÙÚÛ"  # the bytes D8 to DB, which begin every Arabic letter in UTF-8
_LEADS_ARABIC = "طظعغ"  # the same bytes in windows-1256
_SHARE = 0.3
_RUN_1256 = re.compile(r"[^\x00-\x7f](?:[^\n]*[^\x00-\x7f])?")


def mended(article: RawArticle, *, repair: bool) -> RawArticle:
    """The article with characters that a database can keep; whatever was done is named in its notes."""
    text, notes = article.text, list(article.notes)
    if "\x00" in text:
        text = text.replace("\x00", "")
        notes.append("nul-removed")
    if _SURROGATE.search(text):
        text = join_surrogates(text)
        if "\ufffd" in text and "surrogates-replaced" not in notes:
            notes.append("surrogates-replaced")
    if is_mojibake(text):
        repaired = repaired_mojibake(text) if repair else text
        notes.append("mojibake" if repaired == text else "mojibake-repaired")
        text = repaired
    if text is article.text and len(notes) == len(article.notes):
        return article
    return replace(article, text=text, notes=tuple(notes))


def join_surrogates(text: str) -> str:
    """A pair that came as two halves becomes one character, a lone half U+FFFD."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def is_mojibake(text: str) -> bool:
    """Whether at least a third of the letters are what UTF-8 looks like in a codec of one byte."""
    return any(_share(text, leads) > _SHARE for leads in (_LEADS_WESTERN, _LEADS_ARABIC))


def _share(text: str, leads: str) -> float:
    found = sum(map(text.count, leads))
    if found < 8:
        return 0.0
    return found / (len(text) - len(text.encode("ascii", "ignore")))


def repaired_mojibake(text: str) -> str:
    """The text before it was misread, or the same text when no way back is certain."""
    if _share(text, _LEADS_ARABIC) > _SHARE:
        return _RUN_1256.sub(_from_1256, text)
    import ftfy

    fixed = ftfy.fix_encoding(text)
    return text if is_mojibake(fixed) else fixed


def _from_1256(run: re.Match[str]) -> str:
    """ftfy knows no Arabic codec. Its one byte a character makes the way back exact, line by line."""
    try:
        return run.group().encode("windows-1256").decode("utf-8")
    except UnicodeError:
        return run.group()
