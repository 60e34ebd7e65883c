"""The copy as it will be, before it is saved."""

from __future__ import annotations

import flet as ft

from imr_workbook.export.glyphs import all_printable, glyphs
from imr_workbook.export.lines import How, Part, Section
from imr_workbook.export.sections import texts
from imr_workbook.ui import routes
from imr_workbook.ui.allowed import allowed
from imr_workbook.ui.copies import FONTS, save_pdf, taken_along
from imr_workbook.ui.parts import buttons
from imr_workbook.ui.parts.card import card
from imr_workbook.ui.parts.cpr_line import cpr_line
from imr_workbook.ui.parts.shell import frame
from imr_workbook.ui.parts.text import body, heading, soft
from imr_workbook.ui.safety import component
from imr_workbook.ui.state import App, go, use_app
from imr_workbook.ui.theme import BODY, INK, SECONDARY, SOFT_INK


@component
def CopyPreview() -> ft.Control:
    """Every word of it; what is to be thought of first stands above."""
    app = use_app()
    look, _ = app.look, app.language.gettext
    found = taken_along(app)
    if not found:
        return _nothing_chosen(app)
    return frame(
        app,
        heading(look, _("This is your copy")),
        *cpr_line(app, found),
        *(soft(look, line) for line in _notes(app, found)),
        *(_section(app, section) for section in found),
        line=_("Take a copy for yourself"),
        actions=buttons.row(
            look,
            buttons.outlined(app, _("Back"), go(routes.COPY), key="preview.back"),
            buttons.primary(app, _("Save as PDF"), allowed(app, lambda: save_pdf(app)), key="preview.save"),
        ),
    )


def _notes(app: App, found: tuple[Section, ...]) -> list[str]:
    _ = app.language.gettext
    notes = [_("The file is not locked. Whoever can open it can read it.")]
    if not all_printable((text for _section, _part, text in texts(found)), glyphs(FONTS)):
        notes.append(_("Some signs cannot be shown on paper. An empty square stands in their place."))
    return notes


def _section(app: App, section: Section) -> ft.Control:
    parts = [control for part in section.parts for control in _part(app, part)]
    return card(heading(app.look, section.title, level=2), *parts, key=f"preview.{section.id}")


def _part(app: App, part: Part) -> list[ft.Control]:
    """A heading, and its lines in one text: a year's copy has hundreds of them."""
    title = ft.Semantics(
        header=True,
        heading_level=3,
        container=True,
        content=body(app.look, part.heading, strong=True),
    )
    return [title, _lines(app, part)] if part.lines else [title]


def _lines(app: App, part: Part) -> ft.Control:
    styles = {how: app.look.style(BODY, color=INK) for how in How}
    styles |= dict.fromkeys((How.LABEL, How.NOTE), app.look.style(SECONDARY, color=SOFT_INK))
    words = [f"•\u00a0{line.text}" if line.how is How.ITEM else line.text for line in part.lines]
    ends = ["\n"] * (len(words) - 1) + [""]
    spans = [
        ft.TextSpan(text + end, style=styles[line.how])
        for line, text, end in zip(part.lines, words, ends, strict=True)
    ]
    return ft.Text(spans=spans, style=styles[How.WORDS])


def _nothing_chosen(app: App) -> ft.Control:
    look, _ = app.look, app.language.gettext
    return frame(
        app,
        heading(look, _("This is your copy")),
        body(look, _("There is nothing in it yet.")),
        line=_("Take a copy for yourself"),
        actions=buttons.outlined(app, _("Back"), go(routes.COPY), key="preview.back"),
    )
