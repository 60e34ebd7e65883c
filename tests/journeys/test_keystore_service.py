"""The client's real service for secrets understands what the packed app asks of it."""

from __future__ import annotations

import subprocess
import sys

from tests.journeys.conftest import OpenPage


def test_what_is_written_is_read_and_none_is_none(open_page: OpenPage) -> None:
    """Every option that we give is taken, and what is not there is answered as such, not as an error."""
    command = [sys.executable, "-m", "tests.journeys.keystore_page"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            link = process.stdout.readline().strip()
            open_page(link).start().sees(
                "først None · skrevet abc · erstattet def · fjernet None · i en browser: nej"
            )
        finally:
            process.terminate()
