"""The terminal dialog: one sentence in each mode, and the reader chooses the row that reads right."""

from __future__ import annotations

import os

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Static

from tui.registry import bindings
from tui.session import Session
from tui.terminal.choice import write_choice
from tui.terminal.detect import REMEMBERED
from tui.terminal.doctor import SENTENCE, VISIBLE_MODES, Fact, font_fact
from tui.terminal.modes import Mode, outlives
from tui.terminal.paint import PaintedApp
from tui.widgets.choice import Choice
from tui.words import say


class Sample(Choice):
    """The sentence in one mode."""

    def __init__(self, mode: Mode) -> None:
        super().__init__(SENTENCE, head=f"{mode:<11}", base="rtl", id=f"mode-{mode}")
        self.mode = mode


class TerminalScreen(Screen[None]):
    """Covers everything, so that no other row is painted in the mode of a sample.

    A mode that holds for the whole window cannot be shown beside others. VTE's is taken back while this is
    open: marks keep the other rows in order. Konsole's and mlterm's stay, since nothing else would keep them;
    the sentence then stands here in that mode only.
    """

    BINDINGS = bindings("dialog", "choices")

    class FontsFound(Message):
        """What fontconfig says."""

        def __init__(self, fact: Fact) -> None:
            super().__init__()
            self.fact = fact

    def __init__(self, session: Session, app: PaintedApp[int]) -> None:
        super().__init__()
        self._session = session
        self._found = session.terminal
        self._painted = app
        self._before = app.terminal_mode
        self._samples = VISIBLE_MODES if outlives(self._before) else (self._before,)

    def compose(self) -> ComposeResult:
        found = self._found
        with VerticalScroll(id="terminal", can_focus=False):
            yield Static(Content(say("terminal.head")))
            for mode in self._samples:
                yield Sample(mode)
            yield Choice(say("terminal.keep", mode=str(self._before)), id="terminal-keep")
            yield Choice(say("terminal.none"), id="terminal-none")
            if found.reason == REMEMBERED:
                yield Choice(say("terminal.forget", terminal=found.terminal), id="terminal-forget")
            yield Static(Content(say(found.hint) if found.hint else ""), id="terminal-advice")
            why = say(found.reason, terminal=found.terminal)
            yield Static(Content(say("terminal.found", mode=str(found.mode), why=why)))
            yield Static(id="terminal-fonts", markup=False)

    def on_mount(self) -> None:
        if self._before is Mode.EXPLICIT:
            self._painted.change_mode(Mode.LRM)
        first = "#terminal-keep" if self._found.known else f"#mode-{self._samples[0]}"
        self.set_focus(self.query_one(first))
        self.run_worker(self._look_for_fonts, thread=True)

    def on_resize(self) -> None:
        self.call_after_refresh(self._place_samples)

    def _place_samples(self) -> None:
        """Tell the application which rows of the screen are samples, wherever they stand by now."""
        if self.is_current:
            self._painted.own_modes = {sample.region.y: sample.mode for sample in self.query(Sample)}
            self._painted.repaint_all()

    def _look_for_fonts(self) -> None:
        self.post_message(self.FontsFound(font_fact(os.environ)))

    @on(FontsFound)
    def _fonts_found(self, event: FontsFound) -> None:
        self.query_one("#terminal-fonts", Static).update(Content(say(event.fact.code, **event.fact.values)))

    # what the reader does

    def action_down(self) -> None:
        self.focus_next(Choice)

    def action_up(self) -> None:
        self.focus_previous(Choice)

    def action_close(self) -> None:
        if not self._found.known:  # asked once, then kept, whatever the answer
            self._remember(self._before)
        self._end(self._before)

    @on(Choice.Picked)
    def _picked(self, event: Choice.Picked) -> None:
        choice = event.choice
        if isinstance(choice, Sample):
            self._take(choice.mode)
        elif choice.id == "terminal-none":
            advice = self._found.hint if self._found.settled or self._found.known else ""
            self.query_one("#terminal-advice", Static).update(Content(say(advice or "doctor.reorders")))
        elif choice.id == "terminal-forget":
            if self._remember(None):
                self.app.notify(say("terminal.forgotten"), markup=False)
            self._end(self._before)
        else:
            self.action_close()

    def _take(self, mode: Mode) -> None:
        if self._found.settled:
            self.app.notify(say("terminal.this-time", mode=str(mode)), markup=False)
        elif self._remember(mode):
            said = say("doctor.remembered", mode=str(mode), terminal=self._found.terminal)
            self.app.notify(said, markup=False)
        self._end(mode)

    def _remember(self, mode: Mode | None) -> bool:
        """Keep the choice for this kind of terminal, or drop it; False when it could not be kept."""
        path = self._session.choices_file
        if path is None:
            return False
        try:
            write_choice(path, self._found.terminal, mode)
        except OSError as error:
            why = error.strerror or str(error)
            sentence = say("doctor.not-remembered", path=str(path), why=why)
            self.app.notify(sentence, severity="error", markup=False)
            return False
        return True

    def _end(self, mode: Mode) -> None:
        self._painted.own_modes = {}
        self.dismiss()
        self._painted.change_mode(mode, was_explicit=self._found.was_explicit)
