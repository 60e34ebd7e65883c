"""Answers: what the person has put into the exercises, field by field."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from imr_workbook.domain.changes import Json
from imr_workbook.domain.kinds import Kind
from imr_workbook.domain.state import WorkbookState

_WORDING = "wording."
_VERSION = "version"
_OWN = "own."


@dataclass(frozen=True, slots=True)
class Answer:
    """Everything answered in one exercise."""

    exercise_id: str
    values: Mapping[str, Json] = field(default_factory=dict)
    """Field -> value. The fields of each exercise type are listed in `ui/exercises`."""
    version: int = 1
    """Version of the topic that was on the screen when it was last answered."""

    def text(self, name: str) -> str:
        """A field as text; empty when not answered."""
        value = self.values.get(name)
        return value if isinstance(value, str) else ""

    def chosen(self, item_id: str) -> bool:
        """Whether an item of a list is chosen."""
        return self.values.get(f"item.{item_id}") is True

    def own_items(self) -> list[tuple[str, str]]:
        """Lines the person added: (item id, text), oldest first; removed ones left out."""
        found = ((name[len(_OWN) :], text) for name, text in self.values.items() if name.startswith(_OWN))
        return sorted((item, text) for item, text in found if isinstance(text, str) and text)


def answer(state: WorkbookState, exercise_id: str) -> Answer:
    """The answer to an exercise; an empty one where nothing is answered."""
    record = state.record(Kind.ANSWER, exercise_id)
    if record is None or record.deleted:
        return Answer(exercise_id)
    values = {
        name: value.content
        for name, value in record.fields.items()
        if name != _VERSION and not name.startswith(_WORDING)
    }
    version = record.get(_VERSION, 1)
    return Answer(exercise_id, values, version if isinstance(version, int) else 1)
