"""The frame of every screen: where one is, Hjælp nu, a heading, what it is about, what to do."""

from __future__ import annotations

import flet as ft

from imr_workbook.ui import routes
from imr_workbook.ui.navigation import show
from imr_workbook.ui.parts.changing_line import ChangingLine
from imr_workbook.ui.parts.notice import notice
from imr_workbook.ui.parts.tappable import ringed
from imr_workbook.ui.parts.text import soft
from imr_workbook.ui.parts.title import ScreenHeading
from imr_workbook.ui.safety import NOT_YET, handler
from imr_workbook.ui.state import App
from imr_workbook.ui.theme import (
    BUTTON,
    GAP,
    HELP,
    ON_HELP,
    PAGE_MARGIN,
)


def help_button(app: App) -> ft.Control:
    """Hjælp nu: the same place on every screen."""
    look = app.look

    def open_help() -> None:
        app.state.help_from = ft.context.page.route or routes.TODAY
        show(routes.HELP)

    return ft.OutlinedButton(
        key="help",
        icon=ft.Icon(ft.Icons.PHONE_OUTLINED, color=ON_HELP, size=20 * look.scale),
        content=ft.Text(
            app.language.gettext("Help now"), style=look.style(BUTTON, strong=True, color=ON_HELP)
        ),
        style=ft.ButtonStyle(
            color=ON_HELP,
            bgcolor=HELP,
            side=ringed(),
            padding=ft.Padding.symmetric(vertical=14, horizontal=18),
            shape=ft.RoundedRectangleBorder(radius=24),
        ),
        on_click=handler(app, open_help),
    )


def frame(
    app: App,
    heading: ft.Semantics,
    *body: ft.Control,
    line: str = "",
    title: str = "",
    actions: ft.Control | None = None,
    top_right: ft.Control | None = None,
) -> ft.Control:
    """One screen: a quiet line and Hjælp nu on top, a heading, what it is about, and what to do.

    Args:
        app: the app of this window.
        heading: the heading, level 1.
        body: controls under each other; they scroll when there are many.
        line: where one is, or when it was last saved.
        title: for the page title, where the heading is in the person's own words.
        actions: stands at the bottom, within reach of a thumb.
        top_right: in place of Hjælp nu; only for Hjælp nu itself.
    """
    look, here = app.look, ft.context.page.route
    # On the web, index.html gives the page the language that stands on its heading.
    heading.identifier = heading.identifier or f"lang.{app.language.code}"
    words = _words(heading)
    name = title or words
    # A new screen begins at its heading and at its top: with the same keys it would go on where the last one was.
    scrolled = [ScreenHeading(name, words, heading, key=f"heading.{here}.{name}"), *body]
    if actions is not None and look.large:
        scrolled.append(actions)
    content: list[ft.Control] = [
        _top(app, _line(app, line, f"line.{here}.{name}", top_right), top_right),
        ft.Column(
            [_stack(scrolled)],
            key=f"scroll.{here}.{name}",
            expand=True,
            scroll=ft.ScrollMode.AUTO,
            horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
        ),
    ]
    if app.state.notice:
        content.append(notice(app))
    if app.state.patience:
        moment = soft(look, app.language.gettext("One moment …"))
        content.append(ft.Semantics(live_region=True, container=True, content=moment))
    if actions is not None and not look.large:
        content.append(ft.Container(actions, padding=ft.Padding.only(top=8, bottom=16)))
    # The same boxes on phone and tablet, or a screen that is turned would be made anew, with all that is in it.
    return ft.Container(
        expand=True,
        alignment=ft.Alignment.TOP_CENTER if look.wide else None,
        padding=None if look.wide else ft.Padding.symmetric(horizontal=PAGE_MARGIN),
        content=ft.Column(
            content,
            width=look.column if look.wide else None,
            expand=True,
            spacing=0,
            horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
        ),
    )


def _line(app: App, line: str, key: str, top_right: ft.Control | None) -> ft.Control | None:
    """What stands on top; in its place, everywhere but on Hjælp nu, that something is not saved yet."""
    if app.state.unsaved and top_right is None:
        # Not said aloud: what was told of it is.
        return soft(app.look, app.language.gettext(NOT_YET))
    return ChangingLine(line, key=key) if line else None


def _words(heading: ft.Semantics) -> str:
    return heading.content.value if isinstance(heading.content, ft.Text) else ""


def _stack(controls: list[ft.Control]) -> ft.Control:
    return ft.Column(
        controls,
        spacing=GAP,
        tight=True,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
        margin=ft.Margin.only(top=6, bottom=20),
    )


def _top(app: App, line: ft.Control | None, top_right: ft.Control | None) -> ft.Control:
    look = app.look
    right = top_right or help_button(app)
    margin = ft.Margin.only(top=14, bottom=4)
    if look.large:
        # Beside the button there is no room for a whole word: the line stands under it.
        above = ft.Row([right], alignment=ft.MainAxisAlignment.END)
        return ft.Column([above, line] if line else [above], spacing=4, tight=True, margin=margin)
    where = ft.Container(line, expand=True)
    return ft.Row([where, right], spacing=12, vertical_alignment=ft.CrossAxisAlignment.CENTER, margin=margin)
