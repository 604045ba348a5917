"""Keys one after the other, so that keys typed at once do what they would have done typed slowly.

Textual hands every key at once to the widget that has the keyboard then. What a key does happens later: it
climbs from that widget to the application, whose bindings run an action, whose messages climb again. By then
the keys behind it lie with the old widget: of "/word" the slash would go to the search line, and "word" would
run the list's commands. Here the next key waits until the one before has done all that it does.
"""

from __future__ import annotations

from collections import deque

from textual import events
from textual.app import App, ReturnType
from textual.dom import DOMNode
from textual.timer import Timer

_CLIMBS = 3
"""A key climbs, then the message of what it did (a submitted input), then what follows (the search ended)."""

_LONGEST = 2.0
"""Seconds after which the next key no longer waits: a widget that goes away takes its queue with it."""


class KeysInOrder(App[ReturnType]):
    """An application that hands out a key or a paste when the one before is done."""

    def __init__(self, driver_class: type | None = None) -> None:
        super().__init__(driver_class=driver_class)
        self._keys: deque[events.Key | events.Paste] = deque()
        self._under_way = False
        self._patience: Timer | None = None

    @property
    def keys_under_way(self) -> bool:
        """Whether a key is not yet done with."""
        return self._under_way

    async def on_event(self, event: events.Event) -> None:
        if isinstance(event, events.InputEvent) and not self.screen_stack:
            return  # typed behind the key that left: its screen is gone
        if isinstance(event, events.Key | events.Paste) and not event.is_forwarded:
            self._keys.append(event)
            if not self._under_way:
                await self._hand_out()
        else:
            await super().on_event(event)

    async def _hand_out(self) -> None:
        """Give the next key to who has the keyboard now, and go behind it."""
        if self._patience is not None:
            self._patience.stop()
        self._under_way = bool(self._keys)
        if self._under_way:
            receiver = self.focused or self.screen
            self._patience = self.set_timer(_LONGEST, self._hand_out)
            await super().on_event(self._keys.popleft())
            self._climb(receiver, receiver, _CLIMBS)

    def _climb(self, node: DOMNode, start: DOMNode, climbs: int) -> None:
        """Go through the queues that the key goes through, always behind it."""
        if node is not self:
            above = node.parent or self
            if not node.call_later(self._climb, above, start, climbs):
                self._climb(self, start, climbs)
        elif climbs > 1:
            self._climb(start, start, climbs - 1)
        else:
            self.call_later(self._hand_out)
