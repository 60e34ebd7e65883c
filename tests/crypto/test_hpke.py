"""Sealing to a public key: as published, as another library does it, and for nobody but the recipient."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imr_workbook.crypto.agreement import agreed, new_secret, public_of
from imr_workbook.crypto.hpke import OVERHEAD, schedule, seal, shared_secret, unseal
from tests.crypto import second_opinion
from tests.crypto.odd import CANARY, NOT_BYTES, cut, flipped, refused, wrong_sizes
from tests.crypto.vectors import HPKE, LOW_ORDER
from tests.native import needs_a_second_opinion

SECRET = bytes(range(32))
RECIPIENT = public_of(SECRET)
INFO = b"imr/v1/wrap"
PLACE = b"epoch 1"

secrets = st.binary(min_size=32, max_size=32)
texts = st.binary(max_size=300)


# published ------------------------------------------------------------------------------------------------


def test_the_published_box_is_made() -> None:
    """With the randomness of the RFC, to the last byte."""
    made = seal(HPKE.recipient, HPKE.plain, HPKE.info, HPKE.aad, lambda _length: HPKE.ephemeral)
    assert made == HPKE.encapsulated + HPKE.box


def test_the_published_box_is_opened() -> None:
    """By the RFC's recipient."""
    assert public_of(HPKE.secret) == HPKE.recipient
    assert unseal(HPKE.secret, HPKE.encapsulated + HPKE.box, HPKE.info, HPKE.aad) == HPKE.plain


def test_the_published_steps_are_taken() -> None:
    """What is reached on the way: the shared secret, the key and the nonce."""
    agreement = agreed(HPKE.ephemeral, HPKE.recipient)
    assert shared_secret(agreement, HPKE.encapsulated, HPKE.recipient) == HPKE.shared
    assert schedule(HPKE.shared, HPKE.info) == (HPKE.key, HPKE.nonce)


# a second library -----------------------------------------------------------------------------------------


@needs_a_second_opinion
@given(secrets, texts, texts)
def test_another_library_opens_our_box(secret: bytes, plain: bytes, info: bytes) -> None:
    """It has no associated data in its one step; the published vector has."""
    box = seal(second_opinion.x25519_public(secret), plain, info)
    assert second_opinion.hpke_unsealed(secret, box, info) == plain


@needs_a_second_opinion
@given(secrets, texts, texts)
def test_we_open_the_box_of_another_library(secret: bytes, plain: bytes, info: bytes) -> None:
    """And the other way about."""
    box = second_opinion.hpke_sealed(public_of(secret), plain, info)
    assert unseal(secret, box, info) == plain


# what a box is --------------------------------------------------------------------------------------------


@given(secrets, texts, texts, texts)
def test_what_is_sealed_is_unsealed(secret: bytes, plain: bytes, info: bytes, bound_to: bytes) -> None:
    """The same bytes, and the box is longer by what it says."""
    box = seal(public_of(secret), plain, info, bound_to)
    assert unseal(secret, box, info, bound_to) == plain
    assert len(box) == len(plain) + OVERHEAD


def test_no_two_boxes_are_the_same() -> None:
    """Each has a key pair of its own, so no nonce comes twice under a key."""
    boxes = [seal(RECIPIENT, b"det samme", INFO) for _ in range(1_000)]
    assert len({box[:32] for box in boxes}) == len(boxes)
    assert len({box[32:] for box in boxes}) == len(boxes)


# refused --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("plain", [b"", CANARY], ids=["nothing", "text"])
def test_a_changed_box_is_refused(plain: bytes) -> None:
    """Whichever byte it is: of the sender's key, of the content, of the tag."""
    for changed in flipped(seal(RECIPIENT, plain, INFO, PLACE)):
        refused(unseal, SECRET, changed, INFO, PLACE)


def test_the_bit_of_a_point_that_is_not_looked_at_is_bound_too() -> None:
    """X25519 comes to the same with it; the box does not open."""
    box = seal(RECIPIENT, CANARY, INFO)
    refused(unseal, SECRET, box[:31] + bytes([box[31] ^ 0x80]) + box[32:], INFO)


def test_a_cut_box_is_refused() -> None:
    """At each length, from either end, down to nothing; and one with something after it."""
    box = seal(RECIPIENT, CANARY, INFO, PLACE)
    for shorter in cut(box):
        refused(unseal, SECRET, shorter, INFO, PLACE)
    refused(unseal, SECRET, box + b"\0", INFO, PLACE)


def test_another_recipient_is_refused() -> None:
    """Who was not meant opens nothing."""
    box = seal(RECIPIENT, CANARY, INFO)
    for other in (new_secret(), bytes(32), SECRET[::-1]):
        refused(unseal, other, box, INFO)


def test_another_purpose_or_place_is_refused() -> None:
    """Each of the two is bound, and the one does not stand for the other."""
    box = seal(RECIPIENT, CANARY, INFO, PLACE)
    for other in (*flipped(INFO), *cut(INFO), INFO + b"\0"):
        refused(unseal, SECRET, box, other, PLACE)
    for other in (*flipped(PLACE), *cut(PLACE), PLACE + b"\0"):
        refused(unseal, SECRET, box, INFO, other)
    refused(unseal, SECRET, box, PLACE, INFO)


@pytest.mark.parametrize("point", LOW_ORDER.values(), ids=LOW_ORDER)
def test_points_of_low_order_are_refused(point: bytes) -> None:
    """As a recipient and as a sender: what everybody knows seals nothing."""
    box = seal(RECIPIENT, CANARY, INFO)
    refused(seal, point, CANARY, INFO)
    refused(unseal, SECRET, point + box[32:], INFO)


def test_wrong_sizes_are_refused() -> None:
    """Of either key."""
    box = seal(RECIPIENT, CANARY, INFO)
    for wrong in wrong_sizes(32):
        refused(seal, wrong, CANARY, INFO)
        refused(unseal, wrong, box, INFO)


@pytest.mark.parametrize("wrong", NOT_BYTES, ids=lambda wrong: type(wrong).__name__)
def test_what_is_no_bytes_is_refused(wrong: Any) -> None:
    """A message from elsewhere may hold anything."""
    box = seal(RECIPIENT, CANARY, INFO)
    refused(seal, wrong, CANARY, INFO)
    refused(seal, RECIPIENT, wrong, INFO)
    refused(seal, RECIPIENT, CANARY, INFO, wrong)
    refused(unseal, wrong, box, INFO)
    refused(unseal, SECRET, wrong, INFO)
    refused(unseal, SECRET, box, INFO, wrong)
