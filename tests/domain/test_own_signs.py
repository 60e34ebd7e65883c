"""Signs in the person's own words."""

from __future__ import annotations

from imr_workbook.domain.kinds import Kind
from imr_workbook.domain.own_signs import OwnSign, Pole, own_sign, own_signs
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
