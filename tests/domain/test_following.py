"""Periods of questions: six weeks, and then they end by themselves."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from imr_workbook.domain.following import (
    MOST,
    WEEKS,
    TooManyItems,
    UnknownItem,
    checked,
    following,
    followings,
)
from imr_workbook.domain.instruments import OFFERED, own_sign_item
from imr_workbook.domain.kinds import Kind
from imr_workbook.domain.state import WorkbookState
from tests.domain.written import MONDAY, a_period, written

SIGN = (Kind.OWN_SIGN, "s1", {"text": "Jeg sover mindre"})


def after(days: int) -> date:
    return MONDAY + timedelta(days=days)


def test_nothing_is_followed_in_a_new_workbook() -> None:
    """The questions begin only when the person begins them."""
    assert following(WorkbookState()) is None
    assert followings(WorkbookState()) == []


@pytest.mark.parametrize(
    ("day", "runs", "week"),
    [
        (after(-800), False, 0),
        (after(-8), False, 0),
        (after(-7), True, 0),
        (after(-1), True, 0),
        (after(0), True, 0),
        (after(6), True, 0),
        (after(7), True, 1),
        (after(41), True, 5),
        (after(42), False, 5),
        (after(4000), False, 5),
    ],
)
def test_a_period_runs_for_six_weeks(day: date, runs: bool, week: int) -> None:
    """It ends by itself; a clock set far back does not keep it waiting for years."""
    period = following(written(a_period()))
    assert period is not None
    assert (period.runs(day), period.week_on(day)) == (runs, week)
    assert period.ends == after(WEEKS * 7)
    assert period.opens(week) == after(week * 7)


def test_a_stopped_period_does_not_run_again() -> None:
    """Stop means stop, on the day itself too."""
    period = following(written(a_period(stopped=after(3))))
    assert period is not None
    assert not any(period.runs(after(days)) for days in range(-10, 60))


def test_after_the_last_questions_the_period_is_at_its_end() -> None:
    """No empty week is waited for when the sixth week's questions are done with."""
    period = following(written(a_period(over={5: after(36)})))
    assert period is not None
    assert not period.runs(after(36))
    assert period.is_over(5)
    assert not period.is_over(4)


def test_the_latest_period_counts() -> None:
    """By when it was begun, not by the date that the clock then showed."""
    state = written(a_period("p1", after(0)), a_period("p2", date(2019, 1, 1)))
    assert [period.id for period in followings(state)] == ["p1", "p2"]
    latest = following(state)
    assert latest is not None
    assert latest.id == "p2"


@pytest.mark.parametrize("odd", [{"started": "snart"}, {"started": None}, {"deleted": True}])
def test_a_period_that_cannot_be_read_is_left_out(odd: dict[str, str | bool | None]) -> None:
    """What a later version wrote never stops a screen."""
    kind, record_id, fields = a_period()
    assert following(written((kind, record_id, {**fields, **odd}))) is None


def test_odd_items_are_left_out() -> None:
    """Items are text; anything else is not read."""
    kind, record_id, fields = a_period()
    for odd, items in ((["sleep", 7, None, "later"], ("sleep", "later")), ("sleep", ()), (None, ())):
        period = following(written((kind, record_id, {**fields, "items": odd, "over.2": "x"})))  # type: ignore[dict-item]
        assert period is not None
        assert period.items == items
        assert period.over == ()


def test_at_most_four_items_besides_hope() -> None:
    """Few questions: four besides hope, each once, in the order chosen."""
    state = written(SIGN)
    assert checked(state, ["energy", "sleep", "energy"]) == ("energy", "sleep")
    assert checked(state, []) == ()
    assert len(checked(state, OFFERED[:MOST])) == MOST
    assert checked(state, [own_sign_item("s1")]) == (own_sign_item("s1"),)
    with pytest.raises(TooManyItems):
        checked(state, OFFERED[: MOST + 1])


@pytest.mark.parametrize("item", ["hope", "hope_source", "later", own_sign_item("s2"), "own_sign", ""])
def test_only_what_is_offered_can_be_followed(item: str) -> None:
    """Hope is followed already; a sign without words cannot be asked about."""
    with pytest.raises(UnknownItem):
        checked(written(SIGN), ["sleep", item])
