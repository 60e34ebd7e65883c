"""A path that is no screen."""

from __future__ import annotations

import flet as ft

from imr_workbook.ui import routes
from imr_workbook.ui.parts import buttons
from imr_workbook.ui.parts.shell import frame
from imr_workbook.ui.parts.text import body, heading
from imr_workbook.ui.safety import component
from imr_workbook.ui.state import go, use_app


@component
def NotFound() -> ft.Control:
    """Says so, and shows the way back."""
    app = use_app()
    _ = app.language.gettext
    return frame(
        app,
        heading(app.look, _("This page is not here")),
        body(app.look, _("Nothing is lost. You can go on from Today.")),
        actions=buttons.primary(app, _("Go to Today"), go(routes.TODAY)),
    )
