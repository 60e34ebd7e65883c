"""Det hjælper mig on a hard day: to be read, and the way back leads to the hard day."""

from __future__ import annotations

import flet as ft

from imr_workbook.ui import routes
from imr_workbook.ui.parts import buttons
from imr_workbook.ui.parts.helpful_card import what_helps
from imr_workbook.ui.parts.shell import frame
from imr_workbook.ui.parts.text import heading
from imr_workbook.ui.safety import component
from imr_workbook.ui.state import go, use_app


@component
def HardDayHelpful() -> ft.Control:
    """What helps, whom to call, what others had better not do."""
    app = use_app()
    _ = app.language.gettext
    return frame(
        app,
        heading(app.look, _("This helps me")),
        *what_helps(app),
        line=_("A hard day"),
        actions=buttons.outlined(app, _("Back"), go(routes.HARD_DAY), key="hard.helpful.back"),
    )
