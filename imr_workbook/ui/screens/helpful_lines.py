"""One list of *Det hjælper mig*, to be written: a line is opened by a tap and written where it stands."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import cast

import flet as ft

from imr_workbook.domain.kinds import Kind
from imr_workbook.domain.plans import HelpfulLine, HelpfulList, helpful, helpful_text
from imr_workbook.ui import routes
from imr_workbook.ui.parts import buttons
from imr_workbook.ui.parts.field import SavedField
from imr_workbook.ui.parts.helpful_card import list_name
from imr_workbook.ui.parts.removed import removed_line
from imr_workbook.ui.parts.rows import row, rows
from imr_workbook.ui.parts.shell import frame
from imr_workbook.ui.parts.text import body, heading
from imr_workbook.ui.safety import component
from imr_workbook.ui.state import App, go, made, use_app


@component
def WriteHelpsMe() -> ft.Control:
    """What helps me."""
    app = use_app()
    return _Lines(
        HelpfulList.HELPS_ME, app.language.gettext("One thing on each line. Small things count too.")
    )


@component
def WriteNotHelpful() -> ft.Control:
    """What others had better not do."""
    app = use_app()
    return _Lines(
        HelpfulList.NOT_HELPFUL,
        app.language.gettext("You can show this to someone close to you, if you like."),
    )


@component
def _Lines(which: HelpfulList, about: str) -> ft.Control:
    app = use_app()
    look, _ = app.look, app.language.gettext
    # In an empty list the first line is ready to be written.
    writing, write = ft.use_state(
        made(lambda: "" if helpful(app.records, which) else app.workbook.fresh_id())
    )
    removed, set_removed = ft.use_state(cast("tuple[str, ...]", ()))

    def open_line(line_id: str) -> None:
        app.drafts.flush()
        write(line_id)

    def remove(line_id: str) -> None:
        app.drafts.flush()
        app.workbook.remove_helpful(line_id)
        write("")
        if helpful_text(app.workbook.state, line_id).strip():
            set_removed((*removed, line_id))

    def put_back(line_id: str) -> None:
        app.workbook.put_helpful_back(line_id)
        set_removed(tuple(one for one in removed if one != line_id))

    lines = helpful(app.records, which, writing)
    if writing and all(line.id != writing for line in lines):
        lines.append(HelpfulLine(writing, which, ""))
    shown = [
        _editor(app, line, lambda: open_line(""), partial(remove, line.id))
        if line.id == writing
        else _line(app, line, partial(open_line, line.id))
        for line in lines
    ]
    return frame(
        app,
        heading(look, list_name(app, which)),
        body(look, about),
        *([rows(*shown)] if shown else []),
        *(
            removed_line(app, helpful_text(app.records, one), partial(put_back, one), key=f"undo.{one}")
            for one in removed
            if helpful_text(app.records, one).strip()
        ),
        line=app.saved_line(app.records.saved_ms(Kind.HELPFUL, writing)) or _("This helps me"),
        actions=buttons.row(
            look,
            buttons.outlined(app, _("Back"), go(routes.HELPFUL), key="lines.back"),
            buttons.primary(app, _("New line"), lambda: open_line(app.workbook.fresh_id()), key="lines.new"),
        ),
    )


def _line(app: App, line: HelpfulLine, on_open: Callable[[], None]) -> ft.Control:
    control = row(app, line.text.strip(), "", on_open, key=f"line.{line.id}", icon=ft.Icons.EDIT_OUTLINED)
    return ft.Container(control, key=line.id)


def _editor(
    app: App, line: HelpfulLine, on_done: Callable[[], None], on_remove: Callable[[], None]
) -> ft.Control:
    _ = app.language.gettext
    return ft.Container(
        key=line.id,
        padding=ft.Padding.symmetric(vertical=16, horizontal=16),
        content=ft.Column(
            [
                SavedField(
                    _("Write it in your own words"),
                    line.text,
                    lambda text: app.workbook.write_helpful(line.id, line.list, text),
                    autofocus=True,
                    key=f"field.{line.id}",
                ),
                buttons.row(
                    app.look,
                    buttons.plain(app, _("Remove"), on_remove, key="writing.remove"),
                    buttons.tonal(app, _("Done"), on_done, key="writing.done"),
                ),
            ],
            spacing=10,
            tight=True,
            horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
        ),
    )
