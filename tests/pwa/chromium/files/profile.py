"""A browser with a profile that outlives it, and can be ended as the system ends it."""

from __future__ import annotations

import contextlib
import os
import signal
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from playwright.sync_api import BrowserContext, BrowserType

from tools.browser import ARGUMENTS, installed


class Profile:
    """One profile; a browser is started on it as often as one is asked for."""

    def __init__(self, kind: BrowserType, folder: Path, **options: Any) -> None:
        """On a folder; the options are those of a context, and the same in each of its browsers."""
        self._kind = kind
        self._folder = folder
        self._options = options
        self._context: BrowserContext | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self.kill()

    @property
    def context(self) -> BrowserContext:
        """Its browser, started where it does not run."""
        if self._context is None:
            self._context = self._kind.launch_persistent_context(
                str(self._folder), executable_path=installed(), args=ARGUMENTS, **self._options
            )
        return self._context

    @property
    def processes(self) -> list[int]:
        """All processes of the browser, told by the profile that they were started with, and those under them."""
        found = dict(_running())
        ours = {pid for pid in found if str(self._folder) in _command(pid)}
        while more := {pid for pid, parent in found.items() if parent in ours} - ours:
            ours |= more
        return sorted(ours)

    def kill_page(self) -> None:
        """The process of the page that has private files open, as a system does that needs its memory."""
        for pid in self.processes:
            if "--type=renderer" in _command(pid) and any("File System" in path for path in _opened(pid)):
                _kill(pid)

    def kill(self) -> None:
        """All of the browser at once, and no goodbye."""
        if self._context is None:
            return
        for pid in self.processes:
            _kill(pid)
        with contextlib.suppress(Exception):
            self._context.close()
        self._context = None


def _running() -> Iterator[tuple[int, int]]:
    for entry in Path("/proc").iterdir():
        with contextlib.suppress(OSError, ValueError):
            pid = int(entry.name)
            yield pid, int((entry / "stat").read_text().rpartition(")")[2].split()[1])


def _command(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
    except OSError:
        return ""


def _opened(pid: int) -> Iterator[str]:
    with contextlib.suppress(OSError):
        for entry in Path(f"/proc/{pid}/fd").iterdir():
            with contextlib.suppress(OSError):
                yield str(entry.readlink())


def _kill(pid: int) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)
