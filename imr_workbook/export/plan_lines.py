"""What helps, and whom one can call, as lines to read."""

from __future__ import annotations

from imr_workbook.domain.plans import HelpfulList, contacts, helpful
from imr_workbook.export.lines import Copied, Part, items
from imr_workbook.wording import list_name, shown_number


def helpful_parts(copied: Copied) -> tuple[Part, ...]:
    """A part for each list with something on it."""
    lists = ((which, helpful(copied.state, which)) for which in HelpfulList)
    return tuple(
        Part(list_name(copied.language, which), tuple(items(line.text for line in lines)))
        for which, lines in lists
        if lines
    )


def contact_parts(copied: Copied) -> tuple[Part, ...]:
    """One part with everyone in it; none where nobody is written down."""
    people = ((one.name.strip(), shown_number(one)) for one in contacts(copied.state))
    lines = items(": ".join(word for word in person if word) for person in people)
    return (Part(copied.language.gettext("People I can call"), tuple(lines)),) if lines else ()
