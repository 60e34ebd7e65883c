"""A calendar on the page: one month, its days to tap.

Flet's own calendar is a dialog that stays over the next screen when one leaves with the browser's Back,
and does not grow with the text.
"""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Callable
from functools import partial
from typing import Any

import flet as ft

from imr_workbook.ui.parts import buttons
from imr_workbook.ui.parts.text import body
from imr_workbook.ui.safety import component, handler
from imr_workbook.ui.state import App, use_app
from imr_workbook.ui.theme import BODY, CHIP_HEIGHT, CHIP_RADIUS, CONTAINER, INK, PRIMARY, SECONDARY, SOFT_INK

_YEARS_AHEAD = 3
_MONDAY = calendar.MONDAY


@component
def Calendar(day: dt.date | None, on_day: Callable[[dt.date], Any]) -> ft.Control:
    """One month; today and the days after it can be tapped, and weeks gone by are left out.

    Args:
        day: the day that is chosen, or none; its month is shown first.
        on_day: is given the day that is tapped.
    """
    app = use_app()
    today = app.state.today
    first, show = ft.use_state((day or today).replace(day=1))
    whole_month = calendar.Calendar(_MONDAY).monthdatescalendar(first.year, first.month)
    weeks = [week for week in whole_month if week[-1] >= today]
    return ft.Column(
        [
            ft.Semantics(live_region=True, content=_title(app, first)),
            _week([_weekday(app, one) for one in weeks[0]]),
            *(
                _week(
                    [_day(app, one, one == day, on_day) if one.month == first.month else None for one in week]
                )
                for week in weeks
            ),
            _months(app, first, show),
        ],
        spacing=2,
        tight=True,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )


def _title(app: App, first: dt.date) -> ft.Text:
    words = app.language.month_of_year(first)
    title = body(app.look, words[:1].upper() + words[1:], strong=True)
    title.text_align = ft.TextAlign.CENTER
    return title


def _week(cells: list[ft.Control | None]) -> ft.Control:
    return ft.Row([ft.Container(cell, expand=True) for cell in cells], spacing=0)


def _weekday(app: App, day: dt.date) -> ft.Control:
    # Each day says its weekday by name; the column's two letters are for the eye.
    style = app.look.style(SECONDARY, color=SOFT_INK)
    words = ft.Text(
        app.language.weekday_column(day), style=style, text_align=ft.TextAlign.CENTER, no_wrap=True
    )
    return ft.Semantics(exclude_semantics=True, content=words)


def _day(app: App, day: dt.date, chosen: bool, on_day: Callable[[dt.date], Any]) -> ft.Control:
    look, coming = app.look, day >= app.state.today
    number = ft.Text(
        str(day.day),
        style=look.style(BODY, strong=chosen, color=INK if coming else SOFT_INK),
        text_align=ft.TextAlign.CENTER,
        no_wrap=True,
        semantics_label=app.language.day(day),
    )
    if not coming:
        return ft.Semantics(exclude_semantics=True, content=_cell(look.scale, number))
    cell = _cell(look.scale, number)
    cell.key = f"calendar.{day}"
    cell.ink = True
    cell.on_click = handler(app, partial(on_day, day))
    cell.bgcolor = CONTAINER if chosen else None
    if chosen or day == app.state.today:
        cell.border = ft.Border.all(2 if chosen else 1, PRIMARY)
    return ft.MergeSemantics(ft.Semantics(checked=chosen, content=cell))


def _cell(scale: float, number: ft.Text) -> ft.Container:
    return ft.Container(
        number,
        alignment=ft.Alignment.CENTER,
        height=max(CHIP_HEIGHT, BODY * scale * 1.5 + 8),
        border_radius=CHIP_RADIUS,
    )


def _months(app: App, first: dt.date, show: Callable[[dt.date], Any]) -> ft.Control:
    """To the month before and the one after, as far as there are days to tap."""
    _ = app.language.gettext
    today = app.state.today
    before, after = first - dt.timedelta(days=1), first + dt.timedelta(days=31)
    ways: list[ft.Control] = []
    if first > today:
        go_back = partial(show, before.replace(day=1))
        ways.append(buttons.plain(app, _("Previous month"), go_back, key="calendar.previous"))
    if after.year <= today.year + _YEARS_AHEAD:
        go_on = partial(show, after.replace(day=1))
        ways.append(buttons.plain(app, _("Next month"), go_on, key="calendar.next"))
    return buttons.row(app.look, *ways)
