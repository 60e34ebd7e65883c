"""Library: all handouts, read once at start and checked against each other."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

from imr_workbook.content.errors import UnknownContent
from imr_workbook.content.exercises import Exercise
from imr_workbook.content.modules import Module
from imr_workbook.content.topics import Page, Practice, Topic

T = TypeVar("T")


class Library:
    """The handouts, found by id."""

    def __init__(self, modules: tuple[Module, ...]) -> None:
        self.modules = modules
        """The eleven modules, in the order of the course."""
        self._modules = {module.id: module for module in modules}
        self._topics: dict[str, Topic] = {}
        self._pages: dict[str, Page] = {}
        self._exercises: dict[str, tuple[Exercise, Topic]] = {}
        self._practices: dict[str, Practice] = {}
        for topic in topics_of(modules):
            self._topics[topic.id] = topic
            for page in topic.pages:
                self._add_page(page, topic)

    def _add_page(self, page: Page, topic: Topic) -> None:
        self._pages[page.id] = page
        for block in page.blocks:
            if isinstance(block, Exercise):
                self._exercises[block.id] = block, topic
            elif isinstance(block, Practice):
                self._practices[block.id] = block

    def module(self, module_id: str) -> Module:
        """One module; raises UnknownContent."""
        return _found(self._modules, module_id)

    def topic(self, topic_id: str) -> Topic:
        """One topic; raises UnknownContent."""
        return _found(self._topics, topic_id)

    def page(self, page_id: str) -> Page:
        """One page; raises UnknownContent."""
        return _found(self._pages, page_id)

    def exercise(self, exercise_id: str) -> Exercise:
        """One exercise; raises UnknownContent."""
        return _found(self._exercises, exercise_id)[0]

    def topic_of_exercise(self, exercise_id: str) -> Topic:
        """The topic that an exercise stands in; raises UnknownContent."""
        return _found(self._exercises, exercise_id)[1]

    def practice(self, practice_id: str) -> Practice:
        """One practice; raises UnknownContent."""
        return _found(self._practices, practice_id)

    def exercises(self) -> Iterator[Exercise]:
        """Every exercise, in order."""
        return (exercise for exercise, _ in self._exercises.values())

    def practices(self) -> Iterator[Practice]:
        """Every practice, in order."""
        return iter(self._practices.values())


def load_library(assets: Path, folder: Path | None = None) -> Library:
    """All handouts in a folder.

    Args:
        assets: where the pictures are (`assets/img/…`).
        folder: where `programme.toml` and the module folders are; none: those of the app.

    Raises:
        ContentError: the first mistake found, with file, line and the right form.
    """
    # Heavy to import, and where the handouts are ready made nobody reads them.
    from imr_workbook.content.fitting import misfits
    from imr_workbook.content.folders import MODULES, module_folders, read_module

    folders = enumerate(module_folders(folder or MODULES), start=1)
    sources = [read_module(one, number) for number, one in folders]
    for mistake in misfits(sources, assets):
        raise mistake
    return Library(tuple(source.module for source in sources))


def topics_of(modules: tuple[Module, ...]) -> Iterator[Topic]:
    """Every topic, ”Læs den sammen” last in its module."""
    for module in modules:
        yield from module.topics
        if module.together is not None:
            yield module.together


def _found(by_id: dict[str, T], wanted: str) -> T:
    try:
        return by_id[wanted]
    except KeyError:
        raise UnknownContent(wanted) from None
