"""The exercises of the handouts: each keeps its answer, and none says anything about it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import get_args

import flet as ft
import pytest

from imr_workbook.content.exercises import EXERCISE_TYPES
from imr_workbook.domain.answers import DOES, KNEW, NEW, NOT_ME, TEXT, WILL_TRY, answer
from imr_workbook.store.memory import MemoryStore
from imr_workbook.ui import routes
from imr_workbook.workbook import Workbook
from tests.ui.harness import Headless
from tests.ui.windows import MORNING, TUESDAY, a_window, a_workbook, at, library

HELPS, STRENGTHS, AREAS, SATISFIED = "m01-a-hjaelper", "m01-d-styrker", "m01-b-omraader", "m01-b-tilfreds"
IMPORTANT, TRUST, STEPS, MYTHS, DEFINITION = (
    "m01-f-vigtigt",
    "m01-f-tro",
    "m01-g-trin",
    "m01-myter",
    "m01-c-definition",
)
QUIET = "Svaret er kun til dig."


def path(exercise_id: str, part: int = 0) -> str:
    """Where an exercise stands."""
    topic = library().topic_of_exercise(exercise_id)
    page = next(
        page for page in topic.pages if any(getattr(one, "id", "") == exercise_id for one in page.blocks)
    )
    return routes.page("m01", topic.id, page.id, part)


def words(window: Headless) -> list[str]:
    """Everything that is written on the screen but when it was saved."""
    return [text for text in window.texts() if not text.startswith(("Gemt kl.", "Du har valgt"))]


@pytest.fixture
def store() -> MemoryStore:
    return MemoryStore()


@pytest.fixture
def workbook(store: MemoryStore) -> Workbook:
    return a_workbook(store=store)


async def tap_in(window: Headless, group: str, word: str) -> None:
    """Tap a word among the choices of one group."""
    (row,) = (one for one in window.walk() if isinstance(one, ft.Semantics) and one.label == group)
    for one in window.walk(row):
        if getattr(one, "on_click", None) and word in [
            text.value for text in window.walk(one) if isinstance(text, ft.Text)
        ]:
            await window.fire(one, "click")
            return
    raise AssertionError(f"no {word!r} under {group!r}")


async def test_a_line_of_a_checklist_has_three_answers(workbook: Workbook, store: MemoryStore) -> None:
    """Each is kept with its words, is there again after a restart, and is taken back by a second tap."""
    line = "Lave noget, jeg kan lide"
    async with a_window(workbook, path(HELPS)) as window:
        for word, value in (("Det gør jeg", DOES), ("Vil prøve", WILL_TRY), ("Ikke for mig", NOT_ME)):
            await tap_in(window, line, word)
            assert window.chosen() == [word]
            assert answer(workbook.state, HELPS).text("item.noget-jeg-kan-lide") == value
    again = a_workbook(store=store)
    async with a_window(again, path(HELPS)) as window:
        assert window.chosen() == ["Ikke for mig"]
        await tap_in(window, line, "Ikke for mig")
        assert window.chosen() == []
    assert answer(again.state, HELPS).text("item.noget-jeg-kan-lide") == ""


async def test_a_line_of_ones_own_is_added_answered_and_removed(workbook: Workbook) -> None:
    """On the last screen of the list; what is written is kept before it is added."""
    async with a_window(workbook, path(HELPS, 2)) as window:
        await window.write("Skriv dit eget", "Gå i svømmehallen")
        assert answer(workbook.state, HELPS).text("draft") == "Gå i svømmehallen"
        await window.tap("Tilføj")
        assert window.fields()["Skriv dit eget"].value == ""
        await tap_in(window, "Gå i svømmehallen", "Det gør jeg")
        assert window.chosen() == ["Det gør jeg"]
        await window.tap("Fjern ”Gå i svømmehallen”")
        assert not window.sees("Gå i svømmehallen")
    assert answer(workbook.state, HELPS).own_lines() == []
    async with a_window(workbook, path(HELPS, 0)) as window:
        assert not window.fields()


async def test_some_are_chosen_and_no_more_than_there_is_room_for(workbook: Workbook) -> None:
    """The third of two is not chosen; a calm line says why, and nothing is taken away."""
    async with a_window(workbook, path(AREAS)) as window:
        await window.tap("Venner")
        await window.tap("Familie")
        assert window.sees("Du har valgt 2 ud af 2.")
        await window.tap("Min bolig")
        assert window.chosen() == ["Venner", "Familie"]
        assert window.sees("Du har valgt 2. ")
        await window.tap("Familie")
        await window.tap("Min bolig")
        assert window.chosen() == ["Venner", "Min bolig"]
    assert sorted(answer(workbook.state, AREAS).chosen_items()) == ["bolig", "venner"]


async def test_ones_own_choice_is_chosen_when_it_is_added_while_there_is_room(workbook: Workbook) -> None:
    """Whoever writes an area means it; the third is only written down."""
    last = 2
    async with a_window(workbook, path(AREAS, last)) as window:
        for text in ("Min hund", "Min have", "Mit kor"):
            await window.write("Skriv dit eget", text)
            await window.tap("Tilføj")
        assert sorted(window.chosen()) == ["Min have", "Min hund"]
        assert window.sees("Mit kor")


async def test_only_what_was_chosen_is_rated(workbook: Workbook) -> None:
    """Before anything is chosen, a line says where to choose; one's own areas are rated too."""
    async with a_window(workbook, path(SATISFIED)) as window:
        assert window.sees("Vælg ét eller to på siden før denne.")
        assert not window.sees(QUIET)
    workbook.answer(AREAS, "item.venner", True)
    workbook.answer(AREAS, "draft", "Min hund")
    workbook.add_own_line(AREAS)
    async with a_window(workbook, path(SATISFIED)) as window:
        assert window.headings()[2:] == ["Venner", "Min hund"]
        assert not window.sees("Familie")
        await tap_in(window, "Min hund", "Nogenlunde")
        assert window.chosen() == ["Nogenlunde"]
        assert window.sees(QUIET)


@pytest.mark.parametrize("exercise_id", [IMPORTANT, TRUST])
async def test_a_ladder_keeps_its_step_and_its_words(
    workbook: Workbook, store: MemoryStore, exercise_id: str
) -> None:
    """A step in words, and what could lift it a little."""
    exercise = library().exercise(exercise_id)
    assert exercise.type == "ladder"
    async with a_window(workbook, path(exercise_id)) as window:
        await window.tap(exercise.steps[3])
        await window.write(exercise.follow_up, "En, der går med")
    async with a_window(a_workbook(store=store), path(exercise_id)) as window:
        assert window.chosen() == [exercise.steps[3]]
        assert window.fields()[exercise.follow_up].value == "En, der går med"


@pytest.mark.parametrize("exercise_id", [DEFINITION, "m01-d-hvem-siger", "m01-b-lidt-bedre"])
async def test_free_text_is_kept_as_it_is_written(
    workbook: Workbook, store: MemoryStore, exercise_id: str
) -> None:
    """The prompt is a heading, and the field is called by it."""
    prompt = library().exercise(exercise_id).prompt
    async with a_window(workbook, path(exercise_id)) as window:
        assert prompt in window.headings()
        await window.write(prompt, "At kunne glæde mig\ntil noget. ")
        assert window.sees("Gemt kl. 10.00")
    async with a_window(a_workbook(store=store), path(exercise_id)) as window:
        assert window.fields()[prompt].value == "At kunne glæde mig\ntil noget. "


async def test_an_exercise_says_when_it_was_saved_on_that_day_and_where_one_is_on_others(
    store: MemoryStore,
) -> None:
    """Weeks later the page number says more than an old date."""
    workbook = a_workbook(at(MORNING, TUESDAY - timedelta(days=7)), store=store)
    workbook.answer(DEFINITION, TEXT, "Ro i køkkenet")
    async with a_window(workbook, path(DEFINITION)) as window:
        assert window.sees("Gemt kl. 10.00")
    async with a_window(a_workbook(store=store), path(DEFINITION)) as window:
        assert not window.sees("Gemt")
        assert window.sees("Side")
        await window.write(library().exercise(DEFINITION).prompt, "Ro i køkkenet. Og kaffe")
        assert window.sees("Gemt kl. 10.00")


async def test_help_for_a_long_exercise_stands_on_its_first_screen_alone(workbook: Workbook) -> None:
    """Said once; the screens that go on hold nothing but the exercise."""
    said = library().exercise(HELPS).help
    assert said
    async with a_window(workbook, path(HELPS)) as window:
        assert window.sees(said)
        await window.go(path(HELPS, 1))
        assert not window.sees(said)


async def test_the_six_steps_are_two_a_screen_and_each_keeps_its_words(workbook: Workbook) -> None:
    """One can stop after any of them."""
    exercise = library().exercise(STEPS)
    assert exercise.type == "steps"
    async with a_window(workbook, path(STEPS)) as window:
        for part in range(3):
            await window.go(path(STEPS, part))
            two = exercise.parts[2 * part : 2 * part + 2]
            assert list(window.fields()) == [one.title for one in two]
            for one in two:
                await window.write(one.title, f"Om {one.id}")
        await window.go(path(STEPS, 1))
        assert [field.value for field in window.fields().values()] == ["Om for-og-imod", "Om valg"]
    assert len(answer(workbook.state, STEPS).values) == 6


async def test_cards_are_turned_one_at_a_time(workbook: Workbook) -> None:
    """First the myth, then the fact; both answers are kept, and neither is right or wrong."""
    exercise = library().exercise(MYTHS)
    assert exercise.type == "cards"
    async with a_window(workbook, path(MYTHS)) as window:
        for number, card in enumerate(exercise.cards):
            assert window.sees(card.front)
            assert window.sees(f"Myte · Kort {number + 1} af {len(exercise.cards)}")
            assert not window.sees(card.back)
            await window.tap("Vis fakta")
            assert window.sees(card.back)
            await window.tap("Det vidste jeg" if number % 2 else "Det er nyt for mig")
            if number + 1 < len(exercise.cards):
                await window.tap("Næste kort")
        assert not window.sees("Næste kort")
        await window.tap("Forrige kort")
        assert window.sees(exercise.cards[-2].front)
    given = answer(workbook.state, MYTHS)
    assert [given.text(f"card.{card.id}") for card in exercise.cards] == [NEW, KNEW, NEW, KNEW, NEW]


def _say_step(exercise_id: str, field: str, step: int | None) -> Callable[[Workbook], None]:
    return lambda workbook: workbook.answer(exercise_id, field, step)


@pytest.mark.parametrize(
    ("exercise_id", "field"),
    [(SATISFIED, "item.venner"), (IMPORTANT, "step"), (TRUST, "step")],
)
async def test_the_same_words_stand_there_whatever_is_answered(exercise_id: str, field: str) -> None:
    """Lowest, middle, highest and nothing: same help, same text, same order; only the tick moves."""
    shown = []
    for step in (None, 0, 2, 4):
        workbook = a_workbook()
        workbook.answer(AREAS, "item.venner", True)
        _say_step(exercise_id, field, step)(workbook)
        async with a_window(workbook, path(exercise_id)) as window:
            assert len(window.chosen()) == (0 if step is None else 1)
            shown.append(words(window))
    assert any(QUIET in text for text in shown[0])
    # The page says that it was saved where it said which page it is.
    assert all(set(shown[0]) >= set(one) for one in shown)
    assert shown[1] == shown[2] == shown[3]


@pytest.mark.parametrize("value", [KNEW, NEW])
async def test_the_same_words_stand_there_whatever_was_known(value: str) -> None:
    """A card says nothing about whether one knew it."""
    workbook = a_workbook()
    workbook.answer(MYTHS, "card.symptomer-vaek", value)
    async with a_window(workbook, path(MYTHS)) as window:
        before = words(window)
        await window.tap("Vis fakta")
        assert "Det vidste jeg" in words(window)
        assert "Det er nyt for mig" in words(window)
        assert len(words(window)) == len(before) - 1 + 4


async def test_the_quiet_line_stands_under_every_rating_and_goal_sheet(workbook: Workbook) -> None:
    """Whatever is entered, and also before anything is."""
    workbook.answer(AREAS, "item.venner", True)
    async with a_window(workbook) as window:
        for exercise in library().exercises():
            await window.go(path(exercise.id))
            assert window.sees(QUIET) == (exercise.type in {"rating", "ladder", "goal"}), exercise.id


def test_every_type_of_exercise_is_shown_somewhere() -> None:
    """Module 1 uses them all, so these tests meet each."""
    used = {exercise.type for exercise in library().exercises()}
    assert used == {get_args(kind.model_fields["type"].annotation)[0] for kind in EXERCISE_TYPES}


async def test_answers_of_the_english_interface_are_the_same_answers(store: MemoryStore) -> None:
    """What was answered in one language is there in the other."""
    async with a_window(a_workbook(store=store, language="en"), path(HELPS)) as window:
        await tap_in(window, "Lave noget, jeg kan lide", "I do that")
    async with a_window(a_workbook(store=store), path(HELPS)) as window:
        assert window.chosen() == ["Det gør jeg"]
