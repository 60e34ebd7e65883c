"""The service worker alone, with a small page: one version whole, the next beside it, never half of each."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page
from starlette.types import Receive, Scope, Send

from tests.pwa.host import Elsewhere, Host, plain
from tools.pwa.offline import NAME, offline

TEMPLATE = Path("web/service-worker.js")
FILES = ("index.html", "page.js", "worker.mjs", "app.pack", "large.pack")
PAGE = """<!DOCTYPE html><html lang="da"><title>{version}</title><script src="/page.js"></script>"""
SCRIPT = """
globalThis.version = "{version}";
globalThis.ready = navigator.serviceWorker.register("/service-worker.js").then(() => navigator.serviceWorker.ready);
globalThis.asked = new Promise((resolve) => {{
  const worker = new Worker("/worker.mjs", {{ type: "module" }});
  worker.onmessage = ({{ data }}) => resolve(data);
}});
"""
WORKER = """
const reached = await fetch("{elsewhere}").then(() => true, () => false);
postMessage({{ version: "{version}", pack: await (await fetch("/app.pack")).text(), reached }});
"""


def put(folder: Path, version: str, elsewhere: str = "/") -> None:
    """One version of a small app: all of it says which."""
    folder.mkdir(exist_ok=True)
    (folder / "index.html").write_text(PAGE.format(version=version))
    (folder / "page.js").write_text(SCRIPT.format(version=version))
    (folder / "worker.mjs").write_text(WORKER.format(version=version, elsewhere=elsewhere))
    (folder / "app.pack").write_text(version)
    (folder / "large.pack").write_text("the same in each" * 100_000)
    offline(TEMPLATE, folder)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    put(tmp_path / "site", "one")
    return tmp_path / "site"


@pytest.fixture
def host(folder: Path) -> Iterator[Host]:
    with Host(plain(folder)) as host:
        yield host


@pytest.fixture
def page(context: BrowserContext, host: Host) -> Page:
    """The first version is loaded, and kept."""
    page = context.new_page()
    page.goto(host.link)
    page.evaluate("ready")
    return page


def shown(page: Page) -> set[str]:
    """The versions that a page is made of."""
    said = page.evaluate("asked")
    return {page.title(), page.evaluate("version"), said["version"], said["pack"]}


def looked(page: Page) -> str:
    """What has become of the newest version, after the host was looked at for one."""
    became: str = page.evaluate(
        """async () => {
          const registration = await navigator.serviceWorker.getRegistration();
          await registration.update().catch(() => {});
          const newest = registration.installing ?? registration.waiting ?? registration.active;
          await new Promise((resolve) => {
            const look = () => newest.state === "installing" || newest.state === "activating" || resolve();
            newest.addEventListener("statechange", look);
            look();
          });
          return newest.state;
        }"""
    )
    return became


def take_over(page: Page) -> None:
    """The person asks for the new version."""
    page.evaluate(
        """async () => {
          const registration = await navigator.serviceWorker.getRegistration();
          const changed = new Promise((resolve) => {
            navigator.serviceWorker.addEventListener("controllerchange", resolve, { once: true });
          });
          registration.waiting.postMessage("now");
          await changed;
        }"""
    )


@pytest.mark.parametrize(
    "path",
    ["/", "/haefter/m01/t1/p1/0", "/maal?fra=start", "/slettet/step.01JD", "/constructor", "/%E0%A4%A"],
)
def test_without_a_network_every_screen_opens(page: Page, host: Host, path: str) -> None:
    host.stop()
    page.goto(host.link + path)
    assert shown(page) == {"one"}
    page.reload()
    assert shown(page) == {"one"}


def test_what_the_page_has_loaded_is_not_fetched_again(context: BrowserContext, folder: Path) -> None:
    """A pack that is asked for by its content comes once for page and service worker."""
    (folder / "worker.mjs").write_text(
        f'postMessage(await fetch("/large.pack?sha256=" + {_sum_of(folder, "large.pack")!r}).then((a) => a.status));'
    )
    offline(TEMPLATE, folder)
    with Host.ours(folder) as host:
        page = context.new_page()
        page.goto(host.link)
        assert page.evaluate("asked") == 200
        page.evaluate("ready")
        assert [sent.path for sent in host.sent].count("/large.pack") == 1


def _sum_of(folder: Path, name: str) -> str:
    line = next(line for line in (folder / NAME).read_text().splitlines() if f'"{name}": ' in line)
    return line.split('"')[3].replace("+", "%2B").replace("/", "%2F").replace("=", "%3D")


def test_only_what_differs_is_fetched_and_waits(page: Page, host: Host, folder: Path) -> None:
    """The old version goes on whole, also in a page that is opened meanwhile, until it is asked to go."""
    before = len(host.sent)
    put(folder, "two")
    assert looked(page) == "installed"
    fetched = {sent.path for sent in host.sent[before:]} - {"/service-worker.js"}
    assert fetched == {"/index.html", "/page.js", "/worker.mjs", "/app.pack"}
    host.stop()
    beside = page.context.new_page()
    beside.goto(host.link + "/maal")
    assert shown(beside) == {"one"}


def test_the_person_takes_the_new_version_and_it_needs_no_network(
    page: Page, host: Host, folder: Path
) -> None:
    put(folder, "two")
    looked(page)
    host.stop()
    take_over(page)
    page.reload()
    assert shown(page) == {"two"}
    kept = page.evaluate("caches.open('imr-arbejdsbogen').then((c) => c.keys()).then((all) => all.length)")
    assert kept == len(FILES)


def test_a_page_that_is_loaded_anew_is_a_new_start(page: Page, folder: Path) -> None:
    put(folder, "two")
    looked(page)
    page.reload()
    page.wait_for_function("navigator.serviceWorker.getRegistration().then((one) => !one.waiting)")
    if page.title() != "two":
        # On a busy machine it takes over just after the page was answered: then the next start has it.
        page.reload()
    assert shown(page) == {"two"}


def test_beside_another_page_a_new_start_takes_nothing_away(page: Page, host: Host, folder: Path) -> None:
    """Two pages are open: neither is given another version under its hands."""
    beside = page.context.new_page()
    beside.goto(host.link)
    put(folder, "two")
    looked(page)
    beside.reload()
    assert shown(beside) == {"one"}
    assert shown(page) == {"one"}


@pytest.mark.parametrize("old", ["page.js", "worker.mjs", "app.pack"])
def test_a_host_that_is_being_changed_gives_no_half_version(
    page: Page, host: Host, folder: Path, tmp_path: Path, old: str
) -> None:
    """One file of the new version is not there yet: nothing is taken, and later all of it is."""
    put(tmp_path / "next", "two")
    whole = {name: (tmp_path / "next" / name).read_bytes() for name in (*FILES, NAME)}
    for name, content in whole.items():
        if name != old:
            (folder / name).write_bytes(content)
    assert looked(page) == "redundant"
    page.reload()
    assert shown(page) == {"one"}
    (folder / old).write_bytes(whole[old])
    assert looked(page) == "installed"
    host.stop()
    take_over(page)
    page.reload()
    assert shown(page) == {"two"}


def test_a_file_that_is_gone_from_the_host_leaves_the_old_version_whole(
    page: Page, host: Host, folder: Path
) -> None:
    put(folder, "two")
    (folder / "app.pack").unlink()
    assert looked(page) == "redundant"
    host.stop()
    page.reload()
    assert shown(page) == {"one"}


def test_a_third_version_in_place_of_a_second_that_waits(page: Page, host: Host, folder: Path) -> None:
    for version in ("two", "three"):
        put(folder, version)
        assert looked(page) == "installed"
    host.stop()
    take_over(page)
    page.reload()
    assert shown(page) == {"three"}


def test_a_detour_and_a_wrong_type_are_mended(context: BrowserContext, folder: Path) -> None:
    """Many hosts send `/index.html` on to `/`; a browser refuses such an answer for a page that it kept."""

    class Detour:
        def __init__(self) -> None:
            self.inside = plain(folder)

        async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
            if scope["type"] == "http" and scope["path"] == "/index.html":
                headers = [(b"location", b"/")]
                await send({"type": "http.response.start", "status": 308, "headers": headers})
                await send({"type": "http.response.body", "body": b""})
                return
            await self.inside(scope, receive, send)

    with Host(Detour()) as host:
        page = context.new_page()
        page.goto(host.link)
        page.evaluate("ready")
    answer = page.goto(f"{host.link}/maal")
    assert answer is not None
    assert shown(page) == {"one"}
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]


@pytest.mark.parametrize(("ours", "first"), [(True, False), (False, True)])
def test_a_worker_reaches_no_other_host(
    context: BrowserContext, tmp_path: Path, ours: bool, first: bool
) -> None:
    """From the first load on where the host sends headers, from the second where it does not."""
    with Host(Elsewhere()) as elsewhere:
        put(tmp_path / "guarded", "one", elsewhere.link)
        folder = tmp_path / "guarded"
        with Host.ours(folder) if ours else Host(plain(folder)) as host:
            page = context.new_page()
            page.goto(host.link)
            assert page.evaluate("asked")["reached"] is first
            page.evaluate("ready")
            assert bool(elsewhere.sent) is first
            elsewhere.sent.clear()
            page.reload()
            assert page.evaluate("asked")["reached"] is False
            assert elsewhere.sent == []
