"""The sequence that hands text to the terminal's clipboard, also from inside a multiplexer."""

from __future__ import annotations

import base64

from tui.terminal.modes import Multiplexer, wrapped

SCREEN_CHUNK = 240
"""Characters that screen surely hands on in one wrapped string; it drops longer ones (768 in its sources)."""


def clipboard_sequence(text: str, inside: Multiplexer = Multiplexer.NONE) -> str:
    """OSC 52 with the text. Lone surrogates become question marks, since UTF-8 has none.

    tmux takes OSC 52 itself with `set-clipboard on`, and hands a wrapped one on with `allow-passthrough on`:
    it gets both. screen gets pieces that are whole again outside.
    """
    encoded = base64.b64encode(text.encode("utf-8", "replace")).decode("ascii")
    sequence = f"\x1b]52;c;{encoded}\x07"
    if inside is Multiplexer.TMUX:
        return sequence + wrapped(sequence, inside)
    if inside is Multiplexer.SCREEN:
        pieces = (sequence[at : at + SCREEN_CHUNK] for at in range(0, len(sequence), SCREEN_CHUNK))
        return "".join(wrapped(piece, inside) for piece in pieces)
    return sequence
