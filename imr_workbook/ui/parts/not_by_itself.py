"""Where backups cannot save themselves: on a phone, in a tab, and where nothing may be changed."""

from __future__ import annotations

import flet as ft

from imr_workbook.device.places import has_folders
from imr_workbook.ui import routes
from imr_workbook.ui.parts import buttons
from imr_workbook.ui.parts.shell import frame
from imr_workbook.ui.parts.text import body, heading
from imr_workbook.ui.state import App, go


def saves_by_itself(app: App) -> bool:
    """Whether a folder can be chosen: a phone lets no app write among the person's files while nobody looks."""
    return has_folders() and app.vault.backups.in_folder.possible


def not_by_itself(app: App) -> ft.Control:
    """The screen in its place; nothing leads to it, but an address may."""
    look, _ = app.look, app.language.gettext
    return frame(
        app,
        heading(look, _("Save it automatically")),
        body(look, _("That cannot be done here. You can save a backup yourself, when you like.")),
        line=_("Backup"),
        actions=buttons.outlined(app, _("Back"), go(routes.BACKUP), key="by_itself.back"),
    )
