"""The PDF: every chosen sentence is in it, read again as a program reads it, and it says nothing of itself."""

from __future__ import annotations

import json
import logging
import os
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from imr_workbook.device.resources import assets_dir, locales_dir
from imr_workbook.domain.kinds import Kind
from imr_workbook.export.glyphs import INSTEAD, all_printable, glyphs, printable
from imr_workbook.export.lines import How, Line, Part, Section
from imr_workbook.export.readable_pdf import readable_pdf
from imr_workbook.export.sections import chosen, sections, texts
from imr_workbook.i18n import DANISH, ENGLISH, language
from tests.domain.written import a_period, an_answer, written
from tests.export.paper_elsewhere import objects
from tests.export.pdf_text import feet, pages, words
from tests.export.taken import taken

FONTS = assets_dir() / "fonts"
MADE = datetime(2026, 11, 24, 14, 5, tzinfo=UTC)

STATE = written(
    (Kind.LONG_GOAL, "g1", {"text": "Se min søster på Ærø", "why": "Hun griner – ”altid” …"}),
    (Kind.ANSWER, "m01-c-definition", {"text": "At håbe 🌱 igen"}),
    a_period(),
    an_answer("hope", 2),
    (Kind.HELPFUL, "h1", {"list": "helps_me", "text": "Gå en tur"}),
    (Kind.CONTACT, "c1", {"name": "Mor", "number": "12345678"}),
)


def pdf(*found: Section, code: str = DANISH) -> bytes:
    return readable_pdf(found, language(code, locales_dir()), MADE, FONTS)


def the_paper() -> dict[str, str]:
    """What is in the PDF of `STATE`, for another machine to make the same."""
    return objects(pdf(*sections(taken(STATE))))


def one(*lines: Line, heading: str = "Overskrift", title: str = "Afsnit") -> Section:
    return Section("one", title, (Part(heading, lines),))


def bare(text: str) -> str:
    """Without spaces: where a line was broken is of no matter."""
    return re.sub(r"\s", "", text)


def test_every_sentence_of_the_chosen_sections_is_in_it() -> None:
    """And none of those left out."""
    found = sections(taken(STATE))
    taken_along = chosen(found, frozenset({"contacts"}))
    said = bare(words(pdf(*taken_along)))
    for section, part, text in texts(taken_along):
        assert bare(section.title) in said
        assert bare(part.heading) in said
        assert bare(text) in said
    assert "Mor" not in said


def test_the_pages_begin_with_what_they_are_and_when() -> None:
    """And for whom."""
    first = [one.text for one in pages(pdf())[0]]
    assert first[:3] == [
        "Arbejdsbog",
        "Kopi fra den 24. november 2026 kl. 14.05",
        "Den er til dig. Du bestemmer, hvem der ser den.",
    ]


def test_every_page_has_its_number() -> None:
    """Of how many: a page that is missing is missed."""
    many = one(*(Line(f"linje {number}", How.ITEM) for number in range(120)))
    found = [bare(foot) for foot in feet(pdf(many))]
    assert len(found) > 2
    for number, foot in enumerate(found, start=1):
        assert foot.startswith(f"Side{number}af{len(found)}·Kopifraden24.november2026")


def test_headings_and_text_are_tagged_as_such() -> None:
    """A screen reader can jump, and reads no page numbers aloud."""
    found = [(piece.tag, piece.text) for piece in pages(pdf(one(Line("Tekst"), Line("Punkt", How.ITEM))))[0]]
    assert ("H1", "Afsnit") in found
    assert ("H2", "Overskrift") in found
    assert ("P", "Tekst") in found
    assert ("P", "• Punkt") in found
    assert {tag for tag, _text in found} == {"H1", "H2", "P", "Artifact"}


def test_it_says_nothing_of_itself_but_its_name() -> None:
    """No author, no program, no word of illness: it lies in a folder that others may look in."""
    data = pdf(*sections(taken(STATE)))
    info = data[data.rindex(b"/CreationDate") : data.rindex(b"trailer")]
    assert b"/Title (Arbejdsbog)" in info
    for word in (b"/Author", b"/Subject", b"/Keywords", b"/Creator", b"/Producer", b"IMR", b"fpdf"):
        assert word not in info
    assert b"/Lang (da-DK)" in data


def test_it_holds_our_own_fonts_and_asks_for_no_other() -> None:
    """It looks the same on every machine."""
    names = set(re.findall(rb"/BaseFont /(?:[A-Z]+\+)?(\w+)", pdf(*sections(taken(STATE)))))
    assert names == {b"SourceSans3", b"SourceSans3Semibold", b"NotoEmoji"}


def test_the_same_workbook_and_time_give_the_same_file() -> None:
    """Byte for byte."""
    found = sections(taken(STATE))
    assert pdf(*found) == pdf(*found)


def test_the_paper_is_the_same_in_a_browser(tmp_path: Path) -> None:
    """There is no Pillow there, and another zlib: every object, font and line is the same."""
    made = the_paper()
    elsewhere = Path(os.environ.get("EXCHANGE", tmp_path))
    (elsewhere / "paper made here").write_text(json.dumps(made))
    theirs = "paper made elsewhere" if "EXCHANGE" in os.environ else "paper made here"
    assert len(made) > 20
    assert json.loads((elsewhere / theirs).read_text()) == made


def test_a_long_text_goes_on_over_pages() -> None:
    """Nothing of it is cut, and a word wider than the page is broken."""
    text = " ".join(f"ord{number}" for number in range(3000)) + " " + "å" * 400
    data = pdf(one(Line(text)))
    assert len(pages(data)) > 3
    assert bare(text) in bare(words(data))


def test_a_heading_stands_with_what_it_is_about() -> None:
    """Never alone at the foot of a page, wherever the page ends."""
    for count in range(28, 46):
        before = Part("Først", tuple(Line("linje") for _ in range(count)))
        data = pdf(Section("a", "Afsnit", (before, Part("Efter", (Line("tekst"),)))))
        for page in pages(data):
            read = [piece.text for piece in page if piece.tag != "Artifact"]
            assert read[-1] != "Efter", count


def test_a_note_stands_with_what_it_is_about() -> None:
    """How a step went is never alone at the top of the next page."""
    for count in range(28, 46):
        before = tuple(Line("linje") for _ in range(count))
        data = pdf(one(*before, Line("Gå en tur", How.ITEM), Line("Jeg gjorde det", How.NOTE)))
        for page in pages(data):
            assert page[0].text != "Jeg gjorde det", count


def test_line_breaks_of_the_persons_own_are_kept() -> None:
    """Of every kind."""
    (piece,) = (
        one for one in pages(pdf(one(Line("en\nto\r\n\ntre\u2028fire"))))[0] if one.text.startswith("en")
    )
    assert piece.text.split(" ") == ["en", "to", "tre", "fire"]


# characters ------------------------------------------------------------------------------------


def test_what_no_font_has_leaves_a_box_and_is_told_of() -> None:
    """That something is missing must be seen; and no log may hold what was written."""
    assert printable("你好 Æ", glyphs(FONTS)) == f"{INSTEAD}{INSTEAD} Æ"
    assert not all_printable(["Æ", "你"], glyphs(FONTS))
    assert all_printable(["Æ 🌱 ❤\ufe0f □", "\u2028\t"], glyphs(FONTS))


def test_nothing_that_is_written_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    """The library tells its log of every character that it has no drawing for."""
    with caplog.at_level(logging.WARNING):
        pdf(one(Line("你好 \ud83d \x00"), heading="你", title="好"))
    assert caplog.records == []


def without_soft_hyphens(text: str) -> str:
    """They are drawn only where a line is broken at one."""
    return text.replace("\xad", "")


def test_a_soft_hyphen_is_seen_only_where_a_line_is_broken() -> None:
    """The long words of the handouts have them."""
    assert "recoverymål" in words(pdf(one(Line("recovery\xadmål"))))


@settings(max_examples=40, deadline=None)
@given(st.text().map(without_soft_hyphens), st.text(max_size=20))
def test_whatever_can_be_typed_can_be_set(text: str, heading: str) -> None:
    """And what our fonts have is all there."""
    data = pdf(one(Line(text), heading=heading))
    assert bare(printable(text, glyphs(FONTS))) in bare(words(data))


def test_in_english_our_own_words_are_english() -> None:
    """The language of the file is then that too."""
    data = pdf(one(Line("Tekst")), code=ENGLISH)
    assert "You decide who sees it." in words(data)
    assert b"/Lang (en-GB)" in data
