"""Signs in the person's own words."""

from __future__ import annotations

from imr_workbook.domain.kinds import Kind
from imr_workbook.domain.own_signs import OwnSign, Pole, own_sign, own_signs, sign_in_writing
from imr_workbook.domain.state import WorkbookState
from tests.domain.written import written


def test_signs_come_oldest_first_and_empty_ones_are_nowhere() -> None:
    """A sign that was begun and emptied again is shown nowhere."""
    state = written(
        (Kind.OWN_SIGN, "b", {"text": " Jeg ringer mindre til min søster ", "pole": "down"}),
        (Kind.OWN_SIGN, "a", {"text": "Jeg køber ind om natten"}),
        (Kind.OWN_SIGN, "c", {"text": "   "}),
        (Kind.OWN_SIGN, "d", {"text": "Væk", "deleted": True}),
        (Kind.OWN_SIGN, "e", {"pole": "up"}),
    )
    assert own_signs(state) == [
        OwnSign("b", "Jeg ringer mindre til min søster", Pole.DOWN),
        OwnSign("a", "Jeg køber ind om natten"),
    ]
    assert own_sign(state, "c") is None
    assert own_sign(state, "d") is None
    assert own_sign(WorkbookState(), "a") is None


def test_a_pole_of_a_later_version_is_read_as_not_said() -> None:
    """Odd values never stop a summary."""
    state = written(
        (Kind.OWN_SIGN, "a", {"text": "Et tegn", "pole": "sideways"}),
        (Kind.OWN_SIGN, "b", {"text": "Et andet", "pole": ["up"]}),
    )
    assert [sign.pole for sign in own_signs(state)] == [None, None]


def test_the_field_gets_back_exactly_what_was_written() -> None:
    """A space at the end is not taken from a person who is still writing."""
    state = written(
        (Kind.OWN_SIGN, "a", {"text": "Jeg "}),
        (Kind.OWN_SIGN, "b", {"text": "", "pole": "up"}),
        (Kind.OWN_SIGN, "c", {"text": "Væk", "deleted": True}),
    )
    assert [sign_in_writing(state, sign) for sign in "abcd"] == [
        OwnSign("a", "Jeg "),
        OwnSign("b", "", Pole.UP),
        None,
        None,
    ]
