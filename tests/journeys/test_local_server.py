"""The local server in a real browser: what a person sees of its guard, and what a bad page gets."""

from __future__ import annotations

from collections.abc import Iterator
from http.cookies import SimpleCookie

import pytest
from playwright.sync_api import Page

from tests.journeys.another_program import AnotherProgram, Quiet
from tests.journeys.conftest import OpenPage
from tests.journeys.driver import Driver
from tests.journeys.running_app import RunningApp
from tests.server.asking import Asker


class Neighbour(AnotherProgram):
    """Another program on another port of this computer, with a page that tries what it can."""

    def __init__(self) -> None:
        self.cookies: list[str] = []
        outer = self

        class Handler(Quiet):
            def do_GET(self) -> None:
                outer.cookies.append(self.headers.get("Cookie", ""))
                self.send_response(200)
                self.send_header("Content-Type", "text/html")
                self.end_headers()
                self.wfile.write(b"<!doctype html><title>Neighbour</title>")

        super().__init__(Handler)


@pytest.fixture
def neighbour() -> Iterator[Neighbour]:
    """Another program on this computer."""
    running = Neighbour()
    yield running
    running.close()


def test_the_key_leaves_the_address_bar(running: RunningApp, open_page: OpenPage) -> None:
    """What can be seen over a shoulder, copied or bookmarked is the address alone; the path is kept."""
    for path in ("/", "/indstillinger/tekst"):
        opened = open_page(running.link).start(path)
        assert opened.page.url == opened.base + path
        assert opened.page.evaluate("document.cookie") == ""


def test_a_reload_and_a_new_tab_are_let_in(phone: Driver) -> None:
    """The browser that was let in stays so for as long as the app runs."""
    phone.sees("Din arbejdsbog").reload().sees("Din arbejdsbog")
    other = Driver(phone.page.context.new_page(), phone.link)
    other.open("/").sees("Din arbejdsbog")
    assert other.reached == []


def test_a_browser_without_the_key_is_told_how_to_get_in(phone: Driver, open_page: OpenPage) -> None:
    """Another browser, and one whose memory was cleared."""
    stranger = open_page(phone.link).page
    stranger.goto(phone.base)
    assert stranger.get_by_role("heading").inner_text() == "Arbejdsbogen er låst her"
    phone.page.evaluate("localStorage.clear()")
    phone.page.reload()
    phone.page.wait_for_url("**/laast")
    assert phone.page.get_by_role("heading").inner_text() == "Arbejdsbogen er låst her"


TRIES = """
async ([address, key]) => {
  const told = (make) => new Promise((resolve) => {
    const thing = make();
    thing.onopen = thing.onload = () => resolve("got in");
    thing.onerror = () => resolve("refused");
    document.body.append(thing instanceof Node ? thing : "");
  });
  const element = (tag, source) => () => Object.assign(document.createElement(tag), {src: source});
  const read = async (path, options) => {
    try { return "read " + (await (await fetch(address + path, options)).text()).length; }
    catch { return "refused"; }
  };
  const ws = address.replace("http", "ws");
  return {
    socket: await told(() => new WebSocket(ws + "/ws")),
    socketWithKey: await told(() => new WebSocket(ws + "/ws/" + key)),
    picture: await told(element("img", address + "/favicon.png")),
    script: await told(element("script", address + "/python.js")),
    page: await read("/", {credentials: "include"}),
    pageWithKey: await read("/?token=" + key, {credentials: "include"}),
    file: await read("/manifest.json", {credentials: "include"}),
  };
}
"""


def tries(page: Page, address: str, key: str) -> dict[str, str]:
    """What a page gets that tries every way a page has; it may even know the key."""
    found: dict[str, str] = page.evaluate(TRIES, [address, key])
    return found


def test_a_page_on_another_port_gets_nothing(phone: Driver, neighbour: Neighbour) -> None:
    """It is of the same site, so the browser sends our cookie along with all it tries."""
    phone.sees("Din arbejdsbog")
    page = phone.page.context.new_page()
    page.goto(neighbour.address)
    found = tries(page, phone.base, phone.link.partition("token=")[2])
    assert set(found.values()) == {"refused"}, found


def test_a_page_of_another_site_gets_nothing(phone: Driver, neighbour: Neighbour) -> None:
    """As any page on the web."""
    phone.sees("Din arbejdsbog")
    page = phone.page.context.new_page()
    page.goto(neighbour.address.replace("127.0.0.1", "localhost"))
    found = tries(page, phone.base, phone.link.partition("token=")[2])
    assert set(found.values()) == {"refused"}, found


def test_the_app_cannot_be_framed(phone: Driver, neighbour: Neighbour) -> None:
    """Nobody can lay a page of theirs over it."""
    phone.sees("Din arbejdsbog")
    page = phone.page.context.new_page()
    page.goto(neighbour.address)
    page.evaluate(
        "address => new Promise(done => { const frame = document.createElement('iframe');"
        "frame.src = address; frame.onload = done; document.body.append(frame); })",
        phone.link,
    )
    inside = [frame.url for frame in page.frames if frame is not page.main_frame]
    assert inside == ["chrome-error://chromewebdata/"]


def test_a_stolen_cookie_opens_nothing(running: RunningApp, phone: Driver, neighbour: Neighbour) -> None:
    """Browsers do send our cookie to other ports, so it may be stolen; the WebSocket asks for the key too."""
    phone.sees("Din arbejdsbog")
    page = phone.page.context.new_page()
    page.goto(neighbour.address)
    asker = Asker(running)
    stolen = [cookie for cookie in neighbour.cookies if asker.cookie_name in SimpleCookie(cookie)]
    assert stolen, "the browser keeps cookies of ports apart: then the key is no longer needed"
    for path in ("/ws", "/ws/", f"/ws/{SimpleCookie(stolen[0])[asker.cookie_name].value}"):
        assert asker.knock(cookie=stolen[0], path=path) == 403
    assert asker.knock(cookie=stolen[0]) == 101, "the cookie is the right one"
