"""The device's clock, as a value that tests can replace."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

Clock = Callable[[], datetime]
"""Gives the time now, aware, in the device's own time zone."""


def system_clock() -> datetime:
    """Now, in the device's time zone."""
    return datetime.now().astimezone()
