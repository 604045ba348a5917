"""From mention to mention of one article: of anything that was found in it, or of one value."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from store.model import ArticleMention
from store.selection import Choice
from tui.widgets.article_view import ArticleView, Highlight

Span = tuple[int, int]


def following(
    mentions: Sequence[ArticleMention], after: Span | None, offset: int, only: Choice | None = None
) -> ArticleMention | None:
    """The mention that begins behind the span `after`, else from an offset on; round the end.

    `only` keeps the mentions of one value. None where there is none.
    """
    pool = sorted(
        (each for each in mentions if only is None or choice_of(each) == only),
        key=lambda each: (each.start, each.end),
    )
    if after is None:
        later = (each for each in pool if each.start >= offset)
    else:
        later = (each for each in pool if (each.start, each.end) > after)
    return next(later, pool[0] if pool else None)


def choice_of(mention: ArticleMention) -> Choice:
    """The value that a mention is one of."""
    return (mention.kind, mention.value)


def place_of(mention: ArticleMention, mentions: Iterable[ArticleMention]) -> tuple[int, int]:
    """Which mention of its value it is, counted from 1, and how many there are."""
    own = sorted((each.start, each.end) for each in mentions if choice_of(each) == choice_of(mention))
    return own.index((mention.start, mention.end)) + 1, len(own)


def highlights(mentions: Iterable[ArticleMention]) -> tuple[Highlight, ...]:
    """Each place once and in the look of its kind, in reading order."""
    found = {(each.start, each.end): Highlight(each.start, each.end, look_of(each.kind)) for each in mentions}
    return tuple(found[place] for place in sorted(found))


def look_of(kind: str) -> str:
    """Kinds that have no colour of their own look like a mention of any kind."""
    own = f"mention-{kind}"
    return own if f"article--{own}" in ArticleView.COMPONENT_CLASSES else "mention"


def counted(mentions: Iterable[ArticleMention]) -> Counter[str]:
    """How many places of each kind are mentioned, in the order of their first one."""
    places = sorted({(each.start, each.end, each.kind) for each in mentions})
    return Counter(kind for _, _, kind in places)
