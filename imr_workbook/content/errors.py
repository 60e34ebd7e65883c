"""What is wrong with a handout, told to the one who writes it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass
class ContentError(Exception):
    """A mistake in a handout or module file."""

    file: Path
    line: int
    """Counted from 1."""
    problem: str
    """What is wrong, in one English sentence."""
    right_form: str
    """How it should look."""

    def __str__(self) -> str:
        return (
            f"{self.file.name}:{self.line}: {self.problem}\n  The right form:\n{_indented(self.right_form)}"
        )


class UnknownContent(LookupError):
    """There is nothing in the handouts with this id."""


def _indented(text: str) -> str:
    return "\n".join(f"    {line}" for line in text.splitlines())
