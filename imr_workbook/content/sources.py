"""What the authors' files say, and on which line each thing stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from imr_workbook.content.modules import Module
from imr_workbook.content.topics import Block, Page, Topic


class BlockSource(NamedTuple):
    """A block of a page, and the lines of the file that it takes up."""

    block: Block
    line: int
    """Its first line, counted from 1; for a fence the line of the fence."""
    end: int
    """The line after its last."""


class PageSource(NamedTuple):
    """A page, and where its title stands."""

    page: Page
    line: int
    blocks: tuple[BlockSource, ...]


@dataclass(frozen=True, slots=True)
class TopicSource:
    """A topic, and where in its file each thing stands."""

    topic: Topic
    file: Path
    lines: tuple[str, ...]
    """The file, line by line."""
    pages: tuple[PageSource, ...]

    def blocks(self) -> Iterator[BlockSource]:
        """Every block of every page, in order."""
        for page in self.pages:
            yield from page.blocks

    def lines_with(self, text: str, begin: int, end: int) -> list[int]:
        """The lines from `begin` to before `end` that hold `text`; `begin` alone where none does."""
        return [line for line in range(begin, end) if text in self.lines[line - 1]] or [begin]

    def line_with(self, text: str, begin: int, end: int) -> int:
        """The first of `lines_with`."""
        return self.lines_with(text, begin, end)[0]


@dataclass(frozen=True, slots=True)
class ModuleSource:
    """A module, and the files it was read from."""

    module: Module
    file: Path
    """Its `module.toml`."""
    lines: tuple[str, ...]
    """That file, line by line."""
    topics: tuple[TopicSource, ...]
    """In the order of `module.toml`, ”Læs den sammen” included."""

    @property
    def folder(self) -> Path:
        """The folder of the module."""
        return self.file.parent

    def line_with(self, *texts: str) -> int:
        """The first line of `module.toml` that holds one of `texts`, the first text first; else 1."""
        for text in texts:
            for number, line in enumerate(self.lines, start=1):
                if text in line:
                    return number
        return 1
