"""What Python and the page of the web app tell each other."""

from __future__ import annotations

from imr_workbook.device.web_page import WebPage


def test_what_the_page_tells_is_known_and_passed_on_once() -> None:
    page, times = WebPage(), []
    stop = page.subscribe(lambda: times.append((page.newer, page.keeps)))
    page.heard("newer", False)
    page.heard("newer", True)
    page.heard("newer", True)
    page.heard("keeps", False)
    stop()
    page.heard("keeps", True)
    assert times == [(True, None), (True, False)]
    assert (page.newer, page.keeps) == (True, True)


def test_what_is_no_plain_yes_is_no() -> None:
    """And a word of a later page is let be."""
    page = WebPage()
    page.heard("newer", "yes")
    page.heard("keeps", 1)
    page.heard("other", True)
    assert (page.newer, page.keeps) == (False, False)


def test_the_page_is_told_one_word() -> None:
    told: list[str] = []
    page = WebPage(told.append)
    page.ask_to_keep()
    page.use_newer()
    assert told == ["keep", "update"]
