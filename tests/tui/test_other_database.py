"""From one collection to another within the explorer."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from store import Store
from tui.session import Session

if TYPE_CHECKING:
    from tests.tui.conftest import Explore


async def test_a_path_without_a_database_is_answered_with_a_sentence_and_a_database_is_gone_to(
    explore: Explore, database: Path, tmp_path: Path
) -> None:
    def opened(words: str) -> Session:
        return Session(Store.open(Path(words)), None, tmp_path, "1")

    async with explore() as explorer:
        explorer.screen.session = replace(explorer.screen.session, open_other=opened)
        await explorer.press("ctrl+o")
        await explorer.type(str(tmp_path / "none.db"))
        await explorer.press("enter")
        await explorer.pilot.pause(0.3)
        assert "none.db" in explorer.toasts[-1]
        assert explorer.app.following is None
        await explorer.press("alt+f6")
        await explorer.type(str(database))
        explorer.send("enter")
        for _ in range(60):
            if explorer.app.following is not None:
                break
            await explorer.pilot.pause(0.05)
        assert explorer.app.following is not None
        assert explorer.app.following.store.path == database
