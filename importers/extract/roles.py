"""What a text says somebody is: the title before or after his name, whole, and no other man's."""

from __future__ import annotations

from collections.abc import Mapping

from importers.extract.document import Document
from importers.extract.letters import detached
from importers.extract.people import Found, offices
from importers.extract.titles import Cover, Title, title_after, title_before
from importers.language.phrases import words_of
from importers.profiles.profile import Person


def role_of(document: Document, found: Found, cover: Cover, ends: Mapping[int, int]) -> Title | None:
    """The first title that the text gives a person: before a mention, else after one.

    `ends` holds the first word of every mention of anybody by its last one: a title that runs on to another
    name is that one's.
    """
    names = frozenset(ends.values())
    for first, _ in found.words:
        title = title_before(document, first, cover)
        if title is not None:
            return _whole_title(document, title, found.person, cover)
        if (title := _outer_title(document, first, cover, ends)) is not None:
            return title
    for _, last in found.words:
        title = title_after(document, last, cover)
        if title is not None and title.last + 1 not in names:
            return title
    return None


def _whole_title(document: Document, title: Title, person: Person | None, cover: Cover) -> Title:
    """«الممثل الخاص للرئيس الروسي س»: all of it, unless the inner title is known to be that of س himself."""
    word = document.words[title.first]
    if title.first == 0 or not word.startswith(("ل", "ول")) or document.gaps[title.first - 1] != " ":
        return title
    if person is not None:
        following = document.words[title.first + 1]
        begins = {begin for bare, _ in detached(word) for begin in ((bare,), (bare, following))}
        if any(words_of(text)[:2] in begins for text in (*person.titles, *offices(person))):
            return title
    outer = title_before(document, title.first, cover)
    return title if outer is None else Title(outer.first, title.last)


def _outer_title(document: Document, first: int, cover: Cover, ends: Mapping[int, int]) -> Title | None:
    """«الممثل الخاص للرئيس الروسي س، ص»: the title of ص goes round the name of س and his title."""
    other = ends.get(first - 1)
    if other is None or document.gaps[first - 1].strip(" ") not in ("،", ","):
        return None
    inner = title_before(document, other, cover)
    if inner is None or inner.first == 0 or document.gaps[inner.first - 1] != " ":
        return None
    outer = title_before(document, inner.first, cover)
    return None if outer is None else Title(outer.first, first - 1)
