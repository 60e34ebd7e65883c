"""SQLite's log, read before SQLite reads it: it stops at the first frame that is spoilt, and says nothing.

What follows it is then gone at the next tidying, however well it was confirmed. The form is the one documented
for WAL files: a head of 32 bytes, then frames of 24 bytes and a page, each with two salts that are the log's own
and a checksum over all that stands before it. So a frame can be told to be whole by the checksum of the one
in front of it, also where that one is spoilt.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from struct import Struct, unpack
from sys import byteorder
from typing import Final, Literal, TypeAlias

from imr_workbook.store.disk import disk
from imr_workbook.store.store import StoreDamaged

_HEAD, _FRAME_HEAD = 32, 24
_FRAME = Struct(">6I")
_LAST_CONFIRMED = 2
"""Commits from a spoilt frame on that show that the first of them was confirmed: the next comes after its sync."""

Order: TypeAlias = Literal["little", "big"]
Sum: TypeAlias = tuple[int, int]
"""A checksum."""

_MAGIC: Final[dict[int, Order]] = {0x377F0682: "little", 0x377F0683: "big"}


def refuse_hidden(store: Path) -> None:
    """See that SQLite will find all that is in the log of a store.

    What the power's going leaves is let through: of the transaction that was being written then, which nobody was
    told of, any frames may be spoilt or missing. Where another was begun behind it, it had been confirmed.

    Raises:
        StoreDamaged: something that was confirmed would be passed over.
        StoreNotWritable: it cannot be read.
    """
    with disk():
        path = store.with_name(f"{store.name}-wal")
        if not path.exists() or not (written := path.read_bytes()):
            return
        log = _Log(written, store.stat().st_size if store.exists() else 0)
        if log.head_whole:
            hidden = log.commits_behind() >= _LAST_CONFIRMED
        else:
            # A head is begun anew when everything in the log is in the file, and may be torn then.
            hidden = log.is_news(store.read_bytes() if store.exists() else b"")
    if hidden:
        raise StoreDamaged("log")


def laid_over(file: bytes, log: bytes) -> bytes:
    """What SQLite finds in a file and its log: each page as the last whole commit left it."""
    pages, count, size = _Log(log, len(file)).committed()
    if not count:
        return file
    whole = bytearray(file[: count * size].ljust(count * size, b"\0"))
    for number, page in pages.items():
        if number <= count:
            whole[(number - 1) * size : number * size] = page
    return bytes(whole)


def first_pages(log: bytes) -> list[bytes]:
    """The file's first page as each frame of its log that has it has it, whole or not."""
    return _Log(log, 0).pages_of(1)


@dataclass(frozen=True, slots=True)
class _Frame:
    number: int
    """Of its page, from 1."""
    pages: int
    """How many the file has after the commit that ends with this frame; 0 where none does."""
    salts: Sum
    told: Sum
    """The checksum that stands in it."""
    head: bytes
    page: bytes

    def follows(self, before: Sum, order: Order) -> bool:
        """Whether it is whole, when this is the checksum in front of it."""
        return _sum(self.page, order, _sum(self.head, order, before)) == self.told


class _Log:
    def __init__(self, written: bytes, file_bytes: int) -> None:
        head = written[:_HEAD].ljust(_HEAD, b"\0")
        magic, _version, page, _count, *rest = unpack(">8I", head)
        told: Sum = (rest[2], rest[3])
        known = magic in _MAGIC and 512 <= page <= 65536 and page & (page - 1) == 0
        self.head_whole = known and told == _sum(head[:24], _MAGIC[magic], (0, 0))
        """Whether SQLite reads what comes after it."""
        # SQLite writes in the order of the machine.
        self._order: Order = _MAGIC[magic] if self.head_whole else byteorder
        self._before = [told, _sum(head[:24], self._order, (0, 0))]
        """What may be the checksum of the head: the one that stands there, and the one that it comes to."""
        self._page = page if self.head_whole else 4096
        self._most = file_bytes // self._page
        self._frames = list(self._read(written))
        # Behind them may lie frames of an earlier log.
        salts = (rest[0], rest[1]) if self.head_whole else self._frames[0].salts if self._frames else None
        self._ours = next(
            (at for at, one in enumerate(self._frames) if one.salts != salts), len(self._frames)
        )
        self._salts = salts

    def _read(self, written: bytes) -> Iterator[_Frame]:
        step = _FRAME_HEAD + self._page
        for at in range(_HEAD, len(written) - step + 1, step):
            number, pages, *rest = _FRAME.unpack_from(written, at)
            page = written[at + _FRAME_HEAD : at + step]
            yield _Frame(number, pages, (rest[0], rest[1]), (rest[2], rest[3]), written[at : at + 8], page)

    def _is_whole(self, at: int) -> bool:
        frame = self._frames[at]
        before = [self._frames[at - 1].told] if at else self._before
        return frame.salts == self._salts and any(frame.follows(one, self._order) for one in before)

    def commits_behind(self) -> int:
        """How many commits there are from the first spoilt frame on, the last of them whole; 0 where none is."""
        broken = next((at for at in range(len(self._frames)) if not self._is_whole(at)), None)
        if broken is None:
            return 0
        # It may lie right behind the last commit, and be what an unfinished transaction left there.
        commits = [at for at in range(broken, len(self._frames)) if self._is_commit(at)]
        while commits and (commits[-1] == broken or not self._is_whole(commits[-1])):
            commits.pop()
        return len(commits)

    def _is_commit(self, at: int) -> bool:
        frame = self._frames[at]
        # In a spoilt one may stand anything: of a file so long this log cannot be.
        can_be = 0 < frame.number <= frame.pages <= self._most + len(self._frames)
        return frame.salts == self._salts and can_be

    def committed(self) -> tuple[dict[int, bytes], int, int]:
        """The pages by number, up to the last whole commit; how many the file has then; and the bytes of each."""
        pages, new, count = dict[int, bytes](), dict[int, bytes](), 0
        for at, frame in enumerate(self._frames if self.head_whole else ()):
            if not (frame.number and self._is_whole(at)):
                break
            new[frame.number] = frame.page
            if frame.pages:
                pages |= new
                new, count = {}, frame.pages
        return pages, count, self._page

    def pages_of(self, number: int) -> list[bytes]:
        """One page as each frame has it."""
        return [frame.page for frame in self._frames if frame.number == number]

    def is_news(self, file: bytes) -> bool:
        """Whether whole commits of it are not in the file."""
        whole = [at for at in range(self._ours) if self._is_whole(at)]
        last = next((at for at in reversed(whole) if self._frames[at].pages), None)
        if last is None:
            return False
        newest = {self._frames[at].number: self._frames[at].page for at in whole if at <= last}
        return any(
            file[(number - 1) * self._page : number * self._page] != page
            for number, page in newest.items()
            if number <= self._frames[last].pages
        )


def _sum(data: bytes, order: Order, before: Sum) -> Sum:
    """SQLite's checksum, going on from another; `data` has a whole number of 8 bytes."""
    words = array("I", data)
    if order != byteorder:
        words.byteswap()
    one, two = before
    pairs = iter(words)
    for first, second in zip(pairs, pairs, strict=True):
        one = (one + first + two) & 0xFFFFFFFF
        two = (two + second + one) & 0xFFFFFFFF
    return one, two
