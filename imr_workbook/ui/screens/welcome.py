"""First start: what this is and who can see it, and what to be called. Two pages, no more."""

from __future__ import annotations

import flet as ft

from imr_workbook.domain.kinds import Kind
from imr_workbook.domain.profile import NAME, PROFILE_ID, profile
from imr_workbook.ui import routes
from imr_workbook.ui.navigation import show
from imr_workbook.ui.parts import buttons
from imr_workbook.ui.parts.card import card
from imr_workbook.ui.parts.field import SavedField
from imr_workbook.ui.parts.shell import frame
from imr_workbook.ui.parts.text import body, heading, soft
from imr_workbook.ui.safety import component
from imr_workbook.ui.state import App, go, use_app
from imr_workbook.ui.theme import SURFACE_2


@component
def Welcome() -> ft.Control:
    """The second on its own path, so that the browser's Back leads to the first; the first on every other."""
    app, here = use_app(), ft.use_route_location()
    return _name_page(app) if here == routes.WELCOME else _first_page(app, here)


def _first_page(app: App, here: str) -> ft.Control:
    look, _ = app.look, app.language.gettext

    def on_next() -> None:
        app.state.begin_at = here
        show(routes.WELCOME)

    return frame(
        app,
        heading(look, _("Your workbook")),
        body(look, _("Here you can read the IMR handouts, choose a goal, and follow how you are.")),
        body(
            look,
            _(
                "What you write stays on this phone, tablet or computer. Nobody else reads it. Not your team either."
            ),
        ),
        body(look, _("If you need help, tap Help now. It is on every page.")),
        card(
            body(look, _("Trial version: do not use real information yet"), strong=True),
            soft(
                look,
                _(
                    "Whoever can open your phone or computer can open the workbook too. You can choose a code later."
                ),
            ),
            bgcolor=SURFACE_2,
        ),
        actions=buttons.primary(app, _("Next"), on_next, key="welcome.next"),
    )


def _name_page(app: App) -> ft.Control:
    look, _ = app.look, app.language.gettext
    name = profile(app.records).written

    def begin() -> None:
        app.drafts.flush()
        app.workbook.finish_welcome()
        # I dag stands here from now on; going to its own path as well would draw it twice.
        if app.state.begin_at != routes.TODAY:
            show(app.state.begin_at)

    return frame(
        app,
        heading(look, _("What would you like to be called?")),
        body(look, _("You can skip this. A nickname is enough.")),
        SavedField(_("Name"), name, app.workbook.call_me, key="welcome.name"),
        line=app.saved_line(app.records.saved_ms(Kind.PROFILE, PROFILE_ID, NAME)),
        actions=buttons.row(
            look,
            buttons.outlined(app, _("Back"), go(app.state.begin_at), key="welcome.back"),
            buttons.primary(app, _("Begin"), begin, key="welcome.begin"),
        ),
    )
