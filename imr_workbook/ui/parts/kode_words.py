"""Words about the kode that more than one screen says."""

from __future__ import annotations

from imr_workbook.ui.state import App


def minutes(app: App, count: int) -> str:
    """”Efter 5 minutter”."""
    if count == 60:
        return app.language.gettext("After an hour")
    return app.language.ngettext("After %(count)d minute", "After %(count)d minutes", count)


def guarding_words(app: App) -> str:
    """What guards the workbook on this device beside the kode, and what that comes to."""
    _ = app.language.gettext
    if app.vault.in_keystore:
        return _(
            "Part of the key is guarded by your phone, tablet or computer itself. "
            "A copy of the files is not enough to open the workbook."
        )
    if app.web_page.there and not app.vault.has_kode:
        return _("Without a code, nothing but the lock of your phone, tablet or computer guards it.")
    if app.web_page.there:
        return _("Part of the key lies in this browser. A long phrase as your code is hard to guess.")
    return _(
        "Part of the key lies in a file beside the workbook. A long phrase as your code is hard to guess."
    )


def face_words(app: App) -> tuple[str, str]:
    """What the system says as it checks a face or a finger: what for, and how to leave it be."""
    _ = app.language.gettext
    return _("Open the workbook"), _("Use the code")
