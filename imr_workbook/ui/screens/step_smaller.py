"""Gør det mindre: a smaller step in place of this one. Nothing changes until it is taken."""

from __future__ import annotations

import flet as ft

from imr_workbook.domain.kinds import Kind
from imr_workbook.domain.steps import step
from imr_workbook.ui import routes
from imr_workbook.ui.navigation import show
from imr_workbook.ui.parts import buttons
from imr_workbook.ui.parts.card import card
from imr_workbook.ui.parts.field import SavedField
from imr_workbook.ui.parts.gone import never_was
from imr_workbook.ui.parts.shell import frame
from imr_workbook.ui.parts.text import body, heading, soft
from imr_workbook.ui.safety import component
from imr_workbook.ui.state import go, use_app
from imr_workbook.ui.theme import SURFACE_2


@component
def StepSmaller() -> ft.Control:
    """The step as it is, and a field for a smaller one."""
    app = use_app()
    look, _ = app.look, app.language.gettext
    step_id, here = ft.use_route_params()["step"], ft.use_route_location()
    one = step(app.records, step_id)
    if one is None:
        return never_was(app)
    back = routes.TODAY if routes.from_today(here) else routes.step(step_id)

    def take() -> None:
        app.drafts.flush()
        app.workbook.make_smaller(step_id)
        show(back)

    return frame(
        app,
        heading(look, _("Make it smaller")),
        card(soft(look, _("Your step now")), body(look, one.text.strip(), strong=True), bgcolor=SURFACE_2),
        body(look, _("Ten minutes can become two. A visit can become a text message.")),
        SavedField(
            _("A smaller step"),
            one.smaller,
            lambda text: app.workbook.write_smaller(step_id, text),
            lines=2,
            key=f"{step_id}.smaller",
        ),
        line=app.saved_line(app.records.saved_ms(Kind.STEP, step_id)) or _("My step"),
        actions=buttons.row(
            look,
            buttons.outlined(app, _("Back"), go(back), key="smaller.back"),
            buttons.primary(app, _("Use the new step"), take, key="smaller.take"),
        ),
    )
