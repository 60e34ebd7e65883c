"""The built app as a person meets it: without a network, in a newer version, and in two pages at once."""

from __future__ import annotations

import gzip
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import brotli
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.journeys.driver import ALLOWED_ATTEMPT
from tests.journeys.test_kode import KODE, LOCKED, unlock
from tests.journeys.test_never_lost import RECOVERY, WORDS
from tests.pwa.driver import STARTS_MS, PwaDriver
from tests.pwa.host import Elsewhere, Host, plain
from tools.pwa.offline import NAME, name_packs, offline

MEGABYTE = 1024 * 1024


@pytest.fixture(scope="module")
def host(built: Path) -> Iterator[Host]:
    with Host.ours(built) as host:
        yield host


@pytest.fixture
def errors(context: BrowserContext) -> list[str]:
    """What stands in the console as an error, and should not."""
    found: list[str] = []
    context.on(
        "console",
        lambda said: (
            found.append(said.text) if said.type == "error" and ALLOWED_ATTEMPT not in said.text else None
        ),
    )
    context.on("weberror", lambda error: found.append(str(error.error)))
    return found


def opened(context: BrowserContext, host: Host) -> PwaDriver:
    return PwaDriver(context.new_page(), host.link)


def test_without_a_network_it_opens_where_one_goes(
    context: BrowserContext, built: Path, errors: list[str]
) -> None:
    """After one load: at the beginning, at a deep link and loaded anew; and nothing came from elsewhere."""
    with Host.ours(built) as host:
        app = opened(context, host)
        app.start()
        app.begin()
        app.kept()
        megabytes = sum(sent.body_bytes for sent in host.sent) / MEGABYTE
        print(f"first load, page and service worker: {megabytes:.2f} MB in {len(host.sent)} files")
        assert megabytes <= 20
    app.start("/maal").sees("Mål")
    app.reload().sees("Mål")
    app.start("/hjaelp").sees("112")
    app.start("/").sees("Er det en svær dag?")
    assert app.reached == []
    assert errors == []


def next_version(built: Path, folder: Path) -> None:
    """The same app with another word in our own code, as a build would leave it."""
    shutil.copytree(built, folder)
    pack = (folder / "app.pack").read_bytes()
    assert b"Indstillinger" in pack
    (folder / "app.pack").write_bytes(pack.replace(b"Indstillinger", b"Indstillingar"))
    worker = (folder / "worker.mjs").read_text()
    (folder / "worker.mjs").write_text(re.sub(r"const PACKS = \{.*?\};", "const PACKS = {};", worker))
    name_packs(folder)
    offline(Path("web/service-worker.js"), folder)
    for name in ("app.pack", "worker.mjs", NAME):
        content = (folder / name).read_bytes()
        (folder / f"{name}.br").write_bytes(brotli.compress(content, quality=9))
        (folder / f"{name}.gz").write_bytes(gzip.compress(content))


def test_a_newer_version_comes_when_it_is_asked_for(
    context: BrowserContext, built: Path, tmp_path: Path, errors: list[str]
) -> None:
    """It is fetched meanwhile, only what differs; it asks for the kode, and what was being written is there."""
    next_version(built, tmp_path / "next")
    with Host.ours(built) as host:
        app = opened(context, host)
        app.start()
        app.begin().visit("/indstillinger/kode/ny").write("Din nye kode", KODE).tap("Gem koden")
        app.sees("Vis mine 12 ord").visit("/").sees("Indstillinger")
        app.kept()
    with Host(Host.ours(tmp_path / "next").app, port=host.port) as newer:
        app.page.evaluate("navigator.serviceWorker.getRegistration().then((one) => one.update())")
        app.sees("En ny version er klar.", timeout_ms=STARTS_MS)
        megabytes = sum(sent.body_bytes for sent in newer.sent) / MEGABYTE
        print(f"an update of our own code: {megabytes:.2f} MB, {sorted({sent.path for sent in newer.sent})}")
        assert megabytes <= 1
        assert {sent.path for sent in newer.sent} == {"/app.pack", "/worker.mjs", "/service-worker.js"}
    app.sees("Indstillinger").visit(WORDS).write(RECOVERY, "Nøgler til min egen d")
    app.visit("/").sees("Brug den nu")
    with app.page.expect_navigation(timeout=STARTS_MS):
        app.tap("Brug den nu")
    app.awake()
    unlock(app.sees(LOCKED), KODE).sees("Indstillingar").sees_not("En ny version er klar.")
    app.visit(WORDS).holds(RECOVERY, "Nøgler til min egen d")
    assert errors == []


def test_two_pages_one_workbook(context: BrowserContext, host: Host, errors: list[str]) -> None:
    """The second waits and says so; what is being written in the first is there when it is taken over, and back."""
    first = opened(context, host)
    first.start()
    first.begin()
    first.visit("/planer/det-hjaelper-mig/hjaelper")
    (label,) = _labels(first)
    first.write(label, "Gå en tur med Mikkel")
    second = opened(context, host)
    second.page.goto(host.link)
    _says(second.page, "Arbejdsbogen er åben i en anden fane.")
    second.page.get_by_role("button", name="Brug den her").click()
    second.awake()
    second.visit("/planer/det-hjaelper-mig").sees("Gå en tur med Mikkel")
    _says(first.page, "Arbejdsbogen er åbnet i en anden fane.")
    _says(first.page, "Det, du skrev her, er gemt.")
    first.page.get_by_role("button", name="Brug den her").click()
    _says(second.page, "Arbejdsbogen er åbnet i en anden fane.")
    first.awake()
    first.sees("Gå en tur med Mikkel")
    third = opened(context, host)
    third.page.goto(host.link)
    _says(third.page, "Arbejdsbogen er åben i en anden fane.")
    first.page.close()
    third.awake()
    third.sees("Er det en svær dag?")
    assert errors == []


def _labels(app: PwaDriver) -> list[str]:
    field = app.page.get_by_role("textbox").first
    field.wait_for(state="attached")
    return [str(field.get_attribute("aria-label"))]


def _says(page: Page, text: str) -> None:
    expect(page.locator("#opening").get_by_text(text)).to_be_visible(timeout=STARTS_MS)


def test_python_reaches_no_other_host(context: BrowserContext, built: Path) -> None:
    """From the first load on with our headers, from the second without them; nor does the page."""
    reach = "url => fetch(url).then(() => true, () => false)"
    with Host(Elsewhere()) as elsewhere, Host(plain(built)) as bare, Host.ours(built) as ours:
        app = opened(context, ours)
        app.start()
        assert not app.page.workers[0].evaluate(reach, elsewhere.link)
        assert not app.page.evaluate(reach, elsewhere.link)
        app = opened(context, bare)
        app.start()
        app.kept()
        app.reload()
        assert not app.page.workers[0].evaluate(reach, elsewhere.link)
        assert not app.page.evaluate(reach, elsewhere.link)
        assert elsewhere.sent == []


def test_without_scripts_the_numbers_are_there(browser: Browser, host: Host) -> None:
    """And a sentence that says why there is nothing more."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(host.link)
    expect(page.get_by_text("sat til ikke at køre scripts")).to_be_visible()
    page.get_by_text("Hjælp nu", exact=True).click()
    call = page.get_by_role("link", name="112")
    expect(call.first).to_be_visible()
    assert call.first.get_attribute("href") == "tel:112"
    context.close()


@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize("state", ["blocked", "opening", "taken", "left", "failed"])
def test_axe_finds_nothing_on_our_own_page(browser: Browser, host: Host, colours: str, state: str) -> None:
    """Before the app is there, with all that may stand on it: at 320 px too."""
    context = browser.new_context(
        viewport={"width": 320, "height": 640}, color_scheme="dark" if colours == "dark" else "light"
    )
    page = context.new_page()
    page.route(re.compile("page.js|flutter_bootstrap"), lambda route: route.abort())
    page.goto(host.link)
    page.evaluate(
        """state => {
          document.documentElement.dataset.state = state;
          document.querySelector("details").open = true;
          for (const hidden of document.querySelectorAll("[hidden]")) hidden.hidden = false;
        }""",
        state,
    )
    found = Axe().run(page).response["violations"]
    assert [(one["id"], one["nodes"][0]["html"]) for one in found] == []
    wide = page.evaluate("document.getElementById('opening').scrollWidth")
    assert wide <= 320
    context.close()


def test_it_can_be_installed(context: BrowserContext, host: Host) -> None:
    """As Chromium judges, under a name that tells nobody what it is for; with two ways in."""
    page = context.new_page()
    page.route(re.compile("page.js|flutter_bootstrap"), lambda route: route.abort())
    page.goto(host.link)
    devtools = context.new_cdp_session(page)
    found = devtools.send("Page.getAppManifest")
    assert found["errors"] == []
    errors = [one["errorId"] for one in devtools.send("Page.getInstallabilityErrors")["installabilityErrors"]]
    assert [one for one in errors if one != "in-incognito"] == []
    told = page.evaluate("fetch('/manifest.json').then((answer) => answer.json())")
    assert (told["name"], told["short_name"]) == ("IMR-arbejdsbogen", "Arbejdsbog")
    assert (told["id"], told["scope"], told["start_url"], told["lang"]) == ("/", "/", "/", "da")
    assert {one["purpose"] for one in told["icons"]} == {"any", "maskable"}
    assert {one["name"]: one["url"] for one in told["shortcuts"]} == {"Mål": "/maal", "Hjælp nu": "/hjaelp"}
    # Nothing of another app is handed to this one, and no kind of link or file opens it.
    assert not {"share_target", "file_handlers", "protocol_handlers", "url_handlers"} & told.keys()
    for icon in told["icons"]:
        answer = page.request.get(f"{host.link}/{icon['src']}")
        assert (answer.status, answer.headers["content-type"]) == (200, "image/png")
    assert page.locator("meta[name=theme-color]").count() == 2
