"""Names of people that no profile knows: where one begins, how far it goes, and what shows that it is one."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from importers.extract.document import Document
from importers.extract.letters import attached_forms, detached
from importers.extract.naming import Naming, naming
from importers.extract.titles import Cover, title_after, title_before

_LINKS = frozenset(
    {"بن", "ابن", "بنت", "ابو", "ابا", "ابي", "بو", "ام", "عبد", "ال", "دي", "دو", "فان", "فون", "لو", "ولد"}
)
"""Words that belong to the name behind them."""

_PLURALS = ("ين", "تان", "ات")  # «سجل س ص هدفين»: no third name
PATRONYMICS = ("فيتش", "ليتش", "ميتش", "نيتش", "وفنا", "يفنا", "اولي", "قيزي", "كيزي")
"""Ends of the father's name in Russian and Kazakh, between first name and surname."""

_LONGEST = 5
_SURNAME_SHORTEST = 2


class Name(NamedTuple):
    """A name by its words, both ends included, and why it is one."""

    first: int
    last: int
    attached: int
    """Folded letters in front of the first word that are not its own."""

    rule: str
    sure: bool


def unknown_names(document: Document, cover: Cover, taken: frozenset[int] = frozenset()) -> list[Name]:
    """Full names of two words or more in order of place, outside `cover` and the words in `taken`."""
    known = naming()
    found: list[Name] = []
    blocked = taken | cover.keys()
    end = -1
    for number in _candidates(document, cover):
        if number <= end or number in blocked:
            continue
        name = _name_at(document, number, cover, blocked, known)
        if name is not None:
            found.append(name)
            end = name.last
    return found


def _candidates(document: Document, cover: Cover) -> list[int]:
    """Words where a name may begin: first names, what follows a definite title or a country's adjective."""
    shifts = _shifts()
    signs = [number for number, word in enumerate(document.words) if word in shifts]
    numbers = {number + shift for number in signs for shift in shifts[document.words[number]]}
    numbers |= {match.last + 1 for match in cover.values() if match.form.sort == "adjective"}
    return sorted(number for number in numbers if number < len(document.words))


@cache
def _shifts() -> dict[str, tuple[int, ...]]:
    """By word, attached letters included: 0 where a first name may begin, 1 where a name may follow."""
    known = naming()
    given = known.given | known.given_words | _STARTS | {first for first, _ in known.given_pairs}
    definite = {word for word in known.titles if word.startswith("ال")}
    found: dict[str, set[int]] = {}
    for shift, words in ((0, given), (1, definite)):
        for word in words:
            for variant, _ in attached_forms(word):
                found.setdefault(variant, set()).add(shift)
    for word in known.foreign:
        found.setdefault(word, set()).add(1)
    return {word: tuple(sorted(shifts)) for word, shifts in found.items()}


def _name_at(
    document: Document, number: int, cover: Cover, blocked: frozenset[int], known: Naming
) -> Name | None:
    """The name that begins at a word, with its evidence."""
    start = _begins(document, number, known)
    if start is None:
        return _behind_title(document, number, cover, blocked, known)
    attached, clear = start
    last = _reach(document, number, blocked, known)
    if last is None or (rule := _evidence(document, number, last, cover, known, clear=clear)) is None:
        return None
    return Name(number, last, attached, rule, clear and rule != "person.full-name")


def _behind_title(
    document: Document, number: int, cover: Cover, blocked: frozenset[int], known: Naming
) -> Name | None:
    """Two words that can be nothing else than a name, between a definite title and the end of a phrase:
    «السفير الياباني تاكيشي كامورا،». First names that no table holds are found only so."""
    words = document.words
    word = words[number]
    if number == 0 or number + 1 >= len(words):
        return None
    before = words[number - 1]
    adjective = number - 1 in cover and cover[number - 1].form.sort == "adjective"
    titled = any(bare.startswith("ال") and bare in known.titles for bare, _ in detached(before))
    if not (adjective or titled or before in known.foreign):
        return None
    if document.gaps[number - 1] not in (" ", "\u00a0", "، ") or not _strange(word, known):
        return None
    if word.startswith("ت" if before.endswith("ه") else "ي"):
        return None  # «الخارجية التركية تعلن», «المبعوث الروسي يعلن»: a verb that agrees
    last = number + 1
    while words[last] in _LINKS and last + 1 < len(words) and document.gaps[last] == " ":
        last += 1
    if not _may_name(words[last], known) or _has_object(words[last]):
        return None
    while (
        last - number < 3
        and last + 1 < len(words)
        and document.gaps[last] == " "
        and _strange(words[last + 1], known)
    ):
        last += 1  # «شي جين بينغ»
    if any(document.gaps[at] not in (" ", "\u00a0", "-") for at in range(number, last)):
        return None
    if not blocked.isdisjoint(range(number, last + 1)):
        return None
    following = words[last + 1] if last + 1 < len(words) else ""
    ended = document.gaps[last].strip() != "" or not _may_name(following, known)
    if not ended or title_before(document, number, cover) is None:
        return None
    return Name(number, last, 0, "person.title-before", False)


def _has_object(word: str) -> bool:
    """Whether a word has the look of a verb with its object: «تفعله»."""
    return word.startswith(("ت", "ي", "ن")) and word.endswith(("ه", "ها", "هم"))


def _strange(word: str, known: Naming) -> bool:
    """Whether a word is in no table of ordinary words and has not the look of an ordinary one."""
    return (
        len(word) > 1
        and word.isalpha()
        and _may_name(word, known)
        and not any(
            word in table for table in (known.actor_heads, known.will_before, known.place_before, known.acts)
        )
        and not word.startswith("ال")
        and (not word.startswith("و") or word.startswith(("وا", "وي")))  # «وقيل», but ويليام
        and not word.endswith(("ها", "هم", "ه"))
    )


def _begins(document: Document, number: int, known: Naming) -> tuple[int, bool] | None:
    """Letters attached and whether the first name is nothing else, if one begins at this word."""
    word = document.words[number]
    if word in known.given:
        return 0, True
    if word in known.given_words:
        if word == "علي" and "ى" in document.text[document.starts[number] : document.ends[number]]:
            return None  # the preposition على, unless a title speaks for it: Egyptian spelling has no other
        return 0, False
    if word in _STARTS:
        return 0, word == "عبد"
    for bare, stack in detached(word):
        if stack and bare in known.given:
            return len(stack), True
        if stack in ("و", "ل") and bare in _STARTS:
            return len(stack), False
    following = document.words[number + 1] if number + 1 < len(document.words) else ""
    return (0, True) if (word, following) in known.given_pairs else None


_STARTS = frozenset({"عبد", "ابو", "ابا", "ابي"})


def _reach(document: Document, number: int, blocked: frozenset[int], known: Naming) -> int | None:
    """The last word of the name that begins here; None when it is not a full name."""
    words = document.words
    last = number
    named = words[number] not in _STARTS and not words[number].endswith(("عبد", "ابو"))
    parts = 1
    surname = False
    while last + 1 < len(words) and parts < _LONGEST and document.gaps[last] in (" ", "\u00a0", "-", " - "):
        word = words[last + 1]
        if document.gaps[last] != " " and document.gaps[last] != "\u00a0" and not named:
            break
        if last + 1 in blocked or not word.isalpha():
            break
        if word in _LINKS:
            if last + 2 >= len(words) or document.gaps[last + 1] != " ":
                break
            servant = word == "عبد" and words[last + 2].startswith(
                "ال"
            )  # عبد السلام, whatever the second means
            if not servant and not _may_name(words[last + 2], known):
                break
            if surname and word not in ("بن", "ال"):
                break
            last += 2
            surname = surname or words[last] not in known.given
        elif word == "الدين":
            last += 1
        elif not named:
            last += 1
            named = True
            parts += 1
            continue
        elif surname and word in known.given:
            last += 1
        elif surname:
            if not (word.startswith("ال") and not words[last].startswith("ال") and word.endswith("ي")):
                break
            if not _may_name(word, known):
                break
            last += 1
            parts += 1
            break
        elif word in known.given or word in known.given_words or word.endswith(PATRONYMICS):
            last += 1
        elif _may_name(word, known) and (parts == 1 or not word.endswith(_PLURALS)):
            last += 1
            surname = True
        else:
            break
        parts += 1
    return last if last > number and parts > 1 else None


def _may_name(word: str, known: Naming) -> bool:
    """Whether a word may be a surname: no stop word, no verb, neither with letters attached."""
    if (
        len(word) < _SURNAME_SHORTEST
        or word in known.stop
        or word in known.titles
        or word in known.title_body
    ):
        return False
    for bare, stack in detached(word):
        if stack and (bare in known.stop or bare in known.given or (stack == "و" and bare in known.titles)):
            return False
    return not word.startswith(("بال", "وال", "لل"))


def _evidence(
    document: Document, first: int, last: int, cover: Cover, known: Naming, *, clear: bool
) -> str | None:
    """The rule that makes a person of these words; None when nothing does."""
    words = document.words
    if title_before(document, first, cover) is not None:
        return "person.title-before"
    before = words[first - 1] if first else ""
    bare_before = next(iter(detached(before)))[0]
    if any(bare in known.led_by for bare, _ in detached(bare_before)):
        return "person.led-by"
    if title_after(document, last, cover) is not None:
        return "person.apposition"
    if any(bare in known.speech for bare, stack in detached(before) if stack in ("", "و", "ف")):
        return "person.speech-verb"
    if not clear and any(bare in known.verbs for bare, stack in detached(before) if stack in ("", "و", "ف")):
        return "person.verb"
    following = words[last + 1] if last + 1 < len(words) else ""
    if following in known.speech and clear:
        return "person.speech-verb"
    return "person.full-name" if clear else None
