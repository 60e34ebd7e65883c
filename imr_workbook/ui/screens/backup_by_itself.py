"""Gem den automatisk: how often a backup is saved by itself, in which folder, and how it went."""

from __future__ import annotations

from collections.abc import Callable

import flet as ft

from imr_workbook.ui import routes
from imr_workbook.ui.navigation import show
from imr_workbook.ui.parts import buttons, choice
from imr_workbook.ui.parts.card import card
from imr_workbook.ui.parts.folder_words import EVERY, trouble_words
from imr_workbook.ui.parts.not_by_itself import not_by_itself, saves_by_itself
from imr_workbook.ui.parts.opener_rows import has_opener, opener_rows
from imr_workbook.ui.parts.shell import frame
from imr_workbook.ui.parts.text import body, heading, soft
from imr_workbook.ui.safety import component
from imr_workbook.ui.state import App, go, use_app
from imr_workbook.vault.folder_choice import Every, FolderChoice


@component
def BackupByItself() -> ft.Control:
    """Off until it is chosen; without a kode or words, how to get one."""
    app = use_app()
    look, _ = app.look, app.language.gettext
    drawn, draw = ft.use_state(0)
    chosen = app.vault.backups.in_folder.choice
    if not saves_by_itself(app):
        return not_by_itself(app)
    title = heading(look, _("Save it automatically"))
    back = buttons.outlined(app, _("Back"), go(routes.BACKUP), key="by_itself.back")

    def then_draw(action: Callable[[], object]) -> Callable[[], None]:
        def act() -> None:
            app.drafts.flush()
            action()
            draw(drawn + 1)

        return act

    def stop() -> None:
        if app.vault.backups.in_folder.choice is not None:
            app.tell("The copies in the folder stay there. You look after them yourself.")
        app.vault.backups.in_folder.stop()

    if not has_opener(app):
        off = buttons.plain(
            app, _("Do not save automatically"), then_draw(stop), key="by_itself.stop", in_line=True
        )
        return frame(
            app, title, *opener_rows(app), *([off] if chosen else []), line=_("Backup"), actions=back
        )
    save = then_draw(app.vault.backups.in_folder.save)
    return frame(
        app,
        title,
        body(
            look,
            _(
                "While the workbook is open, a new locked copy is saved in a folder that you choose. "
                "The last three are kept."
            ),
        ),
        *_how_it_stands(app, chosen),
        choice.tiles(_choices(app, chosen, then_draw, stop)),
        line=_("Backup"),
        actions=buttons.row(look, back, buttons.tonal(app, _("Save now"), save, key="by_itself.now"))
        if chosen
        else back,
    )


def _choices(
    app: App,
    chosen: FolderChoice | None,
    then_draw: Callable[[Callable[[], object]], Callable[[], None]],
    stop: Callable[[], None],
) -> list[ft.Control]:
    _ = app.language.gettext

    def chooser(every: Every) -> Callable[[], None]:
        if chosen is None:
            return go(routes.backup_folder(every))
        return then_draw(lambda: app.vault.backups.in_folder.choose(chosen.path, every))

    tiles = [
        choice.tile(
            app,
            _(EVERY[every]),
            chosen is not None and chosen.every == every,
            chooser(every),
            key=f"by_itself.{every}",
        )
        for every in Every
    ]
    never = choice.tile(app, _("Never"), chosen is None, then_draw(stop), key="by_itself.never")
    return [*tiles, never]


def _how_it_stands(app: App, chosen: FolderChoice | None) -> list[ft.Control]:
    """When and where, and why not; nothing where nothing is chosen."""
    look, _ = app.look, app.language.gettext
    trouble = trouble_words(app)
    if chosen is None:
        return [body(look, trouble)] if trouble else []
    made = None if chosen.made is None else int(chosen.made.timestamp() * 1000)
    told: list[ft.Control] = [
        body(look, app.saved_line(made) or _("No copy is saved yet."), strong=True),
        soft(look, _("In the folder %(folder)s", folder=chosen.folder)),
        *([body(look, trouble)] if trouble else []),
    ]
    change = buttons.plain(
        app,
        _("Choose another folder"),
        lambda: show(routes.backup_folder(chosen.every)),
        key="by_itself.folder",
        in_line=True,
    )
    words = ft.Column(told, spacing=8, tight=True)
    return [card(ft.Semantics(live_region=True, container=True, content=words), change)]
