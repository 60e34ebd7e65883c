"""The reservenøgle as a PDF of one page, to print and put away: it says how it is used, and not whose it is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from imr_workbook.export.paper import SOFT_INK, Paper, Style
from imr_workbook.i18n import Language

_TITLE = Style("H1", 24, 10, 0, strong=True)
_TEXT = Style("P", 11.5, 5.7, 3)
_WORD = Style("P", 18, 9, 2.6, strong=True)
_DATE = Style("P", 10, 4.8, 6, color=SOFT_INK)
_ROOM = 3.0
"""Room between the words and what stands over and under them, in millimetres."""


def words_pdf(words: Sequence[str], language: Language, made: datetime, fonts: Path) -> bytes:
    """The page; the same bytes for the same words and time.

    Args:
        words: the 12 words, in their order.
        language: of our own words on the page.
        made: when the words were made, aware; its day stands on the page, to tell an old paper from a new one.
        fonts: the folder of the fonts.
    """
    _ = language.gettext
    title = _("My spare key")
    paper = Paper(fonts=fonts, title=title, lang=language.locale.replace("_", "-"), made=made, foot="")
    paper.set(title, _TITLE)
    paper.set(_("These 12 words open your workbook and your backup. They work without a code."), _TEXT)
    paper.set(_("Put the paper where only you will find it. Whoever has it can open your workbook."), _TEXT)
    paper.rule(_ROOM * 2)
    for number, word in enumerate(words, start=1):
        paper.set(f"{number}. {word}", _WORD)
    paper.rule(_ROOM * 2)
    paper.set(
        _(
            "Where your code is asked for, choose: I have forgotten my code. Then write the words in this order."
        ),
        _TEXT,
    )
    paper.set(_("Made on %(day)s", day=language.date(made.date())), _DATE)
    return paper.done()
