"""The address with nothing after it: the two first pages, and then I dag."""

from __future__ import annotations

from tests.ui.windows import a_window, a_workbook


async def test_the_link_alone_opens_the_first_page_and_then_i_dag() -> None:
    """No other layout takes ”/” for itself."""
    workbook = a_workbook(welcomed=False)
    async with a_window(workbook, "/") as window:
        assert window.sees("Din arbejdsbog")
    workbook.finish_welcome()
    async with a_window(workbook, "/") as window:
        assert window.sees("Start her")
        assert window.sees("Er det en svær dag?")
