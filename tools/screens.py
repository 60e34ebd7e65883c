"""Every screen of the app with paths that show it, read from the table of routes so that none is forgotten."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

import flet as ft

from imr_workbook.content.exercises import Exercise
from imr_workbook.content.screens import screens as screens_of_topic
from imr_workbook.domain.deleted import deleted
from imr_workbook.domain.following import following
from imr_workbook.domain.kinds import Kind
from imr_workbook.domain.look_back import Span
from imr_workbook.domain.rounds import questions
from imr_workbook.ui import routes
from imr_workbook.ui.app import ROUTES
from imr_workbook.vault.folder_choice import Every
from imr_workbook.workbook import Workbook


@dataclass(frozen=True, slots=True)
class Screen:
    """One screen as a person can meet it."""

    pattern: str
    """As in the table of routes: "haefter/:module"."""
    path: str
    """As in the address bar: "/haefter/m01"."""

    @property
    def name(self) -> str:
        """For a file: "haefter-m01"."""
        return self.path.strip("/").replace("/", "-") or "i-dag"


Values = Callable[[Workbook], Iterable[str]]
"""What can stand for one varying part of a path; nothing where the workbook has no such thing."""


class NoExample(Exception):
    """A route with a part that varies has no example here; the message names it."""


def screens(workbook: Workbook) -> tuple[Screen, ...]:
    """Every screen that this workbook has something for.

    Raises:
        NoExample: a route is new and `_VALUES` has nothing for a varying part of it.
    """
    return tuple(Screen(pattern, path) for pattern in patterns() for path in _paths(pattern, workbook))


def patterns() -> tuple[str, ...]:
    """The table of routes as patterns, outermost first; "" is I dag."""
    return tuple(_patterns(ROUTES, ""))


def _patterns(table: Iterable[ft.Route], above: str) -> Iterator[str]:
    for route in table:
        here = f"{above}/{route.path or ''}".strip("/")
        if not route.outlet:
            yield here
        yield from _patterns(route.children or (), here)


def _paths(pattern: str, workbook: Workbook) -> Iterator[str]:
    if pattern == _READER:
        yield from _pages(workbook)
        return
    names = _PART.findall(pattern)
    if unknown := [name for name in names if name not in _VALUES]:
        raise NoExample(f"{pattern}: {', '.join(unknown)}")
    for values in itertools.product(*(_values(name, pattern, workbook) for name in names)):
        path = f"/{pattern}"
        for value in values:
            path = _PART.sub(value, path, count=1)
        yield path


def _values(name: str, pattern: str, workbook: Workbook) -> Iterable[str]:
    # What is about to be written has an id of its own before its first word.
    return ["ny"] if f"nyt/:{name}" in pattern else list(_VALUES[name](workbook))


def _pages(workbook: Workbook) -> Iterator[str]:
    """The first topic whole, and of the others the screens with an exercise."""
    for module in workbook.library.modules:
        for topic in [*module.topics, *([module.together] if module.together else [])]:
            for screen in screens_of_topic(topic):
                if topic is module.topics[0] or any(isinstance(one, Exercise) for one in screen.blocks):
                    yield routes.page(module.id, topic.id, screen.page.id, screen.part)


def _modules(workbook: Workbook) -> Iterator[str]:
    yield from (module.id for module in workbook.library.modules if module.topics)


def _some(kind: Kind) -> Values:
    """The first and the last record of a kind."""

    def ids(workbook: Workbook) -> list[str]:
        found = [record.id for record in workbook.state.living(kind)]
        return found[:1] + found[1:][-1:]

    return ids


def _or_new(kind: Kind) -> Values:
    """As `_some`, and one that is about to be written."""
    return lambda workbook: ["ny", *_some(kind)(workbook)]


def _weeks(workbook: Workbook) -> list[str]:
    period = following(workbook.state)
    return [] if period is None else [str(period.week_on(workbook.today()) + 1)]


def _questions(workbook: Workbook) -> list[str]:
    period = following(workbook.state)
    return [] if period is None else [str(n + 1) for n in range(len(questions(workbook.state, period)))]


_READER = "haefter/:module/:topic/:page/:part(\\d+)"
_PART = re.compile(r":(\w+)(?:\([^)]*\))?\??")
_VALUES: dict[str, Values] = {
    "module": _modules,
    "contact": _or_new(Kind.CONTACT),
    "week": _weeks,
    "question": _questions,
    "sign": _or_new(Kind.OWN_SIGN),
    "answer": _some(Kind.CHECK_IN),
    "span": lambda _: [span.value for span in Span],
    "goal": _some(Kind.LONG_GOAL),
    "new": lambda _: ["ny"],
    "part": _or_new(Kind.SHORT_GOAL),
    "step": _some(Kind.STEP),
    "practice": _some(Kind.PRACTICE),
    "review": _some(Kind.REVIEW),
    "every": lambda _: list(Every),
    "deleted": lambda workbook: [f"{one.kind}.{one.id}" for one in deleted(workbook.state, workbook.now())],
}
