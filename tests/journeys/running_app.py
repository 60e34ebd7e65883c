"""The app as a person starts it: its own process, its own data folder."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from types import TracebackType
from typing import Self


class RunningApp:
    """One process of `imr-workbook app` on a free port; `link` holds the token."""

    def __init__(self, data: Path, *arguments: str, python: Path = Path(sys.executable)) -> None:
        self.data = data
        self._python = python
        self.days_ahead = 0
        """How many days from now it is in the app when it is started next."""
        self._arguments = arguments
        self.link = ""
        self._process: subprocess.Popen[str] | None = None

    def start(self) -> Self:
        """Start it and wait for the line with the link."""
        command = [
            str(self._python),
            "-m",
            *(["tests.journeys.another_day", str(self.days_ahead)] if self.days_ahead else ["imr_workbook"]),
            "app",
            "--no-open",
            "--port",
            "0",
            "--data",
            str(self.data),
        ]
        self._process = subprocess.Popen(
            [*command, *self._arguments],
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "TZ": "Europe/Copenhagen"},
        )
        assert self._process.stdout is not None
        for line in self._process.stdout:
            if "?token=" in line:
                self.link = next(word for word in line.split() if "?token=" in word)
                return self
        raise AssertionError(f"the app stopped with {self._process.wait()} before giving its link")

    def kill(self) -> None:
        """kill -9: no goodbye, no flush."""
        assert self._process is not None
        self._process.send_signal(signal.SIGKILL)
        self._process.wait()

    def stop(self) -> None:
        """Ask it to stop, and wait until it has."""
        if self._process is not None and self._process.poll() is None:
            self._process.terminate()
            self._process.wait(20)

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()
