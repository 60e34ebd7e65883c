"""Wrong kodes: how many, and how long to wait. Counted durably before each try, so that no restart helps."""

from __future__ import annotations

import errno
import json
from pathlib import Path

from imr_workbook.device.clock import Clock
from imr_workbook.device.files import overwrite, replace

NAME = "attempts.json"
FREE = 5
"""Tries without a wait."""
WAITS_S = (60, 5 * 60, 15 * 60, 60 * 60)
"""After each further wrong try; the last is used from then on."""
KODE_ENDS_AT = 10
"""From so many wrong tries on only the reservenøgle opens, where there is one."""

_FULL = {errno.ENOSPC, errno.EDQUOT}


def wait_after(wrong: int) -> int:
    """Seconds to wait after so many wrong tries in a row."""
    return 0 if wrong < FREE else WAITS_S[min(wrong - FREE, len(WAITS_S) - 1)]


class Attempts:
    """The wrong tries on one data folder. Nothing is ever destroyed for them."""

    def __init__(self, folder: Path, clock: Clock) -> None:
        self._path = folder / NAME
        self._clock = clock

    @property
    def wrong(self) -> int:
        """Wrong tries since the last right one."""
        return self._read()[0]

    def wait_s(self) -> int:
        """Seconds until the next try is allowed; 0 where it is now."""
        wrong, last = self._read()
        wait = wait_after(wrong)
        # A clock that was set back must not make the wait longer than it was.
        return max(0, min(wait, round(last + wait - self._now())))

    def count(self) -> None:
        """Count one more before the kode is checked.

        Raises:
            OSError: it could not be made durable, and so the kode must not be checked.
        """
        self._write(self._read()[0] + 1)

    def forget(self) -> None:
        """The kode was right."""
        self.set_to(0)

    def begin(self) -> None:
        """None so far, for another kode; raises OSError. From now on counting needs no room on the disk."""
        self._write(0)

    def set_to(self, wrong: int) -> None:
        """So many wrong tries there were."""
        if self._read()[0] != wrong:
            self._write(wrong)

    def _now(self) -> float:
        return self._clock().timestamp()

    def _read(self) -> tuple[int, float]:
        try:
            found = json.loads(self._path.read_bytes())
            return int(found["wrong"]), float(found["last"])
        except (OSError, ValueError, LookupError, TypeError):
            return 0, 0.0

    def _write(self, wrong: int) -> None:
        told = json.dumps({"wrong": wrong, "last": self._now()})
        try:
            replace(self._path, told)
        except OSError as error:
            if error.errno not in _FULL:
                raise
            # A full disk must not keep anybody from reading what they wrote.
            overwrite(self._path, told)
