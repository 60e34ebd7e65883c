"""Opening a workbook once its key is there, and how large it is on the disk: with the seal, without it, and as plain
SQLite.

Plain SQLite holds the same documents as JSON in one table with a readable key, and is opened, read and parsed whole.
In rounds taken in turn; of each the lower quartile counts.
"""

from __future__ import annotations

import json
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from bench.scale import Scale
from bench.store import filled_store, quartile
from bench.unsealed import Unsealed
from imr_workbook.content.library import Library
from imr_workbook.demo import fill
from imr_workbook.device.clock import system_clock
from imr_workbook.domain.settings import Settings
from imr_workbook.store.documents import change_document, record_document
from imr_workbook.store.files import SEALED
from imr_workbook.store.opening import open_store
from imr_workbook.store.seals import Seal, Sealed
from imr_workbook.workbook import Workbook
from tests.store.sealed import SEAL
from tests.vault.places import opened as opened_vault

FIELDS = ("text", "version", "wording.prompt")
MANY = 10_000
"""From so many records on, a few rounds say enough."""
FEW = 3

Act = Callable[[], object]


@dataclass(frozen=True)
class Opened:
    """Times from nothing open to a workbook that can be drawn, in milliseconds, and bytes on the disk.

    None where it was left out.
    """

    what: str
    records: int
    sealed_ms: float
    unsealed_ms: float | None
    sqlite_ms: float
    sealed_bytes: int
    unsealed_bytes: int | None
    sqlite_bytes: int


def measure(scale: Scale) -> list[Opened]:
    """Every size, smallest first; then the demo."""
    sizes = [_of_size(records, scale.openings) for records in scale.opened]
    return [*sizes, _of_demo(scale.openings)]


def _of_size(records: int, rounds: int) -> Opened:
    with tempfile.TemporaryDirectory() as place:
        sealed, unsealed = Path(place) / "sealed", Path(place) / "unsealed"
        for folder, seal in ((sealed, SEAL), (unsealed, Unsealed())):
            folder.mkdir()
            filled_store(folder, records, FIELDS, seal).close()
        plain = _plain(sealed, SEAL)
        few = min(FEW, rounds) if records >= MANY else rounds
        acts: list[Act] = [
            lambda: _open(sealed, SEAL),
            lambda: _open(unsealed, Unsealed()),
            lambda: _read(plain),
        ]
        ours, without, sqlite = _in_turn(few, *acts)
        sizes = [_size(file) for file in (sealed / SEALED, unsealed / SEALED, plain)]
        return Opened(f"{records:,} records", records, ours, without, sqlite, *sizes)


def _of_demo(rounds: int) -> Opened:
    with tempfile.TemporaryDirectory() as place:
        sealed = Path(place) / "sealed"
        sealed.mkdir()
        fill(sealed)
        with closing(opened_vault(sealed)) as vault:
            seal = Sealed(vault.key_for("rows"))
        with closing(open_store(sealed, seal)) as store:
            count = len(store.records())
        plain = _plain(sealed, seal)
        ours, sqlite = _in_turn(rounds, lambda: _open(sealed, seal), lambda: _read(plain))
        sizes = _size(sealed / SEALED), None, _size(plain)
        return Opened("the demo, as it is", count, ours, None, sqlite, *sizes)


def _plain(folder: Path, seal: Seal) -> Path:
    """The same documents, those that wait to be sent too, as JSON in plain SQLite beside a store."""
    path = folder / "plain.db"
    with closing(open_store(folder, seal)) as store, closing(sqlite3.connect(path)) as db, db:
        db.execute("CREATE TABLE record (kind TEXT, id TEXT, body TEXT, PRIMARY KEY (kind, id))")
        db.execute("CREATE TABLE outbox (field TEXT PRIMARY KEY, body TEXT)")
        records = ((one.kind, one.id, _text(record_document(one))) for one in store.records())
        db.executemany("INSERT INTO record VALUES (?, ?, ?)", records)
        waiting = (
            (_text([one.kind, one.record_id, one.field]), _text(change_document(one)))
            for one in store.outbox()
        )
        db.executemany("INSERT INTO outbox VALUES (?, ?)", waiting)
    return path


def _open(folder: Path, seal: Seal) -> None:
    store = open_store(folder, seal)
    Workbook(store, Library(()), system_clock, Settings(), lambda _settings: None).close()


def _read(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db:
        for _kind, _id, body in db.execute("SELECT kind, id, body FROM record"):
            json.loads(body)


def _text(document: object) -> str:
    return json.dumps(document, ensure_ascii=False, separators=(",", ":"))


def _size(path: Path) -> int:
    return path.stat().st_size


def _in_turn(rounds: int, *acts: Act) -> Iterator[float]:
    """Milliseconds that each takes."""
    times = [[_ms(act) for act in acts] for _ in range(max(rounds, 2))]
    return (quartile(each) for each in zip(*times, strict=True))


def _ms(act: Act) -> float:
    begun = time.perf_counter()
    act()
    return (time.perf_counter() - begun) * 1000
