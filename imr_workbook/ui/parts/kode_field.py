"""A field for a kode: hidden until it is to be seen; pasting and password managers work."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import flet as ft

from imr_workbook.ui.parts import buttons
from imr_workbook.ui.parts.field import field_look
from imr_workbook.ui.parts.text import soft
from imr_workbook.ui.safety import component, handler
from imr_workbook.ui.state import App, use_app
from imr_workbook.ui.theme import INK, SECONDARY
from imr_workbook.vault.vault import KodeRefused, MustWait, NeedsWords, SecretLost


def kode_field(
    app: App,
    label: str,
    box: ft.Ref[ft.TextField],
    on_submit: Callable[[], Any],
    *,
    new: bool = False,
    error: str = "",
) -> ft.Control:
    """The field, its label above it, and a way to see what is written.

    Args:
        app: the app of this window.
        label: what to write; the accessible name.
        box: the field, for whoever reads it.
        on_submit: what Enter does.
        new: a kode that is being chosen, which a password manager may keep.
        error: what was wrong with the last one, or empty.
    """
    field = KodeField(label, box, on_submit, new, key=f"kode.{label}")
    if not error:
        return _stack(field)
    words = ft.Text(error, style=app.look.style(SECONDARY, strong=True, color=INK))
    return _stack(field, ft.Semantics(live_region=True, container=True, content=words))


@component
def KodeField(label: str, box: ft.Ref[ft.TextField], on_submit: Callable[[], Any], new: bool) -> ft.Control:
    """As `kode_field` says. Flet's own eye within the field has no name, and lies on top of it."""
    app = use_app()
    look, _ = app.look, app.language.gettext
    seen, see = ft.use_state(False)
    field = ft.TextField(
        ref=box,
        data=label,
        # What was written stands, to be put right.
        value=given(box),
        password=not seen,
        autofill_hints=[ft.AutofillHint.NEW_PASSWORD if new else ft.AutofillHint.PASSWORD],
        autocorrect=False,
        enable_suggestions=False,
        enable_ime_personalized_learning=False,
        **field_look(look),
        on_submit=handler(app, on_submit),
    )
    show = _("Hide the code") if seen else _("Show the code")
    return _stack(
        ft.MergeSemantics(_stack(soft(look, label), field)),
        buttons.plain(app, show, lambda: see(not seen), key=f"see.{label}", in_line=True),
    )


def _stack(*controls: ft.Control) -> ft.Control:
    return ft.Column(
        list(controls), spacing=6, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH
    )


def given(box: ft.Ref[ft.TextField]) -> str:
    """What stands in the field."""
    return "" if box.current is None else box.current.value or ""


def refusal(app: App, error: KodeRefused) -> str:
    """Why a kode did not open, and what to do, in the person's language."""
    _ = app.language.gettext
    match error:
        case SecretLost():
            return _("The code opens nothing now. Use your spare key.")
        case NeedsWords():
            return _("The code has been wrong ten times. Use your spare key now.")
        case MustWait(seconds=seconds):
            minutes = -(-seconds // 60)
            return app.language.ngettext(
                "Wait %(count)d minute, and try again. What you have written is safe.",
                "Wait %(count)d minutes, and try again. What you have written is safe.",
                minutes,
            )
        case _:
            return _("That was not the code. Try again.")
