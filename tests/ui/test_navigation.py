"""Going to another screen: shown at once, told to the browser, and never stuck."""

from __future__ import annotations

import pytest

from imr_workbook.ui import navigation, routes
from tests.ui.windows import a_window, a_workbook


async def test_a_screen_is_shown_before_the_browser_has_answered() -> None:
    """And the browser is asked to keep the way, so that Back leads back."""
    async with a_window(a_workbook()) as window:
        window.connection.answers = False
        await window.tap("Hæfter")
        assert window.headings()[0] == "Hæfter"
        assert "push_route" in window.connection.called


async def test_the_browsers_answer_draws_nothing_again() -> None:
    """The screen that is there already is neither drawn nor announced twice."""
    async with a_window(a_workbook()) as window:
        await window.tap("Hæfter")
        sent = len(window.connection.sent)
        await window.go(routes.HANDOUTS)
        assert window.connection.sent[sent:] == []


async def test_the_answer_to_one_way_does_not_lead_back_from_the_next() -> None:
    """Two taps in one breath: the last stands."""
    async with a_window(a_workbook()) as window:
        navigation.show(routes.HANDOUTS)
        navigation.show(routes.GOALS)
        await window.settle()
        assert window.page.route == routes.GOALS
        assert window.headings()[0] == "Hvad passer til dig lige nu?"


async def test_a_browser_that_never_answers_holds_nobody_back(monkeypatch: pytest.MonkeyPatch) -> None:
    """The connection was gone for a moment, and with it the answer: the next tap leads on all the same."""
    monkeypatch.setattr(navigation, "ANSWER_S", 0)
    async with a_window(a_workbook()) as window:
        window.connection.answers = False
        await window.tap("Hæfter")
        await window.tap("Mål")
        assert window.headings()[0] == "Hvad passer til dig lige nu?"
