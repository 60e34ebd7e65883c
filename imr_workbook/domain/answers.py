"""Answers: what the person has put into the exercises, field by field.

Fields by type of exercise::

    checklist  item.<item id> = "does" | "will_try" | "not_me"      own.<line id> = text    draft = text
    choose     item.<item id> = true                                own.<line id> = text    draft = text
    rating     item.<item id> = step, counted from 0
    text       text = text
    ladder     step = step, counted from 0      text = text
    steps      part.<part id> = text
    cards      card.<card id> = "knew" | "new"
    goal       goal, why, step = text
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from imr_workbook.domain.changes import DELETED, PURGED, Json
from imr_workbook.domain.kinds import Kind
from imr_workbook.domain.state import WorkbookState

ITEM = "item."
OWN = "own."
PART = "part."
CARD = "card."
TEXT = "text"
STEP = "step"
DRAFT = "draft"
"""A line of one's own that is being written."""
VERSION = "version"
WORDING = "wording."
ASIDE = frozenset({VERSION, DELETED, PURGED})
"""Fields of an answer's record that are no answer."""

DOES, WILL_TRY, NOT_ME = "does", "will_try", "not_me"
"""The three answers to an item of a checklist."""
KNEW, NEW = "knew", "new"
"""The two answers to a card."""


@dataclass(frozen=True, slots=True)
class Answer:
    """Everything answered in one exercise."""

    exercise_id: str
    values: Mapping[str, Json] = field(default_factory=dict)
    """Field -> value; fields as above."""
    version: int = 1
    """Version of the topic that was on the screen when it was last answered."""
    saved_ms: int | None = None
    """When it was last changed, in milliseconds since 1970 UTC; None when never."""

    def text(self, name: str) -> str:
        """A field as text; empty when not answered."""
        value = self.values.get(name)
        return value if isinstance(value, str) else ""

    def step(self, name: str) -> int | None:
        """A field as a step counted from 0; None when not answered."""
        value = self.values.get(name)
        return value if isinstance(value, int) and not isinstance(value, bool) else None

    def chosen(self, item_id: str) -> bool:
        """Whether an item of a choice is chosen."""
        return self.values.get(f"{ITEM}{item_id}") is True

    def chosen_items(self) -> list[str]:
        """Ids of the chosen items, own lines included."""
        return [
            name[len(ITEM) :]
            for name, value in self.values.items()
            if value is True and name.startswith(ITEM)
        ]

    def own_lines(self) -> list[tuple[str, str]]:
        """Lines the person added: (line id, text), oldest first."""
        found = ((name[len(OWN) :], text) for name, text in self.values.items() if name.startswith(OWN))
        return sorted((line, text) for line, text in found if isinstance(text, str) and text)

    @property
    def empty(self) -> bool:
        """Whether nothing at all is answered."""
        return not any(value not in (None, "", False) for value in self.values.values())


def answer(state: WorkbookState, exercise_id: str) -> Answer:
    """The answer to an exercise; an empty one where nothing is answered."""
    record = state.record(Kind.ANSWER, exercise_id)
    if record is None or record.deleted:
        return Answer(exercise_id)
    values = {
        name: value.content
        for name, value in record.fields.items()
        if name not in ASIDE and not name.startswith(WORDING)
    }
    version = record.get(VERSION, 1)
    return Answer(exercise_id, values, version if isinstance(version, int) else 1, record.changed.ms)
