"""The five places around every screen: a bar on phones, a rail on tablets."""

from __future__ import annotations

from dataclasses import dataclass

import flet as ft

from imr_workbook.domain.profile import profile
from imr_workbook.ui import routes
from imr_workbook.ui.safety import component, handler
from imr_workbook.ui.screens.welcome import Welcome
from imr_workbook.ui.state import App, go, use_app
from imr_workbook.ui.theme import CONTAINER, LINE, NAVIGATION, PRIMARY, SECONDARY, SOFT_INK, SURFACE


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
    if not profile(app.records).welcomed:
        return ft.SafeArea(expand=True, content=Welcome())
    screen = ft.Container(outlet, expand=True)
    if app.look.wide:
        layout: ft.Control = ft.Row(
            [_rail(app, here), screen],
            expand=True,
            spacing=0,
            vertical_alignment=ft.CrossAxisAlignment.STRETCH,
        )
    else:
        layout = ft.Column([screen, _bar(app, here)], expand=True, spacing=0)
    return ft.SafeArea(expand=True, content=layout)


def _bar(app: App, here: str) -> ft.Control:
    places = destinations(app)
    one_row = _fits_one_row(app, places)
    rows = [places] if one_row else [places[:3], places[3:]]
    return ft.Container(
        bgcolor=SURFACE,
        border=ft.Border(top=ft.BorderSide(1, LINE)),
        padding=ft.Padding.only(left=4, right=4, top=4, bottom=6),
        content=ft.Column(
            [
                ft.Row(
                    [ft.Container(_place(app, place, here, icon=one_row), expand=True) for place in row],
                    spacing=0,
                )
                for row in rows
            ],
            spacing=0,
            tight=True,
        ),
    )


def _fits_one_row(app: App, places: tuple[Destination, ...]) -> bool:
    # Source Sans is about half as wide as it is high; a cut word is worse than a second row.
    widest = max(len(place.label) for place in places) * NAVIGATION * app.look.scale * 0.55
    return (widest + 12) * len(places) <= app.look.width


def _rail(app: App, here: str) -> ft.Control:
    look = app.look
    return ft.Container(
        bgcolor=SURFACE,
        width=max(132.0, 100 * look.scale),
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
    look = app.look
    on = here == place.path or here.startswith(
        routes.FROM_TODAY if place.path == routes.TODAY else place.path
    )
    color = PRIMARY if on else SOFT_INK
    words = ft.Text(
        place.label,
        style=look.style(SECONDARY if look.wide else NAVIGATION, strong=on, color=color),
        text_align=ft.TextAlign.CENTER,
    )
    # With large text the words need the room; a place is never an icon alone.
    picture = ft.Icon(place.icon, color=color, size=26 * min(look.scale, 1.5))
    marked = ft.Container(
        picture if icon else words,
        bgcolor=CONTAINER if on else None,
        border_radius=16,
        padding=ft.Padding.symmetric(vertical=3 if icon else 8, horizontal=18 if icon else 10),
    )
    return ft.MergeSemantics(
        ft.Semantics(
            selected=on,
            content=ft.Container(
                key=f"nav.{place.path}",
                ink=True,
                border_radius=16,
                padding=ft.Padding.symmetric(vertical=6 if icon else 2, horizontal=2),
                on_click=handler(app, go(place.path)),
                content=ft.Column(
                    [marked, words] if icon else [marked],
                    spacing=3,
                    tight=True,
                    horizontal_alignment=ft.CrossAxisAlignment.CENTER,
                ),
            ),
        )
    )
