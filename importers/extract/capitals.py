"""Capitals that stand for their governments: «أعلنت موسكو», «بين أنقرة ودمشق», but not «في موسكو»."""

from __future__ import annotations

from collections.abc import Set

from importers.extract.document import Document
from importers.extract.gazetteer import Match
from importers.extract.letters import detached
from importers.extract.naming import naming

Chain = tuple[int, int]
"""First and last word of names joined by و."""


def chains_of(ordered: list[list[Match]]) -> list[Chain]:
    """For each place the chain that it stands in: «موسكو وأنقرة وطهران» is one."""
    chains: list[Chain] = []
    begin = 0
    for number, group in enumerate(ordered):
        match = group[0]
        joined = number and match.attached == "و" and match.first == ordered[number - 1][0].last + 1
        if not joined:
            chains += [(ordered[begin][0].first, ordered[number - 1][0].last)] * (number - begin)
            begin = number
    if ordered:
        chains += [(ordered[begin][0].first, ordered[-1][0].last)] * (len(ordered) - begin)
    return chains


def speaks(document: Document, match: Match, chain: Chain, outlets: Set[int]) -> bool:
    """Whether a capital stands for its government: a word of speech or will beside it.

    Names joined by و («موسكو وأنقرة») are one: the words before the first and behind the last decide.
    `outlets` are the first words of outlets' names: a colon before one makes a dateline.
    """
    known = naming()
    if match.attached[-1:] == "ب":
        return False
    first, last = chain
    before = document.words[first - 1] if first and "\n" not in document.gaps[first - 1] else ""
    earlier = document.words[first - 2] if first > 1 else ""
    bare = {bare for bare, _ in detached(before)}
    if (before == "من" and earlier in known.will_before) or (before == "علي" and earlier in known.duty):
        return True
    if before == "مع" and earlier.removeprefix("ال") in known.will_before:
        return True  # «التطبيع مع دمشق»
    if before in known.clause_before:
        return True
    if bare & known.place_before:
        return False
    if before in ("بين", "وبين", "قبل") or (bare & known.will_before and match.form.conditions is None):
        return True  # «مبادرة سورية» is an adjective
    if not document.gaps[first - 1 if first else 0].strip("\"'«»“” \u00a0") and _is_verb(before, bare):
        return True
    gap = document.gaps[last].strip()
    starts_line = not first or "\n" in document.gaps[first - 1]
    if gap.startswith(":"):
        return starts_line and last + 1 not in outlets  # «لندن: «الشرق الأوسط»»
    following = document.words[last + 1] if last + 1 < len(document.words) else ""
    return not gap.strip("\"'»”") and (following in _AFTER_SUBJECT or _is_verb_after(following))


_AFTER_SUBJECT = frozenset({"قد", "لم", "لن", "لا", "سوف", "التي", "هي", "كانت"})


def _is_verb(before: str, bare: set[str]) -> bool:
    """Whether the word before a capital is a verb of which it is the subject."""
    known = naming()
    if bare & known.speech or (before.endswith("ت") and before in known.verbs):
        return True  # «دعت واشنطن»
    if len(before) < 4 or bare & known.not_verbs:
        return False
    return any(
        (word.endswith("ت") and not word.endswith("ات") and not word.startswith("ال"))
        or (word.startswith(("ت", "ست")) and not word.endswith(("ات", "يه")))
        for word in bare
        if len(word) > 3
    )


def _is_verb_after(following: str) -> bool:
    known = naming()
    if following in known.speech:
        return True
    if len(following) < 4 or following in known.not_verbs:
        return False
    return (following.startswith(("ت", "ست")) and not following.endswith(("ات", "يه"))) or (
        following.endswith("ت") and not following.endswith("ات") and not following.startswith(("ال", "و"))
    )
