"""Answers of a slow terminal that come after we stopped waiting: they must not be taken for keystrokes.

Over a line of more than half a second the answers to our questions arrive when Textual reads the keyboard
already. It knows none of them and hands them on as keys, with ^, the alt key or nothing for escape. Here such
keys are held back while they may be an answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from textual.events import Key
from textual.message import Message

_ESCAPE = "^"
# DA1, DA2, DECRPM of mode 8, and XTVERSION, as the keys that Textual makes of them.
_ANSWER = re.compile(r"\^?\[[?>][\d;]*c|\^?\[8;\d\$y|\^P>\|[^^\\]*\^?\\")
_BEGINNING = re.compile(r"\^|\^?\[[?>]?[\d;]*\$?|\^P(>(\|[^^\\]*\^?)?)?")


class LateAnswers:
    """A sieve for messages of the keyboard."""

    def __init__(self) -> None:
        self._held: list[Message] = []
        self._text = ""

    def pass_on(self, message: Message) -> Iterator[Message]:
        """The messages to deliver now: this one, none while an answer may be arriving, or all that were
        held."""
        if not isinstance(message, Key):
            yield message
            return
        self._held.append(message)
        self._text += _ESCAPE * message.key.startswith("alt+") + (message.character or "\0")
        if _ANSWER.fullmatch(self._text):
            self._held.clear()
            self._text = ""
        elif not _BEGINNING.fullmatch(self._text):
            yield from self.release()

    def release(self) -> Iterator[Message]:
        """Everything that was held: it was no answer."""
        held, self._held, self._text = self._held, [], ""
        yield from held
