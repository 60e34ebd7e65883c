"""Keys from keys: one for each purpose, none of which tells of another; and names that hide what they name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imr_workbook.crypto.keys import KEY_BYTES, LEAST_SECRET_BYTES, blinded, derive, expand, extract
from tests.crypto import second_opinion
from tests.crypto.odd import CANARY, flipped, refused, wrong_sizes
from tests.crypto.vectors import HKDF, Derivation
from tests.native import needs_a_second_opinion

MASTER = bytes(range(32))
MOST = 255 * 32

secrets = st.binary(min_size=LEAST_SECRET_BYTES, max_size=80)


@pytest.mark.parametrize("vector", HKDF, ids=lambda vector: vector.source)
def test_the_published_keys_are_derived(vector: Derivation) -> None:
    """HKDF-SHA256, both its steps."""
    pseudorandom = extract(vector.salt, vector.secret)
    assert pseudorandom == vector.pseudorandom
    assert expand(pseudorandom, vector.info, vector.length) == vector.key


@needs_a_second_opinion
@given(secrets, st.text(max_size=20), st.binary(max_size=80), st.integers(1, 200))
def test_another_library_derives_the_same(secret: bytes, purpose: str, salt: bytes, length: int) -> None:
    """Whatever the purpose is called, in whichever alphabet."""
    ours = derive(secret, purpose, salt, length)
    assert ours == second_opinion.hkdf(secret, salt, purpose.encode(), length)


@needs_a_second_opinion
def test_the_longest_key_that_can_be_had() -> None:
    """255 blocks, and not a byte more."""
    assert derive(MASTER, "rows", length=MOST) == second_opinion.hkdf(MASTER, b"", b"rows", MOST)
    for length in (MOST + 1, 0, -1):
        refused(derive, MASTER, "rows", b"", length)
        refused(expand, MASTER, b"rows", length)


def test_every_purpose_vault_and_secret_has_its_own_key() -> None:
    """What opens one thing opens nothing else."""
    derived = [
        derive(secret, purpose, salt)
        for secret in (MASTER, *flipped(MASTER))
        for purpose in ("rows", "names", "backup")
        for salt in (b"", b"one vault", b"another")
    ]
    assert len(set(derived)) == len(derived)
    assert {len(key) for key in derived} == {KEY_BYTES}


def test_a_secret_that_can_be_guessed_is_refused() -> None:
    """A kode is stretched before it comes here."""
    for length in range(LEAST_SECRET_BYTES):
        refused(derive, CANARY[:length], "rows")
    assert derive(CANARY[:LEAST_SECRET_BYTES], "rows")


# names ----------------------------------------------------------------------------------------------------


@needs_a_second_opinion
@given(st.binary(min_size=32, max_size=32), st.binary(max_size=200))
def test_another_library_blinds_the_same(key: bytes, name: bytes) -> None:
    """Keyed BLAKE2b of 16 bytes, by libsodium: `cryptography` has none with a key."""
    from nacl.bindings import crypto_generichash_blake2b_salt_personal as generichash

    assert blinded(key, name) == generichash(name, digest_size=16, key=key)


def test_a_name_is_always_blinded_alike() -> None:
    """So that a row is found again; under another key, or another name, it is another."""
    assert blinded(MASTER, b"step") == blinded(MASTER, b"step")
    names = [blinded(key, b"step") for key in (MASTER, *flipped(MASTER))]
    names += [blinded(MASTER, name) for name in (b"", *flipped(b"step"))]
    assert len(set(names)) == len(names)


def test_nothing_of_the_name_can_be_read() -> None:
    """Nor how long it is."""
    made = {blinded(MASTER, CANARY[:length]) for length in range(len(CANARY))}
    assert {len(one) for one in made} == {16}
    assert not [one for one in made if any(CANARY[at : at + 4] in one for at in range(len(CANARY) - 3))]


def test_names_are_not_blinded_without_a_key() -> None:
    """An empty key would make a hash that anybody can make."""
    for wrong in wrong_sizes(32):
        refused(blinded, wrong, b"step")
