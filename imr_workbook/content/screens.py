"""Screens: a topic cut into what is shown at once, so that no screen holds too many choices."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from imr_workbook.content.exercises import Card, Checklist, Choose, Exercise, Item, Part, StepsSheet, pieces
from imr_workbook.content.topics import Block, Page, Topic

ITEMS_A_SCREEN = 6
STEPS_A_SCREEN = 2


class Screen(NamedTuple):
    """One page, or one part of a page whose exercise is long."""

    page: Page
    part: int
    """Which part of the page, counted from 0."""
    parts: int
    """How many parts the page has."""
    blocks: tuple[Block, ...]
    """What to show: all blocks on the first part, only the exercise on later ones."""
    items: tuple[Item | Part | Card, ...]
    """The exercise's items, parts or cards for this screen."""


@lru_cache(maxsize=256)
def screens(topic: Topic) -> tuple[Screen, ...]:
    """Every screen of a topic, in order; at least one."""
    return tuple(screen for page in topic.pages for screen in _page_screens(page))


def _page_screens(page: Page) -> list[Screen]:
    exercise = next((block for block in page.blocks if isinstance(block, Exercise)), None)
    slices = [()] if exercise is None else _slices(exercise)
    only_exercise = tuple(block for block in page.blocks if isinstance(block, Exercise))
    return [
        Screen(page, part, len(slices), page.blocks if part == 0 else only_exercise, items)
        for part, items in enumerate(slices)
    ]


def _slices(exercise: Exercise) -> list[tuple[Item | Part | Card, ...]]:
    all_pieces: tuple[Item | Part | Card, ...] = pieces(exercise)
    match exercise:
        case Checklist() | Choose():
            size = ITEMS_A_SCREEN
        case StepsSheet():
            size = STEPS_A_SCREEN
        case _:
            return [all_pieces]
    count = -(-len(all_pieces) // size)
    # Even parts: 13 lines become 5, 4 and 4, not 6, 6 and 1.
    bounds = [round(index * len(all_pieces) / count) for index in range(count + 1)]
    return [all_pieces[start:end] for start, end in pairwise(bounds)]
