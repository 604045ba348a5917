"""Where a text says which outlet it is of: «المصدر: ...», «دمشق-سانا», «(رويترز)» at its head or end.

An agency quoted in a sentence is not the source, nor is «وكالات» alone, and house style is no evidence.
"""

from __future__ import annotations

from importers.extract.document import Document, Line
from importers.extract.gazetteer import Match, gazetteer
from importers.extract.letters import detached
from importers.extract.naming import naming
from importers.language.phrases import words_of
from importers.profiles.profile import Outlet, Profiles
from store.record import Certainty, Mention, Source

_HEAD_LINES = 5
_TAIL_LINES = 4
_CREDIT_LINES = 10  # at the end: below the credit stand tags and links
_DATELINE_WORDS = 8  # «لندن - بيروت: «الشرق الأوسط»» and a by-line fit
_SIGNATURE_WORDS = 9
_BYLINE_WORDS = 10
_DAY_LINE_WORDS = 16  # «أستانا 20 ربيع الأول 1440 هـ الموافق 28 نوفمبر 2018 م واس»
_OPENING = "(-–—/:|[،"
_CLOSING = ')-–—ـ/:»"”|]'
_DASHES = ("-", "–", "—", "/", "|")
_MANY = "generic"  # type of the entry that stands for «وكالات»


def find_source(document: Document, profiles: Profiles) -> Source | None:
    """The outlet that the text gives as its own; a credit line wins, then a dateline, then a signature."""
    lines = document.lines
    outlets = gazetteer(profiles).matches_of(document, "outlet")
    return (
        _credited(document, profiles, [*lines[:_HEAD_LINES], *lines[-_CREDIT_LINES:]], outlets)
        or _dated(document, profiles, lines[:_HEAD_LINES], outlets)
        or _signed(document, profiles, lines, outlets)
        or _own_report(document, profiles, lines[1:_HEAD_LINES], outlets)
    )


def _credited(
    document: Document, profiles: Profiles, lines: list[Line], outlets: list[Match]
) -> Source | None:
    """«المصدر: الميادين»: the first outlet behind the credit; one that no profile knows by its own words."""
    for line in reversed(lines):
        after = _after_credit(document, line)
        if after is None:
            continue
        named = [match for match in outlets if after <= match.first <= line.last]
        single = [match for match in named if profiles.outlets[match.form.id].type != _MANY]
        if single:
            return _source(document, profiles, single, "source.credit-line", "high")
        if not named and line.last - after < 5:
            return _unknown(document, after, line)
    return None


def _after_credit(document: Document, line: Line) -> int | None:
    """The first word behind «المصدر:» and the like at the head of a line."""
    words = document.words
    if words[line.first] not in naming().credit_heads:
        return None
    for credit in naming().credit:
        last = line.first + len(credit) - 1
        if tuple(words[line.first : last + 1]) != credit or last >= line.last:
            continue
        if not document.gaps[last].strip(" \u00a0").startswith((":", "-", "–", "/", "|")):
            continue
        after = last + 1
        while after < line.last and words[after] in naming().credit_body:
            after += 1
        return after
    return None


def _unknown(document: Document, first: int, line: Line) -> Source | None:
    """An outlet that no profile knows: the words up to the first sign."""
    last = first
    while last < line.last and document.gaps[last] in (" ", "\u00a0", "."):
        last += 1
    many = {"وكالات", "مواقع", "متابعات", "الوكالات", "صحف", "انترنت", "الانترنت", "مختلفه"}
    if any(bare in many for word in document.words[first : last + 1] for bare, _ in detached(word)):
        return None
    start, end = document.span(first, last)
    name = " ".join(document.text[start:end].split())
    return Source(None, name, None, (Mention(start, end, "source.credit-line", "medium"),))


def _dated(document: Document, profiles: Profiles, lines: list[Line], outlets: list[Match]) -> Source | None:
    """«دمشق-سانا», «أستانا (رويترز) -», «لندن: «الشرق الأوسط»»: signs on both sides, early in a line."""
    for line in lines:
        for match in outlets:
            if not line.first <= match.first <= min(line.last, line.first + _DATELINE_WORDS):
                continue
            if profiles.outlets[match.form.id].type == _MANY:
                continue
            before = document.text[line.start : match.start].strip()
            after = document.text[match.end : line.end].strip()
            dotted = before.endswith(".") and after[:1] in _DASHES  # «أستانا. 25 يناير. كازينفورم –»
            opened = not before or dotted or _opens(before) or (_is_short(line) and _sent_by(before))
            closed = (
                not after or after[0] in _CLOSING or (after[0] == "." and before.endswith(("-", "–", "—")))
            )
            closed |= not before and after.startswith("(") and _is_short(line)  # «عكاظ (إسطنبول)»
            if opened and closed and (before or (after and after[0] != ":")):
                return _source(document, profiles, _same(match, outlets), "source.dateline", "high")
    return None


def _opens(before: str) -> bool:
    """Whether a dateline leads up to an outlet; «قال لـ«الوطن»» does not: the marks are those of a name."""
    bare = before.rstrip('«"“ ')
    return not bare or bare[-1] in _OPENING or bare.endswith(" ـ")  # tatweel typed for a dash


def _is_short(line: Line) -> bool:
    return line.last - line.first < _BYLINE_WORDS


def _sent_by(before: str) -> bool:
    """«أستانا - موفد «الحياة»»: a line that only says who sent the report and from where."""
    words = words_of(before)
    return bool(words) and any(bare in naming().senders for bare, _ in detached(words[-1]))


def _signed(document: Document, profiles: Profiles, lines: list[Line], outlets: list[Match]) -> Source | None:
    """The outlet alone in a line at the head or the end, in brackets at the very end, or behind the title."""
    for line in [*lines[:_HEAD_LINES], *lines[-_TAIL_LINES:]]:
        if line.last - line.first >= _DAY_LINE_WORDS and line is not lines[-1]:
            continue
        named = [match for match in outlets if line.first <= match.first and match.last <= line.last]
        single = [match for match in named if profiles.outlets[match.form.id].type != _MANY]
        if not single:
            continue
        covered = sum(match.last - match.first + 1 for match in {one.start: one for one in named}.values())
        if covered == line.last - line.first + 1:
            return _source(document, profiles, single, "source.signature", "high")
        last = single[-1]
        if line in lines[1:_HEAD_LINES] and last.last == line.last and _is_day_line(document, line):
            return _source(document, profiles, _same(last, single), "source.dateline", "high")
        before = document.text[line.start : last.start].rstrip()
        after = document.text[last.end : line.end].strip(" .")
        if before.endswith("(") and after == ")" and line is lines[-1]:
            return _source(document, profiles, _same(last, single), "source.signature", "high")
        if before.endswith(("|", " -", " –", " —")) and not after and line is lines[0]:
            return _source(document, profiles, _same(last, single), "source.title-suffix", "medium")
    return None


def _own_report(
    document: Document, profiles: Profiles, lines: list[Line], outlets: list[Match]
) -> Source | None:
    """«المجلة - خاص», «حوار خاص بصحيفة «الغد»»: under its title a report says whose own it is."""
    for line in lines:
        words = document.words[line.first : line.last + 1]
        if "خاص" not in words or len(words) > _SIGNATURE_WORDS:
            continue
        named = [match for match in outlets if line.first <= match.first and match.last <= line.last]
        if named:
            return _source(document, profiles, named, "source.own-report", "medium")
        last = line.last
        if words[-1] == "خاص" and 1 < len(words) < 5 and document.gaps[last - 1].strip() in _DASHES:
            start, end = document.span(line.first, last - 1)
            name = " ".join(document.text[start:end].split())
            return Source(None, name, None, (Mention(start, end, "source.own-report", "medium"),))
    return None


def _is_day_line(document: Document, line: Line) -> bool:
    """«أستانا 28 نوفمبر 2018 م واس»: a place, a day with its year, and no sign of a sentence."""
    words = document.words[line.first : line.last + 1]
    return any(len(word) == 4 and word.isdigit() for word in words) and not any(
        document.gaps[at].strip(" -–—/()،") for at in range(line.first, line.last)
    )


def _same(match: Match, outlets: list[Match]) -> list[Match]:
    """Every outlet that these words name: several papers are called «الوطن»."""
    return [one for one in outlets if one.start == match.start]


def _source(
    document: Document, profiles: Profiles, named: list[Match], rule: str, certainty: Certainty
) -> Source:
    first = named[0]
    mention = Mention(first.start, first.end, rule, certainty)
    candidates: list[Outlet] = [profiles.outlets[one.form.id] for one in _same(first, named)]
    if len(candidates) == 1:
        return Source(candidates[0].id, candidates[0].name_ar, candidates[0].name_en, (mention,))
    name = document.text[first.start : first.end]
    return Source(None, name, None, (Mention(first.start, first.end, rule, "medium"),))
