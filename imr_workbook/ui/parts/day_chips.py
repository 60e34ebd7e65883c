"""Which day: I dag, I morgen, or another day from a calendar. Tapping the chosen one takes it back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import flet as ft

from imr_workbook.ui.parts import choice
from imr_workbook.ui.parts.step_words import day_words
from imr_workbook.ui.safety import component, handler
from imr_workbook.ui.state import App, use_app

_YEARS_AHEAD = 3

OnDay = Callable[[dt.date | None], Any]


@component
def DayChips(name: str, day: dt.date | None, on_day: OnDay, near: bool = True) -> ft.Control:
    """The chips.

    Args:
        name: the question they answer, for assistive technology.
        day: the day that is chosen, or none.
        on_day: is given the chosen day, or none when it is taken back.
        near: with I dag and I morgen, and not the calendar alone.
    """
    app = use_app()
    _ = app.language.gettext
    picking, pick = ft.use_state(False)
    ft.use_dialog(_calendar(app, day, on_day, lambda: pick(False)) if picking else None)
    today = app.state.today
    days = [today, today + dt.timedelta(days=1)] if near else []
    if day is not None and day not in days:
        days.append(day)

    def choose(one: dt.date) -> Callable[[], Any]:
        return lambda: on_day(None if one == day else one)

    return choice.chips(
        name,
        [
            *(
                choice.chip(app, day_words(app, one), one == day, choose(one), key=f"day.{one}")
                for one in days
            ),
            choice.chip(
                app,
                _("Another day") if days else _("Choose a day"),
                False,
                lambda: pick(True),
                key="day.other",
            ),
        ],
    )


def _calendar(app: App, day: dt.date | None, on_day: OnDay, close: Callable[[], None]) -> ft.DatePicker:
    _ = app.language.gettext
    today = app.state.today

    def picked(event: ft.Event[ft.DatePicker]) -> Any:
        close()
        value = event.control.value
        if value is not None:
            return on_day(value.date() if isinstance(value, dt.datetime) else value)
        return None

    return ft.DatePicker(
        value=day,
        current_date=today,
        first_date=min(today, day or today),
        last_date=dt.date(today.year + _YEARS_AHEAD, 12, 31),
        entry_mode=ft.DatePickerEntryMode.CALENDAR_ONLY,
        help_text=_("Which day?"),
        cancel_text=_("Cancel"),
        confirm_text=_("Choose"),
        on_change=handler(app, picked),
        on_dismiss=handler(app, close),
    )
