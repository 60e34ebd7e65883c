"""What holds for every test."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

# A slow machine is no failure: no test is timed.
settings.register_profile(
    "workbook", deadline=None, print_blob=True, suppress_health_check=[HealthCheck.too_slow]
)
# Python in a browser is some ten times slower, and all that is tried there has been tried natively at length.
settings.register_profile("few", settings.get_profile("workbook"), max_examples=10, database=None)
settings.load_profile(os.environ.get("EXAMPLES", "workbook"))
