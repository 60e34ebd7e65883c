"""Words about the folder that backups go to by themselves."""

from __future__ import annotations

from imr_workbook.device.chosen_folder import Refusal
from imr_workbook.device.places import Place, Sort
from imr_workbook.ui.state import App
from imr_workbook.vault.folder_choice import Every, FolderChoice, Trouble

_ = str
"""Marks msgids; they are translated where they are shown."""

EVERY = {Every.DAY: _("Every day"), Every.WEEK: _("Every week")}
TROUBLE = {
    Trouble.GONE: _("The folder is not here now. The next copy is saved when it is here again."),
    Trouble.FULL: _("There is no room in the folder. The next copy is saved when there is room."),
    Trouble.CLOSED: _("The workbook is not allowed to save in the folder. Choose another."),
    Trouble.FAILED: _("The copy could not be saved. The app tries again by itself."),
}
REFUSAL = {
    Refusal.NOT_WHOLE: _("Write the whole path, as the computer shows it."),
    Refusal.NOT_THERE: _("There is no such folder. See whether it is written as it should be."),
    Refusal.NO_FOLDER: _("That is not a folder. Choose a folder."),
    Refusal.OUR_OWN: _(
        "The workbook itself is in that folder. If it is lost, the copies are lost too. Choose another folder."
    ),
    Refusal.CLOSED: _("The workbook is not allowed to save in that folder. Choose another."),
}
_SORT = {
    Sort.NET: _("The copy is kept on the internet too. It is locked."),
    Sort.DRIVE: _("Can be taken out and put away"),
    Sort.HERE: _("Is lost together with the computer"),
}


def every_words(app: App) -> str:
    """”Hver uge”, or that nothing is saved by itself."""
    gettext, choice = app.language.gettext, app.vault.backups.in_folder.choice
    return gettext("Never") if choice is None else gettext(EVERY[choice.every])


def trouble_words(app: App) -> str:
    """Why the last copy could not be saved, or the next cannot; empty where all is well."""
    gettext, in_folder = app.language.gettext, app.vault.backups.in_folder
    if in_folder.unreadable:
        return gettext("The workbook no longer knows which folder you chose. Choose it again.")
    if in_folder.choice is None:
        return ""
    if not in_folder.here:
        return gettext(TROUBLE[Trouble.GONE])
    trouble = in_folder.choice.trouble
    if trouble is None and not app.vault.backups.can_be_opened:
        # There is a kode, and no backup can carry it yet.
        trouble = Trouble.FAILED
    # It may have come back since.
    return "" if trouble in {None, Trouble.GONE} else gettext(TROUBLE[trouble])


def place_name(app: App, place: Place) -> str:
    """”OneDrive”, ”Dokumenter”, or what a drive is called."""
    return place.name or app.language.gettext("Documents")


def place_note(app: App, place: Place) -> str:
    """What one should know before a copy is put there."""
    return app.language.gettext(_SORT[place.sort])


def renewed_words(app: App) -> str:
    """What becomes of the copies in the folder when something is deleted for good; empty where there are none."""
    gettext, choice = app.language.gettext, _with_copies(app)
    if choice is None:
        return ""
    if not app.vault.backups.can_be_opened:
        return gettext(
            "It may also be in the copies in the folder %(folder)s. You can delete them yourself.",
            folder=choice.folder,
        )
    if not app.vault.backups.in_folder.here:
        return gettext(
            "It may also be in the copies in the folder %(folder)s. The folder is not here now. When it is here "
            "again, a new copy is saved without it. The old ones are removed.",
            folder=choice.folder,
        )
    return gettext(
        "In the folder %(folder)s a new copy is saved without it. The old ones are removed.",
        folder=choice.folder,
    )


def left_words(app: App) -> str:
    """That the copies in the folder stay when everything is deleted; empty where there are none."""
    choice = _with_copies(app)
    if choice is None:
        return ""
    return app.language.gettext(
        "There are copies in the folder %(folder)s. They stay there until you delete them yourself.",
        folder=choice.folder,
    )


def _with_copies(app: App) -> FolderChoice | None:
    choice = app.vault.backups.in_folder.choice
    return choice if choice is not None and choice.copies else None
