"""In place of the lock, while the device does not give the key that it guards."""

from __future__ import annotations

import flet as ft

from imr_workbook.ui.parts import buttons
from imr_workbook.ui.parts.shell import frame
from imr_workbook.ui.parts.text import body, heading
from imr_workbook.ui.safety import component
from imr_workbook.ui.state import use_app


@component
def NotFetched(by_words: buttons.Action) -> ft.Control:
    """What is so, and to try again; nothing is begun anew while it is not known what there is.

    Args:
        by_words: to where the reservenøgle is asked for.
    """
    app = use_app()
    look, _ = app.look, app.language.gettext
    said, say = ft.use_state("")

    async def try_again() -> None:
        await app.keys.try_again()
        if app.vault.secret_unreachable:
            say(_("Not yet. Wait a moment, or restart your phone, tablet or computer."))

    words = [buttons.plain(app, _("Open with my spare key"), by_words, key="not_fetched.words", in_line=True)]
    told = ft.Semantics(
        live_region=True, container=True, content=ft.Text(said, style=look.style(strong=True))
    )
    return frame(
        app,
        heading(look, _("The workbook cannot be opened right now")),
        body(
            look,
            _(
                "Your phone, tablet or computer looks after the key. The key cannot be fetched right now. "
                "What you have written is still here."
            ),
        ),
        *([told] if said else []),
        *(words if app.vault.has_words else []),
        actions=buttons.primary(app, _("Try again"), try_again, key="not_fetched.again"),
    )
