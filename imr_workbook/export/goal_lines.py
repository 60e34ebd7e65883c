"""Goals, steps and things tried, as lines to read."""

from __future__ import annotations

from imr_workbook.domain.goals import LongGoal, ShortGoal, goals, no_goal_yet, short_goals
from imr_workbook.domain.kinds import Kind
from imr_workbook.domain.practices import Practice, practices
from imr_workbook.domain.reviews import Review, Told, reviews
from imr_workbook.domain.steps import Detail, Step, short_goal_of, steps_of
from imr_workbook.export.lines import Copied, How, Line, Part, labelled, note
from imr_workbook.wording import outcome_word, status_word, told_words


def goal_parts(copied: Copied) -> tuple[Part, ...]:
    """A part for each goal with its steps, then one for the steps that stand alone and one for what was tried."""
    _ = copied.language.gettext
    state = copied.state
    found = [_goal(copied, one) for one in goals(state)]
    if not found and no_goal_yet(state):
        found.append(Part(_("I do not have a goal yet")))
    loose = [line for one in steps_of(state, None) for line in _step(copied, one)]
    tried = [line for one in practices(state) for line in _practice(copied, one)]
    more = ((_("Small steps"), loose), (_("Try it in everyday life"), tried))
    return (*found, *(Part(heading, tuple(lines)) for heading, lines in more if lines))


def _goal(copied: Copied, one: LongGoal) -> Part:
    _ = copied.language.gettext
    begun = "" if one.started is None else _("Begun on %(day)s", day=copied.day(one.started))
    lines = [*note(begun, _standing(copied, one)), *labelled(_("Because"), one.why)]
    its_steps = steps_of(copied.state, one.id)
    for part in short_goals(copied.state, one.id):
        lines += _short_goal(copied, part)
        lines += _steps(copied, [step for step in its_steps if _is_of(copied, step, part)])
    lines += _steps(copied, [step for step in its_steps if _is_of(copied, step, None)])
    return Part(one.text.strip(), tuple(lines))


def _is_of(copied: Copied, step: Step, part: ShortGoal | None) -> bool:
    its = short_goal_of(copied.state, step)
    return (None if its is None else its.id) == (None if part is None else part.id)


def _short_goal(copied: Copied, one: ShortGoal) -> list[Line]:
    _ = copied.language.gettext
    standing = _standing(copied, one) or copied.day(one.day)
    return [Line(_("Part of the goal"), How.LABEL), Line(one.text.strip()), *note(standing)]


def _standing(copied: Copied, one: LongGoal | ShortGoal) -> str:
    word = status_word(copied.language, one)
    return f"{word} {copied.day(one.since)}".strip() if word else ""


def _steps(copied: Copied, found: list[Step]) -> list[Line]:
    return [line for one in found for line in _step(copied, one)]


def _step(copied: Copied, one: Step) -> list[Line]:
    """The step, when and where, and what was told of it each time, the first first."""
    _ = copied.language.gettext
    said = [one.detail(which) for which in (Detail.WHEN, Detail.WHERE, Detail.WITH_WHOM)]
    away = _("Saved for another day") if one.put_away and not one.told else ""
    lines = [Line(one.text.strip(), How.ITEM), *note(copied.day(one.day), *said, away)]
    for msgid, text in (
        (_("What reminds me: %(text)s"), one.cue),
        (_("What might get in the way: %(text)s"), one.obstacle),
        (_("Before: %(text)s"), one.larger),
    ):
        if text.strip():
            lines += note(msgid % {"text": text.strip()})
    if one.smaller.strip():
        lines += labelled(_("A smaller step"), one.smaller)
    return [
        *lines,
        *(line for told in reviews(copied.state, Kind.STEP, one.id) for line in _told(copied, told)),
    ]


def _told(copied: Copied, told: Review) -> list[Line]:
    words = told_words(copied.language)
    lines = note(told.word or outcome_word(copied.language, told.outcome), copied.day(told.day))
    return [*lines, *(line for which in Told for line in labelled(words[which], told.told(which)))]


def _practice(copied: Copied, one: Practice) -> list[Line]:
    _ = copied.language.gettext
    lines = [Line(one.text.strip(), How.ITEM)]
    told = reviews(copied.state, Kind.PRACTICE, one.id)
    if one.told and not told:
        lines += note(outcome_word(copied.language, one.outcome), copied.day(one.told_on))
    return [*lines, *(line for each in told for line in _told(copied, each))]
