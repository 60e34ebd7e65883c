"""The sections of a readable copy: which there are, and what stands in each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from imr_workbook.export.answer_lines import module_parts, other_parts
from imr_workbook.export.goal_lines import goal_parts
from imr_workbook.export.lines import Copied, Part, Section
from imr_workbook.export.plan_lines import contact_parts, helpful_parts
from imr_workbook.export.week_lines import week_parts

GOALS, WEEK, HELPFUL, CONTACTS = "goals", "week", "helpful", "contacts"
ANSWERS = "answers."
"""Before the id of a module."""
OTHERS = f"{ANSWERS}others"
"""Answers to exercises that the handouts here do not have."""


def sections(copied: Copied) -> tuple[Section, ...]:
    """The sections with anything in them, in the order of the copy; removed things are in none of them."""
    return tuple(section for section in _sections(copied) if section.parts)


def is_answers(section_id: str) -> bool:
    """Whether a section holds answers to the handouts."""
    return section_id.startswith(ANSWERS)


def chosen(found: Iterable[Section], left_out: frozenset[str]) -> tuple[Section, ...]:
    """The sections that are taken along."""
    return tuple(section for section in found if section.id not in left_out)


def _sections(copied: Copied) -> Iterator[Section]:
    _ = copied.language.gettext
    yield Section(GOALS, _("Goals and steps"), goal_parts(copied))
    for module in copied.library.modules:
        yield Section(
            f"{ANSWERS}{module.id}",
            _("Handout: %(module)s", module=module.title),
            module_parts(copied, module),
        )
    yield Section(OTHERS, _("Other answers"), other_parts(copied))
    yield Section(WEEK, _("My week"), week_parts(copied))
    yield Section(HELPFUL, _("This helps me"), helpful_parts(copied))
    yield Section(CONTACTS, _("Contacts"), contact_parts(copied))


def texts(found: Iterable[Section]) -> Iterator[tuple[Section, Part, str]]:
    """Every text in the sections, headings too, with where it stands."""
    for section in found:
        for part in section.parts:
            yield section, part, part.heading
            for line in part.lines:
                yield section, part, line.text
