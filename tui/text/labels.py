"""One-row texts: cells of tables, chips, titles, names in lists.

Names are more suspect than articles (a file name is shown where people decide what to open), so nothing in
them turns text round: embeddings, overrides and isolates are shown and have no effect (see sanitize.py).
"""

from __future__ import annotations

from bisect import bisect_right
from typing import Literal

from tui.text import levels as uax9
from tui.text.classes import bidi_classes
from tui.text.clusters import find_clusters
from tui.text.layout import Base, LaidOutLine, Stretch
from tui.text.line import Align, order_line
from tui.text.sanitize import sanitize_name

LONGEST = 4_096
"""Code points that are read for a label: more of a megabyte in a field for names could not be seen."""


def visual(
    text: str,
    width: int | None = None,
    *,
    base: Base = "auto",
    align: Align = "start",
    ellipsis: str = "…",
    marks: bool = False,
    fallback: Base = "ltr",
) -> str:
    """The text as one visual row; with a width it is padded or cut to it. See `label`."""
    line = label(text, width, base=base, align=align, ellipsis=ellipsis, marks=marks, fallback=fallback)
    return line.text


def label(
    text: str,
    width: int | None = None,
    *,
    base: Base = "auto",
    align: Align = "start",
    ellipsis: str = "…",
    marks: bool = False,
    fallback: Base = "ltr",
) -> LaidOutLine:
    """The text as one row of `width` cells, with its map.

    Text that is too long is cut in logical order between two clusters; the ellipsis stands at its logical end
    and for everything cut off, so that a hit there lights the ellipsis. Text without a strong character has
    the direction `fallback`.
    """
    room = None if width is None else max(0, width)
    source = sanitize_name(text if room is None else text[: max(LONGEST, 4 * room)])
    classes = bidi_classes(source)
    strong = uax9.first_strong(classes)
    rtl = base == "rtl" or (base == "auto" and (strong == "R" if strong else fallback == "rtl"))
    levels = uax9.resolve(source, classes, int(rtl))
    stretch = Stretch(source, classes, levels, 0, len(source), marks=marks)
    shown = len(stretch.texts)
    too_long = room is not None and (stretch.sums[-1] > room or len(source) < len(text))
    if room is not None and too_long:
        if cell_width(ellipsis) > room:
            ellipsis = ""
        shown = _shown_clusters(stretch, room - cell_width(ellipsis)) if ellipsis else 0
    texts, cells, starts = stretch.texts[:shown], stretch.cells[:shown], stretch.starts[: shown + 1]
    levels = uax9.reset_blanks(stretch.levels[:shown], stretch.classes[:shown], int(rtl))
    if too_long:
        texts.append(ellipsis)
        cells.append(cell_width(ellipsis))
        starts.append(len(text))
        levels += bytes([rtl])
    return order_line(texts, cells, starts, levels, end=len(text), rtl=rtl, width=room, align=align)


def _shown_clusters(stretch: Stretch, room: int) -> int:
    """How many clusters fit into so many cells, without blanks before the cut."""
    shown = bisect_right(stretch.sums, room) - 1
    return len(stretch.blanks[:shown].rstrip(" "))


def cell_width(text: str, *, marks: bool = False) -> int:
    """The cells that the text takes as a label: joined, with substitutes for what is not shown as it is."""
    return sum(find_clusters(sanitize_name(text), marks=marks).cells)


def first_strong(text: str) -> Literal["rtl", "ltr"] | None:
    """Direction of the first strong character outside isolates (UAX #9, P2); None when there is none."""
    strong = uax9.first_strong(bidi_classes(text))
    if strong is None:
        return None
    return "rtl" if strong == "R" else "ltr"
