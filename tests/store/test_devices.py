"""Several devices of one person, and a list that stands for the hub: all agree, and no text is lost.

The hub keeps an order; each device sends what waits and reads on from where it was. Answers get lost, the
same stretch is read twice, apps are closed and opened, clocks are wrong by a year.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from imr_workbook.domain.changes import PURGED, Change
from imr_workbook.domain.records import Value
from imr_workbook.domain.stamps import MAX_AHEAD_MS, Stamp, next_stamp, observe
from imr_workbook.domain.versions import Version
from imr_workbook.store.memory import MemoryStore

KEY = ("step", "r1")
NAMES = ("a1", "b2", "c3")
NOW_MS = 1_795_420_800_000
DAY_MS = 24 * 60 * 60 * 1000

skews = st.sampled_from([0, -DAY_MS, 3 * 60 * 1000, 400 * DAY_MS])
"""Milliseconds that a device's clock is wrong."""
fields = st.sampled_from(["text", "why"])


@dataclass
class Device:
    """One device: a store, a clock, and which changes have been here."""

    name: str
    skew_ms: int
    store: MemoryStore = field(init=False)
    seen: set[Change] = field(default_factory=set)
    read: int = 0
    last: Stamp | None = None

    def __post_init__(self) -> None:
        self.store = MemoryStore(self.name)

    def write(self, name: str, text: str, now_ms: int) -> Change:
        """As the door of a workbook writes."""
        standing = self.standing(name)
        base = None if standing is None else standing.stamp
        self.last = next_stamp(self.last, now_ms + self.skew_ms, self.name, base)
        (kept,) = self.store.append([Change("r1", "step", name, text, self.last, base)])
        self.seen.add(kept)
        return kept

    def purge(self, now_ms: int) -> None:
        """As the door purges, where there is anything to purge."""
        record = self.store.record(KEY)
        if record is not None and not record.bare:
            self.last = next_stamp(self.last, now_ms + self.skew_ms, self.name, record.changed)
            self.store.append([Change("r1", "step", PURGED, True, self.last, record.purged)])

    def receive(self, changes: list[Change], now_ms: int) -> None:
        """As the door accepts."""
        self.store.append(changes)
        self.last = observe(self.last, (change.stamp for change in changes), now_ms + self.skew_ms)
        self.seen.update(changes)

    def restart(self, now_ms: int) -> None:
        """Close the app and open it again."""
        values = (value for record in self.store.records() for value in record.fields.values())
        self.last = observe(self.store.last_stamp, (one.stamp for one in values), now_ms + self.skew_ms)

    def standing(self, name: str) -> Value | None:
        record = self.store.record(KEY)
        return None if record is None else record.fields.get(name)

    def versions(self, name: str) -> list[Version]:
        return [one for one in self.store.versions(*KEY) if one.field == name]


class Devices(RuleBasedStateMachine):
    """Three devices do as they please; at the end they meet."""

    @initialize(skew=st.tuples(skews, skews, skews))
    def start(self, skew: tuple[int, ...]) -> None:
        self.now_ms = NOW_MS
        self.devices = [Device(name, ms) for name, ms in zip(NAMES, skew, strict=True)]
        self.hub: list[Change] = []
        self.seen_by_writer: dict[Change, set[Change]] = {}

    @rule(device=st.integers(0, 2), name=fields, minutes=st.sampled_from([0, 1, 30]))
    def write(self, device: int, name: str, minutes: int) -> None:
        """What a person writes stands at once, whatever any clock says."""
        self.now_ms += minutes * 60_000
        writer = self.devices[device]
        before = set(writer.seen)
        change = writer.write(name, f"tekst {len(self.seen_by_writer)}", self.now_ms)
        self.seen_by_writer[change] = before
        standing = writer.standing(name)
        assert standing == Value(change.value, change.stamp, change.base)

    @rule(device=st.integers(0, 2), answered=st.booleans())
    def send(self, device: int, answered: bool) -> None:
        """The hub knows a change that it has; its answer may be lost on the way."""
        waiting = self.devices[device].store.outbox()
        self.hub += [change for change in waiting if change not in self.hub]
        if answered:
            self.devices[device].store.acknowledge(waiting)

    @rule(device=st.integers(0, 2), most=st.integers(1, 9))
    def receive(self, device: int, most: int) -> None:
        reader = self.devices[device]
        changes = self.hub[reader.read : reader.read + most]
        reader.receive(changes, self.now_ms)
        reader.read += len(changes)

    @rule(device=st.integers(0, 2), back=st.integers(1, 9))
    def receive_again(self, device: int, back: int) -> None:
        reader = self.devices[device]
        reader.receive(self.hub[max(0, reader.read - back) : reader.read], self.now_ms)

    @rule(device=st.integers(0, 2))
    def restart(self, device: int) -> None:
        self.devices[device].restart(self.now_ms)

    def teardown(self) -> None:
        """All have heard of everything: they agree, and every text that nobody wrote over is to be found."""
        for number in range(3):
            self.send(number, answered=True)
        for device in self.devices:
            device.receive(self.hub[device.read :], self.now_ms)
        for name in ("text", "why"):
            self._agree(name)
            self._nothing_lost(name)

    def _agree(self, name: str) -> None:
        values = {device.standing(name) for device in self.devices}
        assert len(values) == 1

    def _nothing_lost(self, name: str) -> None:
        sent = [change for change in self.hub if change.field == name]
        written_over = {old for change in sent for old in self.seen_by_writer[change]}
        for change in sent:
            for device in self.devices:
                standing = device.standing(name)
                assert standing is not None
                kept = [one for one in device.versions(name) if one.value.content == change.value]
                assert len(kept) <= 1
                if change not in written_over and standing.content != change.value:
                    assert [one.concurrent for one in kept] == [True]


TestDevices = Devices.TestCase
TestDevices.settings = settings(max_examples=150, stateful_step_count=25, deadline=None)


@given(st.tuples(skews, skews, skews), st.lists(st.tuples(st.integers(0, 2), fields), max_size=15))
def test_taking_turns_is_no_conflict(skew: tuple[int, ...], turns: list[tuple[int, str]]) -> None:
    """Whoever reads before writing and sends afterwards is never told ”Du skrev også”."""
    devices = [Device(name, ms) for name, ms in zip(NAMES, skew, strict=True)]
    hub: list[Change] = []
    for count, (turn, name) in enumerate(turns):
        device, now_ms = devices[turn], NOW_MS + count * 60_000
        device.receive(hub[device.read :], now_ms)
        device.read = len(hub)
        device.write(name, f"tekst {count}", now_ms)
        hub += device.store.outbox()
        device.store.acknowledge(device.store.outbox())
    for device in devices:
        device.receive(hub[device.read :], NOW_MS)
        assert not [one for one in device.store.versions(*KEY) if one.concurrent]


actions = st.lists(
    st.tuples(st.sampled_from(["write", "write", "purge", "send", "receive"]), st.integers(0, 2), fields)
)


@given(st.tuples(skews, skews, skews), actions)
def test_what_was_purged_is_on_no_device_in_the_end(
    skew: tuple[int, ...], done: list[tuple[str, int, str]]
) -> None:
    """Neither as a value, an earlier text nor something to send, wherever it was written and whenever heard of."""
    devices = [Device(name, ms) for name, ms in zip(NAMES, skew, strict=True)]
    hub: list[Change] = []
    written: list[Change] = []
    for count, (what, number, name) in enumerate(done):
        device, now_ms = devices[number], NOW_MS + count * 30 * 60_000
        if what == "write":
            written.append(device.write(name, f"tekst {count}", now_ms))
        elif what == "purge":
            device.purge(now_ms)
        elif what == "send":
            hub += device.store.outbox()
            device.store.acknowledge(device.store.outbox())
        else:
            device.receive(hub[device.read :], now_ms)
            device.read = len(hub)
    for device in devices:
        hub += device.store.outbox()
    for device in devices:
        device.receive([*hub, *hub], NOW_MS)
    purged = max((change.stamp for change in hub if change.field == PURGED), default=None)
    after = {change.value for change in written if purged is not None and change.stamp > purged}
    assert all(device.store.records() == devices[0].store.records() for device in devices)
    for device in devices:
        if purged is not None:
            kept = [one for name in ("text", "why") for one in device.versions(name)]
            waiting = [change for change in device.store.outbox() if change.field != PURGED]
            values = [device.standing(name) for name in ("text", "why")]
            there = [one.content for one in values if one] + [one.value.content for one in kept]
            assert {*there, *(change.value for change in waiting)} <= after


@given(st.lists(st.booleans(), max_size=20))
def test_a_clock_a_year_ahead_does_not_move_the_others(turns: list[bool]) -> None:
    """Only who writes over what it wrote must go along; everything else keeps the right time."""
    good, bad = Device("a1", 0), Device("b2", 400 * DAY_MS)
    for count, of_good in enumerate(turns):
        now_ms = NOW_MS + count
        if of_good:
            change = good.write("text", f"tekst {count}", now_ms)
            assert change.stamp.ms <= now_ms + MAX_AHEAD_MS + 1
            bad.receive([change], now_ms)
        else:
            good.receive([bad.write("why", f"tekst {count}", now_ms)], now_ms)
        good.restart(now_ms)


def test_a_copied_device_agrees_with_itself() -> None:
    """Two copies of one device write at the same moment: both let the same text stand, and keep the other."""
    one, other = Device("a1", 0), Device("a1", 0)
    here, there = one.write("text", "Gå en tur", NOW_MS), other.write("text", "Løbe", NOW_MS)
    assert here.stamp == there.stamp
    one.receive([there], NOW_MS)
    other.receive([here], NOW_MS)
    assert one.standing("text") == other.standing("text")
    assert [version.value.content for version in one.versions("text")] == [
        version.value.content for version in other.versions("text")
    ]
    assert len(one.versions("text")) == 1
