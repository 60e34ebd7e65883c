"""First start: what this is and who can see it, and what to be called. Two pages, no more."""

from __future__ import annotations

import flet as ft

from imr_workbook.domain.kinds import Kind
from imr_workbook.domain.profile import NAME, PROFILE_ID, profile
from imr_workbook.ui.parts import buttons
from imr_workbook.ui.parts.card import card
from imr_workbook.ui.parts.field import SavedField
from imr_workbook.ui.parts.shell import frame
from imr_workbook.ui.parts.text import body, heading, soft
from imr_workbook.ui.safety import component
from imr_workbook.ui.state import App, use_app
from imr_workbook.ui.theme import SURFACE_2


@component
def Welcome() -> ft.Control:
    """The page that is next."""
    app = use_app()
    second, show_second = ft.use_state(False)
    if second:
        return _name_page(app, lambda: show_second(False))
    return _first_page(app, lambda: show_second(True))


def _first_page(app: App, on_next: buttons.Action) -> ft.Control:
    look, _ = app.look, app.language.gettext
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
                    "What you write is not locked yet. Whoever can open your phone or computer can open it too."
                ),
            ),
            bgcolor=SURFACE_2,
        ),
        actions=buttons.primary(app, _("Next"), on_next, key="welcome.next"),
    )


def _name_page(app: App, on_back: buttons.Action) -> ft.Control:
    look, _ = app.look, app.language.gettext
    name = profile(app.records).written

    def begin() -> None:
        app.drafts.flush()
        app.workbook.finish_welcome()

    return frame(
        app,
        heading(look, _("What would you like to be called?")),
        body(look, _("You can skip this. A nickname is enough.")),
        SavedField(_("Name"), name, app.workbook.call_me, key="welcome.name"),
        line=app.saved_line(app.records.saved_ms(Kind.PROFILE, PROFILE_ID, NAME)),
        actions=buttons.row(
            look,
            buttons.outlined(app, _("Back"), on_back, key="welcome.back"),
            buttons.primary(app, _("Begin"), begin, key="welcome.begin"),
        ),
    )
