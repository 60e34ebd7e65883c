"""Arrival: when a screen came into sight, so that a hand that taps twice does not answer it unseen."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import flet as ft

from imr_workbook.ui.state import made

SETTLE_S = 0.4
"""A tap sooner than this after a screen came was meant for the screen before it."""


class Arrival:
    """When the screen that is shown came."""

    def __init__(self) -> None:
        self._screen: str | None = None
        self._since = 0.0

    def at(self, screen: str) -> None:
        """This screen is shown now; only the first time counts."""
        if screen != self._screen:
            self._screen, self._since = screen, time.monotonic()

    def steady(self, action: Callable[[], Any]) -> Callable[[], Any]:
        """`action`, but not for a tap that was meant for the screen before."""

        def act() -> Any:
            return action() if time.monotonic() - self._since >= SETTLE_S else None

        return act


def use_arrival(part: object = "") -> Arrival:
    """The arrival of what the calling component shows now.

    Args:
        part: what tells it from what else the component shows on the same path.
    """
    arrival = made(Arrival)
    arrival.at(f"{ft.use_route_location()} {part}")
    return arrival
