"""The demo: a made-up participant with nine months behind them, to look around in.

Everything is written as a person writes it: one intention at a time, with the calendar on that day.
"""

from imr_workbook.demo.filling import fill
from imr_workbook.demo.folder import NotEmpty, require_empty

__all__ = ["NotEmpty", "fill", "require_empty"]
