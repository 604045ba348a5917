"""FriBidi through ctypes: the oracle for joining and the floor for speed. Not used at run time."""

from __future__ import annotations

import ctypes
import ctypes.util

LTR, RTL, AUTO = 0x110, 0x111, 0x40
MIRROR, PRESENTATION_FORMS, LIGATURES = 0x1, 0x100, 0x200
EVERYTHING = MIRROR | PRESENTATION_FORMS | LIGATURES
FILL = 0xFEFF
"""What stands where the alef of a lam-alef was."""


def library() -> ctypes.CDLL | None:
    """The installed library, or None."""
    name = ctypes.util.find_library("fribidi")
    return ctypes.CDLL(name) if name else None


class Buffers:
    """The arrays that FriBidi works on, for lines of one length."""

    def __init__(self, count: int) -> None:
        self.count = count
        self.code_points = (ctypes.c_uint32 * count)()
        self.types = (ctypes.c_uint32 * count)()
        self.brackets = (ctypes.c_uint32 * count)()
        self.levels = (ctypes.c_int8 * count)()
        self.joining = (ctypes.c_uint8 * count)()
        self.order = (ctypes.c_int32 * count)()

    def shape(self, library: ctypes.CDLL, direction: int, flags: int) -> ctypes.c_uint32:
        """Levels, joining and shaping of `code_points`; gives the base direction."""
        code_points, types, count = self.code_points, self.types, self.count
        base = ctypes.c_uint32(direction)
        library.fribidi_get_bidi_types(code_points, count, types)
        library.fribidi_get_bracket_types(code_points, count, types, self.brackets)
        library.fribidi_get_par_embedding_levels_ex(
            types, self.brackets, count, ctypes.byref(base), self.levels
        )
        library.fribidi_get_joining_types(code_points, count, self.joining)
        library.fribidi_join_arabic(types, count, self.levels, self.joining)
        library.fribidi_shape(flags, self.levels, count, self.joining, code_points)
        return base

    def reorder(self, library: ctypes.CDLL, base: ctypes.c_uint32, flags: int) -> None:
        """Put `code_points` and `order` into visual order, taken as one line."""
        library.fribidi_reorder_line(
            flags, self.types, self.count, 0, base, self.levels, self.code_points, self.order
        )


def shape(library: ctypes.CDLL, text: str, direction: int = AUTO) -> str:
    """The text with its letters joined, not mirrored, one code point for each of the source."""
    buffers = Buffers(len(text))
    buffers.code_points[:] = [ord(char) for char in text]
    buffers.shape(library, direction, PRESENTATION_FORMS | LIGATURES)
    return bytes(buffers.code_points).decode("utf-32-le")
