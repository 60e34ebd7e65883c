"""What the person wants to be called."""

from __future__ import annotations

from imr_workbook.domain.profile import profile
from tests.workbook.turning_calendar import Calendar, open_workbook


def test_a_name_is_kept_letter_for_letter_while_it_is_written() -> None:
    """A pause after the first of two names must not take the space away: the field shows what is kept."""
    workbook = open_workbook(Calendar())
    workbook.call_me("Anne ")
    assert profile(workbook.state).written == "Anne "
    assert profile(workbook.state).name == "Anne"
    workbook.call_me("Anne Marie")
    assert profile(workbook.state).name == "Anne Marie"
