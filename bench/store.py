"""One change made durable, with more and more records behind it: beside the same store without a seal, SQLite by
itself and TinyDB's storages.

Every competitor changes one text of about 300 bytes in a file of its own on the same disk, in rounds taken
in turn, so that all meet the same machine. Of each the lower quartile counts: whatever else the machine does
only ever adds.
"""

from __future__ import annotations

import itertools
import json
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tinydb import TinyDB
from tinydb.middlewares import CachingMiddleware
from tinydb.storages import JSONStorage

from bench.scale import Scale
from bench.unsealed import Unsealed
from imr_workbook.domain.changes import Change
from imr_workbook.domain.kinds import Kind
from imr_workbook.domain.stamps import Stamp
from imr_workbook.store.seals import Seal
from imr_workbook.store.sqlite_file import DURABLE
from imr_workbook.store.tinydb_store import TinyDBStore
from tests.store.sealed import SEAL

TURNS = 10
"""Changes by one before it is another's turn."""
JSON_ROUNDS = 8
"""TinyDB's own storage writes the whole file each time: few rounds say enough."""
JSON_MOST = 10_000
"""Beyond this one change takes it seconds: left out."""
BATCH = 2_000
FILLED_MS = 1_700_000_000_000
TEXT = "Jeg gik en tur ned til vandet, og det var godt at komme ud. " * 5

Act = Callable[[int], None]
"""Makes one change durable; the number makes it another than the last."""


@dataclass(frozen=True)
class Saved:
    """Time of one durable change with so many records, in milliseconds; none where it was left out."""

    records: int
    ours: float
    unsealed: float
    sqlite: float
    json: float | None
    caching: float | None


def measure(scale: Scale) -> list[Saved]:
    """Every size, smallest first."""
    return [_measured(records, scale.rounds) for records in scale.saved]


def filled_store(
    folder: Path, records: int, fields: Sequence[str] = ("text",), seal: Seal = SEAL
) -> TinyDBStore:
    """A store that holds so many answers."""
    store = TinyDBStore(folder, seal)
    stamps = (Stamp(FILLED_MS + ms // BATCH, ms % BATCH, store.device) for ms in itertools.count())
    changes = (
        Change(f"answer-{number}", Kind.ANSWER, name, f"{TEXT}{number}", next(stamps))
        for number in range(records)
        for name in fields
    )
    while batch := list(itertools.islice(changes, BATCH)):
        store.append(batch)
    return store


def quartile(times: Iterable[float]) -> float:
    """The lower quartile."""
    return statistics.quantiles(times, n=4, method="inclusive")[0]


def _times(act: Act, rounds: int) -> Iterator[float]:
    for number in range(rounds):
        begun = time.perf_counter()
        act(number)
        yield (time.perf_counter() - begun) * 1000


def _measured(records: int, rounds: int) -> Saved:
    with tempfile.TemporaryDirectory() as folder:
        rivals = [
            _ours(Path(folder), records, SEAL),
            _ours(Path(folder) / "unsealed", records, Unsealed()),
            _sqlite(Path(folder) / "raw.db", records),
        ]
        turns = [[list(_times(act, TURNS)) for act, _close in rivals] for _ in range(rounds // TURNS)]
        for _act, close in rivals:
            close()
        ours, unsealed, raw = (
            quartile(itertools.chain.from_iterable(each)) for each in zip(*turns, strict=True)
        )
        small = records <= JSON_MOST
        return Saved(
            records,
            ours,
            unsealed,
            raw,
            _tinydb(Path(folder) / "plain.json", records, JSON_ROUNDS) if small else None,
            _tinydb(Path(folder) / "cached.json", records, rounds, caching=True) if small else None,
        )


def _ours(folder: Path, records: int, seal: Seal) -> tuple[Act, Callable[[], None]]:
    folder.mkdir(exist_ok=True)
    store = filled_store(folder, records, seal=seal)
    # As autosave does: later in the same sitting.
    ms = itertools.count(FILLED_MS + 60_000)

    def act(number: int) -> None:
        stamp = Stamp(next(ms), 0, store.device)
        store.append(
            [
                Change(
                    f"answer-{number % records}",
                    Kind.ANSWER,
                    "text",
                    f"{TEXT}{stamp}",
                    stamp,
                    store.last_stamp,
                )
            ]
        )

    return act, store.close


def _sqlite(path: Path, records: int) -> tuple[Act, Callable[[], None]]:
    """The least that makes a row durable: one row replaced in one transaction, with the same pragmas."""
    db = sqlite3.connect(path, isolation_level=None)
    for pragma in ("locking_mode = EXCLUSIVE", "journal_mode = WAL", *DURABLE):
        db.execute(f"PRAGMA {pragma}")
    db.execute("CREATE TABLE row (id TEXT PRIMARY KEY, body BLOB NOT NULL) WITHOUT ROWID")
    db.execute("BEGIN")
    db.executemany(
        "INSERT INTO row VALUES (?, ?)", ((f"answer-{number}", _body(number)) for number in range(records))
    )
    db.execute("COMMIT")

    def act(number: int) -> None:
        db.execute("BEGIN IMMEDIATE")
        db.execute("INSERT OR REPLACE INTO row VALUES (?, ?)", (f"answer-{number % records}", _body(number)))
        db.execute("COMMIT")

    return act, db.close


def _body(number: int) -> bytes:
    return json.dumps({"text": f"{TEXT}{number}"}, ensure_ascii=False).encode()


def _tinydb(path: Path, records: int, rounds: int, *, caching: bool = False) -> float:
    storage = CachingMiddleware(JSONStorage) if caching else JSONStorage
    with TinyDB(path, storage=storage) as db:
        db.insert_multiple({"text": f"{TEXT}{number}"} for number in range(records))

        def act(number: int) -> None:
            db.update({"text": f"{TEXT}{number}-{records}"}, doc_ids=[number % records + 1])

        return quartile(_times(act, rounds))
