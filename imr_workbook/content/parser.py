"""Handout text -> Topic. The form is described in `docs/writing_handouts.md`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

from pydantic import Field, TypeAdapter

from imr_workbook.content import forms
from imr_workbook.content.errors import ContentError
from imr_workbook.content.exercises import Exercise
from imr_workbook.content.sources import BlockSource, PageSource, TopicSource
from imr_workbook.content.topics import (
    Block,
    Bullets,
    Front,
    Page,
    Paragraph,
    Picture,
    Practice,
    Questions,
    Story,
    Subheading,
    Topic,
)
from imr_workbook.content.written_toml import WrittenToml

FRONT = "+++"
FENCE = "```"

_LINE_END = re.compile(r"\r\n|\r|\n")
_PAGE = re.compile(r"^# +(?P<title>.*\S) +\{#(?P<id>[^}]*)\}$")
_PICTURE = re.compile(r"^!\[(?P<alt>.*)\]\((?P<file>[^)]*)\)$")
_EXERCISE: TypeAdapter[Exercise] = TypeAdapter(Annotated[Exercise, Field(discriminator="type")])
_FRONT = TypeAdapter(Front)
_PAGES = TypeAdapter(Page)
_PRACTICE = TypeAdapter(Practice)


@dataclass(frozen=True, slots=True)
class _Piece:
    """Lines that belong together, and where they begin."""

    line: int
    lines: tuple[str, ...]
    """Without the fence."""
    end: int
    """The line after the last, fence included."""
    fence: str | None = None
    """Word after the opening fence; None for running text."""


@dataclass(slots=True)
class _Begun:
    """A page whose end is not reached yet."""

    title: str
    id: str
    line: int
    blocks: list[BlockSource]


def parse_topic(text: str, file: Path) -> Topic:
    """The topic written in `text`; as `read_topic`, without the lines."""
    return read_topic(text, file).topic


def read_topic(text: str, file: Path) -> TopicSource:
    """The topic written in `text`, and where each thing stands.

    Args:
        text: contents of a topic file.
        file: its path, for messages.

    Raises:
        ContentError: names the line and shows the right form.
    """
    lines = _LINE_END.split(text.removeprefix("\ufeff"))
    front, end = _front_matter(lines, file)
    pages = tuple(_pages(lines, end, file))
    if not pages:
        raise ContentError(file, len(lines), "there is no page", forms.PAGE)
    topic = Topic(**dict(front), pages=tuple(source.page for source in pages))
    return TopicSource(topic, file, tuple(lines), pages)


def _front_matter(lines: list[str], file: Path) -> tuple[Front, int]:
    """The front matter, and the index of the first line after it."""
    stripped = [line.strip() for line in lines]
    if stripped[0] != FRONT:
        raise ContentError(file, 1, "the file does not begin with +++", forms.FRONT)
    if FRONT not in stripped[1:]:
        raise ContentError(file, 1, "what begins with +++ is never closed with +++", forms.FRONT)
    end = stripped.index(FRONT, 1)
    written = WrittenToml(file, 2, lines[1:end], 1, forms.FRONT)
    return written.read(_FRONT, written.values()), end + 1


def _pages(lines: list[str], start: int, file: Path) -> Iterator[PageSource]:
    begun: _Begun | None = None
    for piece in _pieces(lines, start, file):
        if piece.fence is None and piece.lines[0].startswith("# "):
            if begun is not None:
                yield _page(begun, file)
            begun = _title(piece, file)
        elif begun is None:
            raise ContentError(file, piece.line, "there is text before the first page", forms.PAGE)
        else:
            begun.blocks.append(BlockSource(_block(piece, file), piece.line, piece.end))
    if begun is not None:
        yield _page(begun, file)


def _title(piece: _Piece, file: Path) -> _Begun:
    found = _PAGE.match(piece.lines[0])
    if found is None:
        raise ContentError(file, piece.line, "the page has no title with an id after it", forms.PAGE)
    _alone(piece, file, forms.PAGE)
    return _Begun(found["title"], found["id"], piece.line, [])


def _page(begun: _Begun, file: Path) -> PageSource:
    if not begun.blocks:
        raise ContentError(file, begun.line, f"the page ”{begun.title}” is empty", forms.PAGE)
    exercises = [source for source in begun.blocks if isinstance(source.block, Exercise)]
    if len(exercises) > 1:
        raise ContentError(
            file, exercises[1].line, f"the page ”{begun.title}” has more than one exercise", forms.TWO_PAGES
        )
    values = {
        "id": begun.id,
        "title": begun.title,
        "blocks": tuple(source.block for source in begun.blocks),
    }
    written = WrittenToml(file, begun.line, (), begun.line, forms.PAGE)
    return PageSource(written.read(_PAGES, values), begun.line, tuple(begun.blocks))


def _pieces(lines: list[str], start: int, file: Path) -> Iterator[_Piece]:
    """Paragraphs and fences, one after the other."""
    index = start
    while index < len(lines):
        line = lines[index].strip()
        end = index + 1
        if line.startswith(FENCE):
            end = _fence_end(lines, index, file)
            yield _Piece(index + 1, tuple(lines[index + 1 : end - 1]), end + 1, line[len(FENCE) :].strip())
        elif line:
            while end < len(lines) and lines[end].strip() and not lines[end].strip().startswith(FENCE):
                end += 1
            yield _Piece(index + 1, (line, *(text.rstrip() for text in lines[index + 1 : end])), end + 1)
        index = end


def _fence_end(lines: list[str], start: int, file: Path) -> int:
    """The index after the closing fence."""
    for index in range(start + 1, len(lines)):
        if lines[index].strip() == FENCE:
            return index + 1
        if lines[index].strip().startswith(FENCE):
            break
    raise ContentError(file, start + 1, f"{lines[start].strip()} is never closed with ```", forms.EXERCISE)


def _block(piece: _Piece, file: Path) -> Block:
    match piece.fence:
        case None:
            return _text_block(piece, file)
        case "story":
            return Story(paragraphs=_filled(_paragraphs(piece.lines), piece, file, forms.STORY))
        case "questions":
            items = _bullets(piece, file, forms.QUESTIONS)
            return Questions(items=_filled(items, piece, file, forms.QUESTIONS))
        case "practice":
            written = _fenced(piece, file, forms.PRACTICE)
            return written.read(_PRACTICE, written.values())
        case "exercise":
            return _exercise(piece, file)
        case other:
            raise ContentError(file, piece.line, f"”{other}” is not a kind of block", forms.FENCES)


def _text_block(piece: _Piece, file: Path) -> Block:
    first = piece.lines[0]
    if first.startswith(("- ", "-\t")) or first == "-":
        return Bullets(items=_bullets(piece, file, forms.BULLETS))
    if first.startswith("!["):
        _alone(piece, file, forms.PICTURE)
        return _picture(piece, file)
    if first.startswith("#"):
        _alone(piece, file, forms.SUBHEADING)
        return _subheading(piece, file)
    for offset, line in enumerate(piece.lines):
        if line.lstrip().startswith(("- ", "# ", "## ", "![")):
            raise ContentError(file, piece.line + offset, "there is no empty line above this", forms.AIR)
    return Paragraph(text=" ".join(line.strip() for line in piece.lines))


def _alone(piece: _Piece, file: Path, form: str) -> None:
    if len(piece.lines) > 1:
        raise ContentError(file, piece.line + 1, "there is no empty line above this", form)


def _picture(piece: _Piece, file: Path) -> Picture:
    found = _PICTURE.match(piece.lines[0])
    if found is None or not found["alt"].strip() or not found["file"].strip():
        raise ContentError(file, piece.line, "the picture lacks its text or its file", forms.PICTURE)
    return Picture(alt=found["alt"], file=found["file"])


def _subheading(piece: _Piece, file: Path) -> Subheading:
    title = piece.lines[0].removeprefix("## ").strip()
    if title.startswith("#"):
        raise ContentError(file, piece.line, "only # and ## are headings, each with a text", forms.SUBHEADING)
    return Subheading(text=title)


def _paragraphs(lines: tuple[str, ...]) -> tuple[str, ...]:
    text = "\n".join(line.strip() for line in lines)
    return tuple(" ".join(part.split("\n")) for part in re.split(r"\n{2,}", text.strip("\n")) if part.strip())


def _bullets(piece: _Piece, file: Path, form: str) -> tuple[str, ...]:
    items: list[str] = []
    for offset, line in enumerate(piece.lines, start=0 if piece.fence is None else 1):
        if line.startswith("- ") and line[2:].strip():
            items.append(line[2:].strip())
        elif line.startswith("  ") and items:
            items[-1] += f" {line.strip()}"
        elif line.strip():
            raise ContentError(file, piece.line + offset, "a line of the list is not ”- ” and a text", form)
    return tuple(items)


def _filled(texts: tuple[str, ...], piece: _Piece, file: Path, form: str) -> tuple[str, ...]:
    if not texts:
        raise ContentError(file, piece.line, f"the ```{piece.fence} is empty", form)
    return texts


def _exercise(piece: _Piece, file: Path) -> Exercise:
    written = _fenced(piece, file, forms.EXERCISE)
    values = written.values()
    return written.read(_EXERCISE, values, _form(values))


def _form(values: dict[str, Any]) -> str:
    return forms.EXERCISES.get(str(values.get("type")), forms.EXERCISE)


def _fenced(piece: _Piece, file: Path, form: str) -> WrittenToml:
    return WrittenToml(file, piece.line + 1, piece.lines, piece.line, form)
