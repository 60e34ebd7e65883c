"""What holds for every test."""

from __future__ import annotations

from hypothesis import settings

# A slow machine is no failure: no test is timed.
settings.register_profile("workbook", deadline=None, print_blob=True)
settings.load_profile("workbook")
