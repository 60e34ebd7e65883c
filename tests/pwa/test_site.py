"""The host of the built app: right types, headers that keep others out, small copies, and a page for every screen."""

from __future__ import annotations

import gzip
from pathlib import Path

import httpx
import pytest

from imr_workbook.ui.server.serve import bound_socket
from imr_workbook.ui.server.site import WORKER_POLICY, NoApp, run_site, site


@pytest.fixture
def client(tmp_path: Path) -> httpx.AsyncClient:
    folder = tmp_path / "site"
    folder.mkdir()
    (tmp_path / "secret.txt").write_text("not of the site")
    for name in ("index.html", "worker.mjs", "app.pack", "python.wasm", "service-worker.js"):
        (folder / name).write_text(name)
    (folder / "python.wasm.gz").write_bytes(gzip.compress(b"python.wasm"))
    return httpx.AsyncClient(transport=httpx.ASGITransport(site(folder)), base_url="http://127.0.0.1")


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/worker.mjs", "text/javascript; charset=utf-8"),
        ("/python.wasm", "application/wasm"),
        ("/app.pack", "application/octet-stream"),
    ],
)
async def test_types(client: httpx.AsyncClient, path: str, kind: str) -> None:
    answer = await client.get(path)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == kind
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == "no-referrer"


async def test_every_screen_is_the_page(client: httpx.AsyncClient) -> None:
    for path in ("/", "/haefter/m01", "/indstillinger/data/sikkerhedskopi"):
        assert (await client.get(path)).text == "index.html"


async def test_a_screen_whose_path_has_a_dot_is_the_page(client: httpx.AsyncClient) -> None:
    """One thing that was deleted: a browser says that it goes there, and does not only ask for a file."""
    headers = {"Sec-Fetch-Mode": "navigate"}
    answer = await client.get("/indstillinger/data/slettet/step.01JD", headers=headers)
    assert (answer.text, answer.headers["content-type"]) == ("index.html", "text/html; charset=utf-8")


async def test_a_file_that_is_missing_is_no_page(client: httpx.AsyncClient) -> None:
    assert (await client.get("/other.mjs")).status_code == 404


async def test_nothing_outside_the_folder(client: httpx.AsyncClient) -> None:
    for path in ("/../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt"):
        assert "not of the site" not in (await client.get(path)).text


@pytest.mark.parametrize("worker", ["/worker.mjs", "/service-worker.js"])
async def test_a_worker_may_reach_no_other_host(client: httpx.AsyncClient, worker: str) -> None:
    assert (await client.get(worker)).headers["content-security-policy"] == WORKER_POLICY


async def test_no_other_page_may_hold_the_app_in_itself(client: httpx.AsyncClient) -> None:
    for path in ("/", "/maal"):
        answer = await client.get(path)
        assert answer.headers["content-security-policy"] == "frame-ancestors 'none'"
        assert answer.headers["x-frame-options"] == "DENY"


async def test_small_copies_for_those_who_take_them(client: httpx.AsyncClient) -> None:
    small = await client.get("/python.wasm", headers={"Accept-Encoding": "gzip"})
    assert small.headers["content-encoding"] == "gzip"
    assert small.headers["content-type"] == "application/wasm"
    assert small.text == "python.wasm"
    plain = await client.get("/python.wasm", headers={"Accept-Encoding": "identity"})
    assert "content-encoding" not in plain.headers
    assert plain.text == "python.wasm"


async def test_what_is_asked_for_by_its_content_is_kept_for_ever_and_nothing_else(
    client: httpx.AsyncClient,
) -> None:
    assert "immutable" in (await client.get("/app.pack?sha256=0a1b")).headers["cache-control"]
    for path in ("/", "/worker.mjs", "/python.wasm", "/python.wasm?sha256=0a1b", "/app.pack"):
        assert (await client.get(path)).headers["cache-control"] == "no-cache"


async def test_what_a_browser_has_already_is_not_sent_again(
    client: httpx.AsyncClient, tmp_path: Path
) -> None:
    for encoding in ("identity", "gzip"):
        headers = {"Accept-Encoding": encoding}
        first = await client.get("/python.wasm", headers=headers)
        again = await client.get("/python.wasm", headers=headers | {"If-None-Match": first.headers["etag"]})
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["etag"] == first.headers["etag"]
    (tmp_path / "site" / "worker.mjs").write_text("another")
    stale = await client.get("/worker.mjs", headers={"If-None-Match": first.headers["etag"]})
    assert stale.text == "another"


def test_a_folder_without_an_app_is_refused(tmp_path: Path) -> None:
    with bound_socket() as sock, pytest.raises(NoApp):
        run_site(tmp_path, sock, lambda _: None)
