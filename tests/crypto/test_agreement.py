"""Agreement: two reach the same secret, and nobody can lead them to one that everybody knows."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imr_workbook.crypto.agreement import agreed, new_secret, public_of
from tests.crypto import second_opinion
from tests.crypto.odd import NOT_BYTES, refused, wrong_sizes
from tests.crypto.vectors import (
    ALICE,
    ALICE_AND_BOB,
    ALICE_PUBLIC,
    BOB,
    BOB_PUBLIC,
    LOW_ORDER,
    X25519,
    X25519_AFTER_1,
    X25519_AFTER_1_000,
    Multiplication,
)
from tests.native import needs_a_second_opinion

secrets = st.binary(min_size=32, max_size=32)


@pytest.mark.parametrize("vector", X25519, ids=lambda vector: vector.source)
def test_the_published_products_are_made(vector: Multiplication) -> None:
    """The highest bit of a point is not looked at, as the RFC wants it."""
    assert agreed(vector.scalar, vector.point) == vector.product


def test_a_thousand_rounds_come_to_the_published_product() -> None:
    """One mistake in one of them would change all that follow."""
    scalar = point = bytes([9]) + bytes(31)
    for count in range(1, 1_001):
        scalar, point = agreed(scalar, point), scalar
        if count == 1:
            assert scalar == X25519_AFTER_1
    assert scalar == X25519_AFTER_1_000


def test_the_published_two_agree() -> None:
    """Each with the own secret and the other's public key."""
    assert (public_of(ALICE), public_of(BOB)) == (ALICE_PUBLIC, BOB_PUBLIC)
    assert agreed(ALICE, BOB_PUBLIC) == agreed(BOB, ALICE_PUBLIC) == ALICE_AND_BOB


@needs_a_second_opinion
@given(secrets, secrets)
def test_another_library_agrees(one: bytes, other: bytes) -> None:
    """With itself on either side."""
    assert public_of(one) == second_opinion.x25519_public(one)
    assert agreed(one, public_of(other)) == second_opinion.agreed(other, public_of(one))
    assert second_opinion.agreed(one, public_of(other)) == agreed(other, public_of(one))


@pytest.mark.parametrize("point", LOW_ORDER.values(), ids=LOW_ORDER)
@pytest.mark.parametrize("highest_bit", [0x00, 0x80])
def test_points_of_low_order_are_refused(point: bytes, highest_bit: int) -> None:
    """They would lead to zeros, which everybody knows; with the bit that is not looked at set, too."""
    for secret in (ALICE, BOB, bytes(32), b"\xff" * 32):
        refused(agreed, secret, point[:31] + bytes([point[31] | highest_bit]))


def test_wrong_sizes_are_refused() -> None:
    """The library beneath would read past their end."""
    for wrong in wrong_sizes(32):
        refused(public_of, wrong)
        refused(agreed, wrong, BOB_PUBLIC)
        refused(agreed, ALICE, wrong)


@pytest.mark.parametrize("wrong", NOT_BYTES, ids=lambda wrong: type(wrong).__name__)
def test_what_is_no_bytes_is_refused(wrong: Any) -> None:
    """A key from elsewhere may be anything."""
    refused(public_of, wrong)
    refused(agreed, wrong, BOB_PUBLIC)
    refused(agreed, ALICE, wrong)


def test_no_two_secrets_are_the_same() -> None:
    """32 bytes, drawn anew each time."""
    drawn = {new_secret() for _ in range(1_000)}
    assert len(drawn) == 1_000
    assert {len(secret) for secret in drawn} == {32}
