"""No request reaches any host but the app's own: watched by the browser, and by a proxy that it would have to pass."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Error, Request, Response, WebSocket

from tests.journeys.another_program import AnotherProgram, Quiet
from tests.journeys.conftest import OpenPage
from tests.journeys.driver import ALLOWED_ATTEMPT, Driver
from tests.journeys.running_app import RunningApp


class Gate(AnotherProgram):
    """The way out of the browser to any host but this computer; notes who is asked for, and lets nothing through."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        outer = self

        class Handler(Quiet):
            def do_GET(self) -> None:
                outer.asked.append(self.path)
                self.send_error(502)

            do_CONNECT = do_POST = do_HEAD = do_GET  # noqa: N815

        super().__init__(Handler)


@pytest.fixture
def gate() -> Iterator[Gate]:
    """The only way out."""
    standing = Gate()
    yield standing
    standing.close()


def test_a_walk_through_the_app_asks_nobody_else(
    running: RunningApp, open_page: OpenPage, gate: Gate
) -> None:
    """Five places, a handout, Hjælp nu, settings: one script is tried elsewhere, and the browser stops it."""
    phone = open_page(running.link, proxy={"server": gate.address, "bypass": "127.0.0.1"})
    stopped: dict[str, str | None] = {}
    in_vain = asked_in_vain(phone)
    sockets: list[str] = []

    def note_stopped(request: Request) -> None:
        stopped[request.url] = request.failure

    def note_socket(socket: WebSocket) -> None:
        sockets.append(socket.url)

    phone.page.context.on("requestfailed", note_stopped)
    phone.page.on("websocket", note_socket)
    walk(phone.start())

    assert {url for url in phone.elsewhere if not url.endswith(f"/{ALLOWED_ATTEMPT}")} == set()
    assert phone.elsewhere != []
    assert {stopped[url] for url in phone.elsewhere} == {"csp"}
    assert phone.reached == []
    assert sockets != []
    assert {url for url in sockets if not url.startswith(phone.base.replace("http", "ws"))} == set()
    assert gate.asked == []
    assert in_vain == []

    # And whoever does go out is seen: as a page that is not ours.
    with pytest.raises(Error):
        phone.page.goto("https://elsewhere.invalid/")
    assert set(gate.asked) == {"elsewhere.invalid:443"}


def test_emoji_are_drawn_and_no_font_is_sought(running: RunningApp, open_page: OpenPage) -> None:
    """What is written with them is shown with them; a sign that no font of ours has is seen by the search for one."""
    phone = open_page(running.link).start()
    in_vain = asked_in_vain(phone)
    phone.begin().visit("/maal").tap("Jeg har et mål").sees("Hvad vil du gerne?")
    phone.write("Mit mål", "Synge 🎵 med Mikkel 👍🏽 i 🇩🇰").write("Derfor", "Det gør mig glad 😀❤️")
    phone.tap("Færdig").sees("Derfor: Det gør mig glad 😀❤️").tap("Tilbage").sees("Synge 🎵")
    phone.settled()
    assert in_vain == []

    with phone.page.expect_response(lambda response: response.status == 404):
        phone.visit("/indstillinger/navn").sees("Hvad vil du kaldes?").write("Navn", "你")
    assert {url.rpartition(".")[2] for url in in_vain} == {"woff2"}


def asked_in_vain(phone: Driver) -> list[str]:
    """What the page asks its own host for and does not get, from now on; grows as it asks."""
    found: list[str] = []

    def note(response: Response) -> None:
        if response.status >= 400:
            found.append(response.url)

    phone.page.on("response", note)
    return found


def walk(phone: Driver) -> None:
    """As a person looks around on the first day."""
    phone.begin().tap("Læs").sees("Recovery betyder at komme sig").tap("Hæfter").sees("Se alle elleve emner")
    phone.tap("Mål").sees("Hvad passer til dig lige nu?").tap("Min uge").sees("Sådan har jeg det")
    phone.tap("Planer").sees("Dem, jeg kan ringe til").tap("Hjælp nu").sees("Har du brug for hjælp nu?")
    phone.visit("/hjaelp/tal-med-nogen").sees("Livslinien").tap("Luk").sees("Dem, jeg kan ringe til")
    phone.visit("/").tap("Indstillinger").sees("Om arbejdsbogen")
    for path, words in (
        ("/indstillinger/tekst", "Tekststørrelse"),
        ("/indstillinger/farver", "Automatisk"),
        ("/indstillinger/data", "Tag en kopi til dig selv"),
        ("/indstillinger/data/kopi/se", "Sådan ser kopien ud"),
        ("/indstillinger/sprog", "English"),
        ("/indstillinger/om", "Om arbejdsbogen"),
    ):
        phone.visit(path).sees(words)
    phone.visit("/indstillinger/sprog").sees("English").choose("English").sees("Settings")
    phone.reload().sees("Settings")
