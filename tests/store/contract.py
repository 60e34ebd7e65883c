"""What every store promises. Subclasses say how one is opened."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from imr_workbook.domain.changes import DELETED, PURGED, Change, Json
from imr_workbook.domain.records import Value
from imr_workbook.domain.stamps import Stamp
from imr_workbook.domain.versions import SITTING_MS, Version
from imr_workbook.store.store import Store
from tests.store.everything import everything

THERE = "another-device"
ODD = [
    "",
    "Æ ø å, ”citat”",
    "\x00",
    "\U0001f331",
    "\ud800",
    "linje\nto\u2028tre",
    "'; DROP TABLE row; --",
    "x" * 20_000,
]


class StoreContract:
    """Inherited by one class of tests a store."""

    def open(self, folder: Path) -> Store:
        """A store in an empty folder."""
        raise NotImplementedError

    @pytest.fixture
    def store(self, tmp_path: Path) -> Store:
        return self.open(tmp_path)

    def own(self, store: Store, ms: int, value: Json, base: Stamp | None = None, **where: str) -> Change:
        """A change of this device."""
        return self.change(store.device, ms, value, base, **where)

    def change(
        self,
        device: str,
        ms: int,
        value: Json,
        base: Stamp | None = None,
        *,
        record: str = "r1",
        kind: str = "step",
        field: str = "text",
    ) -> Change:
        return Change(record, kind, field, value, Stamp(ms, 0, device), base)

    # records ---------------------------------------------------------------------------------

    def test_a_new_store_is_empty(self, store: Store) -> None:
        """Nothing is invented."""
        assert store.records() == []
        assert store.outbox() == []
        assert store.cursors() == {}
        assert store.versions("step", "r1") == []
        assert store.last_stamp is None
        assert store.device
        assert "-" not in store.device

    def test_what_is_appended_is_there(self, store: Store) -> None:
        """Each field with its value, its stamp and its base."""
        change = self.own(store, 5, "Gå en tur", Stamp(3, 0, "b"))
        store.append([change, self.own(store, 6, {"a": [1, None]}, field="other")])
        (record,) = store.records()
        assert (record.kind, record.id, record.schema) == ("step", "r1", 1)
        assert record.fields["text"] == Value("Gå en tur", change.stamp, change.base)
        assert record.get("other") == {"a": [1, None]}

    @pytest.mark.parametrize("text", ODD, ids=range(len(ODD)))
    def test_any_text_comes_back_letter_for_letter(self, store: Store, text: str) -> None:
        """Whatever was typed; half a surrogate pair or a null too."""
        store.append([self.own(store, 5, text), self.own(store, 6, text * 2, Stamp(5, 0, store.device))])
        assert store.records()[0].get("text") == text * 2
        assert store.outbox()[0].value == text * 2

    def test_ids_and_kinds_of_any_letters_are_kept_apart(self, store: Store) -> None:
        """Records are told apart by kind and id together, however these are written."""
        pairs = [
            ("a", "b.c"),
            ("a.b", "c"),
            ('a","b', "c"),
            ("a", 'b","c'),
            ("Å", "å"),
            ("å", "Å"),
            ("1", "01"),
        ]
        for ms, (kind, record) in enumerate(pairs):
            store.append([self.own(store, ms, ms, kind=kind, record=record)])
        assert {(one.kind, one.id, one.get("text")) for one in store.records()} == {
            (kind, record, ms) for ms, (kind, record) in enumerate(pairs)
        }
        assert len(store.outbox()) == len(pairs)

    def test_removed_records_stay(self, store: Store) -> None:
        """A tombstone must meet the edits that have not arrived yet."""
        store.append([self.own(store, 1, "x"), self.own(store, 2, True, field=DELETED)])
        assert store.records()[0].deleted
        store.append([self.change(THERE, 3, "y")])
        assert store.records()[0].deleted

    def test_a_later_version_is_carried(self, store: Store) -> None:
        """Kinds, fields and versions that this code does not know come back as they were."""
        change = Change("r1", "kind_of_2031", "felt.9", [{"x": 1.5}], Stamp(1, 2, THERE), Stamp(0, 1, "c"), 7)
        store.append([change])
        (record,) = store.records()
        assert (record.kind, record.schema) == ("kind_of_2031", 7)
        assert record.fields == {"felt.9": Value([{"x": 1.5}], change.stamp, change.base)}

    def test_changes_of_one_batch_meet(self, store: Store) -> None:
        """Two changes to a record in one append, in the wrong order too."""
        store.append(
            [self.own(store, 6, "nyere"), self.own(store, 5, "ældre"), self.own(store, 1, 1, field="n")]
        )
        (record,) = store.records()
        assert (record.get("text"), record.get("n")) == ("nyere", 1)

    # outbox ----------------------------------------------------------------------------------

    def test_own_changes_wait_oldest_first(self, store: Store) -> None:
        """The hub hears of things in the order in which they were written."""
        changes = [self.own(store, ms, ms, record=f"r{ms}") for ms in (3, 4, 5)]
        store.append(changes[:1])
        store.append(changes[1:])
        assert store.outbox() == changes

    def test_changes_of_others_are_not_sent_back(self, store: Store) -> None:
        """They come from the hub."""
        store.append([self.change(THERE, 1, "x")], {"private": 1})
        assert store.outbox() == []

    def test_a_later_change_replaces_an_unsent_one_and_keeps_its_base(self, store: Store) -> None:
        """A sentence that was saved ten times is sent once, over the value that others know."""
        known = self.change(THERE, 1, "Gå")
        first = self.own(store, 2, "Gå en", known.stamp)
        other = self.own(store, 3, "x", record="r2")
        second = self.own(store, 4, "Gå en tur", first.stamp)
        third = self.own(store, 5, "Gå en tur nu", second.stamp)
        store.append([known])
        store.append([first])
        store.append([other])
        store.append([second, third])
        sent = Change("r1", "step", "text", "Gå en tur nu", third.stamp, known.stamp)
        assert store.outbox() == [other, sent]
        assert store.records()[0].fields["text"].base == known.stamp

    def test_what_is_kept_is_told(self, store: Store) -> None:
        """The caller folds the very changes that are stored and sent."""
        first = self.own(store, 2, "a")
        second = self.own(store, 3, "b", first.stamp)
        remote = self.change(THERE, 1, "c")
        assert store.append([first]) == [first]
        assert store.append([second, remote]) == [
            Change("r1", "step", "text", "b", second.stamp, None),
            remote,
        ]

    def test_one_written_over_a_value_from_elsewhere_tells_so(self, store: Store) -> None:
        """Having seen another device's text, ours is no longer written over the unsent one."""
        unsent = self.own(store, 2, "mit")
        theirs = self.change(THERE, 3, "dit")
        mine = self.own(store, 4, "vores", theirs.stamp)
        for change in (unsent, theirs, mine):
            store.append([change])
        assert store.outbox() == [mine]

    def test_acknowledged_changes_are_gone(self, store: Store) -> None:
        """What the hub has is not sent again."""
        changes = [self.own(store, ms, ms, record=f"r{ms}") for ms in (3, 4, 5)]
        store.append(changes)
        store.acknowledge(changes[:2])
        assert store.outbox() == changes[2:]
        store.acknowledge([*changes, *changes])
        assert store.outbox() == []

    def test_one_overwritten_while_it_was_sent_stays(self, store: Store) -> None:
        """The answer of the hub is about the earlier one; the later has still to go."""
        first = self.own(store, 3, "a")
        store.append([first])
        second = self.own(store, 4, "b", first.stamp)
        store.append([second])
        store.acknowledge([first])
        assert [one.value for one in store.outbox()] == ["b"]
        store.acknowledge(store.outbox())
        assert store.outbox() == []

    def test_acknowledging_what_was_never_here_is_harmless(self, store: Store) -> None:
        """An answer may arrive twice, and late."""
        store.acknowledge([self.change(THERE, 1, "x")])
        assert store.outbox() == []

    def test_after_the_hub_has_one_the_next_is_written_over_that(self, store: Store) -> None:
        """The chain of bases that others see has no hole."""
        first = self.own(store, 3, "a")
        store.append([first])
        store.acknowledge([first])
        second = self.own(store, 4, "b", first.stamp)
        store.append([second])
        assert store.outbox() == [second]

    def test_an_own_change_that_is_known_is_not_sent_again(self, store: Store) -> None:
        """Own changes come back from the hub on a device that is set up anew."""
        change = self.own(store, 3, "a")
        store.append([change])
        store.acknowledge([change])
        store.append([change], {"private": 4})
        assert store.outbox() == []

    # versions --------------------------------------------------------------------------------

    def test_a_text_of_an_earlier_sitting_is_kept(self, store: Store) -> None:
        """Goals, plans and answers that were written over can be found."""
        first = self.own(store, 1, "Jeg vil på ferie")
        second = self.own(store, 1 + SITTING_MS * 2, "Jeg vil på højskole", first.stamp)
        store.append([first])
        store.append([second])
        (version,) = store.versions("step", "r1")
        assert (version.kind, version.record_id, version.field) == ("step", "r1", "text")
        assert version.value.content == "Jeg vil på ferie"
        assert not version.concurrent
        assert store.versions("step", "r2") == []
        assert store.versions("answer", "r1") == []

    def test_a_concurrent_text_is_kept_once(self, store: Store) -> None:
        """However often it arrives."""
        mine, theirs = self.own(store, 5, "Gå en tur"), self.change(THERE, 4, "Løbe")
        store.append([mine])
        store.append([theirs, theirs], {"private": 1})
        store.append([theirs])
        (version,) = store.versions("step", "r1")
        assert version.concurrent
        assert version.value == Value("Løbe", theirs.stamp)
        assert store.records()[0].get("text") == "Gå en tur"

    def test_earlier_texts_of_a_copy_are_kept_once_and_in_their_order(self, store: Store) -> None:
        """Those of a workbook that was taken out: beside what is kept already, the one written first first."""
        found = [
            Version("step", "r1", "text", Value(word, Stamp(ms, 0, THERE)), concurrent=ms == 2)
            for ms, word in ((3, "\ud800"), (1, "Æ"), (2, "ø"), (1, "Æ"))
        ]
        store.keep(found[:1])
        store.keep(found)
        assert store.versions("step", "r1") == [found[1], found[2], found[0]]
        assert store.records() == []

    def test_versions_stand_oldest_first(self, store: Store) -> None:
        """In the order in which they gave way."""
        base = None
        for n in range(4):
            change = self.own(store, 1 + n * SITTING_MS * 2, f"udgave {n}", base)
            store.append([change])
            base = change.stamp
        assert [one.value.content for one in store.versions("step", "r1")] == [
            f"udgave {n}" for n in range(3)
        ]

    # purging ---------------------------------------------------------------------------------

    def purged(self, store: Store) -> Change:
        """A record with earlier words, a concurrent text and something to send; then its purge."""
        first = self.own(store, 1, "Jeg vil på ferie")
        second = self.own(store, 1 + SITTING_MS * 2, "Jeg vil på højskole", first.stamp)
        for batch in ([first, self.own(store, 1, "derfor", field="why")], [second]):
            store.append(batch)
        store.append([self.change(THERE, 2, "Jeg vil sejle")], {"private": 1})
        store.append([self.own(store, 1 + SITTING_MS * 3, True, field=DELETED)])
        assert len(store.versions("step", "r1")) == 2
        return self.own(store, 2 + SITTING_MS * 3, True, field=PURGED)

    def test_a_purge_leaves_the_bare_tombstone_and_sends_that_alone(self, store: Store) -> None:
        """Values, earlier words and what waited to be sent are gone; other records are as they were."""
        other = self.own(store, 1, "Løbe", record="r2")
        store.append([other])
        gone = self.purged(store)
        assert store.append([gone]) == [gone]
        left = {one.id: one for one in store.records()}
        assert left["r1"].fields == {PURGED: Value(True, gone.stamp)}
        assert left["r2"].get("text") == "Løbe"
        assert store.versions("step", "r1") == []
        assert store.outbox() == [other, gone]
        assert store.last_stamp == gone.stamp

    def test_a_purge_from_another_device_does_the_same(self, store: Store) -> None:
        """And what waited here is not sent after it."""
        mine = self.purged(store)
        theirs = self.change(THERE, mine.stamp.ms, True, field=PURGED)
        store.append([theirs], {"private": 2})
        (record,) = store.records()
        assert record.bare
        assert store.versions("step", "r1") == []
        assert store.outbox() == []

    def test_old_changes_that_arrive_later_bring_nothing_back(self, store: Store) -> None:
        """Neither as a value nor as an earlier text, nor to be sent; own ones from a copy either."""
        gone = self.purged(store)
        store.append([gone])
        late = [self.change(THERE, 3, "Jeg vil sejle igen"), self.own(store, 4, "Mit gamle")]
        assert store.append(late) == late
        (record,) = store.records()
        assert record.bare
        assert store.versions("step", "r1") == []
        assert store.outbox() == [gone]
        assert store.last_stamp == gone.stamp

    def test_within_one_batch_a_purge_takes_what_came_before_it(self, store: Store) -> None:
        """Whatever the order in the batch."""
        first = self.own(store, 1, "Jeg vil på ferie")
        second = self.own(store, 1 + SITTING_MS * 2, "Jeg vil på højskole", first.stamp)
        gone = self.own(store, 2 + SITTING_MS * 2, True, field=PURGED)
        store.append([first, gone, second])
        (record,) = store.records()
        assert record.bare
        assert store.versions("step", "r1") == []
        assert store.outbox() == [gone]

    def test_what_is_written_after_a_purge_is_kept_and_sent(self, store: Store) -> None:
        """An exercise is answered anew under the same id."""
        gone = self.purged(store)
        new = self.own(store, gone.stamp.ms + 1, "Noget nyt")
        newer = self.own(store, gone.stamp.ms + 1 + SITTING_MS * 2, "Noget nyere", new.stamp)
        store.append([gone])
        store.append([new])
        store.acknowledge(store.outbox())
        store.append([newer])
        (record,) = store.records()
        assert record.get("text") == "Noget nyere"
        assert [one.value.content for one in store.versions("step", "r1")] == ["Noget nyt"]
        assert store.outbox() == [newer]

    # cursors, stamps, all or none ------------------------------------------------------------

    def test_a_cursor_is_kept_with_its_data(self, store: Store) -> None:
        """Each stream has its own; None leaves them; a later number replaces an earlier."""
        store.append([self.change(THERE, 1, "x")], {"private": 7})
        store.append([self.own(store, 2, "y")])
        store.append([], {"group": 3})
        assert store.cursors() == {"private": 7, "group": 3}
        store.append([], {"private": 9})
        assert store.cursors() == {"private": 9, "group": 3}

    def test_what_is_given_out_is_a_copy(self, store: Store) -> None:
        """Nobody changes the store by changing what it said."""
        store.append([self.own(store, 1, "x")], {"private": 7})
        store.cursors()["private"] = 0
        store.outbox().clear()
        store.records().clear()
        assert store.cursors() == {"private": 7}
        assert len(store.outbox()) == len(store.records()) == 1

    def test_the_last_stamp_is_the_latest_own(self, store: Store) -> None:
        """A clock far ahead elsewhere must not become ours by way of the disk."""
        store.append([self.own(store, 5, "x"), self.own(store, 4, "y", record="r2")])
        store.append([self.change(THERE, 9_000_000, "z", record="r3")])
        assert store.last_stamp == Stamp(5, 0, store.device)

    def test_all_or_none(self, store: Store) -> None:
        """One that cannot be kept keeps the whole batch out, the cursor and the stamp too."""
        store.append([self.own(store, 1, "før")], {"private": 1})
        before = everything(store, [("step", "r1")])

        def changes() -> Iterator[Change]:
            yield self.own(store, 2, "halvt", Stamp(1, 0, store.device))
            yield self.own(store, 3, "nyt", record="r2")
            raise OverflowError

        with pytest.raises(OverflowError):
            store.append(changes(), {"private": 2})
        assert everything(store, [("step", "r1")]) == before
        store.append([self.own(store, 4, "efter", record="r2")])
        assert len(store.records()) == 2

    def test_an_empty_append_changes_nothing(self, store: Store) -> None:
        """And is no error."""
        assert store.append([]) == []
        assert store.records() == []
        assert store.last_stamp is None

    def test_closing_twice_is_harmless(self, store: Store) -> None:
        """A window and the command may both let go."""
        store.close()
        store.close()
