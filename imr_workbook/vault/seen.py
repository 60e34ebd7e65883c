"""*Det hjælper mig* before the lock: a copy in a file of its own, sealed under the device secret.

No kode opens it and none is needed: whoever has the device may read it, as the person has chosen. A copy
of the file alone tells nothing.
"""

from __future__ import annotations

import json
import logging
from pathlib import Path
from typing import TYPE_CHECKING

from imr_workbook.crypto.errors import Refused
from imr_workbook.crypto.sealing import seal, unseal
from imr_workbook.device.files import destroy, replace_bytes
from imr_workbook.domain.kinds import Kind
from imr_workbook.domain.plans import HelpfulLine, HelpfulList
from imr_workbook.domain.seen_helpful import seen_helpful

if TYPE_CHECKING:
    from imr_workbook.vault.vault import Vault

log = logging.getLogger(__name__)

NAME = "seen.sealed"
PURPOSE = "seen without kode"
"""What the device's key for it is for."""


class Seen:
    """Keeps the copy of one vault as the person wants it: there while there is a kode, and otherwise not."""

    def __init__(self, vault: Vault, folder: Path | None) -> None:
        """Follow a vault from now on.

        Args:
            vault: its workbook says what may be seen.
            folder: where the file lies; none where nothing is kept.
        """
        self._vault = vault
        self._path = None if folder is None else folder / NAME
        self._kept: tuple[object, object] | None = None
        """The lines and the choice that the copy is known to be of."""
        vault.subscribe(self._changed)

    def lines(self) -> list[HelpfulLine]:
        """What may be seen now; none where there is no file, or it does not open on this device."""
        key = self._vault.device_key(PURPOSE)
        if self._path is None or key is None:
            return []
        try:
            found = json.loads(unseal(key, self._path.read_bytes(), self._vault.id))
            return [
                HelpfulLine(str(line["id"]), HelpfulList(line["list"]), str(line["text"])) for line in found
            ]
        except (OSError, Refused, ValueError, LookupError, TypeError):
            return []

    def keep(self) -> None:
        """Make the copy what the open workbook says; nothing while it is locked, or is a later version's.

        Raises:
            OSError: it could not be made durable, and what could be seen before still can.
        """
        if self._path is None or self._vault.locked or self._vault.workbook.read_only:
            return
        wanted = seen_helpful(self._vault.workbook.state) if self._vault.has_kode else []
        key = self._vault.device_key(PURPOSE)
        if not wanted or key is None:
            destroy(self._path)
        elif wanted != self.lines():
            replace_bytes(self._path, seal(key, _text(wanted), self._vault.id))
        self._kept = self._said()

    def look(self) -> None:
        """As `keep`; what cannot be done is tried again at the next."""
        try:
            self.keep()
        except OSError as error:
            log.error("seen: %s", type(error).__name__)

    def _changed(self) -> None:
        """A save of anything else must not wait for the file to be read."""
        if self._vault.locked:
            # Nothing that was open is held on to.
            self._kept = None
        elif self._kept is None or any(a is not b for a, b in zip(self._kept, self._said(), strict=True)):
            self.look()

    def _said(self) -> tuple[object, object]:
        kinds = self._vault.workbook.state.kinds
        return kinds.get(Kind.HELPFUL), kinds.get(Kind.PROFILE)


def _text(lines: list[HelpfulLine]) -> bytes:
    found = [{"id": line.id, "list": line.list.value, "text": line.text} for line in lines]
    return json.dumps(found).encode()
