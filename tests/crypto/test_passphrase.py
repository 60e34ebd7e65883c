"""A kode made slow to guess: as published, never too easy, and never with memory that cannot be had."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from imr_workbook.crypto import libsodium, passphrase
from imr_workbook.crypto.passphrase import AIM_S, FLOOR, LEVELS, MIB, Effort, calibrated, new_salt, stretch
from tests.crypto import second_opinion
from tests.crypto.odd import CANARY, NOT_BYTES, flipped, refused, wrong_sizes
from tests.crypto.vectors import ARGON2ID_TAG
from tests.native import needs_a_second_opinion

SALT = bytes(range(16))
LIGHT = Effort(passes=1, memory=8 * 1024)
"""For what does not depend on the effort."""

salts = st.binary(min_size=16, max_size=16)


# published, and a second library --------------------------------------------------------------------------


@needs_a_second_opinion
def test_the_second_library_makes_the_published_tag() -> None:
    """libsodium has no lanes, secret or data: so the other one is held to the RFC, and ours to the other."""
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    published = Argon2id(
        salt=b"\2" * 16, length=32, iterations=3, lanes=4, memory_cost=32, secret=b"\3" * 8, ad=b"\4" * 12
    )
    assert published.derive(b"\1" * 32) == ARGON2ID_TAG


@needs_a_second_opinion
@settings(max_examples=40)
@given(st.binary(max_size=100), salts, st.integers(1, 4), st.integers(8, 300), st.integers(16, 64))
def test_another_library_stretches_the_same(
    secret: bytes, salt: bytes, passes: int, kib: int, length: int
) -> None:
    """Whatever the secret, the empty one too, and whatever the effort."""
    memory = kib * 1024
    ours = libsodium.argon2id(secret, salt, passes, memory, length)
    assert ours == second_opinion.argon2id(secret, salt, passes, memory, length)


@needs_a_second_opinion
@pytest.mark.parametrize("effort", LEVELS, ids=lambda effort: f"{effort.passes} x {effort.memory // MIB} MiB")
def test_another_library_stretches_the_same_at_every_level(effort: Effort) -> None:
    """With the very efforts that a kode is made with."""
    ours = stretch("Blåbærgrød 14.05".encode(), SALT, effort)
    assert ours == second_opinion.argon2id(
        "Blåbærgrød 14.05".encode(), SALT, effort.passes, effort.memory, 32
    )


# what stretching is ---------------------------------------------------------------------------------------


def test_every_kode_salt_and_effort_comes_to_something_else() -> None:
    """And the same ones to the same, today and in ten years."""
    assert stretch(b"123456", SALT, LIGHT) == stretch(b"123456", SALT, LIGHT)
    others = [stretch(kode, SALT, LIGHT) for kode in (b"", b"123456", b"1234567", *flipped(b"123456"))]
    others += [stretch(b"123456", salt, LIGHT) for salt in flipped(SALT)]
    others += [stretch(b"123456", SALT, Effort(passes, LIGHT.memory)) for passes in (2, 3)]
    others += [stretch(b"123456", SALT, Effort(1, kib * 1024)) for kib in (9, 16)]
    assert len(set(others)) == len(others)
    assert {len(one) for one in others} == {32}


def test_no_two_salts_are_the_same() -> None:
    """16 bytes, drawn anew each time."""
    drawn = {new_salt() for _ in range(1_000)}
    assert len(drawn) == 1_000
    assert {len(salt) for salt in drawn} == {16}


def test_a_salt_of_wrong_size_is_refused() -> None:
    """Nothing is filled up or cut to fit."""
    for wrong in wrong_sizes(16):
        refused(stretch, CANARY, wrong, LIGHT)


@pytest.mark.parametrize("wrong", NOT_BYTES, ids=lambda wrong: type(wrong).__name__)
def test_what_is_no_bytes_is_refused(wrong: Any) -> None:
    """A kode is encoded before it comes here."""
    refused(stretch, wrong, SALT, LIGHT)
    refused(stretch, CANARY, wrong, LIGHT)


@pytest.mark.parametrize(
    "effort",
    [Effort(0, 8192), Effort(-1, 8192), Effort(1, 0), Effort(1, -1), Effort(1, 4096), Effort(1, 2**60)],
)
def test_an_effort_that_cannot_be_is_refused(effort: Effort) -> None:
    """A damaged number in a slot is no effort."""
    refused(stretch, CANARY, SALT, effort)


def test_too_little_memory_is_not_a_wrong_kode() -> None:
    """A device that cannot give so much now says so: more than it has, though libsodium would take the number."""
    with pytest.raises(MemoryError) as caught:
        stretch(CANARY, SALT, Effort(passes=1, memory=4 << 40 - 1))
    assert caught.value.args == ()


# calibrating ----------------------------------------------------------------------------------------------


def ticking(seconds: Iterable[float]) -> Callable[[], float]:
    """A clock by which each thing that is timed takes so long, one after the other."""
    readings = itertools.chain.from_iterable((0.0, took) for took in seconds)
    return lambda: next(readings)


def steady(speed: float) -> Iterator[float]:
    """How long the floor, and then the levels that are tried, take a device of so many seconds a MiB."""
    each = speed / MIB
    yield FLOOR.work * each
    yield from (level.work * each for level in reversed(LEVELS[1:]) if level.work * each <= AIM_S)


def test_the_levels_rise_from_the_floor() -> None:
    """OWASP's least is the least; no level asks for less memory than the one before."""
    assert LEVELS[0] == FLOOR == Effort(passes=2, memory=19 * MIB)
    assert [level.work for level in LEVELS] == sorted({level.work for level in LEVELS})
    assert [level.memory for level in LEVELS] == sorted(level.memory for level in LEVELS)


@pytest.mark.parametrize("seconds", [0.4, 1.0, 60.0, 86_400.0])
def test_a_slow_device_gets_the_floor(seconds: float) -> None:
    """Never less, however long it takes."""
    assert calibrated(ticking([seconds])) == FLOOR


def test_a_fast_device_gets_the_most() -> None:
    """As a computer does."""
    assert calibrated(ticking([0.001, 0.002])) == LEVELS[-1]
    assert calibrated(ticking([0.0, 0.0])) == LEVELS[-1]


def test_the_faster_the_device_the_higher_the_level() -> None:
    """Each of the levels is the right one for some device."""
    chosen = [calibrated(ticking(steady(speed))) for speed in (0.02, 0.005, 0.002, 0.0012, 0.0005)]
    assert chosen == list(LEVELS)


def test_a_level_that_turns_out_too_slow_is_not_taken() -> None:
    """A device may be quick with little memory and slow with much."""
    assert calibrated(ticking([0.001, AIM_S + 0.01, AIM_S + 0.01, 0.3])) == LEVELS[2]
    assert calibrated(ticking([0.001, 9.0, 9.0, 9.0, 9.0])) == FLOOR


def test_a_level_without_the_memory_for_it_is_not_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody gets a kode that the device cannot open with."""

    def little_memory(secret: bytes, salt: bytes, passes: int, memory: int, length: int) -> bytes:
        if memory > 32 * MIB:
            raise MemoryError
        return libsodium.argon2id(secret, salt, passes, memory, length)

    monkeypatch.setattr(passphrase, "argon2id", little_memory)
    assert calibrated(lambda: 0.0) == LEVELS[1]


def test_a_device_without_any_memory_gets_the_floor(monkeypatch: pytest.MonkeyPatch) -> None:
    """Making the kode then says what is wrong; no weaker one is made."""

    def no_memory(*_arguments: object) -> bytes:
        raise MemoryError

    monkeypatch.setattr(passphrase, "argon2id", no_memory)
    assert calibrated(lambda: 0.0) == FLOOR


def test_this_device_is_calibrated() -> None:
    """With its own clock: one of the levels, and the kode it makes opens."""
    assert calibrated() in LEVELS
