"""The readable copy as a PDF on A4: good enough to bring to a meeting, and says nothing of what it is about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from itertools import zip_longest
from pathlib import Path

from imr_workbook.export.glyphs import glyphs, printable
from imr_workbook.export.lines import How, Part, Section
from imr_workbook.export.paper import PRIMARY, SOFT_INK, Paper, Style
from imr_workbook.i18n import Language

_TITLE = Style("H1", 24, 10, 0, strong=True)
_SECTION = Style("H1", 17, 7.5, 5, strong=True, color=PRIMARY, follows=16)
_PART = Style("H2", 12.5, 6, 6.5, strong=True, follows=7)
_LINES = {
    How.LABEL: Style("P", 10, 4.8, 2.4, color=SOFT_INK, follows=6),
    How.NOTE: Style("P", 10, 4.8, 0.4, color=SOFT_INK),
    How.WORDS: Style("P", 11.5, 5.7, 0.4),
    How.ITEM: Style("P", 11.5, 5.7, 1.6, bullet=True),
}
_NOTE_ROOM = 5.2
"""Room under a line for the note about it, in millimetres: it stands on the same page."""
_BETWEEN = 9.0
"""Room over the hairline of a section, in millimetres."""
_WHOLE = 55.0
"""A section that would begin lower than this over the foot of the page begins on the next."""


def readable_pdf(found: Sequence[Section], language: Language, made: datetime, fonts: Path) -> bytes:
    """The sections as a PDF; the same bytes for the same sections and time.

    Args:
        found: the chosen sections.
        language: of our own words on the pages.
        made: when the copy is taken, aware; it stands on every page.
        fonts: the folder of the fonts.
    """
    _ = language.gettext
    known = glyphs(fonts)
    when = language.moment(made)
    foot = _("Page %(page)s of %(count)s · Copy from %(when)s", page="{page}", count="{nb}", when=when)
    title = _("Workbook")
    paper = Paper(fonts=fonts, title=title, lang=language.locale.replace("_", "-"), made=made, foot=foot)
    paper.set(title, _TITLE)
    paper.set(_("Copy from %(when)s", when=when), _LINES[How.NOTE])
    paper.set(_("It is for you. You decide who sees it."), _LINES[How.NOTE])
    for section in found:
        _begin(paper, printable(section.title, known))
        for part in section.parts:
            _set(paper, part, known)
    return paper.done()


def _begin(paper: Paper, title: str) -> None:
    if paper.room(_WHOLE):
        paper.rule(_BETWEEN)
    else:
        paper.turn()
    paper.mark(title)
    paper.set(title, _SECTION)


def _set(paper: Paper, part: Part, known: frozenset[str]) -> None:
    if part.heading:
        paper.set(printable(part.heading, known), _PART)
    for line, after in zip_longest(part.lines, part.lines[1:]):
        style = _LINES[line.how]
        if after is not None and after.how is How.NOTE and not style.follows:
            style = replace(style, follows=_NOTE_ROOM)
        paper.set(printable(line.text, known), style)
