"""`make pictures`: pictures of the explorer on the sample collection, made by the program itself, as SVG.

The rows hold Arabic in visual order, as for a terminal that orders nothing. A viewer of SVG would order it
once more, so the text of the picture is marked as ordered already.
"""

from __future__ import annotations

import asyncio
import re
import sys
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path

from jawla.sample import database
from jawla.version import VERSION
from store import Store
from store.selection import Selection
from tui.app import JawlaApp
from tui.session import Session
from tui.views import VIEWS
from tui.words import LANGUAGES, Language, speak

PICTURES = Path(__file__).resolve().parent / "pictures"
ORDERED = "<style>text { direction: ltr; unicode-bidi: bidi-override; }</style>"


@dataclass(frozen=True, slots=True)
class Scene:
    """A picture: where the keys lead, in a language, on a screen of some cells."""

    size: tuple[int, int]
    keys: tuple[str, ...]
    language: Language = "en"

    query: str = ""
    """What is searched for from the start."""


SMALL, LARGE = (80, 24), (160, 45)
DETAINEES = "المعتقلين"

SCREENS: dict[str, tuple[str, ...]] = {
    **{view.name: (view.keys[0],) for view in VIEWS},
    "claims": ("enter", "a"),
    "export": ("e",),
    "help": ("question_mark",),
}
"""Screen → the keys that lead there; each is shown in both languages and two sizes."""

SCENES: dict[str, Scene] = {
    "explorer": Scene((120, 36), ("left", "left", "down", "down", "down", "down", "space", "right", "enter")),
    "search": Scene(SMALL, ("enter", "n"), query=DETAINEES),
    **{
        f"{screen}-{language}-{size[0]}x{size[1]}": Scene(size, keys, language, DETAINEES)
        for screen, keys in SCREENS.items()
        for language in LANGUAGES
        for size in (SMALL, LARGE)
    },
}
"""Name of the picture → its scene. The first two stand in README, the others on the page of all screens."""


HEAD = """# The screens

Made by `make pictures` from the sample collection, in English and in Arabic, on terminals of 80×24 and
160×45 cells.
"""

_TEXT = re.compile(
    r'<text class="([^"]*)" x="([\d.]+)" y="([\d.]+)" textLength="[\d.]+" clip-path="[^"]*">(.*?)</text>'
)
_REMOTE_FONTS = re.compile(r"@font-face\s*\{.*?\}", re.DOTALL)
_CHARACTER = re.compile(r"&#?\w+;|.", re.DOTALL)
CELL = 12.2
"""Width of a cell in the picture, as Rich draws it."""


def on_their_cells(svg: str) -> str:
    """Each word as a text of its own: viewers trim blanks and draw Arabic letters in other widths."""

    def words(found: re.Match[str]) -> str:
        style, x, y, text = found.groups()
        characters = ["\u00a0" if c in ("&#160;", " ") else c for c in _CHARACTER.findall(text)]
        placed = []
        for word in re.finditer("[^\u00a0]+", "".join(c if len(c) == 1 else "\ue000" for c in characters)):
            start, end = word.span()
            placed.append(
                f'<text class="{style}" x="{float(x) + CELL * start:.1f}" y="{y}" '
                f'textLength="{CELL * (end - start):.1f}" lengthAdjust="spacingAndGlyphs">'
                f"{''.join(characters[start:end])}</text>"
            )
        return "".join(placed)

    return _TEXT.sub(words, svg)


async def picture(name: str, session: Session) -> None:
    """Drive the explorer to a scene and keep what it shows."""
    scene = SCENES[name]
    speak(scene.language)
    app = JawlaApp(replace(session, selection=Selection(query=scene.query)))
    async with app.run_test(size=scene.size) as pilot:
        for key in ("", *scene.keys):
            if key:
                await pilot.press(key)
            await app.workers.wait_for_complete()
            await pilot.pause(0.2)
        app.clear_notifications()
        await pilot.pause(0.2)
        svg = app.export_screenshot(title="jawla", simplify=True)
    local = _REMOTE_FONTS.sub("", svg).replace("Fira Code", "DejaVu Sans Mono")
    head, rest = local.split(">", 1)
    (PICTURES / f"{name}.svg").write_text(f"{head}>{ORDERED}{on_their_cells(rest)}", encoding="utf-8")


def page() -> str:
    """The page of all screens."""
    parts = [HEAD]
    for screen in SCREENS:
        parts.append(f"\n## {screen.title()}\n")
        for name in (name for name in SCENES if name.startswith(f"{screen}-")):
            parts.append(f"\n![{name.replace('-', ', ')}](pictures/{name}.svg)\n")
    return "".join(parts)


async def main(wanted: list[str]) -> None:
    """Make all pictures, or those whose names begin like one of `wanted`."""
    PICTURES.mkdir(exist_ok=True)
    (PICTURES.parent / "screens.md").write_text(page(), encoding="utf-8")
    with tempfile.TemporaryDirectory() as scratch:
        for name in (name for name in SCENES if not wanted or name.startswith(tuple(wanted))):
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
    asyncio.run(main(sys.argv[1:]))
