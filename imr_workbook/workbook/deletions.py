"""What a person means to do with what they deleted, and with all of it."""

from __future__ import annotations

from datetime import date

from imr_workbook.content.exercises import Exercise
from imr_workbook.domain.answers import answer
from imr_workbook.domain.changes import DELETED
from imr_workbook.domain.deleted import Deleted, due, one_deleted
from imr_workbook.domain.erasure import ERASE_AT, WAIT, erasure_due
from imr_workbook.domain.kinds import Kind
from imr_workbook.domain.profile import PROFILE_ID
from imr_workbook.store.store import Store
from imr_workbook.workbook.week import WeekIntentions


class NotDeleted(ValueError):
    """It does not stand under ”Slettet for nylig”: it was put back, or it is gone."""


class DeletionIntentions(WeekIntentions):
    """Intentions on what was deleted. Each kind's own file has the deleting itself."""

    _tended: tuple[Store, date] | None = None
    """In which store, and on which day, what had been deleted for 30 days was last purged in this run."""

    def put_back(self, kind: str, record_id: str) -> None:
        """Let it stand again as it was; see `domain.deleted.Deleted` for its kind and id.

        Raises:
            NotDeleted: nothing is there to put back.
        """
        found = self._deleted(kind, record_id)
        if kind == Kind.CHECK_IN:
            self.put_answer_back(record_id)
            return
        stroke = [key for key in found.records if key[0] == kind]
        self._write_all((*key, {DELETED: False}) for key in stroke)

    def delete_now(self, kind: str, record_id: str) -> None:
        """Purge it: its values, its earlier words and its copies on the way to other devices, for good.

        Raises:
            NotDeleted: nothing is there to purge.
        """
        self._purge(self._deleted(kind, record_id).records)

    def answered_in(self, module_id: str) -> list[str]:
        """Ids of the module's exercises that are answered; raises UnknownContent."""
        found = (exercise.id for exercise in self.exercises_in(module_id))
        return [one for one in found if not answer(self.state, one).empty]

    def delete_answers(self, module_id: str) -> None:
        """Delete the answers in a module's exercises, in one stroke. What became of them under Mål stays.

        Raises:
            UnknownContent: no such module.
        """
        self._write_all((Kind.ANSWER, one, {DELETED: True}) for one in self.answered_in(module_id))

    def delete_everything_later(self) -> None:
        """Delete everything in three days; asked again, the first time stands."""
        at = self.now() + WAIT
        if not self._erasing:
            self._write(Kind.PROFILE, PROFILE_ID, {ERASE_AT: int(at.timestamp() * 1000)})

    def keep_everything(self) -> None:
        """”Fortryd”: nothing is deleted after all."""
        if self._erasing:
            self._write(Kind.PROFILE, PROFILE_ID, {ERASE_AT: None})

    def tend(self) -> bool:
        """Do what has come to be due: purge what was deleted 30 days ago.

        Called at the start and every minute; costs nothing but on the first call of a day.

        Returns:
            Whether the time has come to delete everything, which is not this workbook's to do: its file and
            its keys are its vault's. Never where it can only be read: there nobody could undo it in time.

        Raises:
            StoreError: nothing was purged; it is tried again at the next call.
        """
        if self.read_only:
            return False
        if erasure_due(self.state, self.now()):
            return True
        # A locked workbook stands on another store than an open one.
        if self._tended != (self._store, self.today()):
            self._purge(due(self.state, self.now()))
            self._tended = self._store, self.today()
        return False

    @property
    def _erasing(self) -> bool:
        record = self.state.record(Kind.PROFILE, PROFILE_ID)
        return record is not None and record.get(ERASE_AT) is not None

    def _deleted(self, kind: str, record_id: str) -> Deleted:
        found = one_deleted(self.state, self.now(), kind, record_id)
        if found is None:
            raise NotDeleted(kind)
        return found

    def exercises_in(self, module_id: str) -> list[Exercise]:
        """Every exercise of a module; raises UnknownContent."""
        module = self.library.module(module_id)
        topics = [*module.topics, *([] if module.together is None else [module.together])]
        return [
            block
            for topic in topics
            for page in topic.pages
            for block in page.blocks
            if isinstance(block, Exercise)
        ]
