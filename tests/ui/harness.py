"""Renders screens without any client: a real session and page, and a connection that only records.

The only file that knows Flet's internals; Flet is pinned in the lock.
"""

from __future__ import annotations

import asyncio
import dataclasses
import inspect
from collections.abc import Callable, Iterator
from types import TracebackType
from typing import Any, Self

import flet as ft
import msgpack
from flet.components.component import Component
from flet.controls.base_control import BaseControl
from flet.controls.context import _context_page, context
from flet.messaging.connection import Connection
from flet.messaging.protocol import configure_encode_object_for_msgpack
from flet.messaging.session import Session
from flet.pubsub.pubsub_hub import PubSubHub

from imr_workbook.ui.incoming import Incoming

SYSTEM = {"get", "set", "remove", "authenticate", "get_available_biometrics"}
"""What is asked of the system and not of the page."""


class RecordingConnection(Connection):
    """Answers every call to the client at once with nothing, if at all, and remembers what was sent."""

    def __init__(self) -> None:
        super().__init__()
        self.page_url = "http://test"
        self.loop = asyncio.get_running_loop()
        self.pubsubhub = PubSubHub()
        self.session: Session
        self.sent: list[str] = []
        self.called: list[str] = []
        self.focused: int | None = None
        """Id of the control that the keys go to."""
        self.answers = True
        """Whether the client is there to answer."""
        self.saved: list[tuple[str, bytes]] = []
        """(name, bytes) of the files that it was given to save."""
        self.picked: list[bytes] = []
        """The file that is chosen next, where one is to be chosen."""
        self.incoming: Incoming | None = None
        """Takes in the file that is chosen, where it is not handed over at once."""
        self.size: int | None = None
        """How large it says that it is, where that is not so."""
        self.missing: set[str] = set()
        """What the client cannot do."""
        self.folder: str | None = None
        """The folder that is chosen next."""
        self.system: Callable[[str, dict[str, Any]], Any] | None = None
        """Answers what is asked of the system, where it is asked for something; what it raises is told as an error."""
        self._arrivals: set[asyncio.Task[None]] = set()

    def send_message(self, message: Any) -> None:
        """Encode (which takes the snapshot that later differences are measured from) and forget."""
        packer = configure_encode_object_for_msgpack(BaseControl)
        msgpack.packb([message.action, message.body], default=packer)
        self.sent.append(message.action.name)
        body = message.body
        if getattr(body, "name", None) is not None and hasattr(body, "call_id"):
            self.called.append(body.name)
            if body.name == "focus":
                self.focused = body.control_id
            if not self.answers:
                return
            if body.name == "push_route":
                self.loop.call_soon(self._arrive, body.args["route"])
            answer, error = None, None
            try:
                answer = self._answer(body)
            except RuntimeError as told:
                error = str(told)
            heard = self.session.handle_invoke_method_results
            self.loop.call_soon(heard, body.control_id, body.call_id, answer, error)

    def _answer(self, body: Any) -> Any:
        """What the client answers: where the file lies, or which was chosen; nothing to all else."""
        if body.name in self.missing:
            raise RuntimeError("missing")
        if body.name == "save_file":
            self.saved.append((body.args["file_name"], bytes(body.args["src_bytes"])))
            return None if self.session.page.web else f"/mappe/{body.args['file_name']}"
        if body.name == "get_directory_path":
            return self.folder
        if self.system is not None and body.name in SYSTEM:
            return self.system(body.name, body.args)
        if body.name == "pick_files":
            return [
                {
                    "id": at,
                    "name": "fil.json",
                    "size": len(data) if self.size is None else self.size,
                    "bytes": data if body.args["with_data"] else None,
                }
                for at, data in enumerate(self.picked)
            ]
        if body.name == "upload" and self.incoming is not None:
            (file,) = body.args["files"]
            expected = self.incoming.begun(file.upload_url.rpartition("/")[2])
            if expected is not None:
                expected.content.set_result(self.picked[file.id])
        return None

    def _arrive(self, route: str) -> None:
        """Tell the app what the browser tells it after a change of path."""
        self.session.apply_page_patch({"route": route})
        page = self.session.page
        event = self.session.dispatch_event(page._i, "route_change", {"route": route})
        self._arrivals.add(arrival := self.loop.create_task(event))
        arrival.add_done_callback(self._arrivals.discard)

    def dispose(self) -> None:
        """Nothing to let go of."""


class Headless:
    """One window: `async with Headless(window(workbook, locales), route="/maal") as h: …`."""

    def __init__(self, main: Callable[[ft.Page], Any], *, width: int = 390, route: str = "/") -> None:
        self._main = main
        self._props = {
            "route": route,
            "width": width,
            "height": 844,
            "platform": "linux",
            "web": True,
            "pwa": False,
        }

    def client(self, **props: Any) -> None:
        """Make the client another one, before the window is opened."""
        self._props |= props

    async def __aenter__(self) -> Self:
        self.connection = RecordingConnection()
        self.session = self.connection.session = Session(self.connection)
        self.page: ft.Page = self.session.page
        self._token = _context_page.set(self.page)
        self.session.apply_page_patch(self._props)
        packer = configure_encode_object_for_msgpack(BaseControl)
        msgpack.packb(self.session.get_page_patch(), default=packer)
        context.reset_auto_update()
        shown = self._main(self.page)
        if inspect.isawaitable(shown):
            await shown
        await self.session.after_event(self.page)
        await self.settle()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.session.close()
        _context_page.reset(self._token)

    async def settle(self) -> None:
        """Let what is scheduled run: turns of the loop, not time."""
        for _ in range(40):
            await asyncio.sleep(0)

    async def go(self, route: str) -> None:
        """Show another path, as the browser's address bar does."""
        self.session.apply_page_patch({"route": route})
        await self.fire(self.page, "route_change", {"route": route})

    # finding ---------------------------------------------------------------------------------

    def walk(self, root: Any = None, seen: set[int] | None = None) -> Iterator[BaseControl]:
        """Every control on the screen, parents first."""
        seen = set() if seen is None else seen
        root = self.page if root is None else root
        if isinstance(root, (list, tuple)):
            for one in root:
                yield from self.walk(one, seen)
            return
        if not isinstance(root, BaseControl) or id(root) in seen:
            return
        seen.add(id(root))
        if isinstance(root, Component):
            yield from self.walk(root._b, seen)
            return
        yield root
        for fld in dataclasses.fields(root):
            if fld.metadata.get("skip") or fld.name == "_parent":
                continue
            value = getattr(root, fld.name, None)
            if isinstance(value, (BaseControl, list, tuple)):
                yield from self.walk(value, seen)

    def texts(self) -> list[str]:
        """All visible text, in order."""
        return [one.value for one in self.walk() if isinstance(one, ft.Text) and one.value]

    def sees(self, text: str) -> bool:
        """Whether `text` stands somewhere on the screen."""
        return any(text in found for found in self.texts())

    def headings(self) -> list[str]:
        """The text of every heading."""
        found = (one for one in self.walk() if isinstance(one, ft.Semantics) and one.header)
        return [text.value for one in found for text in self.walk(one.content) if isinstance(text, ft.Text)]

    def fields(self) -> dict[str, ft.TextField]:
        """The text fields by label."""
        return {str(one.data): one for one in self.walk() if isinstance(one, ft.TextField)}

    def chosen(self) -> list[str]:
        """The words of the choices that are ticked."""
        found = (one for one in self.walk() if isinstance(one, ft.Semantics) and one.checked)
        return [" ".join(self._words(one)) for one in found]

    def _words(self, control: BaseControl) -> list[str]:
        return [text.value for text in self.walk(control) if isinstance(text, ft.Text) and text.value]

    # acting ----------------------------------------------------------------------------------

    async def fire(self, control: BaseControl, event: str, data: Any = None, **props: Any) -> None:
        """What the client does: change the control's properties, then send the event."""
        if props:
            self.session.apply_patch(control._i, props)
        await self.session.dispatch_event(control._i, event, data)
        await self.settle()

    async def tap(self, text: str) -> None:
        """Tap the innermost thing with exactly this text (or starting with it)."""
        clickable = [one for one in self.walk() if getattr(one, "on_click", None)]
        for match in (lambda words: words == text, lambda words: words.startswith(text)):
            for one in clickable:
                if match(" ".join(self._words(one))):
                    await self.fire(one, "click")
                    return
        raise AssertionError(
            f"nothing to tap called {text!r} among {[' '.join(self._words(c)) for c in clickable]}"
        )

    async def write(self, label: str, text: str) -> None:
        """Write into the field with this label and leave it."""
        field = self.fields()[label]
        await self.fire(field, "change", text, value=text)
        await self.fire(field, "blur")
