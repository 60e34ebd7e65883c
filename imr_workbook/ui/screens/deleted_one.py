"""One thing that was deleted: put it back, or let it go now."""

from __future__ import annotations

import flet as ft

from imr_workbook.domain.deleted import Deleted, one_deleted
from imr_workbook.ui import routes
from imr_workbook.ui.navigation import show
from imr_workbook.ui.parts import buttons
from imr_workbook.ui.parts.deleted_words import its_words, kind_name, until
from imr_workbook.ui.parts.folder_words import renewed_words
from imr_workbook.ui.parts.shell import frame
from imr_workbook.ui.parts.text import body, heading, soft
from imr_workbook.ui.safety import component
from imr_workbook.ui.state import App, go, use_app


@component
def DeletedOne() -> ft.Control:
    """The one that the path names."""
    app = use_app()
    kind, _dot, record_id = ft.use_route_params()["deleted"].partition(".")
    sure, ask = ft.use_state(False)
    one = one_deleted(app.records, app.workbook.now(), kind, record_id)
    if one is None:
        return _not_here(app)
    return _sure(app, one, lambda: ask(False)) if sure else _choice(app, one, lambda: ask(True))


def _choice(app: App, one: Deleted, ask: buttons.Action) -> ft.Control:
    look, _ = app.look, app.language.gettext

    def put_back() -> None:
        app.workbook.put_back(one.kind, one.id)
        app.tell("It is back where it was.")
        show(routes.DELETED)

    return frame(
        app,
        heading(look, its_words(app, one)),
        soft(look, f"{kind_name(app, one)} · {until(app, one)}"),
        body(look, _("If you put it back, it is as if it was never deleted.")),
        buttons.plain(app, _("Delete it for good now"), ask, key="deleted.now", in_line=True),
        line=_("Deleted recently"),
        title=_("Deleted recently"),
        actions=buttons.row(
            look,
            buttons.outlined(app, _("Back"), go(routes.DELETED), key="deleted.back"),
            buttons.primary(app, _("Put it back"), put_back, key="deleted.put_back"),
        ),
    )


def _sure(app: App, one: Deleted, keep: buttons.Action) -> ft.Control:
    look, _ = app.look, app.language.gettext

    def delete() -> None:
        app.workbook.delete_now(one.kind, one.id)
        app.tell("It is deleted for good.")
        show(routes.DELETED)

    return frame(
        app,
        heading(look, _("Delete it for good?")),
        body(look, its_words(app, one), strong=True),
        body(look, _("Then it cannot be put back. Earlier versions of it are deleted too.")),
        *([soft(look, renewed)] if (renewed := renewed_words(app)) else []),
        line=_("Deleted recently"),
        actions=buttons.row(
            look,
            buttons.outlined(app, _("Keep it"), keep, key="deleted.keep"),
            buttons.tonal(app, _("Delete now"), delete, key="deleted.sure"),
        ),
    )


def _not_here(app: App) -> ft.Control:
    look, _ = app.look, app.language.gettext
    return frame(
        app,
        heading(look, _("This is not here")),
        body(look, _("It was put back, or it is deleted for good.")),
        line=_("Deleted recently"),
        actions=buttons.outlined(app, _("Back"), go(routes.DELETED), key="deleted.back"),
    )
