"""Aya's nine months as a diary: each of her deeds on its day, as an intention of the workbook."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

from imr_workbook.content.exercises import pieces
from imr_workbook.demo import aya
from imr_workbook.demo.diary import Deed, Diary
from imr_workbook.domain.answers import DOES, DRAFT, ITEM, KNEW, NEW, NOT_ME, STEP, WILL_TRY
from imr_workbook.domain.changes import Json
from imr_workbook.domain.goals import GoalStatus
from imr_workbook.domain.instruments import HOPE, HOPE_SOURCE, instrument, sign_of
from imr_workbook.domain.outcomes import Outcome
from imr_workbook.domain.own_signs import Pole
from imr_workbook.domain.reading import place
from imr_workbook.i18n import Gettext
from imr_workbook.workbook import Workbook

_ = str
"""Marks msgids; the words of a demo are Danish."""

_WORDS = {
    DOES: _("I do that"),
    WILL_TRY: _("Will try"),
    NOT_ME: _("Not for me"),
    KNEW: _("I knew that"),
    NEW: _("That is new to me"),
}
_OUTCOMES = {
    Outcome.DID_IT: _("I did it"),
    Outcome.SOME_OF_IT: _("Some of it"),
    Outcome.NOT_THIS_TIME: _("Not this time"),
    Outcome.SOMETHING_ELSE: _("I would rather do something else"),
}


def told(gettext: Gettext) -> Diary:
    """Her whole diary.

    Args:
        gettext: Danish words for what stands on the screens.
    """
    diary = Diary()
    _begin(diary)
    _read(diary)
    _answer(diary, gettext)
    _want(diary)
    _step(diary, gettext)
    _try(diary, gettext)
    _plan(diary)
    _follow(diary, gettext)
    return diary


def _begin(diary: Diary) -> None:
    diary.on(
        0,
        10,
        lambda workbook: workbook.mark_made_up(),
        lambda workbook: workbook.call_me(aya.NAME),
        lambda workbook: workbook.finish_welcome(),
        lambda workbook: workbook.change_settings(region=aya.REGION),
    )


def _read(diary: Diary) -> None:
    for day, topic_id, count in aya.READING:
        diary.on(day, 11, *[partial(_read_on, topic_id) for _page in range(count)])
        diary.on(day, 12, partial(_finish, topic_id))
    for day, page_id in aya.BOOKMARKS:
        diary.on(day, 12, partial(Workbook.bookmark, page_id=page_id))


def _read_on(topic_id: str, workbook: Workbook) -> None:
    """The page after the one she left; a topic read to its end begins again."""
    pages = [page.id for page in workbook.library.topic(topic_id).pages]
    left = place(workbook.state, topic_id)
    position = 0 if left is None else (pages.index(left.page_id) + 1) % len(pages)
    workbook.open_page(topic_id, pages[position])


def _finish(topic_id: str, workbook: Workbook) -> None:
    left = place(workbook.state, topic_id)
    if left is not None and left.page_id == workbook.library.topic(topic_id).pages[-1].id:
        workbook.finish_topic(topic_id)


def _answer(diary: Diary, gettext: Gettext) -> None:
    for day, exercise_id, values in aya.ANSWERS:
        diary.on(
            day, 13, *[partial(_put, exercise_id, name, value, gettext) for name, value in values.items()]
        )
    for day, exercise_id, text in aya.OWN_LINES:
        diary.on(
            day,
            13,
            partial(Workbook.answer, exercise_id=exercise_id, field=DRAFT, value=text),
            partial(Workbook.add_own_line, exercise_id=exercise_id),
        )


def _put(exercise_id: str, name: str, value: Json, gettext: Gettext, workbook: Workbook) -> None:
    workbook.answer(exercise_id, name, value, _wording(workbook, exercise_id, name, value, gettext))


def _wording(workbook: Workbook, exercise_id: str, name: str, value: Json, gettext: Gettext) -> str:
    """The words that are tapped for a value; empty where the value is written."""
    exercise = workbook.library.exercise(exercise_id)
    if isinstance(value, str):
        return gettext(_WORDS[value]) if value in _WORDS else ""
    if value is True:
        return next(str(getattr(one, "text", "")) for one in pieces(exercise) if f"{ITEM}{one.id}" == name)
    steps: tuple[str, ...] = getattr(exercise, "steps", ())
    return steps[value] if isinstance(value, int) and (name == STEP or name.startswith(ITEM)) else ""


def _want(diary: Diary) -> None:
    day, exercise_id = aya.SHEET
    diary.on(day, 17, partial(Workbook.take_sheet, exercise_id=exercise_id))
    diary.on(aya.MUSIC_REACHED, 17, partial(Workbook.reach_goal, goal_id=aya.MUSIC))
    for one in aya.GOALS:
        if one.parent is None:
            write = partial(Workbook.write_goal, goal_id=one.id, text=one.text, instead_of=one.instead_of)
            diary.on(one.day, 17, write, partial(Workbook.write_why, goal_id=one.id, text=one.why))
        else:
            part = partial(Workbook.write_short_goal, short_goal_id=one.id, text=one.text, parent=one.parent)
            diary.on(one.day, 17, part)
        if one.turned is not None:
            day, status = one.turned
            diary.on(day, 16, _turned(one, status))


def _turned(one: aya.Goal, status: GoalStatus) -> Deed:
    if one.parent is not None:
        return partial(Workbook.reach_short_goal, short_goal_id=one.id)
    turn = Workbook.reach_goal if status is GoalStatus.REACHED else Workbook.change_goal
    return partial(turn, goal_id=one.id)


def _step(diary: Diary, gettext: Gettext) -> None:
    for one in aya.STEPS:
        if one.text:
            diary.on(one.taken, 18, partial(_take, one))
        for time, (day, outcome) in enumerate(one.told):
            if time > 0:
                diary.on(day, 17, partial(_again, one))
            diary.on(day, 18, partial(_tell, one, outcome, gettext, time + 1 == len(one.told)))


def _take(one: aya.Step, workbook: Workbook) -> None:
    day = None if one.on is None else workbook.today() + timedelta(days=one.on - one.taken)
    workbook.take_step(one.text, day, goal_id=one.goal, step_id=one.id)
    for which, text in one.details.items():
        workbook.detail_step(one.id, which, text)


def _again(one: aya.Step, workbook: Workbook) -> None:
    """Once more, smaller where she made it so."""
    if one.smaller:
        workbook.write_smaller(one.id, one.smaller)
        workbook.make_smaller(one.id)
    workbook.try_step_again(one.id, workbook.today())


def _tell(one: aya.Step, outcome: Outcome, gettext: Gettext, last: bool, workbook: Workbook) -> None:
    told = workbook.tell_step(one.id, outcome, gettext(_OUTCOMES[outcome]))
    if last:
        for which, text in one.words.items():
            workbook.write_review(told, which, text)


def _try(diary: Diary, gettext: Gettext) -> None:
    for chosen, practice_id, day, outcome in aya.PRACTICES:
        diary.on(chosen, 14, partial(Workbook.try_practice, practice_id=practice_id))
        if day is not None and outcome is not None:
            word = gettext(_OUTCOMES[outcome])
            tell = partial(Workbook.tell_practice, practice_id=practice_id, outcome=outcome, word=word)
            diary.on(day, 18, tell)


def _plan(diary: Diary) -> None:
    for day, line, which, text in aya.HELPFUL:
        diary.on(day, 15, partial(Workbook.write_helpful, line_id=line, which=which, text=text))
    for one in aya.CONTACTS:
        diary.on(
            one.day,
            16,
            partial(Workbook.name_contact, contact_id=one.id, name=one.name),
            partial(Workbook.number_contact, contact_id=one.id, number=one.number),
        )
        if one.seen_without_code:
            diary.on(one.day, 16, partial(Workbook.let_contact_be_seen, contact_id=one.id, without_code=True))


def _follow(diary: Diary, gettext: Gettext) -> None:
    for number, period in enumerate(aya.PERIODS):
        diary.on(period.first_day, 19, lambda workbook: workbook.start_questions())
        later = partial(Workbook.follow, items=period.items)
        if number == 1:
            sign = partial(Workbook.add_own_sign, text=aya.SIGN, pole=Pole.DOWN, sign_id=aya.SIGN_ID)
            diary.on(period.first_day, 19, sign)
        if number > 0:
            diary.on(period.first_day, 19, later)
        for week, given in enumerate(period.weeks):
            if given is not None:
                # Not always on the very day that they open.
                day = period.first_day + 7 * week + week % 3
                diary.on(day, 19, *_round(given, period.items if number or week else (), gettext))
        if number == 0:
            # The first time, what else to follow is offered after the first answers.
            diary.on(period.first_day, 19, later)


def _round(given: aya.Week, items: tuple[str, ...], gettext: Gettext) -> list[Deed]:
    deeds: list[Deed] = [partial(_choose, HOPE, given.hope, gettext)]
    if given.words:
        deeds.append(partial(_write, given.words, gettext))
    deeds.append(partial(_past, HOPE_SOURCE, gettext))
    for item in items:
        step = given.steps.get(item)
        deeds.append(partial(_past, item, gettext) if step is None else partial(_choose, item, step, gettext))
    return deeds


def _choose(item: str, step: int, gettext: Gettext, workbook: Workbook) -> None:
    known = instrument(item)
    assert known is not None
    workbook.answer_question(item, step, question=_question(item, gettext), word=gettext(known.steps[step]))


def _write(text: str, gettext: Gettext, workbook: Workbook) -> None:
    workbook.note_hope(text, question=_question(HOPE_SOURCE, gettext))


def _past(item: str, gettext: Gettext, workbook: Workbook) -> None:
    workbook.skip_question(item, question=_question(item, gettext))


def _question(item: str, gettext: Gettext) -> str:
    known = instrument(item)
    assert known is not None
    return gettext(known.question) if sign_of(item) is None else gettext(known.question, sign=aya.SIGN)
