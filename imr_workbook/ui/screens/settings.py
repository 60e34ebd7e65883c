"""Indstillinger: at most seven, one a screen."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import flet as ft

from imr_workbook.domain.kinds import Kind
from imr_workbook.domain.profile import NAME, PROFILE_ID, profile
from imr_workbook.domain.settings import TEXT_SIZES
from imr_workbook.i18n import DANISH, ENGLISH
from imr_workbook.ui import routes
from imr_workbook.ui.parts import buttons, choice
from imr_workbook.ui.parts.field import SavedField
from imr_workbook.ui.parts.region_choice import region_name
from imr_workbook.ui.parts.rows import row, rows
from imr_workbook.ui.parts.shell import frame
from imr_workbook.ui.parts.text import body, heading, soft
from imr_workbook.ui.safety import component
from imr_workbook.ui.state import App, go, use_app

T = TypeVar("T")


@component
def SettingsScreen() -> ft.Control:
    """Every setting with what it is now."""
    app = use_app()
    look, _, settings = app.look, app.language.gettext, app.state.settings
    return frame(
        app,
        heading(look, _("Settings")),
        rows(
            row(app, _("Text size"), _("%(percent)d %%", percent=settings.text_size), go(routes.TEXT_SIZE)),
            row(app, _("Colours and calm"), _appearance(app), go(routes.COLOURS)),
            row(app, _("Language"), _languages()[settings.language], go(routes.LANGUAGE)),
            row(app, _("Region"), _region(app), go(routes.REGION)),
            row(app, _("Name"), profile(app.records).name or _("No name"), go(routes.NAME)),
            row(app, _("Your data"), _("Take a copy, or bring one in"), go(routes.DATA)),
            row(app, _("About the workbook"), "", go(routes.ABOUT)),
        ),
        line=_("Today"),
        actions=buttons.outlined(app, _("Back to Today"), go(routes.TODAY)),
    )


@component
def TextSize() -> ft.Control:
    """How large the text is."""
    app = use_app()
    _ = app.language.gettext
    sizes = {size: _("%(percent)d %%", percent=size) for size in TEXT_SIZES}
    return _choose(
        app,
        _("Text size"),
        sizes,
        app.state.settings.text_size,
        lambda size: app.workbook.change_settings(text_size=size),
        soft(app.look, _("The text on this page shows the size.")),
    )


@component
def Colours() -> ft.Control:
    """Light, dark, or as the device; and whether anything moves or is drawn."""
    app = use_app()
    look, _, settings = app.look, app.language.gettext, app.state.settings
    change = app.workbook.change_settings
    return frame(
        app,
        heading(look, _("Colours and calm")),
        heading(look, _("Colours"), level=2),
        _tiles(app, _colours(app), settings.colours, lambda colours: change(colours=colours)),
        heading(look, _("Calm mode"), level=2),
        _tiles(app, {True: _("On"), False: _("Off")}, settings.calm, lambda calm: change(calm=calm)),
        soft(look, _("In calm mode nothing moves, and there are no drawings.")),
        line=_("Settings"),
        actions=_back(app),
    )


@component
def LanguageScreen() -> ft.Control:
    """The language of everything but the handouts."""
    app = use_app()
    _ = app.language.gettext
    return _choose(
        app,
        _("Language"),
        _languages(),
        app.state.settings.language,
        lambda language: app.workbook.change_settings(language=language),
        soft(app.look, _("The handouts are in Danish.")),
    )


@component
def Name() -> ft.Control:
    """What to be called."""
    app = use_app()
    look, _ = app.look, app.language.gettext
    return frame(
        app,
        heading(look, _("What would you like to be called?")),
        body(look, _("A nickname is enough. The field may be empty.")),
        SavedField(_("Name"), profile(app.records).written, app.workbook.call_me, key="settings.name"),
        line=app.saved_line(app.records.saved_ms(Kind.PROFILE, PROFILE_ID, NAME)) or _("Settings"),
        actions=_back(app),
    )


def _choose(
    app: App,
    title: str,
    choices: dict[T, str],
    chosen: T,
    choose: Callable[[T], None],
    *notes: ft.Control,
) -> ft.Control:
    return frame(
        app,
        heading(app.look, title),
        _tiles(app, choices, chosen, choose),
        *notes,
        line=app.language.gettext("Settings"),
        actions=_back(app),
    )


def _tiles(app: App, choices: dict[T, str], chosen: T, choose: Callable[[T], None]) -> ft.Control:
    def chooser(value: T) -> Callable[[], None]:
        return lambda: choose(value)

    return choice.tiles(
        [
            choice.tile(app, text, value == chosen, chooser(value), key=f"settings.{value}")
            for value, text in choices.items()
        ]
    )


def _back(app: App) -> ft.Control:
    return buttons.outlined(app, app.language.gettext("Back"), go(routes.SETTINGS))


def _colours(app: App) -> dict[str, str]:
    _ = app.language.gettext
    return {"system": _("Automatic"), "light": _("Light"), "dark": _("Dark")}


def _appearance(app: App) -> str:
    """”Automatisk”; with calm mode, where that is on."""
    settings = app.state.settings
    calm = [app.language.gettext("Calm mode")] if settings.calm else []
    return " · ".join([_colours(app)[settings.colours], *calm])


def _languages() -> dict[str, str]:
    return {DANISH: "Dansk", ENGLISH: "English"}


def _region(app: App) -> str:
    return region_name(app) or app.language.gettext("Not chosen")
