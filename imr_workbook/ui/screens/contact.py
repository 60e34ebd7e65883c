"""One contact: name and number. Whether it may be seen without the code is asked once there is a code."""

from __future__ import annotations

import flet as ft

from imr_workbook.domain.kinds import Kind
from imr_workbook.domain.plans import Contact, contact, removed_contact
from imr_workbook.ui import routes
from imr_workbook.ui.navigation import show
from imr_workbook.ui.parts import buttons, choice
from imr_workbook.ui.parts.changing_line import ChangingLine
from imr_workbook.ui.parts.field import SavedField
from imr_workbook.ui.parts.removed import removed_line
from imr_workbook.ui.parts.shell import frame
from imr_workbook.ui.parts.text import heading, soft
from imr_workbook.ui.safety import component
from imr_workbook.ui.state import App, go, use_app
from imr_workbook.wording import shown_number


@component
def ContactScreen() -> ft.Control:
    """Written where it stands; everything is kept, also half a number."""
    app = use_app()
    _ = app.language.gettext
    contact_id = ft.use_route_params()["contact"]
    removed = removed_contact(app.records, contact_id)
    if removed is not None:
        return _removed(app, removed)
    found = contact(app.records, contact_id) or Contact(contact_id, "", "")

    def done() -> None:
        app.drafts.flush()
        show(routes.CONTACTS)

    return frame(
        app,
        heading(app.look, _("Someone I can call")),
        *_fields(app, found),
        line=app.saved_line(app.records.saved_ms(Kind.CONTACT, contact_id)) or _("People I can call"),
        actions=buttons.primary(app, _("Done"), done, key="contact.done"),
    )


def _fields(app: App, found: Contact) -> list[ft.Control]:
    look, _, workbook = app.look, app.language.gettext, app.workbook

    def remove() -> None:
        app.drafts.flush()
        workbook.remove_contact(found.id)

    # A number is half for as long as it takes to write it: this is no error, and nothing moves.
    half = bool(found.written.strip()) and found.number is None
    note = _("Perhaps a digit is missing.") if half else _("Eight digits, for example 12 34 56 78.")
    controls: list[ft.Control] = [
        SavedField(
            _("Name"), found.name, lambda name: workbook.name_contact(found.id, name), key=f"{found.id}.name"
        ),
        ft.Column(
            [
                SavedField(
                    _("Phone number"),
                    found.written,
                    lambda number: workbook.number_contact(found.id, number),
                    phone=True,
                    key=f"{found.id}.number",
                ),
                ChangingLine(note, key=f"{found.id}.note"),
            ],
            spacing=6,
            tight=True,
            horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
        ),
        soft(
            look,
            _("You can call from Help now. Whoever can open the workbook can see the name and the number."),
        ),
    ]
    if app.vault.has_kode:
        controls.append(_seen(app, found))
    if contact(app.records, found.id) is not None:
        controls.append(
            buttons.plain(app, _("Remove this contact"), remove, key="contact.remove", in_line=True)
        )
    return controls


def _seen(app: App, found: Contact) -> ft.Control:
    seen = found.seen_without_code

    def turn() -> None:
        app.drafts.flush()
        app.workbook.let_contact_be_seen(found.id, not seen)

    return choice.tile(
        app, app.language.gettext("May be seen without the code"), seen, turn, key="contact.seen"
    )


def _removed(app: App, removed: Contact) -> ft.Control:
    _ = app.language.gettext
    name = removed.name.strip() or shown_number(removed) or _("The contact")

    def put_back() -> None:
        app.workbook.put_contact_back(removed.id)

    return frame(
        app,
        heading(app.look, _("Someone I can call")),
        removed_line(app, name, put_back, key="contact.undo"),
        line=_("People I can call"),
        actions=buttons.outlined(app, _("Back"), go(routes.CONTACTS), key="contact.back"),
    )
