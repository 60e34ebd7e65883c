"""Library: all handouts, read once at start and checked against each other."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from imr_workbook.content import forms
from imr_workbook.content.errors import ContentError, UnknownContent
from imr_workbook.content.exercises import Choose, Exercise, Rating, pieces
from imr_workbook.content.modules import Module, ModuleFile
from imr_workbook.content.parser import parse_topic
from imr_workbook.content.topics import Page, Picture, Practice, Topic

MODULES = Path(__file__).parent.parent / "modules"
"""The folder with one folder a module."""
MODULE_COUNT = 11


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


def load_library(assets: Path, folder: Path = MODULES) -> Library:
    """All handouts in a folder.

    Args:
        assets: where the pictures are (`assets/img/…`).
        folder: where `programme.toml` and the module folders are.

    Raises:
        ContentError: the first mistake found, with file, line and the right form.
    """
    programme = folder / "programme.toml"
    order = tomllib.loads(programme.read_text(encoding="utf-8"))["order"]
    if len(order) != MODULE_COUNT:
        raise ContentError(programme, 1, f"there are {len(order)} modules", "order names eleven folders")
    modules = tuple(_module(folder / name) for name in order)
    for number, module in enumerate(modules, start=1):
        if module.number != number:
            raise ContentError(
                folder / order[number - 1] / "module.toml",
                1,
                f"number is {module.number}",
                f"number = {number}",
            )
    _check(modules, assets, folder)
    return Library(modules)


def topics_of(modules: tuple[Module, ...]) -> Iterator[Topic]:
    """Every topic, ”Læs den sammen” last in its module."""
    for module in modules:
        yield from module.topics
        if module.together is not None:
            yield module.together


def _module(folder: Path) -> Module:
    file = folder / "module.toml"
    try:
        found = ModuleFile.model_validate(tomllib.loads(file.read_text(encoding="utf-8")))
    except tomllib.TOMLDecodeError as error:
        raise ContentError(file, 1, f"this cannot be read: {error}", forms.MODULE) from error
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        place = ".".join(str(part) for part in first["loc"])
        raise ContentError(file, 1, f"{place}: {first['msg']}", forms.MODULE) from error
    topics = [_topic(folder / f"{name}.md") for name in found.topics]
    together = [topic for topic in topics if topic.together]
    return Module(
        **{name: getattr(found, name) for name in ModuleFile.model_fields if name != "topics"},
        topics=tuple(topic for topic in topics if not topic.together),
        together=together[0] if together else None,
    )


def _topic(file: Path) -> Topic:
    topic = parse_topic(file.read_text(encoding="utf-8"), file)
    if not topic.together and not topic.pages[0].short:
        raise ContentError(file, 1, "the first page is not ”Kort sagt”", "# Kort sagt {#m01-t1-kort}")
    return topic


def _check(modules: tuple[Module, ...], assets: Path, folder: Path) -> None:
    """What can only be seen with all files together."""
    seen: dict[str, str] = {}
    exercises: dict[str, Exercise] = {}
    for topic in topics_of(modules):
        where = folder / topic.id
        for found in _ids(topic):
            if found in seen:
                raise ContentError(where, 1, f"the id {found} is used in {seen[found]} too", "every id once")
            seen[found] = topic.id
        for page in topic.pages:
            for block in page.blocks:
                if isinstance(block, Picture) and not (assets / "img" / block.file).is_file():
                    raise ContentError(where, 1, f"there is no picture {block.file}", forms.PICTURE)
                if isinstance(block, Exercise):
                    exercises[block.id] = block
                    _check_pieces(block, where)
    _check_sources(exercises, folder)


def _check_sources(exercises: dict[str, Exercise], folder: Path) -> None:
    for exercise in exercises.values():
        if isinstance(exercise, Rating) and exercise.items_from is not None:
            source = exercises.get(exercise.items_from)
            if not isinstance(source, Choose):
                raise ContentError(
                    folder / exercise.id,
                    1,
                    f"{exercise.items_from} is no choose exercise",
                    'items_from = "m01-b"',
                )


def _check_pieces(exercise: Exercise, where: Path) -> None:
    ids = [piece.id for piece in pieces(exercise)]
    twice = {one for one in ids if ids.count(one) > 1}
    if twice:
        raise ContentError(where, 1, f"{exercise.id} has {', '.join(sorted(twice))} twice", "every id once")


def _ids(topic: Topic) -> Iterator[str]:
    yield topic.id
    for page in topic.pages:
        yield page.id
        yield from (block.id for block in page.blocks if isinstance(block, (Exercise, Practice)))


def _found(by_id: dict[str, T], wanted: str) -> T:
    try:
        return by_id[wanted]
    except KeyError:
        raise UnknownContent(wanted) from None
