"""A spoilt log is noticed where it hides something confirmed, and only there; real logs of the real store."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from imr_workbook.domain.changes import Change
from imr_workbook.domain.stamps import Stamp
from imr_workbook.store.log_file import refuse_hidden
from imr_workbook.store.store import StoreDamaged
from imr_workbook.store.tinydb_store import FILE, TinyDBStore
from tests.store.sealed import SEAL, opened

HEAD, FRAME = 32, 24 + 4096
COMMITS = 8


def write(store: TinyDBStore, number: int) -> None:
    stamp = Stamp(number + 1, 0, store.device)
    store.append([Change(f"r{number % 5}", "answer", "text", f"Svar {number} " * 60, stamp)])


@pytest.fixture
def killed(tmp_path: Path) -> tuple[bytes, bytes]:
    """The file and the log of a store that was never closed."""
    (tmp_path / "first").mkdir()
    with closing(opened(tmp_path / "first")) as store:
        for number in range(COMMITS):
            write(store, number)
        return (tmp_path / "first" / FILE).read_bytes(), log_of(tmp_path / "first").read_bytes()


def log_of(folder: Path) -> Path:
    return folder / f"{FILE}-wal"


def hidden(folder: Path, file: bytes, log: bytes) -> bool:
    """Whether something in these is found to be hidden."""
    (folder / FILE).write_bytes(file)
    log_of(folder).write_bytes(log)
    try:
        refuse_hidden(folder / FILE)
    except StoreDamaged:
        return True
    return False


def flipped(data: bytes, byte: int, bit: int = 1) -> bytes:
    return data[:byte] + bytes([data[byte] ^ 1 << bit]) + data[byte + 1 :]


def ends(log: bytes) -> list[int]:
    """Where each commit ends."""
    marks = range(HEAD, len(log) - FRAME + 1, FRAME)
    return [at + FRAME for at in marks if int.from_bytes(log[at + 4 : at + 8], "big")]


def test_a_whole_log_hides_nothing(tmp_path: Path, killed: tuple[bytes, bytes]) -> None:
    """Nor does one that was cut anywhere, as it is while it grows, nor none."""
    file, log = killed
    assert len(ends(log)) > COMMITS
    assert not hidden(tmp_path, file, log)
    assert not any(hidden(tmp_path, file, log[:length]) for length in range(0, len(log), 4093))
    log_of(tmp_path).unlink()
    refuse_hidden(tmp_path / FILE)


def test_wherever_a_frame_is_spoilt_what_comes_behind_is_noticed(
    tmp_path: Path, killed: tuple[bytes, bytes]
) -> None:
    """In its page, its checksum and its salts; the store is not opened and not a byte is changed."""
    file, log = killed
    *_, last_but_one, _last = ends(log)
    for frame in range(HEAD, last_but_one, FRAME):
        for within in (0, 8, 16, 24, 24 + 4095):
            # Where the mark of the last but one commit is not to be believed, there may have been no more than one.
            if frame != last_but_one - FRAME or within >= 16:
                assert hidden(tmp_path, file, flipped(log, frame + within)), (frame, within)
    spoilt = flipped(log, HEAD + 100)
    assert hidden(tmp_path, file, spoilt)
    with pytest.raises(StoreDamaged):
        TinyDBStore(tmp_path, SEAL)
    assert (file, spoilt) == ((tmp_path / FILE).read_bytes(), log_of(tmp_path).read_bytes())


def test_the_transaction_that_was_being_written_may_be_spoilt_anywhere(
    tmp_path: Path, killed: tuple[bytes, bytes]
) -> None:
    """Nobody was told of it: that is what the power's going leaves."""
    file, log = killed
    *_, before, last = ends(log)
    assert last - before > FRAME
    for byte in range(before, last, 397):
        assert not hidden(tmp_path, file, flipped(log, byte))
    for frame in range(before, last, FRAME):
        assert not hidden(tmp_path, file, log[:frame] + bytes(FRAME) + log[frame + FRAME :])
        assert not hidden(tmp_path, file, log[:frame] + b"\xa5" * FRAME + log[frame + FRAME :])


def test_a_spoilt_head_is_noticed_where_the_file_has_not_all_of_the_log(
    tmp_path: Path, killed: tuple[bytes, bytes]
) -> None:
    """Every bit of it, and also none of it left."""
    file, log = killed
    for bit in range(HEAD * 8):
        assert hidden(tmp_path, file, flipped(log, bit // 8, bit % 8)), bit
    assert hidden(tmp_path, file, bytes(HEAD) + log[HEAD:])
    # A frame that is itself spoilt says nothing.
    assert not hidden(tmp_path, file, bytes(len(log)))


def test_a_head_that_is_torn_as_the_log_begins_anew_hides_nothing(tmp_path: Path) -> None:
    """Everything behind it is in the file by then."""
    (tmp_path / "first").mkdir()
    with closing(opened(tmp_path / "first")) as store:
        for number in range(COMMITS):
            write(store, number)
        store._rows._db.execute("PRAGMA wal_checkpoint(RESTART)")
        file, old = (tmp_path / "first" / FILE).read_bytes(), log_of(tmp_path / "first").read_bytes()
        write(store, COMMITS)
        new = log_of(tmp_path / "first").read_bytes()
    assert new[:HEAD] != old[:HEAD]
    assert not hidden(tmp_path, file, new), "with the frames of the earlier log behind its own"
    for length in range(1, HEAD):
        assert not hidden(tmp_path, file, new[:length] + old[length:])
