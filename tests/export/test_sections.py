"""What a readable copy says: every word of the person's, as it stands, and nothing that was removed."""

from __future__ import annotations

from datetime import date

import pytest

from imr_workbook.content.exercises import Cards, Checklist, Choose, GoalSheet, Ladder, Rating, StepsSheet
from imr_workbook.content.library import Library
from imr_workbook.domain.changes import DELETED, Json
from imr_workbook.domain.kinds import Kind
from imr_workbook.domain.state import WorkbookState
from imr_workbook.export.sections import CONTACTS, GOALS, HELPFUL, OTHERS, WEEK, chosen, sections, texts
from imr_workbook.i18n import ENGLISH
from tests.domain.written import a_period, an_answer, written
from tests.export.taken import library, read, section, taken

MODULE = "answers.m01"


def answered(exercise_id: str, **fields: Json) -> WorkbookState:
    return written(
        (Kind.ANSWER, exercise_id, {name.replace("__", "."): value for name, value in fields.items()})
    )


def first(kind: type) -> str:
    """Id of the first exercise of a type."""
    return next(one.id for one in library().exercises() if isinstance(one, kind))


def test_an_empty_workbook_has_nothing_to_copy() -> None:
    """No section is offered that would be an empty page."""
    assert sections(taken(WorkbookState())) == ()


def test_a_goal_with_all_that_hangs_on_it() -> None:
    """Why, how it stands, its parts, its steps with when and how they went, in the order they came."""
    state = written(
        (
            Kind.LONG_GOAL,
            "g1",
            {
                "text": " Se min søster ",
                "why": "Hun får mig til at grine",
                "started": "2026-09-07",
                "status": "reached",
                "since": "2026-11-12",
            },
        ),
        (Kind.SHORT_GOAL, "s1", {"text": "Ringe til hende", "parent": "g1", "day": "2026-10-01"}),
        (
            Kind.STEP,
            "t1",
            {
                "text": "Finde nummeret",
                "goal": "g1",
                "short_goal": "s1",
                "day": "2026-09-08",
                "when": "efter frokost",
                "cue": "sedlen",
                "outcome": "did_it",
            },
        ),
        (Kind.STEP, "t2", {"text": "Gå en tur", "put_away": True, "larger": "Gå to ture"}),
        (
            Kind.REVIEW,
            "r1",
            {
                "kind": "step",
                "about": "t1",
                "day": "2026-09-09",
                "outcome": "did_it",
                "word": "Jeg gjorde det",
                "helped": "Mor\nhjalp",
            },
        ),
        (
            Kind.PRACTICE,
            "m01-t1-p",
            {
                "text": "Spørg en ven",
                "chosen": "2026-09-10",
                "outcome": "some_of_it",
                "told_on": "2026-09-11",
            },
        ),
    )
    assert read(section(state, GOALS)) == [
        "# Se min søster",
        "(Begyndt den 7. september 2026 · Nået 12. november 2026)",
        "[Derfor]",
        "Hun får mig til at grine",
        "[Delmål]",
        "Ringe til hende",
        "(1. oktober 2026)",
        "- Finde nummeret",
        "(8. september 2026 · efter frokost)",
        "(Sådan husker jeg det: sedlen)",
        "(Jeg gjorde det · 9. september 2026)",
        "[Det hjalp mig]",
        "Mor\nhjalp",
        "# Små skridt",
        "- Gå en tur",
        "(Gemt til en anden dag)",
        "(Før: Gå to ture)",
        "# Prøv i hverdagen",
        "- Spørg en ven",
        "(Noget af det · 11. september 2026)",
    ]


def test_no_goal_yet_is_an_answer_like_any_other() -> None:
    """It stands in the copy as it stands under Mål."""
    state = written((Kind.PROFILE, "me", {"no_goal_yet": True}))
    assert read(section(state, GOALS)) == ["# Jeg har ikke et mål endnu"]


def test_what_was_removed_is_not_in_the_copy() -> None:
    """Of any kind."""
    gone: dict[str, Json] = {"text": "væk", "name": "væk", "list": "helps_me", DELETED: True}
    kinds = (Kind.LONG_GOAL, Kind.STEP, Kind.HELPFUL, Kind.CONTACT, Kind.OWN_SIGN, Kind.ANSWER, Kind.PRACTICE)
    state = written(*((kind, "m01-c-definition", gone) for kind in kinds))
    assert sections(taken(state)) == ()


# answers ---------------------------------------------------------------------------------------


def test_a_text_stands_under_the_question_as_it_was_asked() -> None:
    """The handout's wording may have changed since; the person answered that of then."""
    state = answered("m01-c-definition", text=" Håb. ", version=1, wording__prompt="Recovery er for mig:")
    (part,) = section(state, MODULE).parts
    assert part.heading == "Recovery er for mig:"
    assert part.lines[0].text == "Håb."


def test_a_checklist_is_read_by_its_answers() -> None:
    """Items in the handout's words, then the person's own."""
    exercise = next(one for one in library().exercises() if isinstance(one, Checklist))
    one, two = exercise.items[:2]
    fields: dict[str, Json] = {
        f"item.{two.id}": "does",
        f"item.{one.id}": "not_me",
        "own.l1": "Fodre ænder",
        "item.l1": "does",
        "own.l2": "Endnu ikke sagt",
        "draft": "Ved at blive skrevet",
    }
    lines = read(section(written((Kind.ANSWER, exercise.id, fields)), MODULE))
    assert lines[:-1] == [
        f"# {exercise.prompt}",
        "[Det gør jeg]",
        f"- {two.text}",
        "- Fodre ænder",
        "[Ikke for mig]",
        f"- {one.text}",
        "- Endnu ikke sagt",
        "Ved at blive skrevet",
    ]


def test_a_choice_is_read_in_the_handouts_order() -> None:
    """One that the handout does not have any more stands by the words that were chosen."""
    exercise = next(one for one in library().exercises() if isinstance(one, Choose))
    one, two = exercise.items[:2]
    fields: dict[str, Json] = {
        "item.gone": True,
        "wording.item.gone": "Et gammelt valg",
        f"item.{two.id}": True,
        f"item.{one.id}": True,
    }
    lines = read(section(written((Kind.ANSWER, exercise.id, fields)), MODULE))
    assert lines[1:-1] == [f"- {one.text}", f"- {two.text}", "- Et gammelt valg"]


def test_a_rating_is_read_in_the_words_that_were_chosen() -> None:
    """Of the things chosen in the exercise before it, too."""
    exercise = next(one for one in library().exercises() if isinstance(one, Rating))
    assert exercise.items_from is not None
    source = library().exercise(exercise.items_from)
    assert isinstance(source, Choose)
    one, two = source.items[:2]
    state = written(
        (
            Kind.ANSWER,
            exercise.id,
            {f"item.{two.id}": 1, f"item.{one.id}": 3, f"wording.item.{one.id}": "som det hed", "item.l1": 0},
        ),
        (Kind.ANSWER, exercise.items_from, {"own.l1": "Mit eget"}),
    )
    lines = read(section(state, MODULE))
    at = lines.index(f"# {exercise.prompt}")
    assert lines[at + 1 : at + 4] == [
        f"- {one.text}: som det hed",
        f"- {two.text}: {exercise.steps[1]}",
        f"- Mit eget: {exercise.steps[0]}",
    ]


@pytest.mark.parametrize(
    ("kind", "fields", "expected"),
    [
        (Ladder, {"step": 2, "text": "En ven"}, ["- {steps[2]}", "[{follow_up}]", "En ven"]),
        (StepsSheet, {"part.{parts[0].id}": "Træthed"}, ["[{parts[0].title}]", "Træthed"]),
        (Cards, {"card.{cards[0].id}": "new"}, ["- {cards[0].front} – Det er nyt for mig"]),
        (
            GoalSheet,
            {"goal": "Synge", "step": "Nynne"},
            ["[Mit mål]", "Synge", "[Mit første skridt]", "Nynne"],
        ),
    ],
)
def test_each_type_of_exercise_is_read(kind: type, fields: dict[str, Json], expected: list[str]) -> None:
    """With what the handout calls each part of it."""
    exercise = library().exercise(first(kind))
    words = {
        name: getattr(exercise, name)
        for name in ("steps", "follow_up", "parts", "cards")
        if hasattr(exercise, name)
    }
    filled = {name.format(**words): value for name, value in fields.items()}
    lines = read(section(written((Kind.ANSWER, exercise.id, filled)), MODULE))
    assert lines[1:-1] == [line.format(**words) for line in expected]


def test_every_answer_of_the_programme_stands_somewhere() -> None:
    """Whatever is written in a text field of any exercise is in the copy."""
    fields: dict[str, Json] = {}
    for exercise in library().exercises():
        if isinstance(exercise, StepsSheet):
            fields |= {f"part.{part.id}": f"ord i {part.id}" for part in exercise.parts}
    names = ("text", "goal", "why")
    state = written(
        *(
            (Kind.ANSWER, one.id, {**{name: f"{name} i {one.id}" for name in names}, **fields})
            for one in library().exercises()
        )
    )
    said = {text for _section, _part, text in texts(sections(taken(state)))}
    assert {f"text i {first(Ladder)}", f"why i {first(GoalSheet)}"} <= said
    assert {str(text) for name, text in fields.items()} <= said


def test_answers_to_exercises_that_are_not_here_are_read_by_their_own_words() -> None:
    """A later version's, or a handout's that was taken out: nothing written disappears."""
    state = written(
        (
            Kind.ANSWER,
            "m99-ny",
            {
                "text": "Mine ord",
                "item.a": True,
                "wording.item.a": "Et valg",
                "wording.prompt": "Nyt?",
                "version": 3,
            },
        ),
        (Kind.ANSWER, "m99-tom", {"version": 1, "text": ""}),
    )
    lines = read(section(state, OTHERS))
    assert lines[:3] == ["# Nyt?", "Et valg", "Mine ord"]
    assert len(lines) == 4


def test_a_workbook_without_its_handouts_still_says_all() -> None:
    """The copy of an opened file needs no handouts."""
    state = answered("m01-c-definition", text="Håb.")
    (found,) = sections(taken(state, Library(())))
    assert found.id == OTHERS
    assert "Håb." in read(found)


# the week, what helps, contacts ------------------------------------------------------------------


def test_the_weeks_answers_are_read_by_days_the_newest_first() -> None:
    """In the words that were chosen; a correction takes the place of what it corrects; skipped ones say nothing."""
    state = written(
        a_period(),
        an_answer("hope", 1),
        an_answer("hope_source", None, note="Solen\nog kaffen"),
        an_answer("sleep", None),
        an_answer("hope", 3, week=1, day=date(2026, 9, 14)),
        (Kind.OWN_SIGN, "o1", {"text": "Jeg ringer sjældnere", "pole": "down"}),
    )
    assert read(section(state, WEEK)) == [
        "# 14. september 2026",
        "- Håb: Meget",
        "# 7. september 2026",
        "- Håb: Lidt",
        "[Det gav håb]",
        "Solen\nog kaffen",
        "# Mine egne tegn",
        "Jeg ringer sjældnere",
        "(Når jeg er langt nede)",
    ]


def test_an_answer_to_a_question_of_a_later_version_is_read_as_it_was_worded() -> None:
    """It says more than nothing."""
    kind, record, fields = an_answer("courage", 2)
    state = written((kind, record, {**fields, "question": "Hvor modig?", "word": "Ret modig"}))
    assert "- Hvor modig?: Ret modig" in read(section(state, WEEK))


def test_what_helps_and_contacts_are_two_sections() -> None:
    """A contact is somebody else's number: it can be left out alone."""
    state = written(
        (Kind.HELPFUL, "h1", {"list": "helps_me", "text": "En tur"}),
        (Kind.HELPFUL, "h2", {"list": "not_helpful", "text": "Råd"}),
        (Kind.CONTACT, "c1", {"name": "Mor", "number": "+45 12345678"}),
        (Kind.CONTACT, "c2", {"name": "", "number": "1234"}),
    )
    assert read(section(state, HELPFUL)) == [
        "# Det kan hjælpe",
        "- En tur",
        "# Det skal andre helst lade være med",
        "- Råd",
    ]
    assert read(section(state, CONTACTS)) == [
        "# Dem, jeg kan ringe til",
        "- Mor: 12\u00a034\u00a056\u00a078",
        "- 1234",
    ]
    left = chosen(sections(taken(state)), frozenset({CONTACTS}))
    assert [one.id for one in left] == [HELPFUL]


def test_our_own_words_follow_the_language_and_the_persons_never_do() -> None:
    """The same copy for somebody who reads English."""
    state = written((Kind.LONG_GOAL, "g1", {"text": "Synge", "started": "2026-09-07"}))
    (found,) = sections(taken(state, code=ENGLISH))
    assert (found.title, read(found)) == ("Goals and steps", ["# Synge", "(Begun on 7 September 2026)"])
