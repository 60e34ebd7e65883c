"""That something in the file cannot be read, or was mended: said plainly on I dag for as long as it is so."""

from __future__ import annotations

import flet as ft

from imr_workbook.store.store import Lost
from imr_workbook.ui.parts import buttons
from imr_workbook.ui.parts.text import soft
from imr_workbook.ui.state import App


def damage_line(app: App) -> list[ft.Control]:
    """What was lost, what was mended since the app started, and what cannot be read; nothing where all is well."""
    lost = app.workbook.lost
    told = (_missing(app),) if lost is not None and lost.kept else (_mended(app), _missing(app))
    return [*([] if lost is None else _lost(app, lost)), *(soft(app.look, words) for words in told if words)]


def _lost(app: App, lost: Lost) -> list[ft.Control]:
    """It stays until it is read: whoever looks the next day shall know of it too."""
    words = [_damaged(app), _counted(app, lost), _what_to_do(app, lost), _kept(app)]
    return [
        soft(app.look, " ".join(part for part in words if part)),
        buttons.plain(
            app,
            app.language.gettext("I have read it"),
            app.workbook.have_read_lost,
            key="damage.read",
            in_line=True,
        ),
    ]


def _damaged(app: App) -> str:
    return app.language.gettext("The file of the workbook was damaged.")


def _counted(app: App, lost: Lost) -> str:
    """How much is missing, and whether that is all."""
    _, count = app.language.gettext, lost.missing
    if count is None or (count == 0 and not lost.counted):
        return _("What could be read in it is here. Something may be missing.")
    if count == 0:
        return _("Everything that was saved in it is here.")
    if lost.counted:
        return app.language.ngettext(
            "%(count)d thing is missing, or is here in an earlier version. Everything else is here.",
            "%(count)d things are missing, or are here in an earlier version. Everything else is here.",
            count,
        )
    return app.language.ngettext(
        "At least %(count)d thing is missing, or is here in an earlier version.",
        "At least %(count)d things are missing, or are here in an earlier version.",
        count,
    )


def _what_to_do(app: App, lost: Lost) -> str:
    if lost.missing == 0 and lost.counted:
        return ""
    return app.language.gettext(
        "See whether what you wrote last is here. If you have a backup, you can bring it in under Your data."
    )


def _kept(app: App) -> str:
    kept = app.vault.damaged_kept
    if kept is None:
        return ""
    return app.language.gettext(
        "The damaged file is kept in the folder %(name)s, beside the workbook.", name=kept.name
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
