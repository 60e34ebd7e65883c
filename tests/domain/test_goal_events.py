"""Goal events: days and words for a line of time."""

from __future__ import annotations

from hypothesis import given

from imr_workbook.domain.changes import Json
from imr_workbook.domain.goal_events import GoalEvent, What, goal_events
from imr_workbook.domain.kinds import Kind
from imr_workbook.domain.state import WorkbookState
from tests.domain.odd_values import fields
from tests.domain.test_goals import a_goal, a_part
from tests.domain.test_reviews import a_review
from tests.domain.test_steps import a_step, on
from tests.domain.written import MONDAY, written


def test_what_happened_stands_in_order_of_days() -> None:
    """Goals begun, reached and changed, and steps taken, oldest first, in the person's words."""
    state = written(
        a_goal("g1", "Se mine venner ", status="reached", since=on(40)),
        a_goal("g2", "Synge i kor", status="changed", since=on(20), started=on(3)),
        a_part("p1", text="Ses hver uge", status="reached", since=on(30)),
        a_step("s1", "Ringe til Ida"),
        a_review("r1", day=on(2), text="Ringe til Ida", outcome="did_it"),
        a_step("s2", "Gå en tur"),
        a_review("r2", "s2", day=on(9), text="Gå en tur", outcome="some_of_it"),
    )
    days = {on(days): days for days in range(60)}
    assert [(days[one.day.isoformat()], one.text, one.what) for one in goal_events(state)] == [
        (0, "Se mine venner", What.BEGUN),
        (2, "Ringe til Ida", What.STEP_DONE),
        (3, "Synge i kor", What.BEGUN),
        (9, "Gå en tur", What.STEP_PARTLY),
        (20, "Synge i kor", What.CHANGED),
        (30, "Ses hver uge", What.REACHED),
        (40, "Se mine venner", What.REACHED),
    ]


def test_what_did_not_come_to_anything_is_no_event() -> None:
    """Pauses, steps that were not taken, and practices leave no mark."""
    state = written(
        a_goal("g1", status="paused", since=on(5), started=None),
        a_step("s1"),
        a_review("r1", outcome="not_this_time"),
        a_step("s2"),
        a_review("r2", "s2", outcome="something_else"),
        a_step("s3", outcome="did_it"),
        (Kind.PRACTICE, "m01-t1-p", {"text": "Læg mærke til noget", "chosen": on(0)}),
        a_review("r3", "m01-t1-p", kind=Kind.PRACTICE.value, outcome="did_it"),
    )
    assert goal_events(state) == ()


def test_a_step_keeps_the_words_it_was_told_under() -> None:
    """Rewording the step afterwards does not reword the past; each try is an event of its own."""
    state = written(
        a_step("s1", "Noget helt andet"),
        a_review("r1", text="Gå en tur", outcome="did_it"),
        a_review("r2", text="Gå en tur", outcome="did_it", day=on(7)),
        a_review("r3", text="", outcome="did_it", day=on(8)),
    )
    assert [one.text for one in goal_events(state)] == ["Gå en tur", "Gå en tur", "Noget helt andet"]


def test_a_corrected_telling_is_one_event_or_none() -> None:
    """The latest stands."""
    done = written(
        a_step(), a_review("r1", outcome="some_of_it"), a_review("r2", outcome="did_it", corrects="r1")
    )
    assert goal_events(done) == (GoalEvent(MONDAY, "Gå en tur", What.STEP_DONE),)
    undone = written(a_review("r3", outcome="not_this_time", corrects="r1"), state=done)
    assert goal_events(undone) == ()


def test_removed_goals_and_steps_leave_nothing_behind() -> None:
    """What a person takes away is gone from the line of time too."""
    state = written(
        a_goal("g1", deleted=True),
        a_part("p1", status="reached", since=on(3)),
        a_step("s1", deleted=True),
        a_review("r1", outcome="did_it"),
    )
    assert goal_events(state) == ()
    assert goal_events(WorkbookState()) == ()


@given(
    fields(["text", "started", "status", "since", "deleted"]),
    fields(["kind", "about", "day", "text", "outcome", "corrects"]),
)
def test_odd_values_never_break_the_line(goal: dict[str, Json], told: dict[str, Json]) -> None:
    """Whatever a later version has written, events have a day and words, in order."""
    state = written((Kind.LONG_GOAL, "g1", goal), a_step("s1"), a_review("r1", **told))
    found = goal_events(state)
    assert list(found) == sorted(found)
    assert all(one.text for one in found)
