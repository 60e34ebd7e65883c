"""The curves: one row an item with its end words, on one time line with what happened with the goals.

One colour, and shapes that need none: rings for answers, dashes for goals. Words stand beside the
drawing and not in it, so that they grow with the chosen text size.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from itertools import pairwise
from typing import Any

import flet as ft
import flet.canvas as cv

from imr_workbook.domain.curves import Curve, Month, Point, Row
from imr_workbook.domain.goal_events import GoalEvent, What
from imr_workbook.ui.parts import question_words
from imr_workbook.ui.parts.card import card
from imr_workbook.ui.parts.days import day_words
from imr_workbook.ui.safety import component, handler
from imr_workbook.ui.state import App, use_app
from imr_workbook.ui.theme import LINE, NAVIGATION, PAGE_MARGIN, PRIMARY, SECONDARY, SOFT_INK, SURFACE

HEIGHT = 96
"""Of one row's drawing."""
_RING = 5
_EDGE = _RING + 2
"""Room around the drawing, so that no ring is cut."""
_CARD_PADDING = 21
_MONTH_GAP = 10
_ROW_GAP = 14
_YEAR = 365
"""Days from which a month is told with its year."""

Resized = Callable[[ft.Event[Any]], Any]


@component
def CurveCard(shown: Curve) -> ft.Control:
    """The drawing as one picture with a text of its own for assistive technology."""
    app = use_app()
    width, set_width = ft.use_state(max(120.0, app.look.width - 2 * (PAGE_MARGIN + _CARD_PADDING)))

    def resized(event: cv.CanvasResizeEvent) -> None:
        set_width(event.width)

    rows: list[ft.Control] = []
    for number, row in enumerate(shown.rows):
        rows.append(_row(app, shown, row, width, None if number else handler(app, resized)))
    return ft.Semantics(
        image=True,
        container=True,
        label=curve_text(app, shown),
        exclude_semantics=True,
        content=card(
            ft.Column(
                [*rows, _months(app, shown, width)],
                spacing=_ROW_GAP,
                tight=True,
                horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
            )
        ),
    )


def curve_text(app: App, shown: Curve) -> str:
    """All that the drawing shows, in words."""
    sentences: list[str] = []
    for row in shown.rows:
        sentences.append(question_words.label(app, row.item))
        sentences += [
            _on(app, point.given.day, question_words.answer_word(app, point.given))
            for piece in row.pieces
            for point in piece
        ]
    return ". ".join([*sentences, *event_lines(app, shown)])


def event_lines(app: App, shown: Curve) -> list[str]:
    """What the dashed lines stand for, oldest first."""
    return [_on(app, one.event.day, event_words(app, one.event)) for one in shown.events]


def event_words(app: App, event: GoalEvent) -> str:
    """What happened, and with which goal or step."""
    _ = app.language.gettext
    words = {
        What.BEGUN: _("Began “%(goal)s”"),
        What.REACHED: _("Reached “%(goal)s”"),
        What.CHANGED: _("Changed “%(goal)s”"),
        What.STEP_DONE: _("Did “%(goal)s”"),
        What.STEP_PARTLY: _("Did some of “%(goal)s”"),
    }
    return words[event.what] % {"goal": event.text}


def _on(app: App, day: date, words: str) -> str:
    return app.language.gettext("%(day)s: %(words)s", day=day_words(app, day), words=words)


def _row(app: App, shown: Curve, row: Row, width: float, resized: Resized | None) -> ft.Control:
    words = question_words.steps(app, row.item)
    return ft.Column(
        [
            ft.Text(question_words.label(app, row.item), style=app.look.style(SECONDARY, strong=True)),
            _end_word(app, words[-1]),
            cv.Canvas(_drawing(shown, row, width), height=HEIGHT, on_resize=resized, key=f"curve.{row.item}"),
            _end_word(app, words[0]),
        ],
        spacing=2,
        tight=True,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )


def _end_word(app: App, word: str) -> ft.Control:
    return ft.Text(word, style=app.look.style(NAVIGATION, color=SOFT_INK))


def _drawing(shown: Curve, row: Row, width: float) -> list[cv.Shape]:
    """Lines first and rings upon them."""
    bottom, top = _height(0.0), _height(1.0)
    shapes: list[cv.Shape] = [
        cv.Line(0, height, width, height, paint=_stroke(LINE, 1)) for height in (bottom, top)
    ]
    for one in shown.events:
        at = _place(one.across, width)
        shapes.append(cv.Line(at, 0, at, HEIGHT, paint=_stroke(SOFT_INK, 1.5, dashes=[2, 4])))
    for piece in row.pieces:
        shapes += [
            cv.Line(*_spot(one, width), *_spot(other, width), paint=_stroke(PRIMARY, 2.5))
            for one, other in pairwise(piece)
        ]
        for point in piece:
            across, height = _spot(point, width)
            shapes.append(cv.Circle(across, height, _RING, paint=ft.Paint(color=SURFACE)))
            shapes.append(cv.Circle(across, height, _RING, paint=_stroke(PRIMARY, 2.5)))
    return shapes


def _spot(point: Point, width: float) -> tuple[float, float]:
    return _place(point.across, width), _height(point.up)


def _place(across: float, width: float) -> float:
    """Pixels from the left."""
    return _EDGE + across * (width - 2 * _EDGE)


def _height(up: float) -> float:
    """Pixels from the top."""
    return HEIGHT - _EDGE - up * (HEIGHT - 2 * _EDGE)


def _stroke(color: ft.ColorValue, width: float, dashes: list[ft.Number] | None = None) -> ft.Paint:
    return ft.Paint(
        color=color,
        stroke_width=width,
        stroke_cap=ft.StrokeCap.ROUND,
        stroke_dash_pattern=dashes,
        style=ft.PaintingStyle.STROKE,
    )


def _months(app: App, shown: Curve, width: float) -> ft.Control:
    """The months beneath the rows, as many as there is room for."""
    look = app.look
    with_year = (shown.last - shown.first).days > _YEAR
    words = {month: app.language.short_month(month.first, year=with_year) for month in shown.months}
    # Source Sans is about half as wide as it is high.
    placed = months_with_room(
        {month: len(word) * NAVIGATION * look.scale * 0.55 for month, word in words.items()}, width
    )
    return ft.Stack(
        [
            ft.Container(
                ft.Text(words[month], style=look.style(NAVIGATION, color=SOFT_INK), no_wrap=True), left=left
            )
            for month, left in placed.items()
        ],
        height=NAVIGATION * look.scale * 1.5,
    )


def months_with_room(widths: Mapping[Month, float], width: float) -> dict[Month, float]:
    """Where the words of the months start, in pixels; the later of two that would touch stays.

    Args:
        widths: how wide the word of each month is, in order of months.
        width: of the whole time line.
    """
    placed: dict[Month, float] = {}
    right = width
    for month, wide in reversed(list(widths.items())):
        left = _place(month.across, width) - _RING
        last_one = not placed and len(widths) == 1
        if left + wide <= right or last_one:
            placed[month] = max(0.0, min(left, width - wide))
            right = left - _MONTH_GAP
    return placed
