"""Which overwritten texts are kept: none that could be missed, none for every keystroke."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from imr_workbook.domain.changes import Json
from imr_workbook.domain.records import Value, concurrent
from imr_workbook.domain.stamps import Stamp
from imr_workbook.domain.versions import SITTING_MS, Version, kept
from tests.changes import contents, stamps

HERE, THERE = "a1", "b2"
LONG = "Jeg vil gerne ringe til min søster på søndag."


def value(content: Json, ms: int, device: str = HERE, base: int | None = None) -> Value:
    """A value; its base is one of the same device."""
    return Value(content, Stamp(ms, 0, device), None if base is None else Stamp(base, 0, device))


def meet(old: Value, new: Value) -> Version | None:
    return kept("step", "r1", "text", old, new)


def test_the_same_sitting_keeps_one_text() -> None:
    """Autosave writes every other second; nobody wants a version of each."""
    assert meet(value("Gå en t", 0), value("Gå en tur", SITTING_MS, base=0)) is None


def test_a_text_of_an_earlier_sitting_is_kept() -> None:
    """What stood yesterday can be found, also when it is written over today."""
    yesterday = value("Gå en tur", 0)
    assert meet(yesterday, value("Løbe", SITTING_MS + 1, base=0)) == Version(
        "step", "r1", "text", yesterday, concurrent=False
    )


@pytest.mark.parametrize("rest", ["", "Jeg", None, ["noget", "andet"]])
def test_a_text_that_mostly_went_in_one_stroke_is_kept(rest: Json) -> None:
    """A slip of the hand costs nothing."""
    before = value(LONG, 0)
    found = meet(before, value(rest, 1, base=0))
    assert found is not None
    assert found.value == before
    assert not found.concurrent


@pytest.mark.parametrize(("old", "new"), [("kort", ""), (LONG, LONG[:-5]), ("", LONG), ("   ", "")])
def test_small_cuts_and_blanks_are_not_worth_keeping(old: str, new: str) -> None:
    """Nothing to miss is nothing to keep."""
    assert meet(value(old, 0), value(new, 1, base=0)) is None


@pytest.mark.parametrize("number", [3, True, None, [LONG], {"a": LONG}])
def test_only_texts_are_kept(number: Json) -> None:
    """A tick or a choice is made again in a second."""
    assert meet(value(number, 0), value("", SITTING_MS * 9, base=0)) is None


def test_a_text_that_another_device_wrote_unseen_is_kept_whichever_stands() -> None:
    """”Du skrev også: …”, on both devices, whichever heard of the other first."""
    mine, theirs = value("Gå en tur", 5), value("Løbe", 6, THERE)
    for old, new in ((mine, theirs), (theirs, mine)):
        assert meet(old, new) == Version("step", "r1", "text", mine, concurrent=True)


def test_a_chain_of_bases_is_no_conflict() -> None:
    """Here, then there having seen it, then here again: nothing was written unseen."""
    first = Value("Gå", Stamp(1, 0, HERE))
    second = Value("Gå en", Stamp(2, 0, THERE), first.stamp)
    third = Value("Gå en tur", Stamp(3, 0, HERE), second.stamp)
    assert meet(first, second) is None
    assert meet(second, third) is None
    assert meet(third, first) is None


def test_a_late_text_written_over_long_ago_is_not_kept_again() -> None:
    """A change that arrives twice, or late, has had its time."""
    assert meet(value("I dag", SITTING_MS * 9, base=0), value(LONG, 0)) is None


@given(stamps, contents, stamps, contents, st.none() | stamps, st.none() | stamps)
def test_a_text_written_unseen_is_never_lost(
    one: Stamp, text: Json, other: Stamp, another: Json, base: Stamp | None, base_of_other: Stamp | None
) -> None:
    """Of two texts that meet, the one that gives way unseen is kept; both devices keep the same one."""
    first, second = Value(text, one, base), Value(another, other, base_of_other)
    here, there = meet(first, second), meet(second, first)
    if here is not None and here.concurrent:
        assert there == here
    winner, loser = (first, second) if max(first.stamp, second.stamp) == first.stamp else (second, first)
    assume(first.stamp != second.stamp)
    if concurrent(winner, loser) and isinstance(loser.content, str) and loser.content.strip():
        assert winner.content == loser.content or (here is not None and here.value == loser)


def test_two_texts_of_a_copied_device_are_both_there() -> None:
    """The one that does not stand is kept."""
    one, other = value("Gå en tur", 5), value("Løbe", 5)
    found = meet(one, other)
    assert found is not None
    assert found == meet(other, one)
    assert found.value in (one, other)
    assert found.concurrent
