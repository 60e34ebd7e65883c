"""Published numbers, as data: what anybody's implementation of the same algorithms must come to."""

from __future__ import annotations

from typing import NamedTuple


class Aead(NamedTuple):
    """An encryption with associated data."""

    source: str
    key: bytes
    nonce: bytes
    aad: bytes
    plain: bytes
    box: bytes
    """Ciphertext, then the tag."""


class Derivation(NamedTuple):
    """A key derived from a secret by HKDF-SHA256."""

    source: str
    secret: bytes
    salt: bytes
    info: bytes
    length: int
    pseudorandom: bytes
    key: bytes


class Signature(NamedTuple):
    """A signature by Ed25519."""

    source: str
    seed: bytes
    public: bytes
    message: bytes
    signature: bytes


class Multiplication(NamedTuple):
    """A point of Curve25519 multiplied."""

    source: str
    scalar: bytes
    point: bytes
    product: bytes


_hex = bytes.fromhex

SUNSCREEN = (
    b"Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the future, "
    b"sunscreen would be it."
)

XCHACHA = Aead(
    source="draft-irtf-cfrg-xchacha-03, A.3.1",
    key=bytes(range(0x80, 0xA0)),
    nonce=bytes(range(0x40, 0x58)),
    aad=_hex("50515253c0c1c2c3c4c5c6c7"),
    plain=SUNSCREEN,
    box=_hex(
        "bd6d179d3e83d43b9576579493c0e939572a1700252bfaccbed2902c21396cbb731c7f1b0b4aa6440bf3a82f4eda7e39"
        "ae64c6708c54c216cb96b72e1213b4522f8c9ba40db5d945b11b69b982c1bb9e3f3fac2bc369488f76b2383565d3fff9"
        "21f9664c97637da9768812f615c68b13b52e"
        "c0875924c1c7987947deafd8780acf49"
    ),
)

CHACHA = (
    Aead(
        source="RFC 8439, 2.8.2",
        key=bytes(range(0x80, 0xA0)),
        nonce=_hex("070000004041424344454647"),
        aad=_hex("50515253c0c1c2c3c4c5c6c7"),
        plain=SUNSCREEN,
        box=_hex(
            "d31a8d34648e60db7b86afbc53ef7ec2a4aded51296e08fea9e2b5a736ee62d63dbea45e8ca9671282fafb69da92728b"
            "1a71de0a9e060b2905d6a5b67ecd3b3692ddbd7f2d778b8c9803aee328091b58fab324e4fad675945585808b4831d7bc"
            "3ff4def08e4b7a9de576d26586cec64b6116"
            "1ae10b594f09e26a7e902ecbd0600691"
        ),
    ),
    Aead(
        source="RFC 8439, A.5",
        key=_hex("1c9240a5eb55d38af333888604f6b5f0473917c1402b80099dca5cbc207075c0"),
        nonce=_hex("000000000102030405060708"),
        aad=_hex("f33388860000000000004e91"),
        plain=(
            "Internet-Drafts are draft documents valid for a maximum of six months and may be updated, "
            "replaced, or obsoleted by other documents at any time. It is inappropriate to use "
            "Internet-Drafts as reference material or to cite them other than as /“work in progress./”"
        ).encode(),
        box=_hex(
            "64a0861575861af460f062c79be643bd5e805cfd345cf389f108670ac76c8cb24c6cfc18755d43eea09ee94e382d26b0"
            "bdb7b73c321b0100d4f03b7f355894cf332f830e710b97ce98c8a84abd0b948114ad176e008d33bd60f982b1ff37c855"
            "9797a06ef4f0ef61c186324e2b3506383606907b6a7c02b0f9f6157b53c867e4b9166c767b804d46a59b5216cde7a4e9"
            "9040c5a40433225ee282a1b0a06c523eaf4534d7f83fa1155b0047718cbc546a0d072b04b3564eea1b422273f548271a"
            "0bb2316053fa76991955ebd63159434ecebb4e466dae5a1073a6727627097a1049e617d91d361094fa68f0ff77987130"
            "305beaba2eda04df997b714d6c6f2c29a6ad5cb4022b02709b"
            "eead9d67890cbb22392336fea1851f38"
        ),
    ),
)

HKDF = (
    Derivation(
        source="RFC 5869, A.1",
        secret=b"\x0b" * 22,
        salt=bytes(range(0x0D)),
        info=bytes(range(0xF0, 0xFA)),
        length=42,
        pseudorandom=_hex("077709362c2e32df0ddc3f0dc47bba6390b6c73bb50f9c3122ec844ad7c2b3e5"),
        key=_hex("3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865"),
    ),
    Derivation(
        source="RFC 5869, A.2",
        secret=bytes(range(0x50)),
        salt=bytes(range(0x60, 0xB0)),
        info=bytes(range(0xB0, 0x100)),
        length=82,
        pseudorandom=_hex("06a6b88c5853361a06104c9ceb35b45cef760014904671014a193f40c15fc244"),
        key=_hex(
            "b11e398dc80327a1c8e7f78c596a49344f012eda2d4efad8a050cc4c19afa97c59045a99cac7827271cb41c65e590e09"
            "da3275600c2f09b8367793a9aca3db71cc30c58179ec3e87c14c01d5c1f3434f1d87"
        ),
    ),
    Derivation(
        source="RFC 5869, A.3",
        secret=b"\x0b" * 22,
        salt=b"",
        info=b"",
        length=42,
        pseudorandom=_hex("19ef24a32c717b167f33a91d6f648bdf96596776afdb6377ac434c1c293ccb04"),
        key=_hex("8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8"),
    ),
)

ED25519 = (
    Signature(
        source="RFC 8032, 7.1, test 1",
        seed=_hex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"),
        public=_hex("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"),
        message=b"",
        signature=_hex(
            "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
            "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"
        ),
    ),
    Signature(
        source="RFC 8032, 7.1, test 2",
        seed=_hex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb"),
        public=_hex("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c"),
        message=_hex("72"),
        signature=_hex(
            "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
            "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
        ),
    ),
    Signature(
        source="RFC 8032, 7.1, test 3",
        seed=_hex("c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7"),
        public=_hex("fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025"),
        message=_hex("af82"),
        signature=_hex(
            "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
            "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"
        ),
    ),
    Signature(
        source="RFC 8032, 7.1, test SHA(abc)",
        seed=_hex("833fe62409237b9d62ec77587520911e9a759cec1d19755b7da901b96dca3d42"),
        public=_hex("ec172b93ad5e563bf4932c70e1245034c35467ef2efd4d64ebf819683467e2bf"),
        message=_hex(
            "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
            "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f"
        ),
        signature=_hex(
            "dc2a4459e7369633a52b1bf277839a00201009a3efbf3ecb69bea2186c26b589"
            "09351fc9ac90b3ecfdfbc7c66431e0303dca179c138ac17ad9bef1177331a704"
        ),
    ),
)

X25519 = (
    Multiplication(
        source="RFC 7748, 5.2, first",
        scalar=_hex("a546e36bf0527c9d3b16154b82465edd62144c0ac1fc5a18506a2244ba449ac4"),
        point=_hex("e6db6867583030db3594c1a424b15f7c726624ec26b3353b10a903a6d0ab1c4c"),
        product=_hex("c3da55379de9c6908e94ea4df28d084f32eccf03491c71f754b4075577a28552"),
    ),
    Multiplication(
        source="RFC 7748, 5.2, second",
        scalar=_hex("4b66e9d4d1b4673c5ad22691957d6af5c11b6421e0ea01d42ca4169e7918ba0d"),
        point=_hex("e5210f12786811d3f4b7959d0538ae2c31dbe7106fc03c3efc4cd549c715a493"),
        product=_hex("95cbde9476e8907d7aade45cb4b873f88b595a68799fa152e6f8f7647aac7957"),
    ),
)

X25519_AFTER_1 = _hex("422c8e7a6227d7bca1350b3e2bb7279f7897b87bb6854b783c60e80311ae3079")
X25519_AFTER_1_000 = _hex("684cf59ba83309552800ef566f2f4d3c1c3887c49360e3875f2eb94d99532c51")
"""RFC 7748, 5.2: each round's product is the next scalar, and its scalar the next point; both 9 at first."""

ALICE = _hex("77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a")
ALICE_PUBLIC = _hex("8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a")
BOB = _hex("5dab087e624a8a4b79e17f8b83800ee66f3bb1292618b6fd1c2f8b27ff88e0eb")
BOB_PUBLIC = _hex("de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f")
ALICE_AND_BOB = _hex("4a5d9d5ba4ce2de1728e3bf480350f25e07e21c947d19e3376f09b3c1e161742")
"""RFC 7748, 6.1: what the two agree on."""

LOW_ORDER = {
    "zero": _hex("00" * 32),
    "one": _hex("01" + "00" * 31),
    "of order 8": _hex("e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800"),
    "of order 8 too": _hex("5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157"),
    "p - 1": _hex("ec" + "ff" * 30 + "7f"),
    "p": _hex("ed" + "ff" * 30 + "7f"),
    "p + 1": _hex("ee" + "ff" * 30 + "7f"),
}
"""Points that lead every secret to zeros: as in Wycheproof's x25519_test, "low order public"."""


class Sealed(NamedTuple):
    """One message sealed by HPKE in base mode, with what is reached on the way."""

    source: str
    info: bytes
    ephemeral: bytes
    encapsulated: bytes
    recipient: bytes
    secret: bytes
    """Of the recipient."""
    shared: bytes
    key: bytes
    nonce: bytes
    aad: bytes
    plain: bytes
    box: bytes
    """Ciphertext, then the tag."""


HPKE = Sealed(
    source="RFC 9180, A.2.1, sequence number 0",
    info=b"Ode on a Grecian Urn",
    ephemeral=_hex("f4ec9b33b792c372c1d2c2063507b684ef925b8c75a42dbcbf57d63ccd381600"),
    encapsulated=_hex("1afa08d3dec047a643885163f1180476fa7ddb54c6a8029ea33f95796bf2ac4a"),
    recipient=_hex("4310ee97d88cc1f088a5576c77ab0cf5c3ac797f3d95139c6c84b5429c59662a"),
    secret=_hex("8057991eef8f1f1af18f4a9491d16a1ce333f695d4db8e38da75975c4478e0fb"),
    shared=_hex("0bbe78490412b4bbea4812666f7916932b828bba79942424abb65244930d69a7"),
    key=_hex("ad2744de8e17f4ebba575b3f5f5a8fa1f69c2a07f6e7500bc60ca6e3e3ec1c91"),
    nonce=_hex("5c4d98150661b848853b547f"),
    aad=b"Count-0",
    plain=b"Beauty is truth, truth beauty",
    box=_hex("1c5250d8034ec2b784ba2cfd69dbdb8af406cfe3ff938e131f0def8c8b60b4db21993c62ce81883d2dd1b51a28"),
)

ARGON2ID_TAG = _hex("0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659")
"""RFC 9106, 5.3: 32 bytes of 1 with a salt of 16 bytes of 2, a secret of 8 of 3 and data of 12 of 4;
3 passes over 32 KiB in 4 lanes."""

SHA256_ABC = _hex("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
"""FIPS 180-4: "abc"."""
