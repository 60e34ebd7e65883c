"""The week's answers as a table for a spreadsheet: one line for each answer that stands.

UTF-8 with its mark, semicolons and ISO dates: that is what spreadsheet programs set up for Danish open rightly.
"""

from __future__ import annotations

import csv
import io
from dataclasses import replace

from imr_workbook.domain.check_ins import CheckIn, standing
from imr_workbook.domain.instruments import asking_order
from imr_workbook.export.lines import Copied
from imr_workbook.wording import answer_word, question_label

HEAD = (
    "dag",
    "emne",
    "spørgsmål",
    "svar",
    "trin",
    "egne ord",
    "skala",
    "skalaens version",
    "periode",
    "uge",
)
"""The same in every language of the interface: names of columns are for programs."""

_FORMULA = tuple("=+-@\t\r\n＝＋－＠")
"""A cell that begins so is a formula to some programs, and must not become one."""


def check_ins_csv(copied: Copied) -> bytes:
    """The table, oldest day first; skipped questions are not in it.

    Steps are counted from 1, the first word of the question. A text that a spreadsheet could take for a formula
    has an apostrophe before it.
    """
    given = sorted((one for one in standing(copied.state).values() if one.answered), key=_oldest_first)
    text = io.StringIO(newline="")
    rows = csv.writer(text, delimiter=";", lineterminator="\r\n")
    rows.writerow(HEAD)
    rows.writerows([_cell(value) for value in _row(copied, one)] for one in given)
    # Half of a surrogate pair can stand in what was typed; no program could read it.
    return text.getvalue().encode("utf-8-sig", "replace")


def _oldest_first(given: CheckIn) -> tuple[object, ...]:
    return (given.day, *asking_order(given.asked.item), given.id)


def _row(copied: Copied, given: CheckIn) -> tuple[str, ...]:
    period, week, item = given.asked
    return (
        given.day.isoformat(),
        question_label(copied.language, copied.state, item),
        given.question,
        "" if given.step is None else answer_word(copied.language, replace(given, note="")),
        "" if given.step is None else str(given.step + 1),
        given.note,
        item,
        str(given.version),
        period,
        str(week + 1),
    )


def _cell(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text
