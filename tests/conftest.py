"""What holds for every test."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

# A slow machine is no failure: no test is timed.
settings.register_profile(
    "workbook", deadline=None, print_blob=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("workbook")
