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
            f"{place(self.file, self.line)}: {self.problem}\n  The right form:\n{_indented(self.right_form)}"
        )


class UnknownContent(LookupError):
    """There is nothing in the handouts with this id."""


def place(file: Path, line: int) -> str:
    """`folder/file:line`, as editors and terminals open it: from the folder one stands in, where it is below."""
    here = Path.cwd()
    shown = file.relative_to(here) if file.is_relative_to(here) else Path(file.parent.name, file.name)
    return f"{shown.as_posix()}:{line}"


def _indented(text: str) -> str:
    return "\n".join(f"    {line}" for line in text.splitlines())
