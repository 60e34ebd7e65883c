"""Signatures: only the owner of the seed makes them, for one message each."""

from __future__ import annotations

import hashlib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imr_workbook.crypto.signatures import content_hash, new_seed, public_of, sign, verify
from tests.crypto import second_opinion
from tests.crypto.odd import CANARY, NOT_BYTES, cut, flipped, refused, wrong_sizes
from tests.crypto.vectors import ED25519, SHA256_ABC, Signature
from tests.native import needs_a_second_opinion

SEED = bytes(range(32))
PUBLIC = public_of(SEED)

ORDER = 2**252 + 27742317777372353535851937790883648493
"""Of the group that Ed25519 reckons in."""

seeds = st.binary(min_size=32, max_size=32)
messages = st.binary(max_size=300)


@pytest.mark.parametrize("vector", ED25519, ids=lambda vector: vector.source)
def test_the_published_signatures_are_made(vector: Signature) -> None:
    """And checked."""
    assert public_of(vector.seed) == vector.public
    assert sign(vector.seed, vector.message) == vector.signature
    verify(vector.public, vector.message, vector.signature)


@needs_a_second_opinion
@given(seeds, messages)
def test_another_library_signs_the_same(seed: bytes, message: bytes) -> None:
    """Signatures have no chance in them: both come to the same, and each checks the other's."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    public, signature = second_opinion.signed(seed, message)
    assert public_of(seed) == public
    assert sign(seed, message) == signature
    verify(public, message, signature)
    Ed25519PublicKey.from_public_bytes(public).verify(sign(seed, message), message)


def test_a_changed_signature_is_refused() -> None:
    """Whichever byte it is."""
    for changed in flipped(sign(SEED, CANARY)):
        refused(verify, PUBLIC, CANARY, changed)


def test_a_changed_message_is_refused() -> None:
    """Another byte, another end, nothing."""
    signature = sign(SEED, CANARY)
    for other in (*flipped(CANARY), *cut(CANARY), CANARY + b"\0"):
        refused(verify, PUBLIC, other, signature)


def test_another_signer_is_refused() -> None:
    """Be the key another by one bit only."""
    signature = sign(SEED, CANARY)
    for other in (*flipped(PUBLIC), bytes(32), public_of(new_seed())):
        refused(verify, other, CANARY, signature)


def test_a_signature_has_one_form() -> None:
    """A second form of it, made by adding the order of the group, would let a change come twice as two."""
    signature = sign(SEED, CANARY)
    second = int.from_bytes(signature[32:], "little") + ORDER
    refused(verify, PUBLIC, CANARY, signature[:32] + second.to_bytes(32, "little"))


def test_a_key_that_fits_everything_is_refused() -> None:
    """With a public key of low order one signature would do for every message."""
    identity = bytes([1]) + bytes(31)
    for message in (b"", CANARY):
        refused(verify, identity, message, identity + bytes(32))


def test_wrong_sizes_are_refused() -> None:
    """Of seed, key and signature: the library beneath would read past their end."""
    signature = sign(SEED, CANARY)
    for wrong in wrong_sizes(32):
        refused(public_of, wrong)
        refused(sign, wrong, CANARY)
        refused(verify, wrong, CANARY, signature)
    for wrong in (*wrong_sizes(64), *cut(signature)):
        refused(verify, PUBLIC, CANARY, wrong)


def test_the_end_of_a_signature_is_no_beginning_of_a_message() -> None:
    """Where one ends and the other begins is never a matter of reckoning."""
    signature = sign(SEED, CANARY)
    refused(verify, PUBLIC, signature[-1:] + CANARY, signature[:-1])
    refused(verify, PUBLIC, CANARY[1:], signature + CANARY[:1])


@pytest.mark.parametrize("wrong", NOT_BYTES, ids=lambda wrong: type(wrong).__name__)
def test_what_is_no_bytes_is_refused(wrong: Any) -> None:
    """A message from elsewhere may hold anything."""
    refused(public_of, wrong)
    refused(sign, wrong, CANARY)
    refused(sign, SEED, wrong)
    refused(verify, wrong, CANARY, sign(SEED, CANARY))
    refused(verify, PUBLIC, wrong, sign(SEED, b""))
    refused(verify, PUBLIC, CANARY, wrong)


def test_no_two_seeds_are_the_same() -> None:
    """32 bytes, drawn anew each time."""
    drawn = {new_seed() for _ in range(1_000)}
    assert len(drawn) == 1_000
    assert {len(seed) for seed in drawn} == {32}


def test_the_published_hash_is_made() -> None:
    """SHA-256."""
    assert content_hash(b"abc") == SHA256_ABC


@given(messages)
def test_a_content_has_one_hash(content: bytes) -> None:
    """The same for the same bytes; another where one of them is."""
    assert content_hash(content) == hashlib.new("sha256", content).digest()
    assert content_hash(content) not in {content_hash(other) for other in (*flipped(content), *cut(content))}
