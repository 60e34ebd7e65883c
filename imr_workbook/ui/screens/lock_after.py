"""How soon the workbook locks by itself."""

from __future__ import annotations

from collections.abc import Callable

import flet as ft

from imr_workbook.ui import routes
from imr_workbook.ui.parts import buttons, choice
from imr_workbook.ui.parts.kode_words import minutes
from imr_workbook.ui.parts.shell import frame
from imr_workbook.ui.parts.text import heading, soft
from imr_workbook.ui.safety import component
from imr_workbook.ui.state import go, use_app
from imr_workbook.vault.vault import LOCK_AFTER


@component
def LockAfter() -> ft.Control:
    """Four times to choose between."""
    app = use_app()
    look, _ = app.look, app.language.gettext
    _chosen, choose = ft.use_state(app.vault.lock_after)

    def chooser(count: int) -> Callable[[], None]:
        def chosen() -> None:
            app.vault.lock_after_minutes(count)
            choose(count)

        return chosen

    now = app.vault.lock_after
    tiles = [
        choice.tile(app, minutes(app, count), count == now, chooser(count), key=f"lock_after.{count}")
        for count in LOCK_AFTER
    ]
    return frame(
        app,
        heading(look, _("Lock automatically")),
        soft(
            look, _("The time begins anew each time you tap or write. What you are writing is saved first.")
        ),
        choice.tiles(tiles),
        line=_("Code"),
        actions=buttons.outlined(app, _("Back"), go(routes.KODE), key="back"),
    )
