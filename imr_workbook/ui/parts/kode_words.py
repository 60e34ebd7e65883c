"""Words about the kode that more than one screen says."""

from __future__ import annotations

from imr_workbook.ui.state import App


def minutes(app: App, count: int) -> str:
    """”Efter 5 minutter”."""
    if count == 60:
        return app.language.gettext("After an hour")
    return app.language.ngettext("After %(count)d minute", "After %(count)d minutes", count)
