"""Copies of the workbook as a window makes them: what they are made from, and how the file reaches the person."""

from __future__ import annotations

import asyncio

import flet as ft

from imr_workbook.device.resources import assets_dir
from imr_workbook.domain.offers import Offer
from imr_workbook.domain.state import WorkbookState
from imr_workbook.export.check_ins_csv import check_ins_csv
from imr_workbook.export.lines import Copied, Section
from imr_workbook.export.machine_json import written_copy
from imr_workbook.export.sections import chosen, sections
from imr_workbook.i18n import Language
from imr_workbook.ui.incoming import Incoming
from imr_workbook.ui.state import App

_ = str
"""Marks msgids; they are translated where they are told."""

MOST_BYTES = 64 * 1024 * 1024
"""Of a file that is brought in; nine months are less than one megabyte."""
SEND_S = 60.0
"""How long a browser on this computer may take to send it."""

FONTS = assets_dir() / "fonts"
"""The fonts of the paper."""


def all_sections(app: App) -> tuple[Section, ...]:
    """Every section there is, as this window draws it."""
    return sections(_copied(app, app.language, app.records))


def taken_along(app: App) -> tuple[Section, ...]:
    """The sections that are chosen, as this window draws them."""
    return chosen(all_sections(app), app.state.left_out)


async def save_pdf(app: App) -> None:
    """The chosen sections as they stand now, as a PDF."""
    # Heavy to import: a quarter of a start, and most starts make no paper.
    from imr_workbook.export.readable_pdf import readable_pdf

    now = sections(_copied(app, app.language, app.workbook.state))
    found = chosen(now, app.state.left_out)
    await _save(app, "arbejdsbog", "pdf", readable_pdf(found, app.language, app.workbook.now(), FONTS))


async def save_json(app: App) -> None:
    """Everything there is, for a program."""
    await _save(app, "arbejdsbog", "json", written_copy(*app.workbook.everything(), app.workbook.now()))


async def save_csv(app: App) -> None:
    """The week's answers, for a spreadsheet; in Danish as the names of its columns."""
    found = _copied(app, app.danish, app.workbook.state)
    await _save(app, "ugens-svar", "csv", check_ins_csv(found))


async def save_backup(app: App) -> None:
    """Everything in one locked file, where there is something that can open it."""
    backups = app.vault.backups
    if not backups.can_be_opened:
        app.tell("The backup could not be locked with your code. Close other apps, and try again.")
        return
    told = (
        _("The backup is where your browser puts files. It is locked."),
        _("The backup is saved. It is locked."),
    )
    await _save(app, "arbejdsbog", "arbejdsbog", backups.file(), told)
    if app.web_page.keeps is False:
        # Nobody who has just saved one is to be reminded of it.
        app.workbook.put_off(Offer.BACKUP)


async def save_words(app: App, words: tuple[str, ...]) -> None:
    """The 12 words on a page, to print."""
    from imr_workbook.export.words_pdf import words_pdf

    page = words_pdf(words, app.language, app.workbook.now(), FONTS)
    told = (
        _("The page is where your browser puts files. Print it, and then delete the file: it is not locked."),
        _("The page is saved. Print it, and then delete the file: it is not locked."),
    )
    await _save(app, "papir", "pdf", page, told)


class FileTooLarge(Exception):
    """It is larger than anything that can be brought in; nothing of it was read."""


async def picked(app: App, ending: str = "") -> bytes | None:
    """What stands in a file that the person chooses; none where none was chosen.

    Args:
        app: the app of this window.
        ending: without its dot, of the files to choose between; all where it is empty.

    Raises:
        FileTooLarge: nothing of it has come here.
        TimeoutError, NotAsExpected: it could not be read to its end.
    """
    files = await app.picker.pick_files(
        file_type=ft.FilePickerFileType.CUSTOM if ending else ft.FilePickerFileType.ANY,
        allowed_extensions=[ending] if ending else None,
        with_data=app.incoming is None,
        cancel_upload_on_window_blur=False,
    )
    if not files:
        return None
    if files[0].size > MOST_BYTES:
        raise FileTooLarge(files[0].size)
    if app.incoming is not None:
        return await _sent(app, app.incoming, files[0])
    data = files[0].bytes or b""
    if len(data) < files[0].size:
        # The page of the web app does not read what is too large for it.
        raise FileTooLarge(files[0].size)
    return data


async def _sent(app: App, incoming: Incoming, file: ft.FilePickerFile) -> bytes:
    """What stands in a file of a browser: in the message that tells of it, a large one would end the connection."""
    expected = incoming.expect(file.size)
    try:
        await app.picker.upload(
            [ft.FilePickerUploadFile(upload_url=expected.path, id=file.id, name=file.name)]
        )
        return await asyncio.wait_for(expected.content, SEND_S)
    finally:
        incoming.forget(expected)


def _copied(app: App, language: Language, records: WorkbookState) -> Copied:
    zone = app.workbook.now().tzinfo
    assert zone is not None
    return Copied(records, app.workbook.library, language, zone)


_NOT_LOCKED = (
    _("The file is where your browser puts files. It is not locked."),
    _("The file is saved. It is not locked."),
)


async def _save(app: App, name: str, ending: str, data: bytes, told: tuple[str, str] = _NOT_LOCKED) -> None:
    """Give the file to the browser or the phone, which asks where it is to lie; it is nowhere else.

    The name of the file says nothing of what it is about. Afterwards the first of `told` is told where a
    browser has it, else the second.
    """
    page = ft.context.page
    file_name = f"{name}-{app.workbook.today().isoformat()}.{ending}"
    path = await app.picker.save_file(file_name=file_name, src_bytes=data)
    if page.web:
        app.tell(told[0])
    elif path:
        app.tell(told[1])
