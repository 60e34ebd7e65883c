"""Sealing: only the key opens a box, and nobody changes one unnoticed."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imr_workbook.crypto import libsodium
from imr_workbook.crypto.sealing import NONCE_BYTES, OVERHEAD, new_key, seal, unseal
from tests.crypto import second_opinion
from tests.crypto.odd import CANARY, NOT_BYTES, cut, flipped, refused, wrong_sizes
from tests.crypto.vectors import CHACHA, XCHACHA, Aead
from tests.native import needs_a_second_opinion

KEY = bytes(range(32))
PLACE = b"step|r1"

keys = st.binary(min_size=32, max_size=32)
plains = st.binary(max_size=300)


# published ------------------------------------------------------------------------------------------------


def test_the_published_box_is_made() -> None:
    """XChaCha20-Poly1305 as its draft has it."""
    made = libsodium.xchacha20_encrypt(XCHACHA.plain, XCHACHA.aad, XCHACHA.nonce, XCHACHA.key)
    assert made == XCHACHA.box


def test_the_published_box_is_opened() -> None:
    """A box of ours is the nonce and then just that."""
    assert unseal(XCHACHA.key, XCHACHA.nonce + XCHACHA.box, XCHACHA.aad) == XCHACHA.plain


@pytest.mark.parametrize("vector", CHACHA, ids=lambda vector: vector.source)
def test_the_published_boxes_of_the_short_nonce(vector: Aead) -> None:
    """ChaCha20-Poly1305, which HPKE seals with."""
    assert libsodium.chacha20_encrypt(vector.plain, vector.aad, vector.nonce, vector.key) == vector.box
    assert libsodium.chacha20_decrypt(vector.box, vector.aad, vector.nonce, vector.key) == vector.plain


# a second library -----------------------------------------------------------------------------------------


@needs_a_second_opinion
@given(keys, plains, plains)
def test_another_library_opens_our_box(key: bytes, plain: bytes, bound_to: bytes) -> None:
    """What is written today can be read without us."""
    box = seal(key, plain, bound_to)
    cipher, nonce = second_opinion.xchacha(key, box[:NONCE_BYTES])
    assert cipher.decrypt(nonce, box[NONCE_BYTES:], bound_to) == plain


@needs_a_second_opinion
@given(keys, st.binary(min_size=24, max_size=24), plains, plains)
def test_we_open_the_box_of_another_library(key: bytes, nonce: bytes, plain: bytes, bound_to: bytes) -> None:
    """And the other way about."""
    cipher, rest = second_opinion.xchacha(key, nonce)
    assert unseal(key, nonce + cipher.encrypt(rest, plain, bound_to), bound_to) == plain


# what a box is --------------------------------------------------------------------------------------------


@given(keys, plains, plains)
def test_what_is_sealed_is_unsealed(key: bytes, plain: bytes, bound_to: bytes) -> None:
    """The same bytes, and the box is longer by what it says."""
    box = seal(key, plain, bound_to)
    assert unseal(key, box, bound_to) == plain
    assert len(box) == len(plain) + OVERHEAD


def test_nothing_of_it_can_be_read() -> None:
    """Neither the content, nor the key, nor what it is bound to."""
    box = seal(CANARY, CANARY, CANARY)
    assert all(CANARY[at : at + 4] not in box for at in range(len(CANARY) - 3))


def test_no_two_boxes_have_the_same_nonce() -> None:
    """The same bytes under the same key are another box each time: nobody sees that nothing changed."""
    boxes = [seal(KEY, b"det samme") for _ in range(10_000)]
    assert len({box[:NONCE_BYTES] for box in boxes}) == len(boxes)
    assert len({box[NONCE_BYTES:] for box in boxes}) == len(boxes)


def test_no_two_keys_are_the_same() -> None:
    """32 bytes, drawn anew each time."""
    drawn = {new_key() for _ in range(1_000)}
    assert len(drawn) == 1_000
    assert {len(key) for key in drawn} == {32}


# refused --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("plain", [b"", CANARY * 4], ids=["nothing", "text"])
def test_a_changed_box_is_refused(plain: bytes) -> None:
    """Whichever byte it is: of the nonce, of the content, of the tag."""
    for changed in flipped(seal(KEY, plain, PLACE)):
        refused(unseal, KEY, changed, PLACE)


def test_a_cut_box_is_refused() -> None:
    """At each length, from either end, down to nothing; and one with something after it."""
    box = seal(KEY, CANARY, PLACE)
    for shorter in cut(box):
        refused(unseal, KEY, shorter, PLACE)
    refused(unseal, KEY, box + b"\0", PLACE)
    refused(unseal, KEY, box + box, PLACE)


def test_another_key_is_refused() -> None:
    """Be it another by one bit only."""
    box = seal(KEY, CANARY, PLACE)
    for other in (*flipped(KEY), bytes(32), new_key()):
        refused(unseal, other, box, PLACE)


def test_another_place_is_refused() -> None:
    """A row moved to another table or id is no row."""
    box = seal(KEY, CANARY, PLACE)
    for other in (*flipped(PLACE), *cut(PLACE), PLACE + b"\0"):
        refused(unseal, KEY, box, other)


def test_the_halves_of_two_boxes_are_refused() -> None:
    """Nobody puts a box together from others."""
    one, other = seal(KEY, CANARY, PLACE), seal(KEY, CANARY, PLACE)
    for at in range(1, len(one)):
        refused(unseal, KEY, one[:at] + other[at:], PLACE)


def test_a_key_of_wrong_size_is_refused() -> None:
    """Both ways, the empty key too."""
    box = seal(KEY, CANARY)
    for wrong in wrong_sizes(32):
        refused(seal, wrong, CANARY)
        refused(unseal, wrong, box)


def test_a_nonce_of_wrong_size_is_refused() -> None:
    """Nothing is filled up or cut to fit."""
    for wrong in wrong_sizes(24):
        refused(libsodium.xchacha20_encrypt, CANARY, b"", wrong, KEY)
        refused(libsodium.xchacha20_decrypt, CANARY, b"", wrong, KEY)
    for wrong in wrong_sizes(12):
        refused(libsodium.chacha20_encrypt, CANARY, b"", wrong, KEY)
        refused(libsodium.chacha20_decrypt, CANARY, b"", wrong, KEY)


@pytest.mark.parametrize("wrong", NOT_BYTES, ids=lambda wrong: type(wrong).__name__)
def test_what_is_no_bytes_is_refused(wrong: Any) -> None:
    """A damaged file may give a number or nothing where there was a box."""
    box = seal(KEY, CANARY)
    refused(seal, wrong, CANARY)
    refused(seal, KEY, wrong)
    refused(seal, KEY, CANARY, wrong)
    refused(unseal, wrong, box)
    refused(unseal, KEY, wrong)
    refused(unseal, KEY, box, wrong)


@given(st.binary(max_size=200))
def test_any_bytes_are_refused(made_up: bytes) -> None:
    """What was not sealed does not open."""
    refused(unseal, KEY, made_up)
