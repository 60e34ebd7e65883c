"""The frame around every screen: where you are, Hjælp nu, and the five places."""

from __future__ import annotations

from dataclasses import dataclass

import flet as ft

from imr_workbook.ui import routes
from imr_workbook.ui.safety import component, handler
from imr_workbook.ui.state import App, go, use_app
from imr_workbook.ui.theme import (
    BUTTON,
    CONTAINER,
    GAP,
    HELP,
    INK,
    LINE,
    NAVIGATION,
    ON_HELP,
    PAGE_MARGIN,
    PRIMARY,
    SECONDARY,
    SOFT_INK,
    SURFACE,
    TEXT_WIDTH,
)


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
def Shell() -> ft.Control:
    """Bar or rail around the screen that the path names."""
    app = use_app()
    outlet = ft.use_route_outlet()
    here = ft.use_route_location()
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


def help_button(app: App) -> ft.Control:
    """Hjælp nu: the same place on every screen."""
    look = app.look
    return ft.OutlinedButton(
        key="help",
        icon=ft.Icon(ft.Icons.PHONE_OUTLINED, color=ON_HELP, size=20 * look.scale),
        content=ft.Text(
            app.language.gettext("Help now"), style=look.style(BUTTON, strong=True, color=ON_HELP)
        ),
        style=ft.ButtonStyle(
            color=ON_HELP,
            bgcolor=HELP,
            side=ft.BorderSide(0, ft.Colors.TRANSPARENT),
            padding=ft.Padding.symmetric(vertical=13, horizontal=18),
            shape=ft.RoundedRectangleBorder(radius=24),
        ),
        on_click=handler(app, go(routes.HELP)),
    )


def _bar(app: App, here: str) -> ft.Control:
    places = destinations(app)
    rows = [places] if _fits_one_row(app, places) else [places[:3], places[3:]]
    return ft.Container(
        bgcolor=SURFACE,
        border=ft.Border(top=ft.BorderSide(1, LINE)),
        padding=ft.Padding.only(left=4, right=4, top=4, bottom=6),
        content=ft.Column(
            [
                ft.Row([ft.Container(_place(app, place, here), expand=True) for place in row], spacing=0)
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


def _place(app: App, place: Destination, here: str) -> ft.Control:
    look = app.look
    on = here == place.path or (place.path != routes.TODAY and here.startswith(place.path))
    color = PRIMARY if on else SOFT_INK
    size = SECONDARY if look.wide else NAVIGATION
    return ft.MergeSemantics(
        ft.Semantics(
            selected=on,
            content=ft.Container(
                key=f"nav.{place.path}",
                ink=True,
                border_radius=16,
                padding=ft.Padding.symmetric(vertical=6, horizontal=2),
                on_click=handler(app, go(place.path)),
                content=ft.Column(
                    [
                        ft.Container(
                            ft.Icon(place.icon, color=color, size=26 * min(look.scale, 1.5)),
                            bgcolor=CONTAINER if on else None,
                            border_radius=16,
                            padding=ft.Padding.symmetric(vertical=3, horizontal=18),
                        ),
                        ft.Text(
                            place.label,
                            style=look.style(size, strong=on, color=color),
                            text_align=ft.TextAlign.CENTER,
                        ),
                    ],
                    spacing=3,
                    tight=True,
                    horizontal_alignment=ft.CrossAxisAlignment.CENTER,
                ),
            ),
        )
    )


def frame(
    app: App,
    heading: ft.Control,
    *body: ft.Control,
    line: str = "",
    actions: ft.Control | None = None,
    top_right: ft.Control | None = None,
) -> ft.Control:
    """One screen: a quiet line and Hjælp nu on top, a heading, what it is about, and what to do.

    Args:
        app: the app of this window.
        heading: the heading, level 1.
        body: controls under each other; they scroll when there are many.
        line: where one is, or when it was last saved.
        actions: stands at the bottom, within reach of a thumb.
        top_right: in place of Hjælp nu; only for Hjælp nu itself.
    """
    look = app.look
    column = [heading, *body]
    if actions is not None and look.large:
        column.append(actions)
    content: list[ft.Control] = [
        _top(app, line, top_right),
        ft.Column(
            [ft.Container(_stack(column), padding=ft.Padding.only(top=6, bottom=20))],
            expand=True,
            scroll=ft.ScrollMode.AUTO,
            horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
        ),
    ]
    if app.state.notice:
        content.append(_notice(app))
    if actions is not None and not look.large:
        content.append(ft.Container(actions, padding=ft.Padding.only(top=8, bottom=16)))
    return ft.Container(
        expand=True,
        alignment=ft.Alignment.TOP_CENTER if look.wide else None,
        padding=ft.Padding.symmetric(horizontal=PAGE_MARGIN),
        content=ft.Container(
            width=TEXT_WIDTH * max(1.0, look.scale * 0.8) if look.wide else None,
            content=ft.Column(
                content, expand=True, spacing=0, horizontal_alignment=ft.CrossAxisAlignment.STRETCH
            ),
        ),
    )


def _stack(controls: list[ft.Control]) -> ft.Control:
    return ft.Column(controls, spacing=GAP, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)


def _top(app: App, line: str, top_right: ft.Control | None) -> ft.Control:
    look = app.look
    return ft.Container(
        padding=ft.Padding.only(top=14, bottom=4),
        content=ft.Row(
            [
                ft.Container(ft.Text(line, style=look.style(SECONDARY, color=SOFT_INK)), expand=True),
                top_right or help_button(app),
            ],
            spacing=12,
            vertical_alignment=ft.CrossAxisAlignment.CENTER,
        ),
    )


def _notice(app: App) -> ft.Control:
    _ = app.language.gettext

    def put_away() -> None:
        app.state.notice = ""

    return ft.Semantics(
        live_region=True,
        content=ft.Container(
            bgcolor=CONTAINER,
            border_radius=14,
            padding=ft.Padding.symmetric(vertical=10, horizontal=16),
            content=ft.Row(
                [
                    ft.Container(
                        ft.Text(app.state.notice, style=app.look.style(SECONDARY, color=INK)), expand=True
                    ),
                    ft.TextButton(
                        content=ft.Text(_("OK"), style=app.look.style(BUTTON, color=INK)),
                        on_click=handler(app, put_away),
                    ),
                ]
            ),
        ),
    )
