"""Hybrid logical clock stamps: a total order of changes across a person's devices."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple, Self

MAX_AHEAD_MS = 24 * 60 * 60 * 1000
"""A clock this far ahead of ours is believed for order, but not adopted for new stamps."""

_COUNTER_LIMIT = 0xFFFF


class Stamp(NamedTuple):
    """When and where a change was written; compares by time, then counter, then device.

    Text form, sortable as text::

        1795420800000-0003-a1b2c3d4
        └ ms (13)     └ hex └ device
    """

    ms: int
    """Milliseconds since 1970 UTC, as the writing device believed."""
    counter: int
    """Tells changes of the same millisecond apart."""
    device: str
    """Random id of the writing device, without dashes."""

    def __str__(self) -> str:
        return f"{self.ms:013d}-{self.counter:04x}-{self.device}"

    @classmethod
    def parse(cls, text: str) -> Self:
        """The stamp written as `text`.

        Raises:
            ValueError: `text` is not of the form above.
        """
        ms, counter, device = text.split("-", 2)
        return cls(int(ms), int(counter, 16), device)


def next_stamp(last: Stamp | None, now_ms: int, device: str, over: Stamp | None = None) -> Stamp:
    """A stamp for a change written now: later than `last`, even when the clock has gone backwards.

    Args:
        last: the latest stamp so far, or none.
        now_ms: the device's clock.
        device: id of the writing device.
        over: stamp of the value that is written over. The new one is later than that too, however wrong
            the clock was that made it: what a person has just written must stand.
    """
    # A clock without a battery may begin in 1970 by local time, which in Denmark is before 1970 in UTC.
    now_ms = max(0, now_ms)
    floor = max((stamp for stamp in (last, over) if stamp is not None), default=None)
    if floor is None or now_ms > floor.ms:
        return Stamp(now_ms, 0, device)
    if floor.counter < _COUNTER_LIMIT:
        return Stamp(floor.ms, floor.counter + 1, device)
    return Stamp(floor.ms + 1, 0, device)


def observe(last: Stamp | None, seen: Iterable[Stamp], now_ms: int) -> Stamp | None:
    """The stamp that our next one must come after, having seen those of other devices.

    A clock more than `MAX_AHEAD_MS` ahead is not adopted, so that one bad clock does not move
    everybody's.
    """
    latest_ms = now_ms + MAX_AHEAD_MS
    latest = max((stamp for stamp in seen if stamp.ms <= latest_ms), default=last)
    return latest if last is None or latest is None else max(last, latest)
