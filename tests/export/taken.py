"""What copies are made from in these tests: a state, the app's own handouts, Danish words, Danish days."""

from __future__ import annotations

from functools import cache
from zoneinfo import ZoneInfo

from imr_workbook.content.library import Library, load_library
from imr_workbook.device.resources import assets_dir, locales_dir
from imr_workbook.domain.state import WorkbookState
from imr_workbook.export.lines import Copied, How, Section
from imr_workbook.export.sections import sections
from imr_workbook.i18n import DANISH, language

COPENHAGEN = ZoneInfo("Europe/Copenhagen")


@cache
def library() -> Library:
    return load_library(assets_dir())


def taken(state: WorkbookState, handouts: Library | None = None, code: str = DANISH) -> Copied:
    """A copy of a state."""
    words = language(code, locales_dir())
    return Copied(state, library() if handouts is None else handouts, words, COPENHAGEN)


def section(state: WorkbookState, section_id: str) -> Section:
    """One section of the copy of a state."""
    (found,) = (one for one in sections(taken(state)) if one.id == section_id)
    return found


def read(found: Section) -> list[str]:
    """A section line by line: `#` before a heading, `-` before an item, brackets around a label or a note."""
    marks = {How.LABEL: "[{}]", How.NOTE: "({})", How.WORDS: "{}", How.ITEM: "- {}"}
    return [
        line
        for part in found.parts
        for line in (f"# {part.heading}", *(marks[one.how].format(one.text) for one in part.lines))
    ]
