"""What a person means to do with all of the workbook at once: take a copy out, and bring one in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from imr_workbook.domain.changes import DELETED, PURGED, Change
from imr_workbook.domain.records import Record, Value, supersedes, swallowed
from imr_workbook.domain.stamps import Stamp
from imr_workbook.domain.versions import Version, kept
from imr_workbook.workbook.door import Door


class CopyIntentions(Door):
    """Everything there is, and the way back."""

    def everything(self) -> tuple[list[Record], list[Version]]:
        """Every record, removed ones and those of later versions too, and every kept earlier text.

        Both in an order that does not depend on when they were written.
        """
        records = sorted(
            (record for kind in self.state.kinds.values() for record in kind.values()),
            key=lambda record: (record.kind, record.id),
        )
        versions = [one for record in records for one in self._store.versions(record.kind, record.id)]
        return records, versions

    def bring_in(self, records: Iterable[Record], versions: Iterable[Version] = ()) -> int:
        """Take in what a copy holds: merged field by field, never in place of anything newer.

        A second time changes nothing. What was deleted here after the copy was taken stays deleted, and its
        words stay away: nobody who deletes something expects an old copy to put it back unseen.

        Returns:
            How many records are other than before.

        Raises:
            StoreError: nothing that stands has changed.
        """
        before, copies = self.state, {(record.kind, record.id): record for record in records}
        deleted = {
            key: found for key, copy in copies.items() if (found := self._deleted_here(copy)) is not None
        }
        # Before the records: where these cannot be kept, nothing that stands has changed.
        self._store.keep(one for one in versions if not _before(one, deleted.get((one.kind, one.record_id))))
        news = [change for key, copy in copies.items() for change in self._news(copy, deleted.get(key))]
        if news:
            self._accept(news)
        return sum(self.state.record(*key) is not before.record(*key) for key in copies)

    def bring_back_unsent(self) -> int:
        """Take back what still waits to be sent: there it stands a second time, where its record is damaged.

        Returns:
            How many records are other than before.

        Raises:
            StoreError: nothing that stands has changed.
        """
        fields: dict[tuple[str, str], dict[str, Value]] = {}
        for change in self._store.outbox():
            value = Value(change.value, change.stamp, change.base)
            fields.setdefault((change.kind, change.record_id), {})[change.field] = value
        return self.bring_in(Record(kind, record_id, found) for (kind, record_id), found in fields.items())

    def _deleted_here(self, copy: Record) -> Stamp | None:
        """When a copy's record was deleted here; none where it was not, or the copy knows that it was put back."""
        here = self.state.record(copy.kind, copy.id)
        removed = None if here is None else here.removed
        if here is None or removed is None:
            return None
        standing, other = here.fields.get(DELETED), copy.fields.get(DELETED)
        if other is None or other.stamp <= removed:
            return removed
        return removed if standing is not None and not supersedes(other, standing) else None

    def _news(self, copy: Record, deleted: Stamp | None) -> Iterator[Change]:
        """A change for each field of a copy's record that tells this workbook something."""
        here = self.state.record(copy.kind, copy.id)
        for name, value in copy.fields.items():
            standing = None if here is None else here.fields.get(name)
            if standing is None:
                news = deleted is None or value.stamp > deleted
            else:
                news = self._changes_something(copy, name, standing, value)
            change = Change(copy.id, copy.kind, name, value.content, value.stamp, value.base, copy.schema)
            if news and not swallowed(here, change):
                yield change

    def _changes_something(self, copy: Record, name: str, standing: Value, value: Value) -> bool:
        here = self.state.record(copy.kind, copy.id)
        if supersedes(value, standing) or here is None or copy.schema > here.schema:
            return True
        # A mark of a purge is no text: what it was before is not kept.
        lost = None if name == PURGED else kept(copy.kind, copy.id, name, standing, value)
        return lost is not None and not self._is_kept(lost)

    def _is_kept(self, version: Version) -> bool:
        here = self._store.versions(version.kind, version.record_id)
        return any((one.field, one.value[:2]) == (version.field, version.value[:2]) for one in here)


def _before(version: Version, deleted: Stamp | None) -> bool:
    return deleted is not None and version.value.stamp < deleted
