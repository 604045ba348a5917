"""The help screen: every command with its keys and its sentence, straight from the registry."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.registry import COMMANDS, Command, Place, bindings, command, commands_of, shown_key
from tui.terminal.detect import Detection
from tui.views import ViewName
from tui.words import say


@dataclass(frozen=True, slots=True)
class Section:
    """Commands under a heading."""

    heading: str
    commands: tuple[Command, ...]


class HelpScreen(ModalScreen[None]):
    """What can be done, first where the reader is."""

    BINDINGS = bindings("dialog", "article")

    def __init__(self, place: Place, view: ViewName, version: str, terminal: Detection) -> None:
        super().__init__()
        self._place = place
        self._view = view
        self._version = version
        self._terminal = terminal

    def compose(self) -> ComposeResult:
        with VerticalScroll(id="help"):
            yield Static(Content(say("help.head", version=self._version)), classes="help-words")
            for section in sections(self._place, self._view):
                yield Static(Content(section.heading), classes="help-heading")
                for each in section.commands:
                    with Horizontal(classes="help-command"):
                        yield Static(Content(_keys(each)), classes="help-keys")
                        yield Static(Content(each.sentence), classes="help-sentence")
            yield Static(Content(say("help.signs")), classes="help-words")
            yield Static(Content(about(self._terminal)), classes="help-words")

    @property
    def _page(self) -> VerticalScroll:
        return self.query_one(VerticalScroll)

    def action_close(self) -> None:
        self.dismiss()

    def action_down(self) -> None:
        self._page.scroll_down(animate=False)

    def action_up(self) -> None:
        self._page.scroll_up(animate=False)

    def action_page_down(self) -> None:
        self._page.scroll_page_down(animate=False)

    def action_page_up(self) -> None:
        self._page.scroll_page_up(animate=False)

    def action_top(self) -> None:
        self._page.scroll_home(animate=False)

    def action_bottom(self) -> None:
        self._page.scroll_end(animate=False)


def sections(place: Place, view: ViewName) -> Iterator[Section]:
    """The commands of the place that the reader is in, of its view, of everywhere, then the others."""
    seen: set[str] = set()
    places: tuple[Place, ...] = (place, view, "everywhere")
    for each in dict.fromkeys(places):
        own = tuple(found for found in commands_of(each) if found.listed and found.id not in seen)
        seen.update(found.id for found in own)
        if own:
            yield Section(say(f"place.{each}"), own)
    others = tuple(each for each in COMMANDS if each.listed and each.id not in seen)
    if others:
        yield Section(say("place.elsewhere"), others)


def about(terminal: Detection) -> str:
    """What there is to say of Arabic in this terminal, and what the reader can do."""
    harakat = "harakat.can-be-shown" if terminal.keeps_harakat else "harakat.not-here"
    sentences = [
        say("terminal.help", key=command("terminal").key_shown),
        say(harakat, key=command("harakat").key_shown, terminal=terminal.terminal),
    ]
    if terminal.hint:
        sentences.append(say(terminal.hint))
    return "\n".join(sentences)


def _keys(command: Command) -> str:
    return "  ".join(shown_key(key) for key in command.keys)
