"""Changes to files that others published: each place must be there exactly once, or the build stops."""

from __future__ import annotations

from pathlib import Path


class PlaceMoved(Exception):
    """A published file is not as it was when the change was written."""

    def __init__(self, file: Path, place: str, times: int) -> None:
        super().__init__(
            f"{file.name}: the place to change is there {times} times instead of once. A new release has moved "
            f"it: look at what the change was for, and write it anew. The place was: {place!r}"
        )


def replace_once(file: Path, place: str, by: str) -> None:
    """Put `by` where `place` stands in a text file.

    Raises:
        PlaceMoved: it does not stand there, or more than once; the file is as it was.
    """
    text = file.read_text(encoding="utf-8")
    if (times := text.count(place)) != 1:
        raise PlaceMoved(file, place, times)
    file.write_text(text.replace(place, by), encoding="utf-8")
