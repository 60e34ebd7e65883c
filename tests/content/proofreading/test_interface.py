"""The Danish words of the interface and of the helplines."""

from __future__ import annotations

import json
from pathlib import Path

from imr_workbook.content.helplines import SHIPPED
from imr_workbook.content.proofreading.interface import catalogue_passages, helpline_passages

CATALOGUE = """msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

msgid "Saved at %(time)s"
msgstr "Gemt kl. %(time)s"

msgid "%(count)d day"
msgid_plural "%(count)d days"
msgstr[0] "%(count)d dag"
msgstr[1] "%(count)d dage"

msgid "%(percent)d %%"
msgstr "%(percent)d %%"

msgid "Not yet"
msgstr ""
"""


def test_danish_texts_come_with_their_line_and_without_places(tmp_path: Path) -> None:
    """Singular and plural; a place to fill in is one word with nothing to spell; untranslated texts are empty."""
    file = tmp_path / "messages.po"
    file.write_text(CATALOGUE, encoding="utf-8")
    assert [(passage.text, passage.line) for passage in catalogue_passages(file)] == [
        ("Gemt kl. 1", 6),
        ("1 dag", 9),
        ("1 dage", 9),
        ("1 %", 14),
        ("", 17),
    ]


def test_what_is_shown_of_the_helplines_is_read() -> None:
    """Names, hours and what a line is for; not sources and notes, which are English."""
    shown = {passage.text: passage.line for passage in helpline_passages(SHIPPED)}
    lines = SHIPPED.read_text(encoding="utf-8").split("\n")
    assert {"Region Sjælland", "Livslinien", "Hele døgnet"} <= set(shown)
    assert "Hvis du har tanker om selvmord. Også for pårørende." in shown
    assert not any("number" in text for text in shown)
    for text, line in shown.items():
        assert json.dumps(text, ensure_ascii=False) in lines[line - 1]
