"""What every full screen of the explorer answers: walking between panes, help, palette, leaving."""

from __future__ import annotations

import shlex
from typing import ClassVar

from textual import events, on
from textual.screen import Screen
from textual.widget import Widget

from tui.panes.pane import Pane
from tui.registry import Command, Place
from tui.terminal.detect import Detection
from tui.views import ViewName
from tui.widgets.chips import ChipLine
from tui.widgets.find_line import FindLine
from tui.widgets.key_line import KeyLine
from tui.widgets.mirror import step_in_reading
from tui.widgets.search_line import SearchLine
from tui.widgets.view_tabs import ViewTabs
from tui.words import say, term


class WorkScreen(Screen[None]):
    """A screen of panes in columns, with a footer for the pane that has the keyboard."""

    AUTO_FOCUS = ""  # the pane that was left last time gets the keyboard

    view: ClassVar[ViewName]

    def __init__(self, version: str, terminal: Detection) -> None:
        """Both are for the help."""
        super().__init__()
        self._version = version
        self._terminal = terminal
        self._used: dict[int, Pane] = {}
        self.last_pane: Place | None = None

    def columns(self) -> list[list[Pane]]:
        """The panes as columns in reading order: a step aside goes to the column's pane last used."""
        raise NotImplementedError

    @property
    def place(self) -> Place:
        """Where the keyboard is."""
        return place_of(self.focused)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        place = place_of(event.widget)
        self.query_one(KeyLine).show(place)
        self.app.title = say("window.title", place=term("window", place))
        for number, column in enumerate(self.columns()):
            for pane in column:
                if pane.place == place or event.widget in pane.walk_children():
                    self._used[number] = pane
                    self.last_pane = pane.place

    def action_pane_left(self) -> None:
        self._step_aside(-1)

    def action_pane_right(self) -> None:
        self._step_aside(1)

    def _step_aside(self, towards: int) -> None:
        step = step_in_reading(towards)
        if isinstance(self.focused, ChipLine):
            self.focused.move(step)
            return
        columns = self.columns()
        here = [number for number, column in enumerate(columns) if self._holds_focus(column)]
        target = max(0, min(here[0] + step, len(columns) - 1)) if here else 0
        if not here or target != here[0]:
            self._used.get(target, columns[target][0]).take_focus()

    def _holds_focus(self, column: list[Pane]) -> bool:
        return any(pane in self.focused.ancestors for pane in column) if self.focused else False

    def action_next_pane(self) -> None:
        self.focus_next()

    def action_previous_pane(self) -> None:
        self.focus_previous()

    async def action_help(self) -> None:
        from tui.screens.help import HelpScreen

        await self.app.push_screen(HelpScreen(self.place, self.view, self._version, self._terminal))

    async def action_terminal(self) -> None:
        await self.app.run_action("terminal")

    def command_words(self) -> list[str]:
        """The command line for what is shown, without the name of the program."""
        raise NotImplementedError

    def action_copy_command(self) -> None:
        line = shlex.join(["jawla", *self.command_words()])
        self.app.copy_to_clipboard(line)
        self.notify(say("command-copied", command=line), markup=False)

    async def action_theme(self) -> None:
        await self.run_action("app.theme")

    async def action_density(self) -> None:
        await self.run_action("app.density")

    async def action_suspend(self) -> None:
        await self.run_action("app.suspend")

    async def action_palette(self) -> None:
        from textual.command import CommandPalette

        await self.app.push_screen(CommandPalette(id="--command-palette"))

    async def action_quit(self) -> None:
        await self.app.action_quit()

    def offers(self, command: Command) -> bool:
        """Whether the command can be done in this view, in whichever pane."""
        places = {"everywhere", self.view, self.place, *(pane.place for pane in self.query(Pane))}
        return not places.isdisjoint(command.places)

    async def perform(self, command: Command) -> None:
        """Do a command asked for by palette or mouse: where the keyboard is, else in its own pane."""
        await self.app.run_action(command.action, default_namespace=self._answering(command))

    def _answering(self, command: Command) -> Widget | Screen[None]:
        if "everywhere" in command.places or self.view in command.places:
            return self
        here = [self.focused, *self.focused.ancestors] if self.focused is not None else []
        for widget in here:
            if isinstance(widget, Widget) and getattr(widget, "place", None) in command.places:
                return widget
        return next((pane for pane in self.query(Pane) if pane.place in command.places), self)

    @on(KeyLine.Clicked)
    @on(ViewTabs.Clicked)
    async def _key_clicked(self, event: KeyLine.Clicked | ViewTabs.Clicked) -> None:
        await self.perform(event.command)


def place_of(widget: Widget | None) -> Place:
    """The place that a widget belongs to."""
    node = widget
    while node is not None:
        if isinstance(node, Pane | ChipLine | SearchLine | FindLine):
            return node.place
        node = node.parent if isinstance(node.parent, Widget) else None
    return "everywhere"
