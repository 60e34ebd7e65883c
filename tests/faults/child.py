"""A process of its own that tells what it does, line by line, and can be killed."""

from __future__ import annotations

import ctypes
import os
import select
import signal
import sys
import time
import traceback
from collections.abc import Callable
from typing import Self

from tests.faults.writing import Tell

_ANYBODY_MAY_TRACE = (0x59616D61, -1)
"""prctl(PR_SET_PTRACER, PR_SET_PTRACER_ANY)"""


class Child:
    """Runs `work` in a forked process: the modules are there already, so that hundreds can be run.

    The child waits for `go` before it begins.
    """

    def __init__(self, work: Callable[[Tell], None]) -> None:
        self.lines: list[str] = []
        self.status: int | None = None
        self._rest = b""
        self._out, told = os.pipe()
        self.told = told
        """Its number of the pipe by which it tells."""
        wait, self._start = os.pipe()
        self.pid = os.fork()
        if self.pid == 0:
            os.close(self._out)
            os.close(self._start)
            _run(work, wait, told)
        os.close(told)
        os.close(wait)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.kill()
        os.close(self._out)
        os.close(self._start)

    def go(self) -> Self:
        """Let it begin."""
        os.write(self._start, b"x")
        return self

    def listen(self, seconds: float) -> bool:
        """Read what it tells for so long; False once it has ended."""
        ready, _, _ = select.select([self._out], [], [], seconds)
        if not ready:
            return True
        new = os.read(self._out, 1 << 16)
        *lines, self._rest = (self._rest + new).split(b"\n")
        self.lines += [line.decode() for line in lines]
        return bool(new)

    def listen_on(self, seconds: float) -> None:
        """Read what it tells for the whole of so long, or until it has ended."""
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0 and self.listen(left):
            pass

    def kill(self) -> None:
        """End it as the system does when it needs the memory; what it told before is read."""
        if self.status is None:
            os.kill(self.pid, signal.SIGKILL)
            self.wait()

    def wait(self) -> int:
        """Let it end by itself.

        Returns:
            What it ended with; minus the signal's number for one that was killed.
        """
        if self.status is None:
            while self.listen(60):
                pass
            self.status = os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])
        return self.status

    def rounds(self, word: str) -> set[int]:
        """The numbers told with `word`."""
        return {int(line.split()[1]) for line in self.lines if line.startswith(f"{word} ")}


def _run(work: Callable[[Tell], None], wait: int, told: int) -> None:
    """Never returns: what pytest has set up in this process must not be torn down twice."""
    try:
        if sys.platform == "linux":
            ctypes.CDLL(None).prctl(*_ANYBODY_MAY_TRACE, 0, 0, 0)
        os.read(wait, 1)

        def tell(line: str) -> None:
            os.write(told, line.encode() + b"\n")

        work(tell)
        os._exit(0)
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(1)
