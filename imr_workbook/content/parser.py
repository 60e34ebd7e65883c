"""Handout text -> Topic. The form is described in `docs/writing_handouts.md`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, Field, TypeAdapter, ValidationError

from imr_workbook.content import forms
from imr_workbook.content.errors import ContentError
from imr_workbook.content.exercises import Exercise
from imr_workbook.content.topics import (
    Block,
    Bullets,
    Page,
    Paragraph,
    Picture,
    Practice,
    Questions,
    Story,
    Subheading,
    Topic,
)

FRONT = "+++"
FENCE = "```"

_PAGE = re.compile(r"^# (?P<title>.+?) \{#(?P<id>[^}]+)\}$")
_PICTURE = re.compile(r"^!\[(?P<alt>.*)\]\((?P<file>[^)]*)\)$")
_EXERCISE: TypeAdapter[Exercise] = TypeAdapter(Annotated[Exercise, Field(discriminator="type")])


@dataclass(frozen=True, slots=True)
class _Piece:
    """Lines that belong together, and where they begin."""

    line: int
    lines: tuple[str, ...]
    fence: str | None = None
    """Word after the opening fence; None for running text."""


def parse_topic(text: str, file: Path) -> Topic:
    """The topic written in `text`.

    Args:
        text: contents of a topic file.
        file: its path, for messages.

    Raises:
        ContentError: names the line and shows the right form.
    """
    front, rest_at, lines = _front_matter(text, file)
    pages = tuple(_pages(lines, rest_at, file))
    if not pages:
        raise ContentError(file, rest_at + 1, "there is no page", forms.PAGE)
    topic = _validated(Topic, {**front, "pages": pages}, file, 1, forms.FRONT)
    assert isinstance(topic, Topic)
    return topic


def _front_matter(text: str, file: Path) -> tuple[dict[str, Any], int, list[str]]:
    lines = text.splitlines()
    if not lines or lines[0].strip() != FRONT or FRONT not in (line.strip() for line in lines[1:]):
        raise ContentError(
            file, 1, "the file does not begin with front matter between +++ lines", forms.FRONT
        )
    end = next(index for index, line in enumerate(lines) if index and line.strip() == FRONT)
    return _toml("\n".join(lines[1:end]), file, 2, forms.FRONT), end + 1, lines


def _pages(lines: list[str], start: int, file: Path) -> Iterator[Page]:
    title: tuple[str, str, int] | None = None
    blocks: list[Block] = []
    for piece in _pieces(lines, start, file):
        if piece.fence is None and piece.lines[0].startswith("# "):
            if title is not None:
                yield _page(title, blocks, file)
            title, blocks = _title(piece, file), []
        elif title is None:
            raise ContentError(file, piece.line, "there is text before the first page", forms.PAGE)
        else:
            blocks.append(_block(piece, file))
    if title is not None:
        yield _page(title, blocks, file)


def _title(piece: _Piece, file: Path) -> tuple[str, str, int]:
    found = _PAGE.match(piece.lines[0])
    if found is None:
        raise ContentError(file, piece.line, "the page has no id after its title", forms.PAGE)
    return found["title"], found["id"], piece.line


def _page(title: tuple[str, str, int], blocks: list[Block], file: Path) -> Page:
    words, page_id, line = title
    if not blocks:
        raise ContentError(file, line, f"the page ”{words}” is empty", forms.PAGE)
    if sum(isinstance(block, Exercise) for block in blocks) > 1:
        raise ContentError(file, line, f"the page ”{words}” has more than one exercise", forms.PAGE)
    page = _validated(Page, {"id": page_id, "title": words, "blocks": tuple(blocks)}, file, line, forms.PAGE)
    assert isinstance(page, Page)
    return page


def _pieces(lines: list[str], start: int, file: Path) -> Iterator[_Piece]:
    """Paragraphs and fences, one after the other."""
    index = start
    while index < len(lines):
        line = lines[index].strip()
        if not line:
            index += 1
        elif line.startswith(FENCE):
            end = _fence_end(lines, index, file)
            yield _Piece(index + 1, tuple(lines[index + 1 : end]), line[len(FENCE) :].strip())
            index = end + 1
        else:
            end = index
            while end < len(lines) and lines[end].strip() and not lines[end].startswith(FENCE):
                end += 1
            yield _Piece(index + 1, tuple(text.rstrip() for text in lines[index:end]))
            index = end


def _fence_end(lines: list[str], start: int, file: Path) -> int:
    for index in range(start + 1, len(lines)):
        if lines[index].strip() == FENCE:
            return index
        if lines[index].startswith(FENCE):
            break
    raise ContentError(file, start + 1, f"{lines[start].strip()} is never closed", forms.EXERCISE)


def _block(piece: _Piece, file: Path) -> Block:
    match piece.fence:
        case None:
            return _text_block(piece, file)
        case "story":
            return Story(paragraphs=_filled(_paragraphs(piece.lines), piece, file, forms.STORY))
        case "questions":
            return Questions(
                items=_filled(_bullets(piece, file, forms.QUESTIONS), piece, file, forms.QUESTIONS)
            )
        case "practice":
            found = _toml("\n".join(piece.lines), file, piece.line + 1, forms.PRACTICE)
            practice = _validated(Practice, found, file, piece.line, forms.PRACTICE)
            assert isinstance(practice, Practice)
            return practice
        case "exercise":
            return _exercise(piece, file)
        case other:
            raise ContentError(file, piece.line, f"”{other}” is not a kind of block", forms.FENCES)


def _text_block(piece: _Piece, file: Path) -> Block:
    first = piece.lines[0]
    if first.startswith("!["):
        found = _PICTURE.match(first)
        if found is None or not found["alt"].strip() or not found["file"].strip() or len(piece.lines) > 1:
            raise ContentError(file, piece.line, "the picture lacks its text or its file", forms.PICTURE)
        return Picture(alt=found["alt"], file=found["file"])
    if first.startswith("## "):
        return Subheading(text=first[3:].strip())
    if first.startswith("#"):
        raise ContentError(file, piece.line, "only # and ## are headings", forms.PAGE)
    if first.startswith("- "):
        return Bullets(items=_bullets(piece, file, forms.BULLETS))
    return Paragraph(text=" ".join(line.strip() for line in piece.lines))


def _paragraphs(lines: tuple[str, ...]) -> tuple[str, ...]:
    text = "\n".join(line.strip() for line in lines)
    return tuple(" ".join(part.split("\n")) for part in re.split(r"\n{2,}", text.strip()) if part)


def _bullets(piece: _Piece, file: Path, form: str) -> tuple[str, ...]:
    items: list[str] = []
    for offset, line in enumerate(piece.lines):
        if line.startswith("- "):
            items.append(line[2:].strip())
        elif line.startswith("  ") and items:
            items[-1] += f" {line.strip()}"
        elif line.strip():
            raise ContentError(file, piece.line + offset, "a line of the list does not begin with ”- ”", form)
    return tuple(items)


def _filled(texts: tuple[str, ...], piece: _Piece, file: Path, form: str) -> tuple[str, ...]:
    if not texts:
        raise ContentError(file, piece.line, f"the {piece.fence} is empty", form)
    return texts


def _exercise(piece: _Piece, file: Path) -> Exercise:
    found = _toml("\n".join(piece.lines), file, piece.line + 1, forms.EXERCISE)
    form = forms.EXERCISES.get(str(found.get("type")), forms.EXERCISE)
    try:
        return _EXERCISE.validate_python(found)
    except ValidationError as error:
        raise ContentError(file, piece.line, _first_problem(error), form) from error


def _toml(text: str, file: Path, line: int, form: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        inside = re.search(r"at line (\d+)", str(error))
        at = line + (int(inside[1]) - 1 if inside else 0)
        raise ContentError(file, at, f"this cannot be read: {error}", form) from error


def _validated(model: type[BaseModel], found: dict[str, Any], file: Path, line: int, form: str) -> BaseModel:
    try:
        return model.model_validate(found)
    except ValidationError as error:
        raise ContentError(file, line, _first_problem(error), form) from error


def _first_problem(error: ValidationError) -> str:
    first = error.errors(include_url=False)[0]
    place = ".".join(str(part) for part in first["loc"])
    return f"{place}: {first['msg']}" if place else first["msg"]
