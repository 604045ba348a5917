"""Correcting by keys: what is decided counts at once on screen, and one key takes it back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tui.panes.article import ArticlePane
from tui.panes.wish import CellWished
from tui.screens.asking import PickScreen, WriteScreen
from tui.widgets.arabic_area import ArabicArea

if TYPE_CHECKING:
    from store import Store
    from tests.tui.conftest import Explore, Explorer


async def to_claims(explorer: Explorer, key: str) -> None:
    """Put the cursor on an article and go to its claims of attendance."""
    await explorer.focus("articles")
    await explorer.press("home", *["down"] * explorer.listed().index(key), "a")
    await explorer.focus("claims")


def states(store: Store, key: str) -> list[str]:
    return [claim.state for claim in store.article(store.article_id(key)).claims]


async def test_a_claim_is_rejected_and_comes_back(
    explore: Explore, store: Store, size: tuple[int, int]
) -> None:
    async with explore(size, coder="Amal") as explorer:
        await to_claims(explorer, "a2")
        await explorer.press("x")
        assert states(store, "a2") == ["returned"]
        assert "علق" not in "".join(explorer.rows[-12:])
        await explorer.press("u")
        assert states(store, "a2") == ["suspended", "returned"]
        await explorer.press("r")
        assert states(store, "a2") == ["returned"]
        await explorer.press("u")
        assert states(store, "a2") == ["suspended", "returned"]


async def test_a_claim_is_changed_by_choosing(explore: Explore, store: Store, size: tuple[int, int]) -> None:
    async with explore(size, coder="Amal") as explorer:
        await to_claims(explorer, "a1")
        await explorer.press("i", "enter", "enter")
        assert isinstance(explorer.app.screen, PickScreen)
        await explorer.type("decl")
        await explorer.press("enter")
        assert states(store, "a1") == ["declined"]
        article = store.article(store.article_id("a1"))
        assert article.claim_statuses == ("corrected",)
        assert any("declined" in row for row in explorer.rows)


async def test_escape_gives_a_change_up(explore: Explore, store: Store) -> None:
    async with explore(coder="Amal") as explorer:
        await to_claims(explorer, "a1")
        await explorer.press("i", "enter", "enter", "escape")
        assert explorer.app.screen is explorer.screen
        assert states(store, "a1") == ["attended"]


async def test_the_value_that_stands_out_is_rejected(explore: Explore, store: Store) -> None:
    async with explore((160, 45), coder="Amal") as explorer:
        await explorer.focus("participants")
        await explorer.press("space")
        chosen = next(iter(explorer.screen.selection.included))
        await explorer.focus("articles")
        await explorer.press("enter", "n")
        article = _current(explorer)
        await explorer.press("x")
        if isinstance(explorer.app.screen, PickScreen):
            await explorer.press("enter")
        [made] = [own for own in store.curation.corrections(article) if own.action == "reject"]
        assert made.quote
        assert (made.value.kind, made.value.value) == chosen  # type: ignore[union-attr]  # a fact


def _current(explorer: Explorer) -> int:
    article = explorer.screen.query_one(ArticlePane)._article
    assert article is not None
    return article.row.id


async def test_selected_words_become_a_value(explore: Explore, store: Store) -> None:
    async with explore((160, 45), coder="Amal") as explorer:
        await explorer.focus("articles")
        await explorer.press("home", *["down"] * explorer.listed().index("a6"), "enter")
        await explorer.press("shift+end", "i")
        await explorer.type("add")
        await explorer.press("enter")
        await explorer.type("person")
        await explorer.press("enter")
        await explorer.type("خالد المحمد")
        await explorer.press("enter")
        [made] = store.curation.corrections(store.article_id("a6"))
        assert (made.action, made.quote) == ("add", "سوق المدينة في الربيع")
        assert [mention.value for mention in store.article(store.article_id("a6")).mentions] == [
            "?خالد المحمد"
        ]


async def test_words_must_be_selected_to_add_a_value(explore: Explore) -> None:
    async with explore(coder="Amal") as explorer:
        await explorer.focus("articles")
        await explorer.press("enter", "i")
        await explorer.type("add")
        await explorer.press("enter")
        assert "Select the words" in explorer.toasts[-1]


async def test_a_tag_and_a_note_of_two_lines_are_written(explore: Explore, store: Store) -> None:
    async with explore(coder="Amal") as explorer:
        await explorer.focus("articles")
        await explorer.press("enter", "i")
        await explorer.type("tag")
        await explorer.press("enter")
        await explorer.type("مهم")
        await explorer.press("enter", "i")
        await explorer.type("note")
        await explorer.press("enter")
        assert isinstance(explorer.app.screen, WriteScreen)
        await explorer.type("سطر")
        await explorer.press("enter")
        await explorer.type("وآخر")
        await explorer.press("ctrl+s")
        tags, notes, _ = store.curation.on_article(_current(explorer))
        assert [tag.tag for tag in tags] == ["مهم"]
        assert [(note.note, note.coder) for note in notes] == [("سطر\nوآخر", "Amal")]


async def test_a_cell_is_not_coded_without_a_reason(explore: Explore, store: Store) -> None:
    async with explore(coder="Amal") as explorer:
        explorer.screen.post_message(CellWished("astana:4", "party", "turkey", "تركيا · الجولة 4"))
        await explorer.settle()
        await explorer.type("absent")
        await explorer.press("enter", "enter", "ctrl+s")
        assert isinstance(explorer.app.screen, WriteScreen)
        assert store.curation.cells() == []
        explorer.app.screen.query_one(ArabicArea).text = "مصدران"
        await explorer.press("ctrl+s")
        assert [(cell.state, cell.role, cell.reason) for cell in store.curation.cells()] == [
            ("absent", None, "مصدران")
        ]


async def test_nothing_happens_where_nothing_stands_out(explore: Explore, store: Store) -> None:
    async with explore(coder="Amal") as explorer:
        await explorer.focus("articles")
        await explorer.press("enter", "x")
        assert "Nothing was found in these words" in explorer.toasts[-1]
        assert store.curation.all_entries() == []


async def test_the_queue_codes_a_cell_that_sources_contradict_each_other_on(
    explore: Explore, store: Store
) -> None:
    first = store.article_id("a1")
    claim = store.article(first).claims[0]
    absent = replace(claim, state="absent")
    store.curation.correct(first, "add", "Basil", replacement=absent, span=(0, 6))
    store.refresh()
    async with explore(coder="Amal") as explorer:
        await explorer.press("s")
        assert any("contradiction" in row for row in explorer.rows)
        await explorer.press("enter")
        await explorer.type("undetermined")
        await explorer.press("enter", "enter")
        explorer.app.screen.query_one(ArabicArea).text = "مصدر ضد نفسه"
        await explorer.press("ctrl+s")
        assert [(cell.meeting_id, cell.state) for cell in store.curation.cells()] == [
            ("astana:1", "undetermined")
        ]
        await explorer.press("s")
        assert "Nothing of this selection" in explorer.toasts[-1]
