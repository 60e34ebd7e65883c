"""The address with nothing after it: the two first pages, and then I dag."""

from __future__ import annotations

from tests.ui.reading_windows import a_reader, show


async def test_the_link_alone_opens_the_first_page_and_then_i_dag() -> None:
    """No other layout takes ”/” for itself."""
    workbook = a_reader(welcomed=False)
    async with show(workbook, "/") as window:
        assert window.sees("Din arbejdsbog")
    workbook.finish_welcome()
    async with show(workbook, "/") as window:
        assert window.sees("Start her")
        assert window.sees("Er det en svær dag?")
