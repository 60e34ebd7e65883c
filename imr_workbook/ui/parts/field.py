"""A text field that keeps what is written: nothing has to be saved by hand."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import flet as ft

from imr_workbook.ui.autosave import Autosave
from imr_workbook.ui.parts.text import body, soft
from imr_workbook.ui.safety import component, handler, not_saved, saved
from imr_workbook.ui.state import App, made, use_app
from imr_workbook.ui.theme import BODY, EDGE, INK, PRIMARY, SECONDARY, SOFT_INK, SURFACE, Look


@dataclass
class _Draft:
    """What stands in the field now, and what the workbook last said it was."""

    text: str
    stored: str
    shown: str
    """What was drawn in the field, or told by the window since."""
    autosave: Autosave = field(init=False)
    box: ft.Ref[ft.TextField] = field(default_factory=ft.Ref)


def SavedField(
    label: str,
    stored: str,
    save: Callable[[str], object],
    *,
    key: str,
    lines: int = 1,
    hint: str = "",
    phone: bool = False,
    autofocus: bool = False,
    label_shown: bool = True,
) -> ft.Control:
    """A field whose text is saved while it is written.

    Args:
        label: what to write here; the accessible name.
        stored: the text in the workbook now.
        save: the intention that keeps a text; may raise StoreError, and is then tried again.
        key: names the record and the field. By it the next page's field has a text of its own, and one that
            was left while it could not be saved has its text again.
        lines: least number of lines shown; one line grows with its text too.
        hint: an example, shown while the field is empty.
        phone: for a phone number: the keys of a phone.
        autofocus: ready to be written in as soon as it is shown.
        label_shown: whether `label` stands above the field; not where a heading just above says the same.
    """
    return _Field(key, label, stored, save, lines, hint, phone, autofocus, label_shown, key=key)


@component
def _Field(
    name: str,
    label: str,
    stored: str,
    save: Callable[[str], object],
    lines: int,
    hint: str,
    phone: bool,
    autofocus: bool,
    label_shown: bool,
) -> ft.Control:
    app = use_app()
    draft: _Draft = made(lambda: _new_draft(app, name, stored, save))
    draft.autosave.save_with(_kept(app, name, save))
    # What the window has told of stands in its field, though the event of it has not come: or letters typed while
    # the screen is drawn would be taken back.
    box = draft.box.current
    if box is not None and box.value is not None and box.value != draft.shown:
        draft.text = box.value
        draft.autosave.typed(draft.text)
    if stored != draft.stored:
        if not draft.autosave.pending and draft.text != stored:
            draft.text = stored
        draft.stored = stored

    draft.shown = draft.text

    def typed(event: ft.Event[ft.TextField]) -> None:
        draft.text = draft.shown = event.control.value or ""
        draft.autosave.typed(draft.text)

    async def take_focus() -> None:
        # Flutter's own autofocus gives way to whatever has the focus already, such as the button that was pressed.
        if autofocus and draft.box.current is not None:
            # The screen, or the window, may go before the client answers.
            with contextlib.suppress(RuntimeError, TimeoutError):
                await draft.box.current.focus()  # type: ignore[no-untyped-call]

    ft.use_effect(take_focus, [])
    ft.on_unmounted(draft.autosave.flush)
    if app.workbook.read_only:
        return _words(app, label if label_shown else "", stored)
    return text_field(
        app,
        label,
        draft.text,
        on_change=handler(app, typed),
        on_blur=handler(app, draft.autosave.flush),
        lines=lines,
        hint=hint,
        phone=phone,
        label_shown=label_shown,
        box=draft.box,
    )


def _words(app: App, label: str, stored: str) -> ft.Control:
    """What stands in it, where nothing can be written: no field that would take words and not keep them."""
    look = app.look
    there = bool(stored.strip())
    words = body(look, stored) if there else soft(look, app.language.gettext("Nothing is written here."))
    return ft.MergeSemantics(
        ft.Column(
            [*([soft(look, label)] if label else []), words],
            spacing=6,
            tight=True,
            horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
        )
    )


def _new_draft(app: App, name: str, stored: str, save: Callable[[str], object]) -> _Draft:
    draft = _Draft(stored, stored, stored)
    draft.autosave = Autosave(_kept(app, name, save), partial(not_saved, app, name))
    unsaved = app.drafts.taken_over(name)
    app.drafts.follow(name, draft.autosave)
    if unsaved is not None:
        draft.text = unsaved
        draft.autosave.typed(unsaved)
    return draft


def _kept(app: App, name: str, save: Callable[[str], object]) -> Callable[[str], None]:
    """`save`, which takes back what was told of this text not being saved."""

    def keep(text: str) -> None:
        save(text)
        saved(app, name)

    return keep


def field_look(look: Look) -> dict[str, Any]:
    """How every field looks."""
    return {
        "text_style": look.style(BODY, color=INK),
        "bgcolor": SURFACE,
        "filled": True,
        "border_color": EDGE,
        "focused_border_color": PRIMARY,
        "focused_border_width": 2,
        "border_radius": 14,
        "content_padding": ft.Padding.symmetric(vertical=14, horizontal=16),
    }


def text_field(
    app: App,
    label: str,
    value: str,
    *,
    on_change: Callable[[ft.Event[Any]], Any],
    on_blur: Callable[[ft.Event[Any]], Any] | None = None,
    lines: int = 1,
    hint: str = "",
    error: str = "",
    phone: bool = False,
    label_shown: bool = True,
    box: ft.Ref[ft.TextField] | None = None,
) -> ft.Control:
    """A field in the look, its label above it, or heard alone; to assistive technology they are one."""
    look = app.look
    field = ft.TextField(
        ref=box,
        # For tests, which look fields up by their label.
        data=label,
        value=value,
        multiline=not phone,
        min_lines=lines,
        max_lines=1 if phone else max(lines, 12),
        hint_text=hint or None,
        error=error or None,
        keyboard_type=ft.KeyboardType.PHONE if phone else ft.KeyboardType.MULTILINE,
        capitalization=ft.TextCapitalization.SENTENCES,
        enable_suggestions=False,
        enable_ime_personalized_learning=False,
        hint_style=look.style(SECONDARY, color=SOFT_INK),
        error_style=look.style(SECONDARY, color=INK),
        **field_look(look),
        on_change=on_change,
        on_blur=on_blur,
    )
    if not label_shown:
        return ft.MergeSemantics(ft.Semantics(label=label, content=field))
    # Flutter's own label shrinks when something is written, and a long one is cut.
    return ft.MergeSemantics(
        ft.Column(
            [soft(look, label), field],
            spacing=6,
            tight=True,
            horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
        )
    )
