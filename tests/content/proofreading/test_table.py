"""The table that a writer works from."""

from __future__ import annotations

from imr_workbook.content.proofreading.reading_ease import topic_ease
from imr_workbook.content.proofreading.table import table
from tests.content.proofreading.handout import changed


def test_numbers_stand_under_each_other_whatever_the_title() -> None:
    """A long title is cut, and a page without running text has only its words."""
    title = "En side med en titel, der er meget længere end nogen titel bør være"
    lines = list(table([topic_ease(changed("# Den tredje side", f"# {title}"))]))
    (cut,) = (line for line in lines if line.startswith("  En side med"))
    assert cut.split("…")[0].strip() in title
    assert len(lines[0]) == len(lines[-2]) == 75
    assert cut.split("…")[1].split() == [str(17)]


def test_a_heading_inside_a_page_is_counted_among_its_words_and_not_in_lix() -> None:
    """It is read, but it is no running text."""
    ease = topic_ease(changed("Her står en tekst.", "## Midt på siden\n\nHer står en tekst."))
    row = next(line for line in table([ease]) if line.startswith("  Den første side"))
    assert row.split()[3:] == ["10", "4", "4.0", "(4.0)"]
