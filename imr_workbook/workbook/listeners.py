"""Whoever wants to hear of every change."""

from __future__ import annotations

import logging
from collections.abc import Callable

log = logging.getLogger(__name__)

Listener = Callable[[], None]
"""Called after every change; what is new is read from whoever called."""


class Listeners:
    """Tells everybody; one that fails keeps no other from hearing."""

    def __init__(self) -> None:
        self._listeners: list[Listener] = []

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call `listener` after every change until the returned function is called."""
        self._listeners.append(listener)

        def unsubscribe() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return unsubscribe

    def tell(self) -> None:
        """Something has changed."""
        for listener in tuple(self._listeners):
            try:
                listener()
            except Exception as error:  # noqa: BLE001
                log.error("listener: %s", type(error).__name__)
