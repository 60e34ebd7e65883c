"""Two windows on one workbook: each draws its own screen, and hears what the other did."""

from __future__ import annotations

from tests.ui.windows import a_window, a_workbook, library


async def test_reading_in_one_window_leaves_each_to_its_own_client() -> None:
    """A page that is opened is remembered while its window draws; what it draws next is still its own."""
    module = library().modules[0]
    page = module.topics[0].pages[0]
    workbook = a_workbook()
    async with a_window(workbook, "/haefter") as first, a_window(workbook, "/haefter") as second:
        await first.go(f"/haefter/{module.id}/{module.topics[0].id}/{page.id}/1")
        by_first, by_second = len(first.connection.sent), len(second.connection.sent)
        await first.go("/indstillinger")
        assert "Indstillinger" in first.headings()
        assert len(first.connection.sent) > by_first
        assert len(second.connection.sent) == by_second


async def test_what_is_done_in_one_window_is_drawn_by_the_other() -> None:
    """The name chosen in one is sent by the other to its own client, which stays where it is."""
    workbook = a_workbook()
    async with a_window(workbook, "/") as first, a_window(workbook, "/indstillinger/navn") as second:
        by_first = len(first.connection.sent)
        await second.write("Navn", "Aya")
        assert "Hej Aya" in first.headings()
        assert len(first.connection.sent) > by_first
        assert "Hvad vil du kaldes?" in second.headings()
