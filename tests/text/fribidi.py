"""FriBidi through ctypes: the oracle for levels, order and joining, and the floor for speed. Not used at run time."""

from __future__ import annotations

import ctypes
import ctypes.util
from array import array
from dataclasses import dataclass

LTR, RTL, AUTO = 0x110, 0x111, 0x40
MIRROR, PRESENTATION_FORMS, LIGATURES = 0x1, 0x100, 0x200
FILL = 0xFEFF
"""What stands where the alef of a lam-alef was."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What FriBidi makes of one line."""

    levels: list[int]
    shaped: str
    """In logical order, one code point for each one of the source."""

    order: list[int]
    """Logical index of each visual position."""


def library() -> ctypes.CDLL | None:
    """The installed library, or None."""
    name = ctypes.util.find_library("fribidi")
    return ctypes.CDLL(name) if name else None


def show(fribidi: ctypes.CDLL, text: str, direction: int = AUTO, *, mirror: bool = True) -> Shown:
    """Levels, joining, mirroring and order of a text taken as one line."""
    count = len(text)
    code_points = (ctypes.c_uint32 * count)(*array("I", text.encode("utf-32-le")))
    types = (ctypes.c_uint32 * count)()
    brackets = (ctypes.c_uint32 * count)()
    levels = (ctypes.c_int8 * count)()
    joining = (ctypes.c_uint8 * count)()
    order = (ctypes.c_int32 * count)(*range(count))
    base = ctypes.c_uint32(direction)
    fribidi.fribidi_get_bidi_types(code_points, count, types)
    fribidi.fribidi_get_bracket_types(code_points, count, types, brackets)
    fribidi.fribidi_get_par_embedding_levels_ex(types, brackets, count, ctypes.byref(base), levels)
    fribidi.fribidi_get_joining_types(code_points, count, joining)
    fribidi.fribidi_join_arabic(types, count, levels, joining)
    flags = MIRROR * mirror | PRESENTATION_FORMS | LIGATURES
    fribidi.fribidi_shape(flags, levels, count, joining, code_points)
    shaped = bytes(code_points).decode("utf-32-le")
    fribidi.fribidi_reorder_line(flags, types, count, 0, base, levels, code_points, order)
    return Shown(list(levels), shaped, list(order))
