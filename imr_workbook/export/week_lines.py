"""The week's answers and the signs of one's own, as lines to read. Shows and never weighs."""

from __future__ import annotations

from itertools import groupby

from imr_workbook.domain.check_ins import CheckIn, standing
from imr_workbook.domain.instruments import asking_order
from imr_workbook.domain.own_signs import OwnSign, own_signs
from imr_workbook.export.lines import Copied, How, Line, Part, labelled
from imr_workbook.wording import answer_word, pole_words, question_label


def week_parts(copied: Copied) -> tuple[Part, ...]:
    """A part for each day with answers, the newest first, and one for one's own signs."""
    given = sorted((one for one in standing(copied.state).values() if one.answered), key=_newest_first)
    days = [_day(copied, list(found)) for _on, found in groupby(given, key=lambda one: one.day)]
    signs = tuple(line for sign in own_signs(copied.state) for line in _sign(copied, sign))
    title = copied.language.gettext("Signs of my own")
    return (*days, *([Part(title, signs)] if signs else []))


def _newest_first(given: CheckIn) -> tuple[object, ...]:
    return (-given.day.toordinal(), *asking_order(given.asked.item), given.id)


def _day(copied: Copied, answers: list[CheckIn]) -> Part:
    return Part(
        copied.day(answers[0].day), tuple(line for given in answers for line in _answer(copied, given))
    )


def _answer(copied: Copied, given: CheckIn) -> list[Line]:
    """”Håb: noget”; one's own words stand under what they are about."""
    about = question_label(copied.language, copied.state, given.asked.item) or given.question.strip()
    if given.note.strip():
        return labelled(about, given.note)
    word = answer_word(copied.language, given)
    return [Line(f"{about}: {word}" if about else word, How.ITEM)]


def _sign(copied: Copied, sign: OwnSign) -> list[Line]:
    words = pole_words(copied.language)
    pole = [Line(words[sign.pole], How.NOTE)] if sign.pole is not None else []
    return [Line(sign.text.strip()), *pole]
