"""The device's clock knows the time of other days too."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from imr_workbook.device.clock import system_clock

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the time zone cannot be set for one process")

WINTER = datetime(2026, 3, 28, 22, 30, tzinfo=UTC)
SUMMER = datetime(2026, 10, 24, 21, 30, tzinfo=UTC)
TWICE = datetime(2026, 10, 25, 0, 30, tzinfo=UTC), datetime(2026, 10, 25, 1, 30, tzinfo=UTC)


@pytest.fixture(autouse=True)
def in_denmark(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """With the rules in the name, so that no time zone database is needed."""
    monkeypatch.setenv("TZ", "CET-1CEST,M3.5.0,M10.5.0/3")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize(
    ("moment", "wall"), [(WINTER, "2026-03-28 23:30"), (SUMMER, "2026-10-24 23:30")], ids=["winter", "summer"]
)
def test_another_day_is_told_by_the_clock_of_that_day(moment: datetime, wall: str) -> None:
    """Whichever side of the turn we are on now: the hour that stood on the wall then, and the same evening."""
    told = datetime.fromtimestamp(moment.timestamp(), system_clock().tzinfo)
    assert f"{told:%Y-%m-%d %H:%M}" == wall
    assert told == moment


def test_the_hour_that_comes_twice_is_two_hours() -> None:
    """The night the clocks are set back: the same on the wall, and still an hour apart."""
    first, second = (moment.astimezone(system_clock().tzinfo) for moment in TWICE)
    assert first.replace(fold=0, tzinfo=None) == second.replace(fold=0, tzinfo=None)
    assert second.timestamp() - first.timestamp() == timedelta(hours=1).total_seconds()


def test_now_is_now() -> None:
    """Aware, and the same moment as everybody else's."""
    before = datetime.now(UTC)
    now = system_clock()
    assert before <= now <= datetime.now(UTC)
    assert now.tzname() in {"CET", "CEST"}
