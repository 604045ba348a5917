"""The registry's commands for Textual's command palette."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider

from tui.registry import COMMANDS, Command, command
from tui.screens.base import WorkScreen

_MOVES = {command(id) for id in ("down", "up", "page_down", "page_up", "top", "bottom", "palette")}


class RegistryCommands(Provider):
    """Every command but mere moves of the cursor, with its key."""

    async def discover(self) -> Hits:
        for each, words in self._offered():
            yield DiscoveryHit(words, partial(self._perform, each), help=each.sentence)

    async def search(self, query: str) -> Hits:
        matcher = self.matcher(query)
        for each, words in self._offered():
            score = matcher.match(f"{words} {each.sentence}")
            if score > 0:
                yield Hit(score, words, partial(self._perform, each), help=each.sentence)

    def _offered(self) -> Iterator[tuple[Command, str]]:
        if isinstance(self.screen, WorkScreen):
            for each in COMMANDS:
                if each.listed and each not in _MOVES and self.screen.offers(each):
                    yield each, f"{each.label.capitalize()}  ({each.key_shown})"

    async def _perform(self, command: Command) -> None:
        if isinstance(self.screen, WorkScreen):
            await self.screen.perform(command)
