"""What a person means to do with plans, contacts and a hard day."""

from __future__ import annotations

from collections.abc import Mapping

from imr_workbook.domain.changes import DELETED, Json
from imr_workbook.domain.kinds import Kind
from imr_workbook.domain.plans import HelpfulList
from imr_workbook.domain.profile import HELPFUL_SEEN, PROFILE_ID, RESTING_ON
from imr_workbook.workbook.door import Door


class PlanIntentions(Door):
    """Intentions on *Det hjælper mig*, contacts, and what may wait.

    Texts are kept letter for letter: a field that is still being written in must not change under the
    writer's hands.
    """

    def write_helpful(self, line_id: str, which: HelpfulList, text: str) -> None:
        """Write one line of a list; a line of a new id is added, an emptied one is shown nowhere."""
        self._begin(Kind.HELPFUL, line_id, {"text": text}, {"list": which.value})

    def remove_helpful(self, line_id: str) -> None:
        """Take a line off its list."""
        self._delete(Kind.HELPFUL, line_id)

    def put_helpful_back(self, line_id: str) -> None:
        """A line was taken off by mistake."""
        self._write(Kind.HELPFUL, line_id, {DELETED: False})

    def let_helpful_be_seen(self, without_code: bool) -> None:
        """Say whether *Det hjælper mig* may be seen before the workbook is unlocked."""
        self._write(Kind.PROFILE, PROFILE_ID, {HELPFUL_SEEN: without_code})

    def name_contact(self, contact_id: str, name: str) -> None:
        """Write what a contact is called; a contact of a new id is added."""
        self._begin(Kind.CONTACT, contact_id, {"name": name}, self._added())

    def number_contact(self, contact_id: str, number: str) -> None:
        """Write a contact's number, as it is written: whole or not, it is kept."""
        self._begin(Kind.CONTACT, contact_id, {"number": number}, self._added())

    def let_contact_be_seen(self, contact_id: str, without_code: bool) -> None:
        """Say whether a contact may be seen before the workbook is unlocked."""
        self._begin(Kind.CONTACT, contact_id, {"seen_without_code": without_code}, self._added())

    def remove_contact(self, contact_id: str) -> None:
        """Take a contact away."""
        self._delete(Kind.CONTACT, contact_id)

    def put_contact_back(self, contact_id: str) -> None:
        """A contact was taken away by mistake."""
        self._write(Kind.CONTACT, contact_id, {DELETED: False})

    def rest_until_another_day(self) -> None:
        """”Gem resten til en anden dag”: nothing is asked for today; tomorrow everything is there again."""
        self._write(Kind.PROFILE, PROFILE_ID, {RESTING_ON: self.today().isoformat()})

    def go_on_today(self) -> None:
        """Take the rest of today out again after all."""
        self._write(Kind.PROFILE, PROFILE_ID, {RESTING_ON: None})

    def _added(self) -> Mapping[str, Json]:
        """Never written again, so that a contact keeps its place however often it is changed."""
        return {"added": self.today().isoformat()}
