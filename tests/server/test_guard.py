"""The local server answers only its own page, whoever else on this computer or in this browser asks."""

from __future__ import annotations

import gzip
from http.cookies import SimpleCookie
from pathlib import Path

import flet as ft
import pytest

from imr_workbook.device.resources import assets_dir
from imr_workbook.ui.app import ROUTES
from imr_workbook.ui.server.guard import CONTENT_SECURITY_POLICY
from imr_workbook.ui.server.run import first_parts
from tests.journeys.running_app import RunningApp
from tests.server.asking import Answer, Asker

LOCKED = "Arbejdsbogen er låst her"


def is_locked(answer: Answer) -> bool:
    """Whether a person would read how to get in, and nothing else."""
    return answer.status == 403 and LOCKED in answer.body.decode()


# the own page -------------------------------------------------------------------------------------


def test_the_link_opens_the_page(asker: Asker) -> None:
    """With its key alone: the first time there is no cookie yet."""
    answer = asker.ask(f"/?token={asker.key}")
    assert answer.status == 200
    assert b"flutter_bootstrap.js" in answer.body
    assert answer.header("cache-control") == "no-store"


def test_the_link_gives_a_cookie_that_scripts_and_other_sites_cannot_have(asker: Asker) -> None:
    """HttpOnly and SameSite=Strict, until the browser is closed, and without the key in it."""
    given = SimpleCookie(asker.ask(f"/?token={asker.key}").header("set-cookie"))
    morsel = given[asker.cookie_name]
    assert list(given) == [asker.cookie_name]
    assert morsel["httponly"] is True
    assert morsel["samesite"] == "Strict"
    assert morsel["path"] == "/"
    assert morsel["max-age"] == morsel["expires"] == morsel["domain"] == ""
    assert len(morsel.value) >= 43
    assert asker.key not in morsel.value


def test_the_link_opens_any_screen(asker: Asker) -> None:
    """A path before the key is kept: the page is served there."""
    answer = asker.ask(f"/indstillinger/tekst?token={asker.key}")
    assert answer.status == 200
    assert b"flutter_bootstrap.js" in answer.body


def test_the_own_page_gets_its_files_and_its_websocket(asker: Asker) -> None:
    """What a browser asks for once it has been let in."""
    for path in ("/", "/main.dart.js", "/assets/FontManifest.json", "/img/m01-t1.svg", "/manifest.json"):
        assert asker.ask_own(path).status == 200, path
    assert asker.knock() == 101


def test_the_screens_are_those_of_the_table() -> None:
    """Nested or not; a path that begins with anything else is refused."""
    assert first_parts(ROUTES) >= {"haefter", "hjaelp", "planer", "indstillinger"}
    nested = [ft.Route(children=[ft.Route(index=True), ft.Route(path="a/:b", children=[ft.Route(path="c")])])]
    assert first_parts([*nested, ft.Route(path="/d/e")]) == {"a", "d"}


@pytest.mark.parametrize("screen", sorted(first_parts(ROUTES)))
def test_every_screen_can_be_loaded_again(asker: Asker, screen: str) -> None:
    """A reload asks the server for the path of the screen."""
    for path in (f"/{screen}", f"/{screen}/en/anden/1", f"/{screen}/"):
        answer = asker.ask(path, ("Cookie", asker.cookie), ("Sec-Fetch-Site", "same-origin"))
        assert (answer.status, b"flutter_bootstrap.js" in answer.body) == (200, True), path


def test_what_is_sent_is_compressed(asker: Asker) -> None:
    """The first load is some 17 MB without."""
    answer = asker.ask_own("/main.dart.js", ("Accept-Encoding", "gzip"))
    assert answer.header("content-encoding") == "gzip"
    assert len(answer.body) < 0.4 * len(gzip.decompress(answer.body))


def test_a_cookie_of_another_program_does_not_hide_ours(asker: Asker) -> None:
    """Cookies of all ports of a computer come together, however oddly they are written."""
    odd = 'x={"a": "b"}; @=1; =; y="'
    for cookies in (f"{odd}; {asker.cookie}", f"{asker.cookie}; {odd}"):
        assert asker.ask("/", ("Cookie", cookies)).status == 200
        assert asker.knock(cookie=cookies) == 101


# a page of another origin in the same browser -------------------------------------------------------

FOREIGN = [
    "https://evil.example",
    "http://evil.example",
    "null",
    "",
    "http://localhost:9999",
    "http://127.0.0.1",
    "http://127.0.0.1:9999",
    "https://127.0.0.1:{port}",
    "http://localhost:{port}",
    "http://[::1]:{port}",
    "http://127.0.0.1:{port}.evil.example",
    "http://evil.example/?http://127.0.0.1:{port}",
    "http://127.0.0.1:{port}/",
    "HTTP://127.0.0.1:{port}",
]


@pytest.mark.parametrize("origin", FOREIGN)
def test_a_foreign_origin_is_refused(asker: Asker, origin: str) -> None:
    """Even with cookie and key: neither the files nor the WebSocket."""
    foreign = origin.format(port=asker.port)
    assert asker.ask("/", ("Origin", foreign), ("Cookie", asker.cookie)).status == 403
    assert asker.ask(f"/?token={asker.key}", ("Origin", foreign)).status == 403
    headers = [("Origin", foreign)]
    assert asker.knock(origin=None, extra=headers) == 403


def test_a_websocket_without_an_origin_is_refused(asker: Asker) -> None:
    """Browsers always send one; whoever does not is no page of ours."""
    assert asker.knock(origin=None) == 403


def test_two_origins_are_none(asker: Asker) -> None:
    """Which of them counts would depend on who reads them."""
    assert asker.knock(extra=[("Origin", "https://evil.example")]) in {400, 403}
    assert asker.ask("/", ("Origin", asker.origin), ("Origin", asker.origin)).status == 403


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
@pytest.mark.parametrize("mode", ["no-cors", "cors", "websocket", ""])
def test_nothing_can_be_used_as_a_part_of_another_page(asker: Asker, site: str, mode: str) -> None:
    """No picture, script or fetch for a page elsewhere, nor for one on another port of this computer.

    Such a request carries our cookie when it comes from another port, and has no Origin when it is for a
    picture or a script. What tells them apart is what browsers say about who asks.
    """
    who = [("Sec-Fetch-Site", site), *([("Sec-Fetch-Mode", mode)] if mode else [])]
    assert asker.ask("/img/m01-t1.svg", ("Cookie", asker.cookie), *who).status == 403
    assert asker.ask("/", ("Cookie", asker.cookie), *who).status == 403


@pytest.mark.parametrize("site", ["cross-site", "same-site", "none"])
def test_the_link_may_be_followed_from_anywhere(asker: Asker, site: str) -> None:
    """From a terminal in a browser or a note of one's own: it holds the key, and opens a tab of its own."""
    who = (("Sec-Fetch-Site", site), ("Sec-Fetch-Mode", "navigate"), ("Sec-Fetch-Dest", "document"))
    assert asker.ask(f"/?token={asker.key}", *who).status == 200


@pytest.mark.parametrize(
    "path", ["/", "/main.dart.js", "/?token={key}", "/img/m01-t1.svg", "/docs", "/laast"]
)
@pytest.mark.parametrize("headers", [(), (("Origin", "http://localhost:9999"),)])
def test_no_origin_is_ever_allowed_in(asker: Asker, path: str, headers: tuple[tuple[str, str], ...]) -> None:
    """No answer says that another origin may read it. Flet alone would say so to all of them."""
    answer = asker.ask(path.format(key=asker.key), ("Cookie", asker.cookie), *headers)
    assert not [name for name, _value in answer.headers if name.lower().startswith("access-control-")]


def test_a_preflight_is_refused(asker: Asker) -> None:
    """Nor may another origin ask whether it may ask."""
    answer = asker.ask(
        "/",
        ("Origin", "http://localhost:9999"),
        ("Access-Control-Request-Method", "GET"),
        ("Access-Control-Request-Private-Network", "true"),
        method="OPTIONS",
    )
    assert answer.status == 403
    assert not [name for name, _value in answer.headers if name.lower().startswith("access-control-")]


@pytest.mark.parametrize(
    "path",
    ["/", "/planer", "/?token={key}", "/?token=x", "/docs", "/img/m01-t1.svg", "/img/none.svg", "/laast"],
)
@pytest.mark.parametrize("host", ["", "evil.example"])
@pytest.mark.parametrize("let_in", [True, False])
def test_every_answer_has_the_headers(asker: Asker, path: str, host: str, let_in: bool) -> None:
    """Refusals too: no framing, no sniffing, no sending on where one came from, nothing from elsewhere."""
    cookie = [("Cookie", asker.cookie)] if let_in else []
    answer = asker.ask(path.format(key=asker.key), *cookie, host=host)
    policy = answer.header("content-security-policy") or ""
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "connect-src 'self'" in policy
    assert "http" not in policy
    assert "*" not in policy
    assert answer.header("x-frame-options") == "DENY"
    assert answer.header("x-content-type-options") == "nosniff"
    assert answer.header("referrer-policy") == "no-referrer"
    assert answer.header("cross-origin-resource-policy") == "same-origin"
    assert answer.header("cross-origin-opener-policy") == "same-origin"
    assert answer.header("cache-control") in {"no-cache", "no-store"}
    assert answer.header("server") is None


def test_the_page_and_the_server_say_the_same() -> None:
    """The page carries the policy too, for where it is served by others; only framing needs the header."""
    page = (assets_dir() / "index.html").read_text(encoding="utf-8")
    policy = CONTENT_SECURITY_POLICY.replace("frame-ancestors 'none'; ", "")
    assert f'content="{policy}"' in page
    assert page.index("Content-Security-Policy") < page.index("<script")


# a name that leads here (DNS rebinding) -------------------------------------------------------------


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "evil.example:{port}",
        "localhost:{port}",
        "127.0.0.1",
        "127.0.0.1:9999",
        "127.0.0.1:{port}.evil.example",
        "127.0.0.1.:{port}",
        "127.1:{port}",
        "[::1]:{port}",
        "0.0.0.0:{port}",
    ],
)
def test_a_foreign_host_is_refused(asker: Asker, host: str) -> None:
    """A foreign name can be made to lead to this computer; then its page would have its own origin here."""
    foreign = host.format(port=asker.port)
    assert asker.ask("/", ("Cookie", asker.cookie), host=foreign).status == 421
    assert asker.ask(f"/?token={asker.key}", host=foreign).status == 421
    assert asker.knock(host=foreign) == 403
    assert asker.knock(host=foreign, origin=f"http://{foreign}") == 403


def test_no_host_and_two_hosts_are_refused(asker: Asker) -> None:
    """Which of two counts would depend on who reads them."""
    assert asker.ask("/", ("Cookie", asker.cookie), host=None).status in {400, 421}
    assert asker.ask("/", ("Cookie", asker.cookie), ("Host", "evil.example")).status in {400, 421}


@pytest.mark.parametrize("name", ["X-Forwarded-Host", "Forwarded", "X-Forwarded-For", "X-Original-URL"])
def test_headers_of_proxies_count_for_nothing(asker: Asker, name: str) -> None:
    """No proxy stands before the app, so nobody may speak for another."""
    assert asker.ask("/", (name, asker.host), ("Cookie", asker.cookie), host="evil.example").status == 421
    assert asker.ask("/upload", (name, "/"), ("Cookie", asker.cookie)).status == 404


# another person on this computer --------------------------------------------------------------------


def test_only_this_computer_is_served(running: RunningApp, asker: Asker) -> None:
    """One listening socket, on 127.0.0.1 and nowhere else."""
    tables = [Path("/proc/net/tcp"), Path("/proc/net/tcp6")]
    if not tables[0].exists():
        pytest.skip("only Linux lists its sockets")
    listening = [
        columns[1]
        for table in tables
        for columns in map(str.split, table.read_text(encoding="ascii").splitlines()[1:])
        if columns[3] == "0A" and columns[1].endswith(f":{asker.port:04X}")
    ]
    assert listening == [f"0100007F:{asker.port:04X}"]


@pytest.mark.parametrize(
    "path", ["/", "/planer", "/main.dart.js", "/img/m01-t1.svg", "/assets/FontManifest.json"]
)
def test_without_anything_nothing_is_shown(asker: Asker, path: str) -> None:
    """Who can reach the port and no more reads how to get in."""
    assert is_locked(asker.ask(path))


@pytest.mark.parametrize("token", ["", "x", "{key}x", "{half}", "{upper}", "{cookie}"])
def test_a_wrong_key_is_refused(asker: Asker, token: str) -> None:
    """Also for one who has the cookie: a link from elsewhere must not put another key in the page."""
    wrong = token.format(
        key=asker.key, half=asker.key[:21], upper=asker.key.upper(), cookie=asker.cookie.partition("=")[2]
    )
    answer = asker.ask(f"/?token={wrong}", ("Cookie", asker.cookie))
    assert is_locked(answer)
    assert answer.header("set-cookie") is None
    assert asker.knock(path=f"/ws/{wrong}") == 403


def test_two_keys_are_not_tried_one_by_one(asker: Asker) -> None:
    """The first counts."""
    assert is_locked(asker.ask(f"/?token=x&token={asker.key}"))


@pytest.mark.parametrize("value", ["", "x", "{key}", "{cookie}x"])
def test_a_wrong_cookie_is_refused(asker: Asker, value: str) -> None:
    """Also for one who has the key in the path of the WebSocket."""
    wrong = value.format(key=asker.key, cookie=asker.cookie.partition("=")[2])
    cookie = f"{asker.cookie_name}={wrong}"
    assert is_locked(asker.ask("/", ("Cookie", cookie)))
    assert asker.knock(cookie=cookie) == 403


def test_the_cookie_alone_reads_nothing(asker: Asker) -> None:
    """A program on another port of this computer is given our cookie by the browser, and can come here with it.

    It gets the app's own files, which everybody has, and no WebSocket: that needs the key as well.
    """
    for path in ("/ws", "/ws/", f"/ws/{asker.cookie.partition('=')[2]}"):
        assert asker.knock(path=path) == 403


def test_the_key_alone_opens_no_websocket(asker: Asker) -> None:
    """Both secrets are asked for."""
    assert asker.knock(cookie=None) == 403


def test_every_run_has_secrets_of_its_own(asker: Asker, tmp_path: Path) -> None:
    """Those of one run open nothing in another, also on the same port number's name."""
    with RunningApp(tmp_path / "data") as app:
        other = Asker(app)
        assert other.key != asker.key
        assert other.port != asker.port
        stale = asker.cookie.replace(asker.cookie_name, other.cookie_name)
        assert is_locked(other.ask("/", ("Cookie", stale)))
        assert is_locked(other.ask(f"/?token={asker.key}"))
        assert other.knock(path=f"/ws/{asker.key}") == 403


# other ways in --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "path",
    [
        "/upload",
        "/oauth_callback",
        "/docs",
        "/redoc",
        "/openapi.json",
        "/docs/oauth2-redirect",
        "/python-worker.js",
        "/pyodide/pyodide.mjs",
        "/ws",
        "/proxy/http://evil.example/",
        "/workbook.db",
        "/settings.json",
        "/.git/config",
        "/..",
        "/../",
        "/../../etc/passwd",
        "/assets/../../../../etc/passwd",
        "/assets/..%2f..%2f..%2fetc%2fpasswd",
        "/assets/%2e%2e/%2e%2e/%2e%2e/etc/passwd",
        "/assets/%252e%252e/%252e%252e/etc/passwd",
        "/assets/..%5c..%5cetc%5cpasswd",
        "/assets/%00",
        "/assets//etc/passwd",
        "/assets/./FontManifest.json",
        "/assets/C:/Windows/win.ini",
        "//",
        "//evil.example/",
        "//evil.example/%2e%2e",
        "///",
        "/%2f",
        "/%2fetc/passwd",
        "/haefter//evil",
        "/haefter/../upload",
        "/HAEFTER",
        "/Assets/FontManifest.json",
        "*",
        "haefter",
    ],
)
def test_other_paths_are_refused(asker: Asker, path: str) -> None:
    """Also for one who may come in: only screens, and the files of the app."""
    for query in ("", f"?token={asker.key}"):
        answer = asker.ask(path + query, ("Cookie", asker.cookie))
        assert answer.status in {400, 404}, (path, answer.status)
        assert answer.header("location") is None
        assert answer.header("set-cookie") is None


@pytest.mark.parametrize("path", ["/ws/x/{key}", "//ws/{key}", "/ws/../ws/{key}", "/img/{key}", "/{key}"])
def test_the_websocket_has_one_path(asker: Asker, path: str) -> None:
    """However it is dressed up."""
    assert asker.knock(path=path.format(key=asker.key)) in {403, 404}


@pytest.mark.parametrize(
    "method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "PROPFIND"]
)
def test_other_methods_are_refused(asker: Asker, method: str) -> None:
    """The server gives files and a WebSocket; it takes nothing in but a file that it has asked for."""
    for path in ("/", "/upload", f"/?token={asker.key}"):
        answer = asker.ask(path, ("Cookie", asker.cookie), ("Content-Length", "0"), method=method)
        assert answer.status in {400, 404, 405}, (method, path)
        assert answer.header("set-cookie") is None


def test_looking_without_taking_is_allowed(asker: Asker) -> None:
    """HEAD, as programs that check links do; it shows no more than GET."""
    assert asker.ask("/", ("Cookie", asker.cookie), method="HEAD").status == 200
    assert asker.ask("/", method="HEAD").status == 403


def test_the_page_that_tells_how_to_get_in_is_always_there(asker: Asker) -> None:
    """The own page goes there when the browser has lost the key."""
    assert is_locked(asker.ask("/laast"))
    assert is_locked(asker.ask("/laast", ("Cookie", asker.cookie)))


def test_nothing_lies_in_the_data_folder_for_the_server_to_give(running: RunningApp, asker: Asker) -> None:
    """What a person wrote goes by the WebSocket alone."""
    for name in (entry.name for entry in running.data.iterdir()):
        assert asker.ask_own(f"/{name}").status == 404
        inside = asker.ask_own(f"/assets/{name}")
        assert inside.status == 404 or b"flutter_bootstrap.js" in inside.body
