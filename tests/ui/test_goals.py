"""Mål, drawn without a client: the first choice, goals, their parts, and what is told about steps."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from datetime import date, timedelta

import flet as ft
import pytest
import pytest_asyncio

from imr_workbook.content.library import load_library
from imr_workbook.device.resources import assets_dir, locales_dir
from imr_workbook.domain.goals import GoalStatus, goal, goals, short_goal, short_goals
from imr_workbook.domain.kinds import Kind
from imr_workbook.domain.outcomes import Outcome
from imr_workbook.domain.reviews import reviews
from imr_workbook.domain.steps import step, steps
from imr_workbook.ui import routes
from imr_workbook.ui.app import window
from imr_workbook.vault.vault import StandingOpen
from imr_workbook.workbook import Workbook
from tests.ui.harness import Headless
from tests.workbook.turning_calendar import MONDAY, Calendar, open_workbook

TOMORROW = MONDAY + timedelta(days=1)


@pytest.fixture
def workbook(calendar: Calendar) -> Workbook:
    opened = open_workbook(calendar)
    opened.finish_welcome()
    return opened


@pytest_asyncio.fixture
async def screen(workbook: Workbook) -> AsyncIterator[Headless]:
    async with Headless(window(StandingOpen(workbook), locales_dir()), route=routes.GOALS) as opened:
        yield opened


async def test_the_first_choice(screen: Headless, workbook: Workbook) -> None:
    """Three answers stand first; to have no goal yet is one of them, and it is not asked again."""
    for words in ("Jeg har et mål", "Jeg vil bare prøve noget lille", "Jeg har ikke et mål endnu"):
        assert screen.sees(words)
    await screen.tap("Jeg har ikke et mål endnu")
    assert screen.sees("Det er helt i orden.")
    assert not screen.sees("Jeg har ikke et mål endnu")
    await screen.go(routes.TODAY)
    assert not screen.sees("mål")


async def test_a_goal_is_written_and_can_be_found_again(screen: Headless, workbook: Workbook) -> None:
    """One field is enough; Derfor stands under the goal's words when it is written."""
    await screen.tap("Jeg har et mål")
    await screen.write("Mit mål", "Se mine venner oftere")
    await screen.write("Derfor", "Jeg savner at grine.")
    await screen.tap("Færdig")
    assert screen.headings()[0] == "Se mine venner oftere"
    assert screen.sees("Derfor: Jeg savner at grine.")
    await screen.go(routes.GOALS)
    assert screen.sees("Se mine venner oftere")
    assert len(goals(workbook.state)) == 1


async def test_a_goal_and_a_step_say_when_they_were_saved(screen: Headless) -> None:
    """What is written there is said to be kept once it is, and not before."""
    for first, label in (("Jeg har et mål", "Mit mål"), ("Nyt skridt", "Hvad vil du gøre?")):
        await screen.tap(first)
        assert not screen.sees("Gemt kl.")
        await screen.write(label, "Se mine venner")
        assert screen.sees("Gemt kl. 10.00")
        await screen.go(routes.GOALS)


async def test_a_goal_left_empty_is_no_goal(screen: Headless, workbook: Workbook) -> None:
    """Færdig on an empty page leads back, and nothing was made."""
    await screen.tap("Jeg har et mål")
    await screen.tap("Færdig")
    assert screen.sees("Jeg har ikke et mål endnu")
    assert Kind.LONG_GOAL not in workbook.state.kinds


async def test_something_small_needs_one_field(screen: Headless, workbook: Workbook) -> None:
    """No day, no goal, nothing more to say about it."""
    await screen.tap("Jeg vil bare prøve noget lille")
    assert set(screen.fields()) == {"Hvad vil du gøre?"}
    await screen.write("Hvad vil du gøre?", "Sætte en plante i vinduet")
    await screen.tap("Færdig")
    assert screen.sees("Små skridt")
    assert [one.text for one in steps(workbook.state)] == ["Sætte en plante i vinduet"]


async def test_a_day_is_a_tap_and_is_taken_back_by_another(screen: Headless, workbook: Workbook) -> None:
    """Before or after the words; the chosen day carries the tick."""
    await screen.tap("Jeg vil bare prøve noget lille")
    await screen.tap("I morgen")
    assert screen.chosen() == ["I morgen"]
    await screen.write("Hvad vil du gøre?", "Ringe til Ida")
    assert [one.day for one in steps(workbook.state)] == [TOMORROW]
    await screen.tap("I morgen")
    assert screen.chosen() == []
    assert [one.day for one in steps(workbook.state)] == [None]


async def test_another_day_comes_from_a_calendar(screen: Headless, workbook: Workbook) -> None:
    """It opens under the chips, shows days to come in whole months, and closes with the tap."""
    await screen.tap("Jeg vil bare prøve noget lille")
    await screen.write("Hvad vil du gøre?", "Ringe til Ida")
    await screen.tap("En anden dag")
    assert screen.sees("September 2026")
    assert not screen.sees("Forrige måned")
    await screen.tap("Næste måned")
    assert screen.sees("Oktober 2026")
    await screen.tap("Forrige måned")
    await screen.tap("17")
    assert screen.chosen() == ["Torsdag den 17. september"]
    assert not screen.sees("Næste måned")
    assert [one.day for one in steps(workbook.state)] == [date(2026, 9, 17)]


async def test_days_gone_by_cannot_be_tapped(
    screen: Headless, workbook: Workbook, calendar: Calendar
) -> None:
    """A step lies ahead; today is the first day of it."""
    calendar.set(date(2026, 9, 10))
    workbook.call_me("Aya")
    await screen.settle()
    await screen.tap("Jeg vil bare prøve noget lille")
    await screen.tap("En anden dag")
    for gone in ("8", "9"):
        with pytest.raises(AssertionError, match="nothing to tap"):
            await screen.tap(gone)
    await screen.tap("10")
    assert screen.chosen() == ["I dag"]


async def test_a_calendar_closed_again_changes_nothing(screen: Headless, workbook: Workbook) -> None:
    """A second tap puts it away and keeps what was chosen."""
    await screen.tap("Jeg vil bare prøve noget lille")
    await screen.tap("I dag")
    await screen.tap("En anden dag")
    await screen.tap("En anden dag")
    assert not screen.sees("Næste måned")
    assert screen.chosen() == ["I dag"]


async def test_a_calendar_goes_with_its_screen(screen: Headless, workbook: Workbook) -> None:
    """Leaving with Back leaves nothing over the next screen, and the next step has no calendar open."""
    await screen.tap("Jeg vil bare prøve noget lille")
    await screen.tap("En anden dag")
    await screen.go(routes.GOALS)
    assert not screen.sees("Næste måned")
    await screen.tap("Jeg vil bare prøve noget lille")
    assert not screen.sees("Næste måned")


async def test_the_rest_is_under_mere(screen: Headless, workbook: Workbook) -> None:
    """When, where, with whom, what reminds one, what may come in the way: all free to stay empty."""
    await screen.tap("Jeg vil bare prøve noget lille")
    await screen.write("Hvad vil du gøre?", "Gå en tur")
    await screen.tap("Skriv mere om skridtet")
    await screen.write("Hvor?", "Ved søen")
    await screen.write("Hvad kan komme i vejen?", "Regn")
    await screen.tap("Færdig")
    (one,) = steps(workbook.state)
    await screen.go(routes.step(one.id))
    assert screen.sees("Ved søen")
    assert screen.sees("Det kan komme i vejen: Regn")
    await screen.tap("Ret")
    assert screen.fields()["Hvor?"].value == "Ved søen"


async def test_a_new_step_joins_the_goal_and_its_one_part(screen: Headless, workbook: Workbook) -> None:
    """Nyt skridt on a goal: under its part where there is just one under way, else under the goal."""
    goal_id = workbook.set_goal("Se mine venner")
    await screen.go(routes.goal(goal_id))
    await screen.tap("Nyt skridt")
    await screen.write("Hvad vil du gøre?", "Skrive til Mikkel")
    await screen.tap("Færdig")
    assert screen.headings()[0] == "Se mine venner"
    workbook.write_short_goal("p1", "Ses hver uge", parent=goal_id)
    await screen.settle()
    await screen.tap("Nyt skridt")
    await screen.write("Hvad vil du gøre?", "Gå en tur")
    await screen.tap("Færdig")
    workbook.write_short_goal("p2", "Spise sammen", parent=goal_id)
    await screen.settle()
    await screen.tap("Nyt skridt")
    await screen.write("Hvad vil du gøre?", "Bage en kage")
    assert [(one.goal, one.short_goal) for one in steps(workbook.state)] == [
        (goal_id, None),
        (goal_id, "p1"),
        (goal_id, None),
    ]


async def test_the_steps_of_a_goal_stand_under_their_part(screen: Headless, workbook: Workbook) -> None:
    """With a day, or with how it went in the same four words."""
    goal_id = workbook.set_goal("Se mine venner")
    workbook.write_short_goal("p", "Ses hver uge", parent=goal_id)
    first = workbook.take_step("Skrive til Mikkel", short_goal_id="p")
    workbook.tell_step(first, Outcome.SOME_OF_IT)
    workbook.take_step("Gå en tur", TOMORROW, short_goal_id="p")
    await screen.go(routes.goal(goal_id))
    texts = screen.texts()
    order = ["Ses hver uge", "Skrive til Mikkel", "Noget af det · 7. september", "Gå en tur", "I morgen"]
    assert [texts.index(words) for words in order] == sorted(texts.index(words) for words in order)


@pytest.mark.parametrize(
    ("answer", "status", "next_words"),
    [
        ("Jeg har nået det", GoalStatus.REACHED, "Vil du vælge noget nyt?"),
        ("Det er blevet til noget andet", GoalStatus.CHANGED, "Vil du vælge noget nyt?"),
        ("Jeg holder pause med det", GoalStatus.PAUSED, "På pause · 7. september"),
    ],
)
async def test_how_a_goal_stands(
    screen: Headless, workbook: Workbook, answer: str, status: GoalStatus, next_words: str
) -> None:
    """Tap is answer; the goal is kept under Tidligere, and can be taken up again."""
    goal_id = workbook.set_goal("Synge")
    await screen.go(routes.goal(goal_id))
    await screen.tap("Du kan altid ændre dit mål")
    await screen.tap("Hvordan går det med målet?")
    assert screen.chosen() == ["Jeg er i gang"]
    await screen.tap(answer)
    assert screen.sees(next_words)
    found = goal(workbook.state, goal_id)
    assert found is not None
    assert found.status is status
    await screen.go(routes.GOALS)
    assert not screen.sees("Synge")
    await screen.tap("Tidligere og gemt")
    await screen.tap("Synge")
    await screen.tap("Du kan altid ændre dit mål")
    await screen.tap("Hvordan går det med målet?")
    await screen.tap("Jeg er i gang")
    await screen.go(routes.GOALS)
    assert screen.sees("Synge")


async def test_a_goal_that_became_another(screen: Headless, workbook: Workbook) -> None:
    """The new goal remembers the old one; Ikke nu asks nothing more."""
    goal_id = workbook.set_goal("Synge")
    await screen.go(routes.goal_standing(goal_id))
    await screen.tap("Det er blevet til noget andet")
    await screen.tap("Vælg noget nyt")
    await screen.write("Mit mål", "Spille guitar")
    await screen.tap("Færdig")
    await screen.tap("Du kan altid ændre dit mål")
    await screen.tap("Tidligere")
    assert screen.sees("Synge")
    assert screen.sees("Før · Ændret · 7. september")
    await screen.go(routes.goal_onward(goal_id))
    await screen.tap("Ikke nu")
    assert screen.headings()[0] == "Mål"


async def test_earlier_words_stand_under_tidligere(
    screen: Headless, workbook: Workbook, calendar: Calendar
) -> None:
    """With the day they were written."""
    goal_id = workbook.set_goal("Synge")
    calendar.turn(9)
    workbook.write_goal(goal_id, "Synge i kor")
    await screen.go(routes.goal_earlier(goal_id))
    assert screen.sees("Mit mål · 7. september 2026")
    assert screen.sees("Synge")


async def test_a_goal_taken_away_can_be_put_back_at_once(screen: Headless, workbook: Workbook) -> None:
    """Its place says so, and Fortryd is there also after a restart."""
    goal_id = workbook.set_goal("Synge")
    workbook.take_step("Finde et kor", goal_id=goal_id)
    await screen.go(routes.goal_standing(goal_id))
    await screen.tap("Fjern målet")
    assert screen.sees("Målet er fjernet")
    assert screen.sees("Skridtene ligger stadig under Mål.")
    await screen.tap("Fortryd")
    assert screen.headings()[0] == "Synge"


async def test_the_fourth_part_is_asked_about_and_may_stay(screen: Headless, workbook: Workbook) -> None:
    """”Vil du gemme det til senere?” is asked of the fourth; Færdig without an answer keeps it under way."""
    goal_id = workbook.set_goal("Se mine venner")
    for count in range(3):
        await screen.go(routes.short_goal(goal_id, f"p{count}"))
        await screen.write("Mit delmål", f"Delmål {count}")
        assert not screen.sees("Vil du gemme det til senere?")
    await screen.go(routes.short_goal(goal_id, "p3"))
    await screen.write("Mit delmål", "Det fjerde")
    assert screen.sees("Vil du gemme det til senere?")
    await screen.tap("Færdig")
    assert [one.active for one in short_goals(workbook.state)] == [True] * 4
    await screen.go(routes.short_goal(goal_id, "p4"))
    await screen.write("Mit delmål", "Det femte")
    await screen.tap("Gem det til senere")
    assert screen.headings()[0] == "Se mine venner"
    assert screen.sees("Delmål · Gemt til senere · 7. september")


async def test_a_part_opened_after_another_is_called_what_it_is(screen: Headless, workbook: Workbook) -> None:
    """The screen is the same one; what it said of the part before is not carried over."""
    goal_id = workbook.set_goal("Se mine venner")
    workbook.write_short_goal("known", "Ses hver uge", parent=goal_id)
    await screen.go(routes.short_goal(goal_id, "new"))
    assert screen.headings()[0] == "Nyt delmål"
    await screen.go(routes.short_goal(goal_id, "known"))
    assert screen.headings()[0] == "Delmål"
    await screen.go(routes.short_goal(goal_id, "newer"))
    assert screen.headings()[0] == "Nyt delmål"


async def test_a_part_has_a_day_and_a_standing(screen: Headless, workbook: Workbook) -> None:
    """A calendar alone, no I dag; reached with one tap, removed with one and put back with one."""
    goal_id = workbook.set_goal("Se mine venner")
    workbook.write_short_goal("p", "Ses hver uge", parent=goal_id)
    await screen.go(routes.short_goal(goal_id, "p"))
    await screen.tap("Vælg en dag")
    await screen.tap("Næste måned")
    await screen.tap("Næste måned")
    await screen.tap("1")
    assert set(screen.chosen()) == {"Søndag den 1. november", "I gang"}
    await screen.tap("Nået")
    assert set(screen.chosen()) == {"Søndag den 1. november", "Nået"}
    await screen.tap("Fjern delmålet")
    assert screen.sees("Delmålet er fjernet")
    await screen.tap("Fortryd")
    found = short_goal(workbook.state, "p")
    assert found is not None
    assert (found.day, found.status) == (date(2026, 11, 1), GoalStatus.REACHED)


@pytest.mark.parametrize(
    "outcome", ["Jeg gjorde det", "Noget af det", "Ikke denne gang", "Jeg vil hellere noget andet"]
)
async def test_the_same_page_comes_after_every_outcome(
    screen: Headless, workbook: Workbook, outcome: str
) -> None:
    """No answer is better than another: the same words, the same fields, and none of them needed."""
    workbook.take_step("Gå en tur", step_id="s")
    await screen.go(routes.step("s"))
    await screen.tap("Hvordan gik det?")
    await screen.tap(outcome)
    assert screen.headings() == ["Vil du skrive lidt om det?"]
    assert set(screen.fields()) == {"Det hjalp mig", "Det kom i vejen", "Mit næste skridt"}
    assert all(field.value == "" for field in screen.fields().values())
    words = [text for text in screen.texts() if not text.startswith("Gemt")]
    assert words[:7] == [
        "Hjælp nu",
        "Vil du skrive lidt om det?",
        "Felterne må gerne være tomme.",
        "Det hjalp mig",
        "Det kom i vejen",
        "Mit næste skridt",
        "Dit næste skridt finder du under Mål.",
    ]
    await screen.tap("Færdig")
    assert len(steps(workbook.state)) == 1
    await screen.go(routes.step("s"))
    assert screen.sees(f"{outcome} · 7. september")


async def test_a_few_words_and_a_next_step(screen: Headless, workbook: Workbook) -> None:
    """What is written stands with the step; the next step is one, beside it."""
    goal_id = workbook.set_goal("Komme ud")
    workbook.take_step("Gå en tur", goal_id=goal_id, step_id="s")
    await screen.go(routes.step_outcome("s"))
    await screen.tap("Noget af det")
    await screen.write("Det hjalp mig", "Mikkel ringede")
    await screen.write("Mit næste skridt", "Gå til søen")
    await screen.tap("Færdig")
    assert screen.headings()[0] == "Komme ud"
    assert screen.sees("Gå til søen")
    await screen.tap("Gå en tur")
    assert screen.sees("Mikkel ringede")
    await screen.tap("Ret det, du skrev")
    await screen.write("Det hjalp mig", "Mikkel ringede til mig")
    await screen.tap("Færdig")
    assert [one.helped for one in reviews(workbook.state)] == ["Mikkel ringede til mig"]
    assert len(steps(workbook.state)) == 2


async def test_an_answer_can_be_changed_and_a_step_tried_again(screen: Headless, workbook: Workbook) -> None:
    """The tick moves; trying again asks for a day and leaves what was told."""
    workbook.take_step("Gå en tur", step_id="s")
    workbook.tell_step("s", Outcome.DID_IT)
    await screen.go(routes.step("s"))
    await screen.tap("Ret svaret")
    assert screen.chosen() == ["Jeg gjorde det"]
    await screen.tap("Noget af det")
    await screen.go(routes.step("s"))
    assert not screen.sees("Jeg gjorde det")
    await screen.tap("Prøv det igen")
    await screen.tap("I morgen")
    found = step(workbook.state, "s")
    assert found is not None
    assert (found.told, found.day) == (False, TOMORROW)
    assert len(reviews(workbook.state)) == 1


async def test_a_step_is_made_smaller(screen: Headless, workbook: Workbook) -> None:
    """The step stands until the smaller one is taken; what it was stays in sight."""
    workbook.take_step("Gå rundt om søen", step_id="s")
    await screen.go(routes.step("s"))
    await screen.tap("Gør det mindre")
    await screen.write("Et mindre skridt", "Gå ned til søen")
    await screen.go(routes.step("s"))
    assert screen.headings()[0] == "Gå rundt om søen"
    await screen.tap("Gør det mindre")
    assert screen.fields()["Et mindre skridt"].value == "Gå ned til søen"
    await screen.tap("Brug det nye skridt")
    assert screen.headings()[0] == "Gå ned til søen"
    assert screen.sees("Før: Gå rundt om søen")


async def test_a_step_is_put_away_lifted_and_removed(screen: Headless, workbook: Workbook) -> None:
    """Each is one tap, and each can be taken back."""
    workbook.take_step("Gå en tur", step_id="s")
    await screen.go(routes.step("s"))
    await screen.tap("Gem det til en anden dag")
    assert screen.sees("Gemt til en anden dag")
    assert not screen.sees("Gem det til en anden dag")
    await screen.tap("Gør det til et mål")
    assert screen.fields()["Mit mål"].value == "Gå en tur"
    await screen.write("Mit mål", "Komme ud hver dag")
    await screen.tap("Færdig")
    assert screen.headings()[0] == "Komme ud hver dag"
    await screen.tap("Gå en tur")
    assert not screen.sees("Gør det til et mål")
    await screen.tap("Fjern skridtet")
    assert screen.sees("Skridtet er fjernet")
    await screen.tap("Fortryd")
    assert screen.headings()[0] == "Gå en tur"


async def test_long_lists_keep_the_screen_calm(screen: Headless, workbook: Workbook) -> None:
    """Four things stand under Mål, newest first; the rest are one tap away, nothing is counted."""
    for count in range(20):
        workbook.take_step(f"Skridt {count}")
    await screen.settle()
    shown = [text for text in screen.texts() if text.startswith("Skridt ")]
    assert shown == ["Skridt 19", "Skridt 18", "Skridt 17", "Skridt 16"]
    await screen.tap("Tidligere og gemt")
    assert not screen.sees("Skridt 7")
    await screen.tap("Vis det hele")
    assert screen.sees("Skridt 7")
    assert screen.sees("Skridt 0")


@pytest.mark.parametrize(
    ("wanted", "steps_shown", "practices_shown"), [(0, 3, 1), (1, 2, 1), (2, 1, 1), (3, 1, 1), (6, 1, 1)]
)
async def test_all_goals_stand_under_maal_and_something_of_the_rest(
    calendar: Calendar, wanted: int, steps_shown: int, practices_shown: int
) -> None:
    """No goal is ever behind another tap; steps and things to try share the room that is left."""
    workbook = open_workbook(calendar, library=load_library(assets_dir()))
    workbook.finish_welcome()
    for count in range(wanted):
        workbook.set_goal(f"Mål {count}")
    for count in range(5):
        workbook.take_step(f"Skridt {count}")
    workbook.try_practice("m01-t4-p")
    workbook.try_practice("m01-t5-p-haab")
    async with Headless(window(StandingOpen(workbook), locales_dir()), route=routes.GOALS) as screen:
        texts = screen.texts()
        assert sum(text.startswith("Mål ") for text in texts) == wanted
        assert sum(text.startswith("Skridt ") for text in texts) == steps_shown
        assert sum(text.startswith(("Tag ét skridt", "Læg mærke")) for text in texts) == practices_shown
        assert screen.sees("Tidligere og gemt")


NOWHERE: list[Callable[[str], str]] = [
    routes.goal,
    routes.goal_more,
    routes.goal_standing,
    routes.goal_onward,
    routes.goal_earlier,
    routes.step,
    routes.step_smaller,
    routes.step_outcome,
    routes.practice,
    routes.review,
]


@pytest.mark.parametrize("path", NOWHERE)
async def test_a_path_to_nothing_says_so_calmly(screen: Headless, path: Callable[[str], str]) -> None:
    """An old link, or one from another device, ends at a sentence and a way on."""
    await screen.go(path("nowhere"))
    assert screen.headings() == ["Det findes ikke her"]
    await screen.tap("Gå til Mål")
    assert screen.sees("Jeg har et mål")


@pytest.mark.parametrize("path", [routes.GOALS, routes.goal("g"), routes.step("s"), routes.EARLIER])
async def test_one_filled_button_a_screen_and_no_counts(
    workbook: Workbook, calendar: Calendar, path: str
) -> None:
    """At most one; no percentages; and the English interface is complete."""
    workbook.set_goal("Synge", goal_id="g")
    workbook.take_step("Finde et kor", goal_id="g", step_id="s")
    calendar.turn(3)
    workbook.change_settings(language="en")
    async with Headless(window(StandingOpen(workbook), locales_dir()), route=path) as screen:
        filled = [
            one
            for one in screen.walk()
            if isinstance(one, ft.OutlinedButton)
            and isinstance(one.style, ft.ButtonStyle)
            and one.style.bgcolor == ft.Colors.PRIMARY
        ]
        assert len(filled) <= 1
        assert not any("%" in text for text in screen.texts())
        assert not screen.sees("Mål")


async def test_adding_a_part_of_a_goal(screen: Headless, workbook: Workbook) -> None:
    """Under Du kan altid ændre dit mål; it stands on the goal from its first word."""
    goal_id = workbook.set_goal("Se mine venner")
    await screen.go(routes.goal(goal_id))
    await screen.tap("Du kan altid ændre dit mål")
    await screen.tap("Tilføj et delmål")
    await screen.write("Mit delmål", "Ses hver uge")
    await screen.tap("Færdig")
    assert screen.headings()[0] == "Se mine venner"
    assert screen.sees("Ses hver uge")


async def test_an_emptied_goal_keeps_its_earlier_words(
    screen: Headless, workbook: Workbook, calendar: Calendar
) -> None:
    """Its place says so, and what stood there is under Tidligere."""
    goal_id = workbook.set_goal("Synge")
    calendar.turn(3)
    workbook.write_goal(goal_id, "")
    await screen.go(routes.goal(goal_id))
    assert screen.headings() == ["Målet er tomt"]
    await screen.tap("Se, hvad der stod")
    assert screen.sees("Synge")
