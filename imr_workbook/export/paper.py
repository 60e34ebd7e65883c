"""Paper: A4 pages that text is set on from top to bottom, with our own fonts, tagged for screen readers."""

from __future__ import annotations

import contextlib
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import cast

with warnings.catch_warnings():
    # There are no pictures on our paper, and in a browser no Pillow to set any with.
    warnings.filterwarnings("ignore", "Pillow could not be imported", UserWarning)
    from fpdf import FPDF, ViewerPreferences
    from fpdf.enums import MethodReturnValue, XPos, YPos

from imr_workbook.export.glyphs import EMOJI_FILE, REGULAR_FILE, STRONG_FILE

FAMILY, EMOJI = "text", "emoji"

INK, SOFT_INK, PRIMARY, HAIRLINE = "#1F2A2E", "#4B595D", "#1E5B57", "#DDD6CA"
"""The light colours of the screens; the ground is the paper's own."""

_SIDES, _TOP, _BOTTOM = 24.0, 22.0, 26.0
"""Margins, in millimetres."""
_FOOT = 14.0
"""How far the foot stands from the edge, in millimetres."""
_BULLET = 4.5
"""How far a bullet hangs out into the margin, in millimetres."""


@dataclass(frozen=True, slots=True)
class Style:
    """How one kind of line is set."""

    tag: str
    """What a screen reader takes it for: H1, H2, H3 or P."""
    size: float
    """In points."""
    line: float
    """From line to line, in millimetres."""
    above: float
    """Room above it, in millimetres."""
    strong: bool = False
    color: str = INK
    bullet: bool = False
    follows: float = 0.0
    """Room that must be left under it on its page, in millimetres: for a heading, that of what it is about."""


class Paper:
    """A document that grows downwards."""

    def __init__(self, *, fonts: Path, title: str, lang: str, made: datetime, foot: str) -> None:
        """Begin the first page.

        Args:
            fonts: the folder of the fonts.
            title: of the document, as programs show it; no file holds more about itself than this.
            lang: of its text.
            made: the moment that stands in the file.
            foot: of every page; `{nb}` becomes the number of pages and `{page}` that of the page.
        """
        self._pdf = pdf = _Pages(foot)
        pdf.set_compression(True)
        pdf.set_creation_date(made)
        pdf.set_title(title)
        pdf.set_lang(lang)
        pdf.set_producer("")
        pdf.viewer_preferences = ViewerPreferences(display_doc_title=True)
        pdf.set_margins(_SIDES, _TOP, _SIDES)
        pdf.set_auto_page_break(False)
        pdf.c_margin = 0
        pdf.add_font(FAMILY, "", fonts / REGULAR_FILE)
        pdf.add_font(FAMILY, "B", fonts / STRONG_FILE)
        pdf.add_font(EMOJI, "", fonts / EMOJI_FILE)
        pdf.set_fallback_fonts([EMOJI], exact_match=False)
        pdf.set_font(FAMILY, size=11)
        pdf.add_page()

    def mark(self, title: str) -> None:
        """Let the table of contents of the file lead here."""
        self._pdf.start_section(title)

    def rule(self, above: float) -> None:
        """A hairline across the page."""
        pdf = self._pdf
        pdf.set_draw_color(HAIRLINE)
        pdf.set_line_width(0.3)
        with _artifact(pdf):
            pdf.line(_SIDES, pdf.y + above, pdf.w - _SIDES, pdf.y + above)
        pdf.y += above

    def room(self, height: float) -> bool:
        """Whether so many millimetres are left on this page."""
        return bool(self._pdf.y + height <= self._pdf.h - _BOTTOM)

    def turn(self) -> None:
        """Go on at the top of the next page."""
        self._pdf.add_page()

    def set(self, text: str, style: Style) -> None:
        """Set a text, over as many lines and pages as it needs."""
        pdf = self._pdf
        pdf.set_font(FAMILY, "B" if style.strong else "", style.size)
        pdf.set_text_color(style.color)
        lines = self._broken(text, style)
        if not self.room(style.above + style.line * min(2, len(lines)) + style.follows):
            self.turn()
        else:
            pdf.y += style.above
        bullet = style.bullet
        while lines:
            count = max(1, int((pdf.h - _BOTTOM - pdf.y + 0.01) // style.line))
            self._lines(lines[:count], style, bullet=bullet)
            lines, bullet = lines[count:], False
            if lines:
                self.turn()

    def _broken(self, text: str, style: Style) -> list[str]:
        """The text in lines that fit between the margins."""
        found = self._pdf.multi_cell(
            self._pdf.epw, style.line, text, dry_run=True, output=MethodReturnValue.LINES
        )
        return cast("list[str]", found)

    def _lines(self, lines: list[str], style: Style, *, bullet: bool) -> None:
        pdf = self._pdf
        with _tagged(pdf, style.tag):
            if bullet:
                pdf.set_x(_SIDES - _BULLET)
                pdf.cell(_BULLET, style.line, "•", new_x=XPos.LMARGIN, new_y=YPos.TOP)
            for line in lines:
                pdf.cell(pdf.epw, style.line, line, new_x=XPos.LMARGIN, new_y=YPos.NEXT)

    def done(self) -> bytes:
        """The file."""
        return bytes(self._pdf.output())


class _Pages(FPDF):
    """Pages with the same foot."""

    def __init__(self, foot: str) -> None:
        super().__init__(unit="mm", format="A4")
        self._foot = foot

    def footer(self) -> None:
        """One quiet line."""
        self.set_font(FAMILY, "", 9)
        self.set_text_color(SOFT_INK)
        self.set_y(-_FOOT)
        with _artifact(self):
            self.cell(self.epw, 4, self._foot.replace("{page}", str(self.page_no())))


@contextlib.contextmanager
def _tagged(pdf: FPDF, tag: str) -> Iterator[None]:
    """What is drawn meanwhile is text of its kind: by itself fpdf2 tags pictures alone."""
    number = pdf.struct_builder.next_mcid_for_page(pdf.page)
    pdf._add_marked_content(struct_type=f"/{tag}", mcid=number)
    pdf._out(f"/{tag} <</MCID {number}>> BDC")
    yield
    pdf._out("EMC")


@contextlib.contextmanager
def _artifact(pdf: FPDF) -> Iterator[None]:
    """What is drawn meanwhile is nothing to be read aloud."""
    pdf._out("/Artifact BMC")
    yield
    pdf._out("EMC")
