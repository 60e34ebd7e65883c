"""Looking back: words, curves, tables, and all answers with a way to put them right."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import flet as ft
import flet.canvas as cv
import pytest

from imr_workbook.domain.check_ins import answered
from imr_workbook.domain.curves import Month
from imr_workbook.domain.instruments import own_sign_item
from imr_workbook.domain.outcomes import Outcome
from imr_workbook.ui.parts.curve import months_with_room
from imr_workbook.workbook import Workbook
from tests.ui.harness import Headless
from tests.ui.week_windows import a_workbook, answer_week, show
from tests.workbook.turning_calendar import Calendar

CURVE = "/min-uge/kurve"
TABLE = "/min-uge/tabel"
ANSWERS = "/min-uge/svar"


@pytest.fixture
def workbook(calendar: Calendar) -> Workbook:
    workbook = a_workbook(calendar)
    workbook.start_questions()
    workbook.follow(["sleep"])
    return workbook


def answer_weeks(workbook: Workbook, calendar: Calendar, *steps: int | None) -> None:
    """Hope once a week; none leaves the week out."""
    for week, step in enumerate(steps):
        if week:
            calendar.turn(7)
        if step is not None:
            answer_week(workbook, {"hope": step, "sleep": step, "hope_source": f"Musik {week}"})


def picture(h: Headless) -> str:
    """What assistive technology is told of the curves."""
    (found,) = [one for one in h.walk() if isinstance(one, ft.Semantics) and one.image]
    assert found.exclude_semantics
    return str(found.label)


def lines(h: Headless, *, dashed: bool = False) -> list[list[cv.Line]]:
    """The joining or the dashed lines of each row's drawing."""
    return [
        [
            shape
            for shape in canvas.shapes
            if isinstance(shape, cv.Line)
            and (bool(shape.paint.stroke_dash_pattern) if dashed else shape.paint.color == ft.Colors.PRIMARY)
        ]
        for canvas in h.walk()
        if isinstance(canvas, cv.Canvas)
    ]


def rings(h: Headless) -> list[list[tuple[float, float]]]:
    """Where the answers of each row stand: (from the left, from the top)."""
    return [
        [
            (float(shape.x), float(shape.y))
            for shape in canvas.shapes
            if isinstance(shape, cv.Circle) and shape.paint.style is ft.PaintingStyle.STROKE
        ]
        for canvas in h.walk()
        if isinstance(canvas, cv.Canvas)
    ]


async def test_words_come_first(workbook: Workbook, calendar: Calendar) -> None:
    """The newest words, and the latest answer to each question; the older ones lie behind ”Dine svar”."""
    answer_weeks(workbook, calendar, 0, 1, 2, 3)
    async with show(workbook) as h:
        texts = h.texts()
        assert [text for text in texts if text.startswith("Musik")] == ["Musik 3", "Musik 2", "Musik 1"]
        assert texts.index("Det gav dig håb") < texts.index("Dine seneste svar")
        assert h.sees("28. september")
        assert "Meget" in texts
        assert "Noget" not in texts
        assert not rings(h)
        await h.tap("Se som kurve")
        assert h.page.route == f"{CURVE}/period"


async def test_an_older_latest_answer_is_told_with_its_day(workbook: Workbook, calendar: Calendar) -> None:
    """So that it is not taken for one of now."""
    answer_week(workbook, {"hope": 1, "sleep": 4})
    calendar.turn(7)
    answer_week(workbook, {"hope": 2})
    async with show(workbook) as h:
        assert h.sees("14. september")
        assert "Håb" in h.texts()
        assert "Søvn, 7. september" in h.texts()


async def test_one_row_an_item_with_its_end_words(workbook: Workbook, calendar: Calendar) -> None:
    """The heading says when; each row says what its ends mean, in its own question's words."""
    answer_weeks(workbook, calendar, 0, 4, 2, 1)
    async with show(workbook, CURVE) as h:
        assert h.headings() == ["September"]
        texts = h.texts()
        assert texts.index("Håb") < texts.index("Rigtig meget") < texts.index("Intet lige nu")
        assert texts.index("Søvn") < texts.index("Meget godt") < texts.index("Meget dårligt")
        for row in rings(h):
            lowest, highest, middle, low = (top for _left, top in row)
            assert highest < middle < low < lowest


async def test_a_week_left_out_is_a_gap(workbook: Workbook, calendar: Calendar) -> None:
    """No line is drawn over a week without an answer."""
    answer_weeks(workbook, calendar, 1, 2, None, 3)
    async with show(workbook, CURVE) as h:
        hope, sleep = lines(h)
        assert len(hope) == len(sleep) == 1
        assert [len(row) for row in rings(h)] == [3, 3]


async def test_the_picture_has_a_text_that_says_all_of_it(workbook: Workbook, calendar: Calendar) -> None:
    """Every answer with its day, and what happened with the goals."""
    goal = workbook.set_goal("Se mine venner oftere")
    answer_weeks(workbook, calendar, 1, None, 3)
    workbook.reach_goal(goal)
    async with show(workbook, CURVE) as h:
        assert picture(h) == (
            "Håb. 7. september: Lidt. 21. september: Meget. "
            "Søvn. 7. september: Dårligt. 21. september: Godt. "
            "7. september: Begyndte på ”Se mine venner oftere”. 21. september: Nåede ”Se mine venner oftere”"
        )


async def test_goals_stand_on_the_same_time_line(workbook: Workbook, calendar: Calendar) -> None:
    """A dashed line through every row, at the place of its day, and its words beneath."""
    answer_week(workbook, {"hope": 1, "sleep": 1})
    calendar.turn(7)
    answer_week(workbook, {"hope": 2, "sleep": 2})
    workbook.set_goal("Se mine venner oftere")
    calendar.turn(7)
    answer_week(workbook, {"hope": 2, "sleep": 2})
    async with show(workbook, CURVE) as h:
        assert h.sees("De stiplede linjer viser dine mål og skridt:")
        assert h.sees("14. september: Begyndte på ”Se mine venner oftere”")
        for dashed, row in zip(lines(h, dashed=True), rings(h), strict=True):
            assert [float(line.x1) for line in dashed] == [row[1][0]]


async def test_the_tables_hold_the_goals_too(workbook: Workbook, calendar: Calendar) -> None:
    """What the dashes show can be read as well."""
    answer_week(workbook, {"hope": 1, "sleep": 1})
    goal = workbook.set_goal("Se mine venner oftere")
    step = workbook.take_step("Gå en tur med Mikkel")
    calendar.turn(7)
    answer_week(workbook, {"hope": 2, "sleep": 2})
    workbook.tell_step(step, Outcome.SOME_OF_IT)
    workbook.change_goal(goal)
    async with show(workbook, TABLE) as h:
        assert h.headings() == ["September", "Håb", "Søvn", "Mål"]
        goals = [one for one in h.walk() if isinstance(one, ft.DataTable)][-1]
        assert _cells(h, goals) == [
            ["7. september", "Begyndte på ”Se mine venner oftere”"],
            ["14. september", "Gjorde noget af ”Gå en tur med Mikkel”"],
            ["14. september", "Ændrede ”Se mine venner oftere”"],
        ]


async def test_without_goals_nothing_is_said_of_dashes(workbook: Workbook, calendar: Calendar) -> None:
    """No empty explanation."""
    answer_weeks(workbook, calendar, 1, 2)
    async with show(workbook, CURVE) as h:
        assert not h.sees("stiplede")
        assert lines(h, dashed=True) == [[], []]


@pytest.mark.parametrize("width", [320, 390, 1180])
async def test_nothing_is_drawn_outside_at_any_width(
    workbook: Workbook, calendar: Calendar, width: int
) -> None:
    """Every ring and line lies within its drawing, also before the client has told its width."""
    answer_weeks(workbook, calendar, 0, 4, 2)
    async with show(workbook, CURVE, width=width) as h:
        room = next(float(line.x2) for line in _all_lines(h) if line.paint.color == ft.Colors.OUTLINE_VARIANT)
        canvas = next(one for one in h.walk() if isinstance(one, cv.Canvas))
        assert room <= width
        for left, top in (place for row in rings(h) for place in row):
            assert 5 <= left <= room - 5
            assert 5 <= top <= float(canvas.height or 0) - 5


async def test_the_drawing_follows_the_width_that_the_client_tells(
    workbook: Workbook, calendar: Calendar
) -> None:
    """The last answer stands at the right, whatever the width."""
    answer_weeks(workbook, calendar, 0, 4)
    async with show(workbook, CURVE) as h:
        canvas = next(one for one in h.walk() if isinstance(one, cv.Canvas))
        await h.fire(canvas, "resize", {"w": 500.0, "h": 96.0})
        assert [round(row[-1][0]) for row in rings(h)] == [493, 493]


def test_months_never_touch_each_other() -> None:
    """Where there is no room for all, the later stays; nothing is cut at the edges."""
    months = [
        Month(across, date(2026, number, 1))
        for across, number in ((0.0, 9), (0.05, 10), (0.6, 11), (0.98, 12))
    ]
    placed = months_with_room(dict.fromkeys(months, 40.0), 300)
    assert [month.first.month for month in sorted(placed)] == [10, 11]
    starts = sorted(placed.values())
    assert all(later - earlier >= 40 for earlier, later in pairwise(starts))
    assert all(0 <= start <= 260 for start in starts)


def test_one_month_alone_always_has_room() -> None:
    """Also when its answer stands at the right edge of a narrow screen."""
    month = Month(0.5, date(2026, 9, 1))
    assert months_with_room({month: 90.0}, 100) == {month: 10.0}


async def test_the_table_is_a_table(workbook: Workbook, calendar: Calendar) -> None:
    """One an item: the day and the word, oldest first; the same as the curves show."""
    answer_weeks(workbook, calendar, 1, None, 3)
    async with show(workbook, TABLE) as h:
        assert h.headings() == ["September", "Håb", "Søvn"]
        hope, sleep = [one for one in h.walk() if isinstance(one, ft.DataTable)]
        assert _cells(h, hope) == [["7. september", "Lidt"], ["21. september", "Meget"]]
        assert _cells(h, sleep) == [["7. september", "Dårligt"], ["21. september", "Godt"]]
        await h.tap("Se som kurve")
        assert h.page.route == f"{CURVE}/period"
        await h.tap("Se som tabel")
        assert h.page.route == f"{TABLE}/period"


@pytest.mark.parametrize("path", [CURVE, TABLE])
async def test_spans_are_offered_where_they_differ(workbook: Workbook, calendar: Calendar, path: str) -> None:
    """One period has one look; a second one gives a choice, and the year stands where it is needed."""
    answer_weeks(workbook, calendar, 1, 2)
    async with show(workbook, path) as h:
        assert not h.sees("Seneste uger")
    calendar.turn(120)
    workbook.start_questions()
    answer_week(workbook, {"hope": 3})
    async with show(workbook, path) as h:
        assert h.headings()[0] == "Januar"
        assert h.chosen() == ["Seneste uger"]
        await h.tap("Et år")
        assert h.page.route == f"{path}/year"
        assert h.headings()[0] == "September 2026 til januar 2027"
        assert h.chosen() == ["Et år"]
        assert not h.sees("Alt")
        await h.go(f"{path}/all")
        assert h.chosen() == ["Et år"]
        await h.go(f"{path}/nonsense")
        assert h.chosen() == ["Seneste uger"]


@pytest.mark.parametrize("path", [CURVE, TABLE, ANSWERS])
async def test_without_answers_the_screens_say_so(path: str) -> None:
    """Also before anything is begun."""
    async with show(a_workbook(Calendar()), path) as h:
        assert h.sees("Dine svar kommer her, når der er nogen.")
        await h.tap("Tilbage")
        assert h.page.route == "/min-uge"


async def test_every_answer_can_be_put_right(workbook: Workbook, calendar: Calendar) -> None:
    """Newest day first; a tap leads to the question, and the day stays."""
    answer_weeks(workbook, calendar, 1, 2)
    calendar.turn(1)
    async with show(workbook, ANSWERS) as h:
        assert h.headings() == ["Dine svar", "14. september", "7. september"]
        await h.tap("Håb Noget")
        assert h.headings() == ["Hvor meget håb har du lige nu?"]
        assert h.sees("Dit svar fra den 14. september")
        assert h.chosen() == ["Noget"]
        await h.tap("Rigtig meget")
        assert h.page.route == ANSWERS
        assert h.headings()[1] == "14. september"
        await h.tap("Håb Rigtig meget")
        await h.tap("Fjern svaret")
        assert h.sees("”Rigtig meget” er fjernet.")
        await h.tap("Tilbage")
        assert h.page.route == ANSWERS
        assert h.texts().count("Håb") == 1


async def test_an_answer_that_was_removed_can_be_taken_back(workbook: Workbook, calendar: Calendar) -> None:
    """On the screen where it was removed, and as it was: its day, its words, its place among the others."""
    answer_weeks(workbook, calendar, 1, 2)
    calendar.turn(1)
    before = [(one.day, one.step, one.word) for one in answered(workbook.state)]
    async with show(workbook, ANSWERS) as h:
        await h.tap("Håb Noget")
        await h.tap("Fjern svaret")
        assert len(answered(workbook.state)) == len(before) - 1
        assert not any(words in h.texts() for words in ("Noget", "Lidt"))
        await h.tap("Fortryd")
        assert h.chosen() == ["Noget"]
        assert [(one.day, one.step, one.word) for one in answered(workbook.state)] == before
        await h.tap("Fjern svaret")
        await h.tap("Fortryd")
        assert h.chosen() == ["Noget"]


async def test_words_can_be_put_right_too(workbook: Workbook, calendar: Calendar) -> None:
    """They are saved while they are written."""
    answer_weeks(workbook, calendar, 1)
    async with show(workbook, ANSWERS) as h:
        await h.tap("Det gav håb Musik 0")
        await h.write("Med dine egne ord", "Musik og Mikkel")
        await h.tap("Færdig")
        assert h.sees("Musik og Mikkel")


async def test_many_answers_come_a_few_at_a_time(workbook: Workbook, calendar: Calendar) -> None:
    """Six days, and the rest when they are asked for."""
    answer_weeks(workbook, calendar, 1, 2, 3, 4, 0, 1)
    calendar.turn(7)
    workbook.start_questions()
    answer_week(workbook, {"hope": 2})
    async with show(workbook, ANSWERS) as h:
        assert len(h.headings()) == 1 + 6
        await h.tap("Vis flere")
        assert len(h.headings()) == 1 + 7
        assert not h.sees("Vis flere")


async def test_answers_of_another_year_are_told_with_it(workbook: Workbook, calendar: Calendar) -> None:
    """”7. september” alone would be this year's."""
    answer_weeks(workbook, calendar, 1)
    calendar.turn(200)
    async with show(workbook, ANSWERS) as h:
        assert h.headings() == ["Dine svar", "7. september 2026"]


async def test_a_sign_that_was_emptied_keeps_its_answers(workbook: Workbook, calendar: Calendar) -> None:
    """Under a name that says what it was, since its words are gone."""
    sign = workbook.add_own_sign("Jeg sover om dagen")
    workbook.follow([own_sign_item(sign)])
    answer_week(workbook, {"hope": 1, own_sign_item(sign): 3})
    workbook.add_own_sign("", sign_id=sign)
    async with show(workbook, TABLE) as h:
        assert h.headings() == ["September", "Håb", "Eget tegn"]


async def test_in_english_the_months_are_english(workbook: Workbook, calendar: Calendar) -> None:
    """Months and words follow the language; answers are shown in it where they mean the same."""
    answer_weeks(workbook, calendar, 1, 2, 2, 2, 2)
    workbook.change_settings(language="en")
    async with show(workbook, CURVE) as h:
        assert h.headings() == ["September to October"]
        assert "7 September: A little" in picture(h)
    assert calendar().date() == date(2026, 9, 7) + timedelta(days=28)


def _all_lines(h: Headless) -> list[cv.Line]:
    return [
        shape
        for canvas in h.walk()
        if isinstance(canvas, cv.Canvas)
        for shape in canvas.shapes
        if isinstance(shape, cv.Line)
    ]


def _cells(h: Headless, table: ft.DataTable) -> list[list[str]]:
    return [
        [text.value for cell in row.cells for text in h.walk(cell) if isinstance(text, ft.Text)]
        for row in table.rows
    ]
