"""Values of every kind in the side column: one kind at a time, found by words, and months as bars."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from store import Selection
from store.model import Counts, FacetKind, FacetValue
from tui.panes.catalogue import Catalogue
from tui.panes.participants import ParticipantsPane
from tui.panes.values import ValuesPane
from tui.text.bars import columns
from tui.widgets.find_line import FindLine
from tui.widgets.histogram import Histogram

if TYPE_CHECKING:
    from tests.tui.conftest import Explore


def _kind(name: str, order: int) -> FacetKind:
    return FacetKind(name, name.title(), "", order, facet=True, multi=True)


def _values(kind: str, *names: str) -> tuple[FacetValue, ...]:
    return tuple(FacetValue(kind, name, f"قيمة {name}", "", "", 9 - at) for at, name in enumerate(names))


CATALOGUE = Catalogue(
    (_kind("person", 1), _kind("place", 2), _kind("topic", 3), _kind("month", 4)),
    {
        "person": _values("person", "someone"),
        "place": _values("place", "sochi", "ankara"),
        "topic": _values("topic", "ceasefire", "detainees"),
        "month": _values("month", "2018-01", "2017-05"),
    },
)


def _shown(pane: ValuesPane) -> list[str]:
    return [value.choice[1] for value in pane._values]


async def test_topics_stand_there_first_and_bracket_keys_go_through_the_kinds(explore: Explore) -> None:
    async with explore() as explorer:
        pane = explorer.screen.query_one(ValuesPane)
        pane.show_catalogue(CATALOGUE)
        seen = [pane.kinds]
        for key in ("]", "]", "[", "د"):
            await explorer.press(key)
            seen.append(pane.kinds)
        assert seen == [("topic",), ("month",), ("place",), ("month",), ("place",)]


async def test_kinds_with_a_pane_of_their_own_are_not_offered_twice(explore: Explore) -> None:
    async with explore() as explorer:
        pane = explorer.screen.query_one(ValuesPane)
        pane.show_catalogue(CATALOGUE)
        assert [kind.name for kind in pane.offered] == ["place", "topic", "month"]


async def test_months_stand_by_time(explore: Explore) -> None:
    async with explore() as explorer:
        pane = explorer.screen.query_one(ValuesPane)
        pane.show_catalogue(CATALOGUE)
        pane.show_kind("month")
        assert _shown(pane) == ["2017-05", "2018-01"]


async def test_chosen_values_come_first_once_the_keyboard_is_elsewhere(explore: Explore) -> None:
    async with explore() as explorer:
        pane = explorer.screen.query_one(ValuesPane)
        pane.show_catalogue(CATALOGUE)
        pane.show_selection(Selection().toggle("topic", "detainees"))
        assert _shown(pane) == ["detainees", "ceasefire"]


@pytest.mark.parametrize("size", [(80, 24), (160, 45)])
async def test_space_chooses_and_x_leaves_out_there_too(explore: Explore, size: tuple[int, int]) -> None:
    async with explore(size) as explorer:
        await explorer.focus("values")
        await explorer.press("space", "down", "x")
        assert explorer.screen.selection == Selection().toggle("source", "north").exclude("source", "coast")
        assert explorer.listed() == ["a5", "a3", "a1"]


async def test_the_list_of_kinds_takes_one(explore: Explore) -> None:
    async with explore() as explorer:
        await explorer.press("p", "enter")
        assert explorer.screen.place == "values"


async def test_f_narrows_a_list_and_escape_shows_all_of_it(explore: Explore) -> None:
    async with explore() as explorer:
        pane = explorer.screen.query_one(ParticipantsPane)
        await explorer.focus("participants")
        every = len(pane._values)
        await explorer.press("f")
        assert explorer.screen.place == "find"
        await explorer.type("ترك")
        assert [value.choice for value in pane._values] == [("party", "turkey")]
        await explorer.press("enter", "space")
        assert explorer.screen.selection == Selection().toggle("party", "turkey")
        await explorer.press("f", "escape")
        assert (len(pane._values), pane.query_one(FindLine).display) == (every, False)


async def test_a_list_without_what_is_looked_for_says_the_way_back(explore: Explore) -> None:
    async with explore() as explorer:
        await explorer.focus("rounds")
        await explorer.press("f")
        await explorer.type("قطار")
        assert any("Esc" in row for row in explorer.rows)


async def test_a_click_on_the_footer_narrows(explore: Explore) -> None:
    async with explore() as explorer:
        await explorer.focus("participants")
        row = explorer.rows[-1]
        await explorer.pilot.click("KeyLine", offset=(row.index("f find"), 0))
        await explorer.settle()
        assert explorer.screen.place == "find"


async def test_twenty_thousand_people_are_rows_only_where_they_are_seen(explore: Explore) -> None:
    names = tuple(f"person-{number}" for number in range(20_000))
    async with explore() as explorer:
        pane = explorer.screen.query_one(ParticipantsPane)
        pane.show_catalogue(Catalogue((_kind("person", 1),), {"person": _values("person", *names)}))
        pane.show_counts(Counts(Selection(), 3, {"person": {"person-7": 3}}))
        await explorer.settle()
        assert pane.border_title is not None
        assert "1 of 20000" in pane.border_title.replace(",", "")
        assert len(pane.rows._strips) < 100


@pytest.mark.parametrize(
    ("numbers", "rows", "drawn"),
    [
        ([], 1, [""]),
        ([0, 4, 8], 1, [" ▄█"]),
        ([0, 4, 8], 2, ["  █", " ██"]),
        ([1, 1000], 1, ["▁█"]),
    ],
)
def test_upright_bars(numbers: list[int], rows: int, drawn: list[str]) -> None:
    assert columns(numbers, rows) == drawn


async def test_months_are_bars_where_there_is_room(explore: Explore) -> None:
    for size, seen in (((80, 24), False), ((160, 45), True), ((160, 24), False)):
        async with explore(size) as explorer:
            bars = explorer.screen.query_one(Histogram)
            bars.show({"2017-01": 2, "2017-12": 4})
            await explorer.settle()
            assert bars.display is seen
            assert any("2017-01 – 2017-12" in row for row in explorer.rows) is seen
