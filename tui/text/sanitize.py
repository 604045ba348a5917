"""Makes text from outside harmless for a terminal: a visible substitute for a code point, so offsets stay.

Articles, file names, CSV headers, members of archives: all may hold escape sequences or characters that turn
text round. What leaves tui/text never holds a code point below U+0020 or in U+007F-U+009F.

- Controls (C0, DEL, C1) become their pictures: ESC is `␛`, a line feed inside a paragraph `␊`, C1 `�`. A tab
  becomes a blank.
- Lone surrogates become `�`, the line and paragraph separators `␤`.
- *Overrides* (LRO, RLO) show letters in an order that nobody wrote. They never have an effect; they are shown
  as `⇒` and `⇐`.
- *Embeddings and isolates* only say in which order whole words stand, as a careful editor would want around a
  foreign name. In an article they keep their effect, and layout shows each as one cell: `→ ←` (LRE/LRI,
  RLE/RLI), `↔` (FSI), `¦` (PDF, PDI), so that a reader sees why words stand where they stand. In labels and
  names they have no effect at all and are shown the same way.
- LRM, RLM and ALM keep their effect and take no cell: they act like one invisible letter and can turn no text
  round.
"""

from __future__ import annotations

import re

# fmt: off
_PICTURES = {
    **{code: chr(0x2400 + code) for code in range(0x20)},
    0x09: " ",
    0x7F: "\u2421",
    **dict.fromkeys(range(0x80, 0xA0), "\ufffd"),
    **dict.fromkeys(range(0xD800, 0xE000), "\ufffd"),
    0x2028: "\u2424", 0x2029: "\u2424",
}
_OVERRIDES = {0x202D: "⇒", 0x202E: "⇐"}
_EMBEDDINGS = {
    0x202A: "→", 0x202B: "←", 0x202C: "¦",
    0x2066: "→", 0x2067: "←", 0x2068: "↔", 0x2069: "¦",
}
# fmt: on

DIRECTION_MARKERS = {chr(code): marker for code, marker in _EMBEDDINGS.items()}
"""What layout paints for an embedding or isolate that still has its effect."""

_IN_ARTICLES = {**_PICTURES, **_OVERRIDES}
_IN_NAMES = {**_IN_ARTICLES, **_EMBEDDINGS}
_SUSPECT = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\u2028-\u202e\u2066-\u2069]")


def sanitize_article(text: str) -> str:
    """The text with controls, surrogates and overrides replaced; embeddings and isolates stay as they are."""
    return text.translate(_IN_ARTICLES) if _SUSPECT.search(text) else text


def sanitize_name(text: str) -> str:
    """The text with everything replaced, one for one, that could move a cursor or turn text round."""
    return text.translate(_IN_NAMES) if _SUSPECT.search(text) else text
