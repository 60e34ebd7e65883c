"""The screens never react to an answer: lowest, highest and none look the same, but for the answer itself.

This is rule 2 of the design: no score, no advice, no colour and no sentence that depends on what was
entered.
"""

from __future__ import annotations

import re

import flet as ft
import flet.canvas as cv
import pytest

from imr_workbook.device.resources import locales_dir
from imr_workbook.domain.instruments import HOPE_SOURCE, INSTRUMENTS, OFFERED, own_sign_item
from imr_workbook.i18n import language
from imr_workbook.workbook import Workbook
from tests.ui.harness import Headless
from tests.ui.week_windows import a_workbook, answer_week, show
from tests.workbook.turning_calendar import Calendar

SIGN = "Jeg ringer sjældnere til min søster"
ITEMS = ("hope", *OFFERED, "own_sign")
ANSWERS = {"lowest": 0, "highest": 4, "none": None}
AFTER = ("/min-uge/uge/2/gemt", "/min-uge/mere", "/min-uge/spoergsmaal")
LOOKS = ("/min-uge", "/min-uge/svar", "/min-uge/kurve", "/min-uge/tabel")

_danish = language("da", locales_dir()).gettext
WORDS = sorted(
    {_danish(step) for found in INSTRUMENTS.values() for step in found.steps}, key=len, reverse=True
)
"""Every word that can be chosen, longest first."""


def answered(item: str, step: int | None) -> tuple[Workbook, Calendar]:
    """A week of middle answers, and one where `item` alone is answered otherwise."""
    calendar = Calendar()
    workbook = a_workbook(calendar)
    workbook.start_questions()
    if item == "own_sign":
        item = own_sign_item(workbook.add_own_sign(SIGN))
    workbook.follow([] if item == "hope" else [item])
    for given in (2, step):
        answer_week(workbook, {"hope": 2, item: given, HOPE_SOURCE: "Musik"})
        calendar.turn(7)
    calendar.turn(-7)
    return workbook, calendar


def position(item: str) -> int:
    """Where the question stands on the path."""
    return 1 if item == "hope" else 3


async def read(h: Headless, route: str) -> list[str]:
    """All that one of the screens says to eyes and ears, without the words that can be chosen."""
    await h.go(route)
    heard = [str(one.label) for one in h.walk() if isinstance(one, ft.Semantics) and one.label]
    return [_without_answers(text) for text in (*h.texts(), *heard)]


def looks(h: Headless) -> list[str]:
    """Every colour and icon on the screen, and every colour drawn, each as often as it is there."""
    dressed = [part for one in h.walk() for part in (one, getattr(one, "style", None)) if part is not None]
    values = [getattr(part, name, None) for part in dressed for name in ("color", "bgcolor", "icon")]
    colours = [str(value) for value in values if value is not None and not isinstance(value, ft.Control)]
    shapes = (shape for one in h.walk() if isinstance(one, cv.Canvas) for shape in one.shapes)
    drawn = [f"drawn {shape.paint.color}" for shape in shapes if isinstance(shape, (cv.Line, cv.Circle))]
    return sorted(colours + drawn)


def _without_answers(text: str) -> str:
    return re.sub("|".join(rf"\b{word}\b" for word in WORDS), "…", text)


@pytest.mark.parametrize("item", ITEMS)
async def test_a_question_looks_the_same_whatever_is_answered(item: str) -> None:
    """Only the tick moves: heading, answers, ways on and quiet line are the same to the letter."""
    screens = {}
    for name, step in ANSWERS.items():
        workbook, _calendar = answered(item, step)
        async with show(workbook, f"/min-uge/uge/2/{position(item)}") as h:
            assert len(h.chosen()) == (step is not None)
            screens[name] = h.texts()
            assert any("Tryk på Hjælp nu" in text for text in screens[name])
    assert screens["lowest"] == screens["highest"] == screens["none"]


@pytest.mark.parametrize("words", ["", "Ingenting. Jeg vil ikke mere", "Mikkel ringede, og solen skinnede"])
async def test_the_question_in_words_reads_nothing(words: str) -> None:
    """Whatever is written: the same screen but for when it was saved, and the same way on."""
    workbook = a_workbook(Calendar())
    workbook.start_questions()
    async with show(workbook, "/min-uge/uge/1/2") as h:
        line, *before = h.texts()
        await h.write("Med dine egne ord", words)
        assert h.texts() == [line if words == "" else "Gemt kl. 10.00", *before]
        await h.tap("Næste")
        assert h.page.route == "/min-uge/mere"
        assert words == "" or not h.sees(words)


@pytest.mark.parametrize("item", ITEMS)
async def test_what_comes_after_the_questions_is_the_same(item: str) -> None:
    """The end of the questions and the offers say nothing about the answers, nor by them."""
    screens = {}
    for name, step in ANSWERS.items():
        workbook, _calendar = answered(item, step)
        async with show(workbook) as h:
            screens[name] = [(await read(h, route), looks(h)) for route in AFTER]
    assert screens["lowest"] == screens["highest"] == screens["none"]


@pytest.mark.parametrize("item", ITEMS)
async def test_the_next_weeks_card_is_the_same(item: str) -> None:
    """Lowest, highest or none last week: the questions come again with the same words."""
    screens = {}
    for name, step in ANSWERS.items():
        workbook, calendar = answered(item, step)
        calendar.turn(7)
        async with show(workbook) as h:
            screens[name] = (h.texts(), looks(h))
    assert screens["lowest"] == screens["highest"] == screens["none"]


@pytest.mark.parametrize("item", ITEMS)
async def test_a_look_back_is_the_same_but_for_the_words(item: str) -> None:
    """Lowest and highest differ in the chosen word alone; with none nothing is said that is not said else."""
    screens = {}
    for name, step in ANSWERS.items():
        workbook, _calendar = answered(item, step)
        async with show(workbook) as h:
            screens[name] = [(await read(h, route), looks(h)) for route in LOOKS]
    assert screens["lowest"] == screens["highest"]
    of_the_answer = re.compile(r"Håb|Søvn|Humør|Uro|Stemmer|Energi|Jeg ringer|…|\d+\. september")
    for (without, bare), (lowest, dressed) in zip(screens["none"], screens["lowest"], strict=True):
        extra = set(without) ^ set(lowest)
        assert all(of_the_answer.match(text) for text in extra), extra
        assert set(bare) == set(dressed)


@pytest.mark.parametrize("item", ITEMS)
async def test_putting_right_looks_the_same(item: str) -> None:
    """The screen that corrects an answer differs in the tick alone."""
    screens = {}
    for name in ("lowest", "highest"):
        workbook, _calendar = answered(item, ANSWERS[name])
        async with show(workbook, "/min-uge/svar") as h:
            label = {"own_sign": SIGN}.get(item) or _danish(INSTRUMENTS[item].label)
            await h.tap(label)
            screens[name] = h.texts()
            assert len(h.chosen()) == 1
    assert screens["lowest"] == screens["highest"]
