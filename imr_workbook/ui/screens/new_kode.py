"""Choose a kode, or another one."""

from __future__ import annotations

import flet as ft

from imr_workbook.ui import routes
from imr_workbook.ui.navigation import show
from imr_workbook.ui.parts import buttons
from imr_workbook.ui.parts.kode_field import given, kode_field, refusal
from imr_workbook.ui.parts.shell import frame
from imr_workbook.ui.parts.text import body, heading
from imr_workbook.ui.patience import use_patience
from imr_workbook.ui.safety import component
from imr_workbook.ui.state import go, made, use_app
from imr_workbook.vault.vault import KodeRefused, KodeTooShort


@component
def NewKode() -> ft.Control:
    """One field; where there is a kode, that is asked for first."""
    app = use_app()
    look, _ = app.look, app.language.gettext
    old: ft.Ref[ft.TextField] = made(ft.Ref)
    new: ft.Ref[ft.TextField] = made(ft.Ref)
    (wrong, too_short), say = ft.use_state(("", ""))
    home = routes.kode_or_backup(ft.use_route_location())
    changing = app.vault.has_kode and not app.vault.opened_with_words

    patience = use_patience(app)

    def stretch() -> None:
        if changing:
            app.vault.confirms(given(old))
        app.vault.set_kode(given(new))

    async def keep() -> None:
        try:
            still_here = await patience.run(stretch)
        except KodeRefused as error:
            say((refusal(app, error), ""))
        except KodeTooShort:
            say(("", _("A code has at least six characters. Add some more.")))
        else:
            if still_here:
                show(routes.SPARE_KEY if home == routes.KODE and not app.vault.has_words else home)

    fields = [kode_field(app, _("The code you have now"), old, keep, error=wrong)] if changing else []
    return frame(
        app,
        heading(look, _("Choose a code")),
        body(look, _("At least six digits or letters. Choose something you can remember.")),
        *fields,
        kode_field(app, _("Your new code"), new, keep, new=True, error=too_short),
        line=_("Code") if home == routes.KODE else _("Backup"),
        actions=buttons.row(
            look,
            buttons.outlined(app, _("Back"), go(home), key="back"),
            buttons.primary(app, _("Save the code"), keep, key="kode.keep"),
        ),
    )
