"""Nothing acknowledged is ever lost: the process dies with no warning, and what was said to be saved is there."""

from __future__ import annotations

import re
import time

from playwright.sync_api import Locator, Page, expect

from tests.journeys.conftest import OpenPage
from tests.journeys.driver import Driver
from tests.journeys.running_app import RunningApp

WORDS = "/haefter/m01/m01-t1/m01-t1-egne-ord/1"
RECOVERY = "For mig betyder recovery …"
LIST = "/haefter/m01/m01-t1/m01-t1-hjaelper/1"
IMPORTANCE = "/haefter/m01/m01-t4/m01-t4-vigtigt/1"
TYPING_S = 20.0
LATEST_S = 2.0
"""What is being typed is on the disk at the latest this long after it was typed."""
ON_THE_WAY_S = 0.3
"""Of these, how long a keystroke may take from the keyboard to the wire: the slowest of some hundred took 0.29 s while
the machine had five times its load. What the machine that runs the test takes beyond this is allowed for."""


def died(running: RunningApp, open_page: OpenPage, path: str, phone: Driver) -> Driver:
    """Killed without goodbye, started again, and opened at a path in a browser that knows nothing."""
    running.kill()
    phone.page.context.close()
    running.start()
    return open_page(running.link).start(path)


def quiet(phone: Driver) -> Locator:
    """An answer to one thing on the list of the first topic."""
    return phone.page.get_by_role("group", name="Have et sted, hvor der er ro").get_by_role(
        "checkbox", name="Vil prøve"
    )


class Wire:
    """When what is typed leaves the browser; its first letters tell it from all else."""

    def __init__(self, page: Page, first: str) -> None:
        self._sent: list[tuple[float, int]] = []
        self._typed = re.compile(re.escape(first.encode()) + b"[a-z ]*")
        page.on("websocket", lambda socket: socket.on("framesent", self._note))

    def _note(self, payload: bytes | str) -> None:
        found = self._typed.findall(payload if isinstance(payload, bytes) else payload.encode())
        if found:
            self._sent.append((time.monotonic(), max(map(len, found))))

    def slowest_s(self, typed: list[tuple[float, str]]) -> float:
        """The longest that any of these texts took; those that never left are not counted."""
        ways = [
            next((sent - moment for sent, length in self._sent if length >= len(text)), None)
            for moment, text in typed
        ]
        found = [way for way in ways if way is not None]
        assert len(found) > len(typed) / 2, "the wire was not watched"
        return max(found)


def test_saved_means_saved(running: RunningApp, open_page: OpenPage) -> None:
    """Killed at once after "Gemt kl. …" came: the text, the chosen step and the answer on a list are there."""
    phone = open_page(running.link).start(WORDS).begin("Med dine egne ord").sees_not("Gemt kl.")
    phone.write(RECOVERY, "Nøgler til min egen dør 🔑").sees("Gemt kl.")
    phone = died(running, open_page, WORDS, phone)
    phone.holds(RECOVERY, "Nøgler til min egen dør 🔑")

    phone.visit(IMPORTANCE).sees("Hvor vigtigt er det?").sees_not("Gemt kl.")
    phone.choose("Ret vigtigt").sees("Gemt kl.")
    phone = died(running, open_page, IMPORTANCE, phone)
    expect(phone.choice("Ret vigtigt")).to_be_checked()

    phone.visit(LIST).sees("Hvad passer til dig?").sees_not("Gemt kl.")
    phone.tap(quiet(phone)).sees("Gemt kl.")
    phone = died(running, open_page, LIST, phone)
    expect(quiet(phone)).to_be_checked()


def test_typing_without_a_pause_loses_at_most_two_seconds(running: RunningApp, open_page: OpenPage) -> None:
    """Twenty seconds at the keyboard with no pause to save in; killed in the middle of a word."""
    phone = open_page(running.link)
    wire = Wire(phone.page, "Jeg vil ")
    phone.start(WORDS).begin("Med dine egne ord").write(RECOVERY, "Jeg vil ")
    text, typed = "Jeg vil ", [(time.monotonic(), "Jeg vil ")]
    until = time.monotonic() + TYPING_S
    while time.monotonic() < until:
        letter = "male solnedgange ved havet "[len(text) % 27]
        phone.page.keyboard.type(letter)
        text += letter
        typed.append((time.monotonic(), text))
        phone.page.wait_for_timeout(120)
    killed = time.monotonic()
    phone = died(running, open_page, WORDS, phone)
    phone.field(RECOVERY).focus()
    expect(phone.field(RECOVERY)).not_to_have_value("")
    kept = phone.field(RECOVERY).input_value()
    late_s = max(0.0, wire.slowest_s(typed) - ON_THE_WAY_S)
    surely = [text for moment, text in typed if moment < killed - LATEST_S - late_s][-1]
    assert kept.startswith(surely)
    assert text.startswith(kept)
