"""The five places around every screen: a bar on phones, a rail on tablets."""

from __future__ import annotations

from dataclasses import dataclass

import flet as ft

from imr_workbook.domain.profile import profile
from imr_workbook.ui import routes
from imr_workbook.ui.measure import text_width
from imr_workbook.ui.parts.tappable import tappable
from imr_workbook.ui.safety import component, memo
from imr_workbook.ui.screens.welcome import Welcome
from imr_workbook.ui.state import App, go, use_app
from imr_workbook.ui.theme import CONTAINER, LINE, NAVIGATION, PRIMARY, SECONDARY, SOFT_INK, SURFACE, Look

_BAR_SIDES = 4
_PLACE_SIDES = 2
"""Least room beside the words of a place, in pixels."""


@dataclass(frozen=True, slots=True)
class Destination:
    """One of the five places."""

    path: str
    icon: ft.IconData
    label: str


def destinations(app: App) -> tuple[Destination, ...]:
    """The five places, in the order that never changes."""
    _ = app.language.gettext
    return (
        Destination(routes.TODAY, ft.Icons.HOME_OUTLINED, _("Today")),
        Destination(routes.HANDOUTS, ft.Icons.MENU_BOOK_OUTLINED, _("Handouts")),
        Destination(routes.GOALS, ft.Icons.FLAG_OUTLINED, _("Goals")),
        Destination(routes.WEEK, ft.Icons.SHOW_CHART, _("My week")),
        Destination(routes.PLANS, ft.Icons.DESCRIPTION_OUTLINED, _("Plans")),
    )


@component
def Apart() -> ft.Control:
    """Nothing around the screens of Hjælp nu: no bar, no first pages, no lock."""
    app = use_app()
    ft.use_effect(app.end_advice, [ft.use_route_location()])
    # Between two screens there is none for a moment, which only a Container can hold.
    return ft.SafeArea(expand=True, content=ft.Container(ft.use_route_outlet(), expand=True))


@component
def Shell() -> ft.Control:
    """Bar or rail around the screen that the path names."""
    app = use_app()
    outlet = ft.use_route_outlet()
    here = ft.use_route_location()

    def turn_the_day() -> None:
        if app.state.today != app.workbook.today():
            app.state.today = app.workbook.today()

    # A window may stand open over midnight: the next tap shows the new day.
    ft.use_effect(turn_the_day, [here])
    ft.use_effect(app.end_advice, [here])
    # The first pages would be kept from being left behind where nothing can be written.
    if not profile(app.records).welcomed and not app.workbook.read_only:
        return ft.SafeArea(expand=True, content=Welcome())
    wide, nothing = app.look.wide, ft.Container(visible=False)
    # The screen has the same place in both, so that one that is turned goes on where it was: Flet would lose
    # what it is drawn from, and a field that is being written in would lose the keyboard.
    layout = ft.Row(
        [
            _rail(app, here) if wide else nothing,
            ft.Column(
                [ft.Container(outlet, expand=True), nothing if wide else _bar(app, here)],
                expand=True,
                spacing=0,
            ),
        ],
        expand=True,
        spacing=0,
        vertical_alignment=ft.CrossAxisAlignment.STRETCH,
    )
    return ft.SafeArea(expand=True, content=layout)


def _bar(app: App, here: str) -> ft.Control:
    places = destinations(app)
    split = _rows(app.look, [place.label for place in places])
    rows = [places] if split is None else [places[:split], places[split:]]
    return ft.Container(
        bgcolor=SURFACE,
        border=ft.Border(top=ft.BorderSide(1, LINE)),
        padding=ft.Padding.only(left=_BAR_SIDES, right=_BAR_SIDES, top=4, bottom=6),
        content=ft.Column(
            [_bar_row(app, row, here, icons=split is None) for row in rows],
            spacing=0,
            tight=True,
        ),
    )


def _bar_row(app: App, places: tuple[Destination, ...], here: str, *, icons: bool) -> ft.Control:
    """Equal shares beside each other; without icons each gets room for its word."""
    shares = [1 if icons else round(text_width(place.label, 1000)) for place in places]
    return ft.Row(
        [
            ft.Container(_place(app, place, here, icon=icons), expand=share)
            for place, share in zip(places, shares, strict=True)
        ],
        spacing=0,
    )


def _rows(look: Look, labels: list[str]) -> int | None:
    """How many of the labels stand in the first of two rows; none when all fit beside each other in one."""
    widths = [text_width(label, NAVIGATION * look.scale) for label in labels]
    if (max(widths) + 2 * _PLACE_SIDES) * len(labels) <= look.width - 2 * _BAR_SIDES:
        return None
    return min((3, 2), key=lambda first: max(sum(widths[:first]), sum(widths[first:])))


def _rail(app: App, here: str) -> ft.Control:
    look = app.look
    return ft.Container(
        bgcolor=SURFACE,
        width=look.rail,
        border=ft.Border(right=ft.BorderSide(1, LINE)),
        padding=ft.Padding.symmetric(vertical=20, horizontal=8),
        content=ft.Column(
            [_place(app, place, here) for place in destinations(app)],
            spacing=10,
            scroll=ft.ScrollMode.AUTO,
            horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
        ),
    )


def _place(app: App, place: Destination, here: str, *, icon: bool = True) -> ft.Control:
    on = here == place.path or here.startswith(
        routes.FROM_TODAY if place.path == routes.TODAY else place.path
    )
    return Place(app, app.look, place, on=on, icon=icon)


@memo
@component
def Place(app: App, look: Look, place: Destination, *, on: bool, icon: bool) -> ft.Control:
    """One of the five; drawn again only when it changes, for a tap changes two of them.

    Args:
        app: the app of this window.
        look: sizes for this window; `app` alone would not tell when they change.
        place: which one.
        on: whether one is there now.
        icon: whether there is room for its icon.
    """
    color = PRIMARY if on else SOFT_INK
    words = ft.Text(
        place.label,
        style=look.style(SECONDARY if look.wide else NAVIGATION, strong=on, color=color),
        text_align=ft.TextAlign.CENTER,
    )
    # With large text the words need the room; a place is never an icon alone.
    size = 26 * min(look.scale, 1.5)
    picture = ft.Icon(place.icon, color=color, size=size)
    room = (look.width - 2 * _BAR_SIDES) / 5 - 2 * _PLACE_SIDES
    side = 18.0 if look.wide else min(18.0, (room - size) / 2)
    marked = ft.Container(
        picture if icon else words,
        bgcolor=CONTAINER if on else None,
        border_radius=16,
        padding=ft.Padding.symmetric(vertical=3 if icon else 8, horizontal=side if icon else 6),
    )
    return ft.MergeSemantics(
        ft.Semantics(
            selected=on,
            content=tappable(
                app,
                ft.Column(
                    [marked, words] if icon else [marked],
                    spacing=3,
                    tight=True,
                    horizontal_alignment=ft.CrossAxisAlignment.CENTER,
                ),
                go(place.path),
                padding=ft.Padding.symmetric(vertical=6 if icon else 2, horizontal=_PLACE_SIDES),
                radius=16,
                key=f"nav.{place.path}",
            ),
        )
    )
