"""How the files fit together: what can only be seen when all of them are read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from imr_workbook.content import forms
from imr_workbook.content.errors import ContentError, place
from imr_workbook.content.exercises import Choose, Exercise, Rating, pieces
from imr_workbook.content.sources import BlockSource, ModuleSource, TopicSource
from imr_workbook.content.topics import Picture, Practice

_ONCE = "Every id stands once in all handouts, and every item once in its exercise:\n{}-2"


class _Named(NamedTuple):
    id: str
    file: Path
    line: int


def misfits(modules: Sequence[ModuleSource], assets: Path) -> Iterator[ContentError]:
    """Every mistake between files, in the order of the course.

    Args:
        modules: all that were read.
        assets: where the pictures are (`assets/img/…`).
    """
    yield from _ids_twice(modules)
    for module in modules:
        yield from _files_left_out(module)
        for topic in module.topics:
            yield from _pictures(topic, assets)
            yield from _items_twice(topic)
            yield from _sources_of_ratings(topic)


def _ids_twice(modules: Sequence[ModuleSource]) -> Iterator[ContentError]:
    seen: dict[str, _Named] = {}
    for module in modules:
        for named in _ids(module):
            first = seen.setdefault(named.id, named)
            if first is not named:
                problem = f"the id {named.id} stands in {place(first.file, first.line)} too"
                yield ContentError(named.file, named.line, problem, _ONCE.format(named.id))


def _ids(module: ModuleSource) -> Iterator[_Named]:
    yield _Named(module.module.id, module.file, module.line_with("id ="))
    for topic in module.topics:
        yield _Named(topic.topic.id, topic.file, topic.line_with(topic.topic.id, 1, topic.pages[0].line))
        for page in topic.pages:
            yield _Named(page.page.id, topic.file, page.line)
            for source in page.blocks:
                if isinstance(source.block, (Exercise, Practice)):
                    yield _Named(source.block.id, topic.file, _line(topic, source, source.block.id))


def _files_left_out(module: ModuleSource) -> Iterator[ContentError]:
    named = {topic.file.name for topic in module.topics}
    for file in sorted(module.folder.glob("*.md")):
        if file.name not in named:
            problem = f"{file.name} lies in the folder, but is not among the topics"
            yield ContentError(
                module.file, module.line_with("topics ="), problem, f'topics = ["{file.stem}"]'
            )


def _pictures(topic: TopicSource, assets: Path) -> Iterator[ContentError]:
    for source in topic.blocks():
        block = source.block
        if isinstance(block, Picture) and not (assets / "img" / block.file).is_file():
            problem = f"there is no picture {block.file} in assets/img"
            yield ContentError(topic.file, source.line, problem, forms.PICTURE)


def _items_twice(topic: TopicSource) -> Iterator[ContentError]:
    for source in topic.blocks():
        if not isinstance(source.block, Exercise):
            continue
        ids = [piece.id for piece in pieces(source.block)]
        for twice in sorted({one for one in ids if ids.count(one) > 1}):
            problem = f"the exercise {source.block.id} has {twice} twice"
            second = topic.lines_with(f'"{twice}"', source.line, source.end)[-1]
            yield ContentError(topic.file, second, problem, _ONCE.format(twice))


def _sources_of_ratings(topic: TopicSource) -> Iterator[ContentError]:
    """A rating of what was chosen: the screen says that the choice is on the page before."""
    before: Exercise | None = None
    for page in topic.pages:
        here: Exercise | None = None
        for source in page.blocks:
            block = source.block
            if isinstance(block, Exercise):
                here = block
            if not isinstance(block, Rating) or block.items_from is None:
                continue
            if not isinstance(before, Choose) or before.id != block.items_from:
                problem = f"items_from: {block.items_from} is no choose exercise on the page before"
                line = _line(topic, source, "items_from")
                yield ContentError(topic.file, line, problem, forms.ITEMS_FROM)
        before = here


def _line(topic: TopicSource, source: BlockSource, text: str) -> int:
    return topic.line_with(text, source.line, source.end)
