"""Tag en kopi til dig selv: what is to be in it."""

from __future__ import annotations

from collections.abc import Sequence

import flet as ft

from imr_workbook.export.lines import Section
from imr_workbook.export.sections import is_answers
from imr_workbook.ui import routes
from imr_workbook.ui.copies import all_sections
from imr_workbook.ui.navigation import show
from imr_workbook.ui.parts import buttons, choice
from imr_workbook.ui.parts.shell import frame
from imr_workbook.ui.parts.text import body, heading
from imr_workbook.ui.safety import component
from imr_workbook.ui.state import App, go, use_app


@component
def CopyChoice() -> ft.Control:
    """Everything is in it at first; the answers to several handouts are one choice, and can be chosen among."""
    app = use_app()
    look, _ = app.look, app.language.gettext
    found = all_sections(app)
    if not found:
        return _nothing_yet(app)
    answers = [section for section in found if is_answers(section.id)]
    return frame(
        app,
        heading(look, _("Take a copy for yourself")),
        body(look, _("Choose what should be in it.")),
        choice.tiles(_tiles(app, found, answers)),
        *([_which_handouts(app)] if len(answers) > 1 else []),
        line=_("Your data"),
        actions=buttons.row(
            look,
            buttons.outlined(app, _("Back"), go(routes.DATA), key="copy.back"),
            buttons.primary(app, _("See the copy"), lambda: _see(app, found), key="copy.see"),
        ),
    )


def section_tile(app: App, text: str, *ids: str) -> ft.Control:
    """A choice that takes one or more sections along, or leaves them out."""
    chosen = any(one not in app.state.left_out for one in ids)

    def choose() -> None:
        left = app.state.left_out
        app.state.left_out = left | set(ids) if chosen else left - set(ids)

    return choice.tile(app, text, chosen, choose, key=f"copy.{ids[0]}")


def _tiles(app: App, found: Sequence[Section], answers: Sequence[Section]) -> list[ft.Control]:
    if len(answers) < 2:
        return [section_tile(app, section.title, section.id) for section in found]
    together = app.language.gettext("Answers in the handouts")
    tiles: list[ft.Control] = []
    for section in found:
        if section is answers[0]:
            tiles.append(section_tile(app, together, *(one.id for one in answers)))
        elif section not in answers:
            tiles.append(section_tile(app, section.title, section.id))
    return tiles


def _which_handouts(app: App) -> ft.Control:
    words = app.language.gettext("Choose among the handouts")
    return buttons.plain(app, words, go(routes.COPY_HANDOUTS), key="copy.handouts", in_line=True)


def _see(app: App, found: Sequence[Section]) -> None:
    if all(section.id in app.state.left_out for section in found):
        app.advise("Choose at least one thing first.")
    else:
        show(routes.COPY_PREVIEW)


def _nothing_yet(app: App) -> ft.Control:
    look, _ = app.look, app.language.gettext
    return frame(
        app,
        heading(look, _("Take a copy for yourself")),
        body(look, _("You have not written anything yet.")),
        line=_("Your data"),
        actions=buttons.outlined(app, _("Back"), go(routes.DATA), key="copy.back"),
    )
