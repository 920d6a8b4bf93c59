"""Keys typed ahead: each is handled to its end before the next one is looked at.

Textual hands keys to the focused widget as fast as they arrive, while a binding runs only after the key has travelled
up to the app. On a slow link several keys come in one packet, and "c" then "1" would put the 1 on the row below
the dialog that "c" is about to open. Keys therefore wait here for one another.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from inspect import Signature
from typing import Final

from textual import events
from textual.message_pump import MessagePump

from stillnight.tui.part import AppPart

STUCK_AFTER: Final = 0.5
"""Seconds after which a key that never came to its end (its dialog went away under it) no longer holds the rest."""

LAPS: Final = 2
"""How often the way from the focus up to the app is gone behind a key: once for the key, once for what it posted."""

AFTER_PASTE: Final = 0.05
"""Seconds after which a paste has come to the row it is for."""

SETTLE_TRIES: Final = 50
"""How often a screen that has just opened is asked whether it has its focus yet."""


class _Behind:
    """What goes behind a key. Textual looks up how many arguments a callback takes, each time that it calls one.

    Here it is told: to work it out anew for all that goes behind one key would take 0.5 ms.
    """

    __signature__: Final = Signature()

    def __init__(self, call: Callable[..., Awaitable[None] | None], *arguments: object) -> None:
        self._call = call
        self._arguments = arguments

    def __call__(self) -> Awaitable[None] | None:
        return self._call(*self._arguments)


class InOrder(AppPart):
    """An app that handles one key at a time, in the order they were typed."""

    def __init__(self) -> None:
        super().__init__()
        self._typed_ahead: deque[events.Key] = deque()
        self._key_in_hand: events.Key | None = None

    async def on_event(self, event: events.Event) -> None:
        """Called by Textual with every event: keys from the terminal join the queue."""
        if isinstance(event, events.Key) and not event.is_forwarded:
            self._typed_ahead.append(event)
            if self._key_in_hand is None:
                await self._take_next_key()
            else:
                self.set_timer(STUCK_AFTER, lambda stuck=self._key_in_hand: self._let_go(stuck))
        else:
            await super().on_event(event)
            if isinstance(event, events.Paste):
                self.set_timer(AFTER_PASTE, self.key_done)

    async def _take_next_key(self) -> None:
        if not self._typed_ahead:
            return
        key = self._key_in_hand = self._typed_ahead.popleft()
        path = self._path()
        await super().on_event(key)
        self._follow(key, path, laps=LAPS)

    def _path(self) -> Sequence[MessagePump]:
        return (self.focused or self.screen).ancestors_with_self

    def _follow(self, key: events.Key, path: Sequence[MessagePump], laps: int) -> None:
        """Go where the key goes: a message posted to each queue behind it arrives when it has been handled there."""
        for number, pump in enumerate(path):
            if pump.call_later(_Behind(self._follow, key, path[number + 1 :], laps)):
                return
        if laps > 1:
            self._follow(key, self._path(), laps - 1)
        else:
            self._settle(key, SETTLE_TRIES)

    def _settle(self, key: events.Key, tries: int) -> None:
        """Wait until the screen that is now on top can take a key, then let go of this one."""
        if tries and self.screen.focused is None and self.screen.AUTO_FOCUS != "":
            self.set_timer(0.01, lambda: self._settle(key, tries - 1))
        else:
            self.call_later(_Behind(self._let_go, key))

    def key_done(self) -> None:
        """A key came to its end. For subclasses."""

    async def _let_go(self, key: events.Key) -> None:
        if key is self._key_in_hand:
            self._key_in_hand = None
            self.key_done()
            await self._take_next_key()
