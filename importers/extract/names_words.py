"""Which words may be a part of a person's name, and which look like one."""

from __future__ import annotations

from importers.extract.document import Document
from importers.extract.letters import detached
from importers.extract.naming import Naming
from importers.extract.titles import Cover

_SHORTEST = 2


def may_name(word: str, known: Naming) -> bool:
    """Whether a word may be a surname: no stop word, no verb, neither with letters attached."""
    if len(word) < _SHORTEST or word in known.stop or word in known.titles or word in known.title_body:
        return False
    if word.endswith(("ها", "هم")) and word not in known.given:
        return False  # «تيسير أعمالها»
    if word.endswith(known.foreign_ends):
        return True  # «والستروم», «كرافنسكي»
    for bare, stack in detached(word):
        if not stack:
            continue
        rare = stack[0] in "كف"  # كيلي, كير: mostly letters of a foreign name
        named = bare in known.given and not rare
        if (
            (bare in known.stop and not (rare and len(bare) < 3))
            or named
            or (stack == "و" and bare in known.titles)
        ):
            return False
    return not word.startswith(("بال", "وال", "لل"))


def strange(word: str, known: Naming) -> bool:
    """Whether a word is in no table of ordinary words and has not the look of an ordinary one."""
    return (
        len(word) > 1
        and word.isalpha()
        and may_name(word, known)
        and not any(
            word in table for table in (known.actor_heads, known.will_before, known.place_before, known.acts)
        )
        and not word.startswith("ال")
        and (not word.startswith("و") or word.startswith(("وا", "وي")))  # «وقيل», but ويليام
        and not word.endswith(("ها", "هم", "ه"))
    )


def is_nisba(document: Document, word: int, cover: Cover) -> bool:
    """Whether a word that names a country or people is of the kind that surnames are made of: «السويدي»,
    «الكردي», alone and with its article; «القطرية» is none, for surnames have no feminine."""
    match = cover.get(word)
    return (
        match is not None
        and match.form.kind == "party"
        and match.first == match.last
        and document.words[word].startswith("ال")
        and document.words[word].endswith("ي")
    )
