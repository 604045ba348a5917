"""The card of a value: reference from profiles beside what articles say, each called what it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from jawla.reference import KnownReferences
from store import Store
from store.attendance import Attendance
from store.reference import HeldOffice, Reference
from store.selection import Choice
from tui.panes.catalogue import Catalogue
from tui.screens.card import CardScreen
from tui.screens.value_card import look_up, parts
from tui.session import no_reference

if TYPE_CHECKING:
    from tests.tui.conftest import Explore


def _known(choice: Choice) -> Reference | None:
    return Reference(
        names=(("arabic", "الفصائل"), ("scholarly", "al-Faṣāʾil")),
        offices=(HeldOffice("منصب", "an office", "2017-01-01", None),),
    )


def test_reference_stands_apart_from_what_articles_say(store: Store) -> None:
    known = look_up(store, Attendance(store), _known, ("party", "factions"))
    headings = [part.heading for part in parts(known, Catalogue())]
    assert headings[:2] == [
        "Reference, from the profiles (no article says it)",
        "Offices, from the profiles",
    ]
    assert headings[2] == "In this collection"


def test_meetings_are_those_that_articles_claim(store: Store) -> None:
    known = look_up(store, Attendance(store), no_reference, ("party", "factions"))
    assert [meeting for meeting, _ in known.meetings] == ["astana:1", "astana:4"]
    assert known.row is not None
    assert known.row.articles == 2


def test_the_shipped_profiles_know_names_and_offices() -> None:
    found = KnownReferences(("astana",))(("person", "lavrentiev"))
    assert found is not None
    assert ("press", "Alexander Lavrentiev") in found.names
    assert found.offices
    assert KnownReferences(("astana",))(("topic", "ceasefire")) is None


@pytest.mark.parametrize("key", ["H", "أ"])
async def test_h_shows_the_card_of_the_value_under_the_cursor(explore: Explore, key: str) -> None:
    async with explore() as explorer:
        await explorer.focus("participants")
        await explorer.press(key)
        assert isinstance(explorer.app.screen, CardScreen)
        assert any("In this collection" in row for row in explorer.rows)
        await explorer.press("escape")
        assert explorer.screen.place == "participants"


async def test_in_an_article_without_a_mention_the_way_to_one_is_said(explore: Explore) -> None:
    async with explore() as explorer:
        await explorer.press("enter", "H")
        assert "go to a mention" in explorer.toasts[-1]
