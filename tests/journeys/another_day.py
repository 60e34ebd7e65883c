"""The app with its clock set ahead: `python -m tests.journeys.another_day DAYS app …`.

The clock is given to the workbook at the one place where real parts are chosen; everything else is as
a person starts it.
"""

from __future__ import annotations

import sys
from datetime import datetime, timedelta

from imr_workbook import cli
from imr_workbook.device.clock import system_clock


def main(arguments: list[str]) -> int:
    """Run the command so many days from now."""
    ahead = timedelta(days=int(arguments[0]))

    def later() -> datetime:
        return system_clock() + ahead

    cli.system_clock = later  # type: ignore[attr-defined]
    return cli.main(arguments[1:])


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
