"""The page of the web app, as Python knows it: versions, whether it keeps what is written, and colours."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal


class WebPage:
    """Around what is told between Python and the page; where there is no such page, nothing is ever told."""

    newer = False
    """Whether a newer version has been fetched, and waits."""
    keeps: bool | None = None
    """Whether the browser has promised to keep what is written when room is scarce; none where it was not asked."""

    def __init__(self, tell: Callable[[str], None] | None = None) -> None:
        """Nothing is told at first.

        Args:
            tell: the page, one word: `keep`, `update`, `system`, `light` or `dark`; none where there is no such page.
        """
        self.there = tell is not None
        self._tell = tell or (lambda _what: None)
        self._listeners: list[Callable[[], None]] = []

    def subscribe(self, listener: Callable[[], None]) -> Callable[[], None]:
        """Have `listener` called when one of the two has changed, until what is returned is called."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def heard(self, what: str, value: object) -> None:
        """The page tells: `newer` or `keeps`, and whether; what a later page tells besides is let be."""
        before = self.newer, self.keeps
        if what == "newer":
            self.newer = value is True
        elif what == "keeps":
            self.keeps = value is True
        if before != (self.newer, self.keeps):
            for listener in list(self._listeners):
                listener()

    def ask_to_keep(self) -> None:
        """Have the browser asked to keep what is written; `keeps` tells what it answered."""
        self._tell("keep")

    def use_newer(self) -> None:
        """Have what is being written saved, and the page loaded anew in the newer version."""
        self._tell("update")

    def wear(self, colours: Literal["system", "light", "dark"]) -> None:
        """Have the page remember the colours of the app, so that the next start does not dazzle anybody."""
        self._tell(colours)
