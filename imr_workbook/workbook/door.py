"""The one door: every change, from a tap or from another device, enters by `Door._accept`."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime

from imr_workbook.content.library import Library
from imr_workbook.device.clock import Clock
from imr_workbook.domain.changes import DELETED, PURGED, Change, Json
from imr_workbook.domain.kinds import Kind
from imr_workbook.domain.records import Record, same_content
from imr_workbook.domain.seen_contacts import seen_contacts
from imr_workbook.domain.settings import Settings
from imr_workbook.domain.stamps import Stamp, next_stamp, observe
from imr_workbook.domain.state import WorkbookState, fold, state_of
from imr_workbook.store.store import Lost, Store
from imr_workbook.workbook.listeners import Listener, Listeners

KeepSettings = Callable[[Settings], None]
"""Makes settings durable; raises OSError when it cannot."""


def random_id() -> str:
    """A new record id."""
    return uuid.uuid4().hex


class Door:
    """The open workbook: its state now, and the way in for changes."""

    def __init__(
        self,
        store: Store,
        library: Library,
        clock: Clock,
        settings: Settings,
        keep_settings: KeepSettings,
        new_id: Callable[[], str] = random_id,
    ) -> None:
        self.library = library
        """The handouts."""
        self.state: WorkbookState = state_of(store.records())
        """Everything in the workbook now."""
        self.settings = settings
        """How the app looks on this device."""
        self.saved_at: datetime | None = None
        """When something was last made durable in this run."""
        self.purges = 0
        """How often something was purged in this run."""
        self._store = store
        self._clock = clock
        self._new_id = new_id
        self._keep_settings = keep_settings
        self._last = self._observed(None, _stamps(self.state))
        self._listeners = Listeners()

    def now(self) -> datetime:
        """The device's time, aware."""
        return self._clock()

    def today(self) -> date:
        """The device's date."""
        return self.now().date()

    @property
    def damaged(self) -> int:
        """How many records and earlier texts in the file do not open: they are left out, and left as they are."""
        return self._store.damaged

    @property
    def read_only(self) -> bool:
        """Whether a later version of the app wrote it: every change raises StoreReadOnly."""
        return self._store.read_only

    @property
    def lost(self) -> Lost | None:
        """What damage to the file has cost, until that was read; none where there is nothing to read."""
        return self._store.lost

    def count_lost(self, backup: int | None) -> None:
        """As `Store.count_lost`, when everything was brought in. What was deleted and has come back goes again."""
        before = self._store.lost
        if marks := self._store.lost_marks():
            self._accept(marks)
        self._store.count_lost(backup)
        if self._store.lost != before:
            self._listeners.tell()

    def have_read_lost(self) -> None:
        """It need not be told any more; raises StoreError."""
        self._store.forget_lost()
        self._listeners.tell()

    def backed_up(self, backup: int) -> None:
        """All of it stands in the backup with this number."""
        self._store.backed_up(backup)

    def fresh_id(self) -> str:
        """An id for something that is about to be written."""
        return self._new_id()

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call `listener` after every change until the returned function is called."""
        return self._listeners.subscribe(listener)

    def change_settings(self, **values: object) -> None:
        """Change how the app looks or speaks.

        Raises:
            OSError: the settings file could not be written; nothing is changed.
        """
        settings = Settings.model_validate({**self.settings.model_dump(), **values})
        if settings == self.settings:
            return
        self._keep_settings(settings)
        self.settings = settings
        self._listeners.tell()

    def stand_on(self, store: Store) -> None:
        """Be the workbook of another store from now on: the same object, so that what waits to be saved is.

        The store before is not closed. Raises StoreError where the new one cannot be read; nothing is changed.
        """
        state = state_of(store.records())
        self._store, self.state, self.saved_at = store, state, None
        self._last = self._observed(None, _stamps(state))
        self._listeners.tell()

    def forget_settings(self) -> None:
        """Look and speak as on the first day; nothing is written."""
        self.settings = Settings()

    def close(self) -> None:
        """Let go of the store."""
        self._store.close()

    def _accept(self, changes: Iterable[Change], cursor: Mapping[str, int] | None = None) -> None:
        """Disk first, then memory, then screens: what a person sees as saved is saved.

        Raises:
            StoreError: nothing of it was kept, and the state is as before; StoreReadOnly, where nothing ever is.
        """
        kept = self._store.append(changes, cursor)
        self._last = self._observed(self._last, (change.stamp for change in kept))
        self.state = fold(self.state, kept)
        self.saved_at = self.now()
        self.purges += any(change.field == PURGED for change in kept)
        self._listeners.tell()
        if any(change.kind == Kind.CONTACT for change in kept):
            self._show_contacts()

    def _show_contacts(self) -> None:
        """Keep the copies outside the vault as the contacts are.

        Raises:
            OSError: the settings file could not be written; it is tried again with the next contact.
        """
        seen = seen_contacts(self.state)
        if seen != self.settings.contacts:
            self.change_settings(contacts=seen)

    def _write(self, kind: str, record_id: str, fields: Mapping[str, Json]) -> None:
        """Give fields of one record new values; those that already stand so are left alone."""
        self._write_all([(kind, record_id, fields)])

    def _write_all(self, records: Iterable[tuple[str, str, Mapping[str, Json]]]) -> None:
        """Give fields of several records new values in one transaction."""
        changes: list[Change] = []
        now_ms = _ms(self.now())
        for kind, record_id, fields in records:
            old = self.state.record(kind, record_id)
            for name, content in fields.items():
                value = None if old is None else old.fields.get(name)
                if value is not None and same_content(value.content, content):
                    continue
                base = None if value is None else value.stamp
                stamp = self._stamp(now_ms, base or (None if old is None else old.purged))
                changes.append(Change(record_id, kind, name, content, stamp, base))
        if changes:
            self._accept(changes)

    def _begin(
        self, kind: str, record_id: str, fields: Mapping[str, Json], begun: Mapping[str, Json]
    ) -> None:
        """Write into a record that may be new; a new one is there from the first thing that says anything.

        Args:
            kind: kind of the record.
            record_id: its id, known or new.
            fields: what is written, texts letter for letter.
            begun: what else a new record holds.
        """
        there = self.state.record(kind, record_id)
        if there is not None and not there.bare:
            self._write(kind, record_id, fields)
        elif any(value.strip() if isinstance(value, str) else value for value in fields.values()):
            # What is written where something was purged is new, and is seen.
            again: Mapping[str, Json] = {} if there is None else {DELETED: False}
            self._write(kind, record_id, {**again, **begun, **fields})

    def _delete(self, kind: str, record_id: str) -> None:
        self._write(kind, record_id, {DELETED: True})

    def _purge(self, keys: Iterable[tuple[str, str]]) -> None:
        """Empty records, (kind, id), for good and in one transaction; those that are empty so are left alone."""
        now_ms = _ms(self.now())
        found = (self.state.record(*key) for key in keys)
        changes = [
            self._emptying(record, now_ms) for record in found if record is not None and not record.bare
        ]
        if changes:
            self._accept(changes)

    def _emptying(self, record: Record, now_ms: int) -> Change:
        """After all that stands in the record, however wrong the clock was that wrote it."""
        return Change(
            record.id, record.kind, PURGED, True, self._stamp(now_ms, record.changed), record.purged
        )

    def _stamp(self, now_ms: int, over: Stamp | None) -> Stamp:
        """A stamp for what is written now; used up even when the store fails: it may have written more than it said."""
        self._last = next_stamp(self._last, now_ms, self._store.device, over)
        return self._last

    def _observed(self, last: Stamp | None, seen: Iterable[Stamp]) -> Stamp | None:
        """The stamp that the next one must come after: our own last, however far ahead, and what we have seen."""
        own = self._store.last_stamp
        # Our own always count, or a clock set back would give the same stamp twice.
        last = own if last is None or (own is not None and own > last) else last
        return observe(last, seen, _ms(self.now()))


def _stamps(state: WorkbookState) -> Iterator[Stamp]:
    for records in state.kinds.values():
        for record in records.values():
            for value in record.fields.values():
                yield value.stamp


def _ms(moment: datetime) -> int:
    return int(moment.timestamp() * 1000)
