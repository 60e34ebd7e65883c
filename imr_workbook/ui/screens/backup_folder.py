"""Which folder backups go to by themselves: one that the person knows, or any other."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import flet as ft

from imr_workbook.device.chosen_folder import path_of
from imr_workbook.device.places import Place, known_places
from imr_workbook.ui import routes
from imr_workbook.ui.allowed import allowed
from imr_workbook.ui.navigation import show
from imr_workbook.ui.parts import buttons
from imr_workbook.ui.parts.card import card
from imr_workbook.ui.parts.field import text_field
from imr_workbook.ui.parts.folder_words import REFUSAL, place_name, place_note
from imr_workbook.ui.parts.kode_field import given
from imr_workbook.ui.parts.not_by_itself import not_by_itself, saves_by_itself
from imr_workbook.ui.parts.rows import row, rows
from imr_workbook.ui.parts.shell import frame
from imr_workbook.ui.parts.text import body, heading
from imr_workbook.ui.safety import component
from imr_workbook.ui.state import App, go, made, use_app
from imr_workbook.vault.folder_choice import Every

_MOST = 6
"""Folders on the screen, so that there are seven choices with the other way."""


@component
def BackupFolder() -> ft.Control:
    """Those that are there now, and a way to any other."""
    app, every = use_app(), _every()
    look, _ = app.look, app.language.gettext
    places = made(known_places)
    said, say = ft.use_state("")
    if not saves_by_itself(app):
        return not_by_itself(app)

    def chooser(place: Place) -> Callable[[], object]:
        return lambda: _use(app, place.path, every, say)

    async def other() -> None:
        try:
            if path := await _asked_for(app):
                await _use(app, Path(path), every, say)
        except _NoDialog:
            show(routes.backup_folder(every, written=True))

    shown = places if len(places) <= _MOST else [*places[: _MOST - 1], places[-1]]
    return frame(
        app,
        heading(look, _("Which folder?")),
        body(look, _("If you can, choose one that is not lost together with the computer.")),
        *_told(app, said),
        rows(
            *(
                row(
                    app,
                    place_name(app, place),
                    place_note(app, place),
                    chooser(place),
                    key=f"folder.{place.path}",
                )
                for place in shown
            ),
            row(app, _("Another folder"), "", other, key="folder.other"),
        ),
        line=_("Backup"),
        actions=buttons.outlined(app, _("Back"), go(routes.BACKUP_BY_ITSELF), key="folder.back"),
    )


@component
def BackupFolderWritten() -> ft.Control:
    """Its path, as the computer shows it; tried at once."""
    app, every = use_app(), _every()
    look, _ = app.look, app.language.gettext
    box: ft.Ref[ft.TextField] = made(ft.Ref)
    said, say = ft.use_state("")
    if not saves_by_itself(app):
        return not_by_itself(app)

    async def use() -> None:
        await _use(app, path_of(given(box)), every, say)

    return frame(
        app,
        heading(look, _("Where is the folder?")),
        body(
            look,
            _(
                "The path tells where the folder is. Copy it from the window that shows your files, and put it in here."
            ),
        ),
        text_field(app, _("Path of the folder"), given(box), on_change=lambda _event: None, box=box),
        *_told(app, said),
        line=_("Backup"),
        actions=buttons.row(
            look,
            buttons.outlined(app, _("Back"), go(routes.backup_folder(every)), key="folder.back"),
            buttons.primary(app, _("Use the folder"), use, key="folder.use"),
        ),
    )


class _NoDialog(Exception):
    """Nothing here shows the folders of the computer: the path is written."""


async def _asked_for(app: App) -> str | None:
    """The folder that is chosen among those that the system shows, or none."""
    if ft.context.page.web:
        raise _NoDialog
    try:
        return await app.picker.get_directory_path()
    except RuntimeError:
        # On Linux it is a program of its own, which may be missing.
        raise _NoDialog from None


def _every() -> Every:
    try:
        return Every(ft.use_route_params()["every"])
    except ValueError:
        return Every.WEEK


async def _use(app: App, folder: Path, every: Every, say: Callable[[str], None]) -> None:
    """Choose it and save the first copy there, after the kode; or say why not."""
    in_folder = app.vault.backups.in_folder
    refused = in_folder.refusal(folder)
    say("" if refused is None else app.language.gettext(REFUSAL[refused]))

    def choose() -> None:
        in_folder.choose(folder, every)
        # How it went stands on the screen.
        in_folder.save()
        show(routes.BACKUP_BY_ITSELF)

    if refused is None:
        await allowed(app, choose)()


def _told(app: App, said: str) -> list[ft.Control]:
    if not said:
        return []
    words = card(body(app.look, said), key="folder.said")
    return [ft.Semantics(live_region=True, container=True, content=words)]
