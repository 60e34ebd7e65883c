"""The file of a later version: known as one, and read without a byte being written.

SQLite cannot read a file together with its log without making, tidying or locking something beside them. So the
bytes of both are read, the log is laid over the file as SQLite would do it, and what comes out is opened in memory:
in the folder nothing is changed, made or held, however the process ends.
"""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Iterator
from pathlib import Path
from struct import unpack_from
from sys import byteorder
from typing import Final, Literal

from imr_workbook.store.disk import disk
from imr_workbook.store.sqlite_file import APPLICATION, FORMAT, meaning
from imr_workbook.store.store import StoreDamaged

_LOG_HEAD, _FRAME_HEAD = 32, 24
_FILE_HEAD = 100
_LEAST_PAGE, _LARGEST_PAGE = 512, 65536
_NO_LOG = b"\x01\x01"
"""In the file's head, at 18: to be read without a log."""
_ORDER: Final[dict[int, Literal["little", "big"]]] = {0x377F0682: "little", 0x377F0683: "big"}
"""By the number that a log begins with: the order of the bytes that its checksums are reckoned in."""


def is_later(path: Path) -> bool:
    """Whether a later version wrote the store at `path`.

    Raises:
        StoreNotWritable: it is there and cannot be read.
    """
    with disk():
        if not path.is_file():
            return False
        with path.open("rb") as file:
            head = file.read(_FILE_HEAD)
        log = _log_of(path)
        # The log is laid over the file only where one of the two says so: that is rare, and takes its time.
        if not any(map(_says_later, (head, *_first_pages(log)))):
            return False
        return _says_later(_with_log(path.read_bytes(), log))


def opened_in_memory(path: Path) -> sqlite3.Connection:
    """What stands in the file at `path` and its log now, for reading only.

    Raises:
        StoreNotWritable: they cannot be read.
        StoreDamaged: this version, or this platform, cannot make anything of them.
    """
    with disk():
        if path.with_name(f"{path.name}-journal").exists():
            raise StoreDamaged("journal")
        image = bytearray(_with_log(path.read_bytes(), _log_of(path)))
    image[18:20] = _NO_LOG
    db = sqlite3.connect(":memory:", isolation_level=None)
    try:
        with meaning():
            _fill(db, bytes(image))
    except BaseException:
        db.close()
        raise
    return db


def _fill(db: sqlite3.Connection, image: bytes) -> None:
    if not hasattr(db, "deserialize"):
        raise StoreDamaged("deserialize")
    db.deserialize(image)
    db.execute("PRAGMA trusted_schema = OFF")
    db.execute("PRAGMA query_only = ON")
    if db.execute("PRAGMA integrity_check(1)").fetchone() != ("ok",):
        raise StoreDamaged("integrity_check")


def _log_of(path: Path) -> bytes:
    log = path.with_name(f"{path.name}-wal")
    return log.read_bytes() if log.is_file() else b""


def _says_later(head: bytes) -> bool:
    """Whether the first bytes of a store say that a later version wrote it."""
    if len(head) < _FILE_HEAD:
        return False
    version, application = unpack_from(">i", head, 60)[0], unpack_from(">I", head, 68)[0]
    return bool(application == APPLICATION and version > FORMAT)


def _first_pages(log: bytes) -> Iterator[bytes]:
    """The beginning of the file as each frame of a log that has it has it, whole or not."""
    for at, size in _frames(log):
        if unpack_from(">I", log, at)[0] == 1:
            yield log[at + _FRAME_HEAD : at + _FRAME_HEAD + min(size, _FILE_HEAD)]


def _frames(log: bytes) -> Iterator[tuple[int, int]]:
    """Where each frame of a log begins, and the bytes of its page; none where it is no log."""
    if len(log) < _LOG_HEAD or unpack_from(">I", log)[0] not in _ORDER:
        return
    size: int = unpack_from(">I", log, 8)[0]
    if _LEAST_PAGE <= size <= _LARGEST_PAGE and size & (size - 1) == 0:
        step = _FRAME_HEAD + size
        yield from ((at, size) for at in range(_LOG_HEAD, len(log) - step + 1, step))


def _with_log(file: bytes, log: bytes) -> bytes:
    """What SQLite finds in a file and its log: each page as the last whole commit left it."""
    pages, count, size = _committed(log)
    whole = bytearray(file[: count * size].ljust(count * size, b"\0")) if count else bytearray(file)
    for number, page in pages.items():
        if number <= count:
            whole[(number - 1) * size : number * size] = page
    return bytes(whole)


def _committed(log: bytes) -> tuple[dict[int, bytes], int, int]:
    """The pages in a log by number, up to its last whole commit; how many the file has then; and the bytes of each."""
    pages, new, count, size = dict[int, bytes](), dict[int, bytes](), 0, 0
    for at, size in _whole_frames(log):
        number, commit = unpack_from(">2I", log, at)
        new[number] = log[at + _FRAME_HEAD : at + _FRAME_HEAD + size]
        if commit:
            pages |= new
            new, count = {}, commit
    return pages, count, size


def _whole_frames(log: bytes) -> Iterator[tuple[int, int]]:
    """The frames of a log up to the first that is spoilt or left of an earlier log."""
    before = (0, 0)
    for at, size in _frames(log):
        order = _ORDER[unpack_from(">I", log)[0]]
        if at == _LOG_HEAD:
            before = _sum(log[:24], order, before)
            if before != unpack_from(">2I", log, 24):
                return
        before = _sum(log[at : at + 8], order, before)
        before = _sum(log[at + _FRAME_HEAD : at + _FRAME_HEAD + size], order, before)
        if log[at + 8 : at + 16] != log[16:24] or before != unpack_from(">2I", log, at + 16):
            return
        yield at, size


def _sum(data: bytes, order: str, before: tuple[int, int]) -> tuple[int, int]:
    """SQLite's checksum of a log, going on from another."""
    words = array("I", data)
    if order != byteorder:
        words.byteswap()
    one, two = before
    pairs = iter(words)
    for first, second in zip(pairs, pairs, strict=True):
        one = (one + first + two) & 0xFFFFFFFF
        two = (two + second + one) & 0xFFFFFFFF
    return one, two
