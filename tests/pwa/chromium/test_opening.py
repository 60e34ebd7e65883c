"""Our own page until the app is there: what it says of how far it has come, and in which colours."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from imr_workbook.ui import routes
from tests.pwa.driver import PwaDriver
from tests.pwa.host import Host, plain
from tools.pwa.offline import offline
from tools.pwa.page import page as our_page

WEB = Path("web")
FETCHING = "Henter arbejdsbogen. Det tager lidt tid første gang."
STILL_FETCHING = "Det tager tid at hente arbejdsbogen. Du kan bruge Hjælp nu imens."
OPENING = "Åbner arbejdsbogen …"
STILL_OPENING = "Det tager længere, end det plejer. Du kan bruge Hjælp nu imens."
PAPER = {"light": "rgb(250, 247, 242)", "dark": "rgb(20, 25, 27)"}

PYTHON = """
globalThis.Worker = class extends Worker {
  constructor(...all) {
    super(...all);
    globalThis.python = this;
  }
};
"""
"""A worker in whose place a test speaks."""

NOTES = """
globalThis.said = [];
const note = () => {
  const shown = [...document.querySelectorAll("[data-in='opening'] p")].filter((one) => one.checkVisibility(
    { visibilityProperty: true }));
  const words = shown.map((one) => one.textContent).join(" + ");
  if (words && said.at(-1) !== words) said.push(words);
};
new MutationObserver(note).observe(document, { subtree: true, childList: true, attributes: true });
"""
"""What stands in the place that is read aloud, each time that it is something else."""


@pytest.fixture
def host(tmp_path: Path) -> Iterator[Host]:
    """Our page with a worker that does nothing, and no client."""
    our_page(WEB, tmp_path)
    (tmp_path / "worker.mjs").write_text("")
    (tmp_path / "flutter_bootstrap.js").write_text("")
    (tmp_path / "pyodide").mkdir()
    (tmp_path / "pyodide/pyodide.asm.wasm").write_bytes(b"\0asm\1\0\0\0")
    offline(WEB / "service-worker.js", tmp_path)
    with Host(plain(tmp_path)) as host:
        yield host


@pytest.fixture
def page(context: BrowserContext, host: Host) -> Page:
    """Time stands still on it, but for what a test lets go by."""
    page = context.new_page()
    page.add_init_script(PYTHON + NOTES)
    page.clock.install(time=0)
    page.clock.pause_at(1000)
    page.goto(host.link)
    return page


def python_says(page: Page, kind: str) -> None:
    """The page hears it from the worker."""
    page.evaluate("kind => python.onmessage({ data: { kind } })", kind)


def there(page: Page) -> None:
    """The app names the window."""
    page.evaluate("document.title = 'I dag · IMR-arbejdsbogen'")
    page.clock.run_for(100)
    assert page.evaluate("document.documentElement.dataset.state ?? null") is None


def said(page: Page) -> list[str]:
    found: list[str] = page.evaluate("said")
    return found


def test_the_first_time_it_is_fetched_and_then_opened(page: Page) -> None:
    python_says(page, "fetched")
    page.clock.run_for(9_900)
    there(page)
    page.clock.run_for(60_000)
    assert said(page) == [FETCHING, OPENING]
    assert page.locator("#opening").count() == 0


def test_what_takes_its_time_is_said_once_with_what_can_be_done_meanwhile(page: Page) -> None:
    page.clock.run_for(9_900)
    assert said(page) == [FETCHING]
    page.clock.run_for(3_600_000)
    assert said(page) == [FETCHING, STILL_FETCHING]
    python_says(page, "fetched")
    page.clock.run_for(9_900)
    assert said(page) == [FETCHING, STILL_FETCHING, OPENING]
    page.clock.run_for(3_600_000)
    assert said(page) == [FETCHING, STILL_FETCHING, OPENING, STILL_OPENING]
    expect(page.get_by_role("status")).to_have_text(STILL_OPENING, use_inner_text=True)


def test_a_later_visit_says_that_it_opens_and_nothing_else(page: Page) -> None:
    """Nothing flickers: not when Python is there, nor when the browser has become slow."""
    there(page)
    page.evaluate("navigator.serviceWorker.ready.then((one) => one.active.state)")
    page.wait_for_function("navigator.serviceWorker.controller !== null", polling=50)
    page.reload()
    page.evaluate(
        "channel = new BroadcastChannel('as if from Python'), channel.postMessage({ kind: 'fetched' })"
    )
    page.clock.run_for(9_900)
    assert said(page) == [OPENING]
    page.clock.run_for(200)
    assert said(page) == [OPENING, STILL_OPENING]
    python_says(page, "failed")
    expect(page.get_by_text("Arbejdsbogen kan ikke åbnes lige nu.")).to_be_visible()


def test_waiting_for_another_page_is_no_slow_start(page: Page) -> None:
    python_says(page, "fetched")
    python_says(page, "taken")
    page.clock.run_for(3_600_000)
    python_says(page, "mine")
    page.clock.run_for(9_900)
    assert said(page)[-1] == OPENING
    page.clock.run_for(200)
    assert said(page)[-1] == STILL_OPENING


@pytest.mark.parametrize(("width", "letters"), [(320, "200%"), (390, "100%"), (1180, "200%")])
def test_no_number_moves_away_under_a_finger(page: Page, width: int, letters: str) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    page.evaluate("size => { document.documentElement.style.fontSize = size; }", letters)
    page.get_by_text("Hjælp nu", exact=True).click()
    number = page.get_by_role("link", name="112").first
    places = [number.bounding_box()]
    page.clock.run_for(10_100)
    places.append(number.bounding_box())
    python_says(page, "fetched")
    places.append(number.bounding_box())
    page.clock.run_for(10_100)
    places.append(number.bounding_box())
    assert len({str(place) for place in places}) == 1
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize(("chosen", "phone"), [("dark", "light"), ("light", "dark")])
def test_the_colours_of_the_app_are_there_before_anything_is_drawn(
    context: BrowserContext, host: Host, chosen: str, phone: str
) -> None:
    """No script of ours runs after the page was first seen; left to the phone, nothing stays behind."""
    page = context.new_page()
    page.emulate_media(color_scheme="dark" if phone == "dark" else "light")
    page.add_init_script(
        PYTHON + "addEventListener('DOMContentLoaded', () => {"
        " globalThis.first = [document.documentElement.dataset.colours, performance.getEntriesByType('paint').length];"
        "});"
    )
    page.goto(host.link)
    assert _seen(page) == PAPER[phone]
    _told(page, chosen)
    assert _seen(page) == PAPER[chosen]
    page.reload()
    assert page.evaluate("first") == [chosen, 0]
    assert _seen(page) == PAPER[chosen]
    assert _bar(page) == {"light": "#FAF7F2", "dark": "#14191B"}[chosen]
    _told(page, "system")
    page.reload()
    assert _seen(page) == PAPER[phone]
    assert _bar(page) == {"light": "#FAF7F2", "dark": "#14191B"}[phone]
    assert page.evaluate("localStorage.length") == 0


def test_nothing_else_is_taken_for_colours(context: BrowserContext, host: Host) -> None:
    page = context.new_page()
    page.goto(host.link)
    page.evaluate("localStorage.setItem('colours', 'red')")
    page.reload()
    assert page.evaluate("document.documentElement.dataset.colours ?? null") is None
    assert _seen(page) == PAPER["light"]


def _told(page: Page, colours: str) -> None:
    python_says(page, colours)
    assert page.evaluate("localStorage.getItem('colours')") == (None if colours == "system" else colours)


def _seen(page: Page) -> str:
    html, opening = page.evaluate(
        "[document.documentElement, document.getElementById('opening')]"
        ".map((one) => getComputedStyle(one).backgroundColor)"
    )
    assert html == opening
    return str(html)


def _bar(page: Page) -> str:
    """The first that fits counts."""
    return str(
        page.evaluate(
            "[...document.querySelectorAll('meta[name=theme-color]')]"
            ".find((one) => !one.media || matchMedia(one.media).matches).content"
        )
    )


def test_the_app_itself_tells_how_far_it_is_and_its_colours(browser: Browser, built: Path) -> None:
    """In a room where all is dark, a first visit, and one after ”Mørke” was chosen on a phone that is light."""
    context = browser.new_context(color_scheme="light", reduced_motion="reduce")
    context.set_default_timeout(30_000)
    page = context.new_page()
    page.add_init_script(NOTES)
    with Host.ours(built) as host:
        app = PwaDriver(page, host.link)
        app.start().begin()
        words = said(page)
        # A machine that is busy may take its time.
        assert [one for one in words if not one.startswith("Det tager")] == [FETCHING, OPENING]
        app.visit(routes.COLOURS).settled().choose("Mørke")
        page.wait_for_function("() => localStorage.getItem('colours') === 'dark'", polling=50)
        app.kept()
        page.reload(wait_until="commit")
        page.wait_for_selector("#opening")
        assert _seen(page) == PAPER["dark"]
        app.awake()
        assert said(page)[0] == OPENING
        app.visit(routes.COLOURS).settled().choose("Automatisk")
        page.wait_for_function("() => localStorage.getItem('colours') === null", polling=50)
    context.close()
