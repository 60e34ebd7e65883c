"""Files that come from the page: each once, no more than was said, and only with its key."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable

import pytest
from starlette.responses import PlainTextResponse
from starlette.types import Message

from imr_workbook.ui.incoming import PATH, Incoming, NotAsExpected
from imr_workbook.ui.server.receiving import Receiving
from tests.server.asking import Asker

FILE = b"arbejdsbog" * 1000


class Server:
    """What stands behind the guard."""

    def __init__(self) -> None:
        self.incoming = Incoming()
        self._app = Receiving(PlainTextResponse("the app"), self.incoming)

    async def put(self, path: str, pieces: Iterable[bytes], ended: bool = False) -> int:
        """Send a file in pieces, and be gone before its end where `ended`; gives the status."""
        messages: list[Message] = [
            {"type": "http.request", "body": piece, "more_body": True} for piece in pieces
        ]
        messages.append({"type": "http.disconnect"} if ended else {"type": "http.request"})
        statuses: list[int] = []

        async def receive() -> Message:
            return messages.pop(0)

        async def send(message: Message) -> None:
            statuses.extend([message["status"]] if "status" in message else [])

        scope = {"type": "http", "method": "PUT", "path": path, "headers": []}
        await self._app(scope, receive, send)
        return statuses[0]


async def test_a_file_comes_in_pieces_and_once() -> None:
    """A second of the same key is none of ours, and is not read."""
    server = Server()
    expected = server.incoming.expect(len(FILE))
    assert await server.put(expected.path, [FILE[:10], b"", FILE[10:]]) == 204
    assert await expected.content == FILE
    assert await server.put(expected.path, [FILE]) == 404


async def test_an_empty_file_is_one() -> None:
    """It is no backup, and that is told."""
    server = Server()
    expected = server.incoming.expect(0)
    assert await server.put(expected.path, []) == 204
    assert await expected.content == b""


@pytest.mark.parametrize(
    ("pieces", "ended"), [([FILE, b"x"], False), ([FILE[:-1]], False), ([FILE[:-1]], True), ([FILE], True)]
)
async def test_what_is_not_as_it_was_said_is_refused(pieces: list[bytes], ended: bool) -> None:
    """One byte more, one less, and a page that is closed on the way."""
    server = Server()
    expected = server.incoming.expect(len(FILE))
    assert await server.put(expected.path, pieces, ended) == 413
    with pytest.raises(NotAsExpected):
        await expected.content


async def test_nothing_is_expected_after_it_was_given_up() -> None:
    """Nor with another key, nor under a longer path; everything else goes to the app."""
    server = Server()
    expected = server.incoming.expect(len(FILE))
    for path in (f"{PATH}/andet", f"{PATH}/"):
        assert await server.put(path, [FILE]) == 404
    for path in (f"{expected.path}/x", "/", "/haefter", PATH):
        assert await server.put(path, [FILE]) == 200
    server.incoming.forget(expected)
    assert await server.put(expected.path, [FILE]) == 404
    assert not expected.content.done()


async def test_whoever_waits_no_more_is_not_disturbed() -> None:
    """The file may come after the time was up."""
    server = Server()
    expected = server.incoming.expect(len(FILE))
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(expected.content, 0)
    assert await server.put(expected.path, [FILE]) == 204


def test_only_the_own_page_may_send(asker: Asker) -> None:
    """With its cookie and its origin; and then only what it was asked for."""
    path, origin = f"{PATH}/noegle", ("Origin", asker.origin)
    assert asker.ask_own(path, origin, method="PUT").status == 404
    assert asker.ask_own(path, method="PUT").status == 403
    assert asker.ask_own(path, ("Origin", "http://127.0.0.1:1"), method="PUT").status == 403
    assert asker.ask(path, origin, method="PUT").status == 403
    for other in ("/", PATH, f"{PATH}/noegle/x", "/indstillinger", "/haefter/x"):
        assert asker.ask_own(other, origin, method="PUT").status == 405
    assert asker.ask_own(path, origin, method="POST").status == 405
    assert asker.ask_own(path, origin).status == 404
