"""That something in the file cannot be read, or was mended: said plainly on I dag for as long as it is so."""

from __future__ import annotations

import flet as ft

from imr_workbook.ui.parts.text import soft
from imr_workbook.ui.state import App


def damage_line(app: App) -> list[ft.Control]:
    """What was mended since the app started, and what cannot be read; nothing where all is well."""
    return [soft(app.look, told) for told in (_rebuilt(app), _mended(app), _missing(app)) if told]


def _rebuilt(app: App) -> str:
    if app.vault.rebuilt is None:
        return ""
    return app.language.gettext(
        "The file of the workbook was damaged. What could be read in it is here. Something may be missing. "
        "The damaged file is kept in the folder %(name)s, beside the workbook.",
        name=app.vault.rebuilt.name,
    )


def _mended(app: App) -> str:
    count = app.vault.backups.restored
    if not count:
        return ""
    return app.language.ngettext(
        "%(count)d thing in the file was damaged. It has been fetched from a copy beside it."
        " See whether the newest is there.",
        "%(count)d things in the file were damaged. They have been fetched from a copy beside it."
        " See whether the newest is there.",
        count,
    )


def _missing(app: App) -> str:
    count = app.workbook.damaged
    # What a later version wrote in another way is not damaged.
    if not count or app.workbook.read_only:
        return ""
    return app.language.ngettext(
        "%(count)d thing in the workbook cannot be read. Everything else is as it was.",
        "%(count)d things in the workbook cannot be read. Everything else is as it was.",
        count,
    )
