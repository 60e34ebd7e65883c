"""Hent fra en sikkerhedskopi: the file, what opens it, and what came of it; merged with what is here."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

import flet as ft

from imr_workbook.ui import routes
from imr_workbook.ui.copies import FileTooLarge, picked
from imr_workbook.ui.parts import buttons
from imr_workbook.ui.parts.card import card
from imr_workbook.ui.parts.field import text_field
from imr_workbook.ui.parts.kode_field import given, kode_field
from imr_workbook.ui.parts.shell import frame
from imr_workbook.ui.parts.text import body, heading, soft
from imr_workbook.ui.parts.word_mistakes import word_mistake
from imr_workbook.ui.patience import Patience, use_patience
from imr_workbook.ui.safety import component
from imr_workbook.ui.state import App, go, made, use_app
from imr_workbook.vault.backup import (
    Backup,
    BackupAltered,
    BackupCutShort,
    BackupFromNewerVersion,
    BackupRefused,
    NoBackup,
    WrongBackupKey,
)
from imr_workbook.vault.words import WordsRefused, secret_of

_ = str
"""Marks msgids; they are translated where they are shown."""

CAUSES: dict[type[BackupRefused], str] = {
    NoBackup: _("The file is not a backup of a workbook. Choose another."),
    BackupCutShort: _("The file is not whole: the end of it is missing. Try another copy."),
    BackupFromNewerVersion: _(
        "The file was saved with a newer version of the app. Update the app, and try again."
    ),
    BackupAltered: _("Something in the file is damaged, so it cannot be read. Try another copy."),
}


@component
def Restore() -> ft.Control:
    """The file first; its kode or words where it is of another workbook than this."""
    app = use_app()
    look, _ = app.look, app.language.gettext
    result, come_of = ft.use_state("")
    asked, ask = ft.use_state(cast("Backup | None", None))
    patience = use_patience(app)

    async def choose() -> None:
        come_of("")
        try:
            data = await picked(app)
            if data is None:
                return
            backup = Backup(data)
            if backup.head.vault == app.vault.id:
                await _told(app, patience, lambda: _restored(app, backup), come_of)
            elif backup.head.kode is None and backup.head.words is None:
                come_of(_("This backup can only be opened in the workbook that it was made in."))
            else:
                ask(backup)
        except FileTooLarge:
            come_of(" ".join([_("The file is too large to be a backup."), _("Nothing here has changed.")]))
        except BackupRefused as error:
            come_of(_cause(app, error))

    def opened(told: str) -> None:
        ask(None)
        come_of(told)

    if asked is not None:
        return KeyAsked(asked, opened)
    told = ft.Semantics(
        live_region=True, container=True, content=card(body(look, result), key="restore.result")
    )
    return frame(
        app,
        heading(look, _("Fetch from a backup")),
        body(look, _("Choose the file with the backup.")),
        soft(look, _("What is newer here stays as it is.")),
        *([told] if result else []),
        line=_("Your data"),
        actions=buttons.row(
            look,
            buttons.outlined(app, _("Back"), go(routes.BACKUP), key="restore.back"),
            buttons.primary(app, _("Choose a file"), choose, key="restore.choose"),
        ),
    )


@component
def KeyAsked(backup: Backup, opened: Callable[[str], None]) -> ft.Control:
    """The kode that stood when it was made, or the 12 words.

    Args:
        backup: a file of another workbook.
        opened: told what came of it.
    """
    app = use_app()
    look, _ = app.look, app.language.gettext
    # One for each: what was written in the hidden field must not stand in the other one, to be read.
    kode: ft.Ref[ft.TextField] = made(ft.Ref)
    words: ft.Ref[ft.TextField] = made(ft.Ref)
    said, say = ft.use_state("")
    by_words, use_words = ft.use_state(backup.head.kode is None)
    box = words if by_words else kode

    patience = use_patience(app)

    async def unlock() -> None:
        try:
            await _told(app, patience, lambda: _restored(app, backup, **_key(box, by_words)), opened)
        except WordsRefused as error:
            say(word_mistake(app, error))
        except WrongBackupKey:
            say(_wrong(app, by_words))
        except BackupRefused as error:
            opened(_cause(app, error))

    def change() -> None:
        say("")
        use_words(not by_words)

    both = backup.head.kode is not None and backup.head.words is not None
    other = _("Use the code instead") if by_words else _("Use the spare key instead")
    return frame(
        app,
        heading(look, _("Open the backup")),
        *(_words_asked(app, box, said) if by_words else _kode_asked(app, box, said, unlock)),
        *([buttons.plain(app, other, change, key="restore.other", in_line=True)] if both else []),
        line=_("Your data"),
        actions=buttons.row(
            look,
            buttons.outlined(app, _("Back"), lambda: opened(""), key="restore.back"),
            buttons.primary(app, _("Open"), unlock, key="restore.open"),
        ),
    )


def _kode_asked(
    app: App, box: ft.Ref[ft.TextField], said: str, unlock: Callable[[], Any]
) -> list[ft.Control]:
    look, _ = app.look, app.language.gettext
    return [
        body(look, _("Write the code that you had when you saved it.")),
        kode_field(app, _("The code of the backup"), box, unlock, error=said),
    ]


def _words_asked(app: App, box: ft.Ref[ft.TextField], said: str) -> list[ft.Control]:
    look, _ = app.look, app.language.gettext
    mistake = ft.Text(said, style=look.style(strong=True))
    return [
        body(look, _("Write the 12 words in order. The first four letters of each are enough.")),
        text_field(app, _("12 words"), given(box), on_change=lambda _event: None, lines=4, box=box),
        *([ft.Semantics(live_region=True, container=True, content=mistake)] if said else []),
    ]


def _key(box: ft.Ref[ft.TextField], by_words: bool) -> dict[str, Any]:
    return {"words": secret_of(given(box))} if by_words else {"kode": given(box)}


async def _told(
    app: App, patience: Patience, restore: Callable[[], str], come_of: Callable[[str], None]
) -> None:
    """Do it, and tell what came of it where the person is by then."""
    msgids: list[str] = []
    still_here = await patience.run(lambda: msgids.append(restore()))
    for msgid in msgids:
        if still_here:
            come_of(app.language.gettext(msgid))
        else:
            app.tell(msgid)


def _restored(app: App, backup: Backup, **key: Any) -> str:
    """Merge it; the msgid of what came of it."""
    app.drafts.flush()
    if not app.vault.backups.restore(backup, **key):
        return _("All that is in the file is here already.")
    return _("It has been brought in. You will find it where you wrote it.")


def _cause(app: App, error: BackupRefused) -> str:
    _ = app.language.gettext
    return " ".join([_(CAUSES[type(error)]), _("Nothing here has changed.")])


def _wrong(app: App, by_words: bool) -> str:
    _ = app.language.gettext
    if by_words:
        return _("These words do not belong to this backup. Try again.")
    return _("That was not the code of this backup. Try again.")
