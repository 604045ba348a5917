"""Saved selections as a list: one is taken up, renamed or deleted, or the present one saved under a name."""

from __future__ import annotations

from asyncio import to_thread

from textual.screen import Screen

from store.problem import Problem
from store.saved import SavedSelections
from store.selection import Selection
from tui.screens.asking import Option, PickScreen
from tui.words import say

_ACTS = ("load", "overwrite", "rename", "delete")


class SavedAsker:
    """Asks on behalf of a screen what is to become of the saved selections."""

    def __init__(self, screen: Screen[None], saved: SavedSelections) -> None:
        self._screen = screen
        self._saved = saved

    async def ask(self, present: Selection) -> Selection | None:
        """The selection that the reader takes up; None when there is none. From a worker."""
        try:
            return await self._ask(present)
        except Problem as problem:
            self._screen.notify(say(problem.code, **problem.values), severity="error", markup=False)
            return None

    async def _ask(self, present: Selection) -> Selection | None:
        entries = await to_thread(self._saved.entries)
        heading = say("saved-list.head" if entries else "saved-list.none")
        options = [Option(entry.name, entry.name, entry.line) for entry in entries]
        name = await self._pick(heading, options, free=True)
        if name is None:
            return None
        if name not in {entry.name for entry in entries}:
            await self._save(name.removeprefix("?"), present, overwrite=False)
            return None
        acts = [Option(act, say(f"saved-list.{act}")) for act in _ACTS]
        match await self._pick(say("saved-list.act", name=name), acts):
            case "load":
                return await to_thread(self._saved.get, name)
            case "overwrite":
                await self._save(name, present, overwrite=True)
            case "rename":
                new = await self._pick(say("saved-list.new-name", name=name), [], free=True)
                if new is not None:
                    new = new.removeprefix("?")
                    await to_thread(self._saved.rename, name, new)
                    self._say("saved-list.renamed", name=name, new=new)
            case "delete":
                await to_thread(self._saved.delete, name)
                self._say("saved-list.deleted", name=name)
        return None

    async def _save(self, name: str, present: Selection, *, overwrite: bool) -> None:
        await to_thread(lambda: self._saved.save(name, present, overwrite=overwrite))
        self._say("saved-list.saved", name=name)

    async def _pick(self, heading: str, options: list[Option], *, free: bool = False) -> str | None:
        return await self._screen.app.push_screen_wait(PickScreen(heading, options, free=free))

    def _say(self, code: str, **values: object) -> None:
        self._screen.notify(say(code, **values), markup=False)
