"""One libsodium makes what another does, and opens what another has sealed: nobody's workbook hangs on a platform."""

from __future__ import annotations

import os
from pathlib import Path

from tests.crypto import exchange


def test_what_is_made_here_is_made_and_opened_elsewhere(tmp_path: Path) -> None:
    """In a browser elsewhere is the machine that runs it, both ways; natively there is only here."""
    elsewhere = Path(os.environ.get("EXCHANGE", tmp_path))
    exchange.write(elsewhere / "made here")
    theirs = elsewhere / "made elsewhere"
    exchange.read(theirs if "EXCHANGE" in os.environ else elsewhere / "made here")
