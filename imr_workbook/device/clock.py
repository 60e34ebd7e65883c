"""The device's clock, as a value that tests can replace."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta, tzinfo

Clock = Callable[[], datetime]
"""Gives the time now, aware, in the device's own time zone: one that knows the clock of other days too."""


class DeviceZone(tzinfo):
    """The device's time zone, as the system tells it for any moment.

    `astimezone()` alone gives the difference from UTC that holds now: what was saved before the clocks were
    turned would be told an hour wrong, and late in the evening on the wrong day.
    """

    def utcoffset(self, dt: datetime | None) -> timedelta | None:
        """The difference from UTC at a wall time."""
        return None if dt is None else dt.replace(tzinfo=None).astimezone().utcoffset()

    def dst(self, dt: datetime | None) -> timedelta | None:  # noqa: ARG002
        """Not known apart from the difference."""
        return None

    def tzname(self, dt: datetime | None) -> str | None:
        """What the zone is called at a wall time."""
        return None if dt is None else dt.replace(tzinfo=None).astimezone().tzname()

    def fromutc(self, dt: datetime) -> datetime:
        """The wall time at a moment."""
        local = dt.replace(tzinfo=UTC).astimezone()
        first = local.replace(tzinfo=self)
        # In the hour that comes twice, the same wall time is two moments.
        return first if first.utcoffset() == local.utcoffset() else first.replace(fold=1)


_HERE = DeviceZone()


def system_clock() -> datetime:
    """Now, in the device's time zone."""
    return datetime.now(_HERE)
