"""`make pictures`: pictures of the explorer on the sample collection, made by the program itself, as SVG.

The rows hold Arabic in visual order, as for a terminal that orders nothing. A viewer of SVG would order it
once more, so the text of the picture is marked as ordered already.
"""

from __future__ import annotations

import asyncio
import re
import tempfile
from pathlib import Path

from jawla.sample import database
from jawla.version import VERSION
from store import Store
from tui.app import JawlaApp
from tui.session import Session

PICTURES = Path(__file__).resolve().parent / "pictures"
ORDERED = "<style>text { direction: ltr; unicode-bidi: bidi-override; }</style>"

SCENES: dict[str, tuple[tuple[int, int], tuple[str, ...]]] = {
    "explorer": ((120, 36), ("left", "left", "down", "down", "down", "down", "space", "right", "enter")),
    "search": ((80, 24), ("slash", *"المعتقلين", "enter", "enter", "n")),
    "claims": ((120, 36), ("slash", *"أنقرة", "enter", "enter", "a")),
    "help": ((100, 40), ("question_mark",)),
}
"""Name → size in cells and the keys that lead there."""


_TEXT = re.compile(
    r'<text class="([^"]*)" x="([\d.]+)" y="([\d.]+)" textLength="[\d.]+" (clip-path="[^"]*")>(.*?)</text>'
)
_REMOTE_FONTS = re.compile(r"@font-face\s*\{.*?\}", re.DOTALL)
_CHARACTER = re.compile(r"&#?\w+;|.", re.DOTALL)
CELL = 12.2
"""Width of a cell in the picture, as Rich draws it."""


def on_their_cells(svg: str) -> str:
    """Each word as a text of its own: viewers trim blanks and draw Arabic letters in other widths."""

    def words(found: re.Match[str]) -> str:
        style, x, y, clip, text = found.groups()
        characters = ["\u00a0" if c in ("&#160;", " ") else c for c in _CHARACTER.findall(text)]
        placed = []
        for word in re.finditer("[^\u00a0]+", "".join(c if len(c) == 1 else "\ue000" for c in characters)):
            start, end = word.span()
            placed.append(
                f'<text class="{style}" x="{float(x) + CELL * start:.1f}" y="{y}" '
                f'textLength="{CELL * (end - start):.1f}" lengthAdjust="spacingAndGlyphs" {clip}>'
                f"{''.join(characters[start:end])}</text>"
            )
        return "".join(placed)

    return _TEXT.sub(words, svg)


async def picture(name: str, session: Session) -> None:
    """Drive the explorer to a scene and keep what it shows."""
    size, keys = SCENES[name]
    app = JawlaApp(session)
    async with app.run_test(size=size) as pilot:
        for key in ("", *keys):
            if key:
                await pilot.press(key)
            await app.workers.wait_for_complete()
            await pilot.pause(0.3)
        svg = app.export_screenshot(title="jawla", simplify=True)
    local = _REMOTE_FONTS.sub("", svg).replace("Fira Code", "DejaVu Sans Mono")
    head, rest = local.split(">", 1)
    (PICTURES / f"{name}.svg").write_text(f"{head}>{ORDERED}{on_their_cells(rest)}", encoding="utf-8")


async def main() -> None:
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        for name in SCENES:
            store = Store.open(database(), beside=Path(scratch) / "marks.db")
            session = Session(
                store=store,
                state_file=None,
                export_folder=Path("."),
                version=VERSION,
                sample=True,
            )
            await picture(name, session)
            store.close()


if __name__ == "__main__":
    asyncio.run(main())
