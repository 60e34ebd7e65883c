"""That a later version of the app wrote the workbook: said calmly where one would write, for as long as it is so."""

from __future__ import annotations

import flet as ft

from imr_workbook.ui.parts.text import soft
from imr_workbook.ui.safety import ONLY_READ
from imr_workbook.ui.state import App


def read_only_line(app: App) -> list[ft.Control]:
    """What can be done, and how much of it this version cannot show; nothing where everything can be written."""
    if not app.workbook.read_only:
        return []
    told = [app.language.gettext(ONLY_READ), _left_out(app)]
    return [soft(app.look, one) for one in told if one]


def _left_out(app: App) -> str:
    count = app.workbook.damaged
    if not count:
        return ""
    return app.language.ngettext(
        "%(count)d thing in it can only be shown by the newer version.",
        "%(count)d things in it can only be shown by the newer version.",
        count,
    )
