"""Which day: I dag, I morgen, or another day from a calendar. Tapping the chosen one takes it back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import flet as ft

from imr_workbook.ui.parts import choice
from imr_workbook.ui.parts.calendar import Calendar
from imr_workbook.ui.parts.step_words import day_words
from imr_workbook.ui.safety import component
from imr_workbook.ui.state import use_app

OnDay = Callable[[dt.date | None], Any]


@component
def DayChips(name: str, day: dt.date | None, on_day: OnDay, near: bool = True) -> ft.Control:
    """The chips, and under them the calendar while it is asked for.

    Args:
        name: the question they answer, for assistive technology.
        day: the day that is chosen, or none.
        on_day: is given the chosen day, or none when it is taken back.
        near: with I dag and I morgen, and not the calendar alone.
    """
    app = use_app()
    _ = app.language.gettext
    picking, pick = ft.use_state(False)
    today = app.state.today
    days = [today, today + dt.timedelta(days=1)] if near else []
    if day is not None and day not in days:
        days.append(day)

    def choose(one: dt.date) -> Callable[[], Any]:
        return lambda: on_day(None if one == day else one)

    def picked(one: dt.date) -> Any:
        pick(False)
        return on_day(one)

    chips = [choice.chip(app, day_words(app, one), one == day, choose(one), key=f"day.{one}") for one in days]
    if near or not days:
        other = _("Another day") if near else _("Choose a day")
        chips.append(choice.chip(app, other, False, lambda: pick(not picking), key="day.other"))
    calendar = [Calendar(day, picked)] if picking else []
    return ft.Column(
        [choice.chips(name, chips), *calendar],
        spacing=12,
        tight=True,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )
