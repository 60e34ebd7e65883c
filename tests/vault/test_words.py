"""The 12 words: a list that is calm and plain, and a code that notices mistakes."""

from __future__ import annotations

import hashlib
import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imr_workbook.content.proofreading.dictionary import found
from imr_workbook.content.proofreading.spelling import hunspell
from imr_workbook.content.proofreading.wording import words_to_avoid
from imr_workbook.vault.words import (
    UnknownWord,
    WordsRefused,
    WrongCount,
    WrongWords,
    secret_of,
    word_list,
    words_of,
)
from tests.native import needs_spelling

LIST = "7449e796019b4950a5e3d8ba1f1298cd51c658d35393fbe5ce5558b12531cac5"
"""SHA-256 of the words, one a line."""

LETTERS = "abcdefghijklmnopqrstuvwxyzæøå"

NOT_CALM = {
    "alarm", "besked", "bombe", "falde", "farvel", "fare", "gift", "grav", "grave", "himmel", "hoppe", "kikkert",
    "kniv", "kode", "krig", "lasso", "lotteri", "medicin", "pille", "profet", "radar", "riffel", "ryge", "satellit",
    "scanner", "skjule", "skygge", "slange", "snit", "stemme", "storm", "torden", "tosset", "trold", "vidne",
}  # fmt: skip
"""Some that are good Danish words and must not stand on the paper of someone who is afraid."""

SECRETS = st.binary(min_size=16, max_size=16)


def test_the_list_is_as_it_must_be() -> None:
    """2,048 words of four to eight plain letters, told apart by the first four, in order and never changed."""
    words = word_list()
    assert len(words) == 2048
    assert list(words) == sorted(words)
    assert len({word[:4] for word in words}) == 2048
    assert all(word.isascii() and word.isalpha() and word.islower() and 4 <= len(word) <= 8 for word in words)
    assert not [word for word in words if any(pair in word for pair in ("aa", "ae", "oe"))]


def slips(word: str) -> set[str]:
    """All that one slip makes of a word."""
    cuts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    found = {before + after[1:] for before, after in cuts if after}
    found |= {before + after[1] + after[0] + after[2:] for before, after in cuts if len(after) > 1}
    for letter in LETTERS:
        found |= {before + letter + after for before, after in cuts}
        found |= {before + letter + after[1:] for before, after in cuts if after}
    return found - {word}


def test_no_word_is_one_slip_from_another() -> None:
    """So that a slip is noticed, whatever the checksum says."""
    words = set(word_list())
    assert [(word, slips(word) & words) for word in words if slips(word) & words] == []


def test_every_word_is_calm() -> None:
    """None that the handouts do without, and none that can be read as a threat or a message."""
    assert NOT_CALM & set(word_list()) == set()
    assert [word for word in word_list() if any(list(one.found_in(word)) for one in words_to_avoid())] == []


def test_the_list_stays_the_same_for_ever() -> None:
    """A paper that was written once must open the workbook in every later version."""
    text = "\n".join(word_list())
    assert hashlib.sha256(text.encode()).hexdigest() == LIST


@needs_spelling
def test_every_word_is_spelt_right() -> None:
    """By the dictionary that the handouts are held to."""
    files = found()
    assert files is not None
    dictionary = hunspell(files)
    assert [word for word in word_list() if not dictionary.lookup(word)] == []


def test_known_bytes_are_known_words() -> None:
    """Reckoned by hand as BIP39 does it: all zeros, whose check bits are 3, and all ones, whose are 5."""
    words = word_list()
    assert words_of(bytes(16)) == (words[0],) * 11 + (words[3],)
    assert words_of(b"\xff" * 16) == (words[2047],) * 11 + (words[0b11111110101],)


@given(SECRETS)
def test_the_bits_are_those_of_the_secret_and_its_hash(secret: bytes) -> None:
    """Word for word, reckoned as text."""
    bits = "".join(f"{byte:08b}" for byte in secret + hashlib.sha256(secret).digest()[:1])[:132]
    numbers = [int(bits[at : at + 11], 2) for at in range(0, 132, 11)]
    assert words_of(secret) == tuple(word_list()[number] for number in numbers)


@given(SECRETS, st.sampled_from(["plain", "shouted", "numbered", "lines", "short", "commas"]))
def test_however_they_are_written(secret: bytes, how: str) -> None:
    """As on the screen, as on paper, in a hurry."""
    words = words_of(secret)
    written = {
        "plain": " ".join(words),
        "shouted": "  ".join(words).upper(),
        "numbered": " ".join(f"{number}. {word}" for number, word in enumerate(words, 1)),
        "lines": "\n".join(words),
        "short": " ".join(word[:4] for word in words),
        "commas": ",".join(word[:5] for word in words) + ".",
    }
    assert secret_of(written[how]) == secret


@given(SECRETS, st.integers(0, 11), st.randoms(use_true_random=False))
def test_a_slip_after_the_fourth_letter_is_forgiven(secret: bytes, place: int, chance: random.Random) -> None:
    """The word is known by then."""
    words = list(words_of(secret))
    word = words[place]
    if len(word) < 6:
        return
    at = chance.randrange(4, len(word))
    words[place] = chance.choice(
        [word[:at] + word[at + 1 :], word[:at] + "q" + word[at + 1 :], word[:at] + "q" + word[at:]]
    )
    assert secret_of(" ".join(words)) == secret


@given(SECRETS, st.integers(0, 11), st.data())
def test_a_slip_anywhere_is_forgiven_where_one_word_is_meant(
    secret: bytes, place: int, data: st.DataObject
) -> None:
    """Where it may be two words it is asked about; no slip gives another secret."""
    words = list(words_of(secret))
    meant = words[place]
    written = data.draw(st.sampled_from(sorted(slips(meant))))
    words[place] = written
    try:
        found = secret_of(" ".join(words))
    except (UnknownWord, WrongWords):
        found = None
    if found != secret:
        others = (word for word in word_list() if word != meant)
        assert any(written in slips(word) or word.startswith(written) for word in others)


def test_nearly_every_slip_is_forgiven() -> None:
    """Of all slips of all words of a part of the list, no more than one in fifty is another word's too."""
    chance = random.Random(3)
    forgiven = tried = 0
    while tried < 500:
        words = list(words_of(chance.randbytes(16)))
        expected = secret_of(" ".join(words))
        at = chance.randrange(12)
        words[at] = chance.choice(sorted(slips(words[at])))
        tried += 1
        try:
            forgiven += secret_of(" ".join(words)) == expected
        except WordsRefused:
            continue
    assert forgiven / tried > 0.98


@pytest.mark.parametrize(
    "written", ["hævn", "haevn", "haavn", "ha\u030avn", "HAVN", "hav\u00adn", "hanv", "avn", "havnn"]
)
def test_danish_letters_and_small_slips_are_read(written: str) -> None:
    """”havn”, heard, written in a hurry, or copied with a soft hyphen."""
    assert "havn" in word_list()
    secret = next(
        secret
        for secret in (number.to_bytes(16, "big") for number in range(1 << 20))
        if "havn" in words_of(_rotated(secret))
    )
    words = [written if word == "havn" else word for word in words_of(_rotated(secret))]
    assert secret_of(" ".join(words)) == _rotated(secret)


def _rotated(secret: bytes) -> bytes:
    return hashlib.sha256(secret).digest()[:16]


@given(SECRETS, st.integers(0, 11))
def test_a_word_that_is_not_in_the_list_is_named_by_its_place(secret: bytes, place: int) -> None:
    """Never by itself: what was written may stand in a log."""
    words = list(words_of(secret))
    words[place] = "qwrtzx"
    with pytest.raises(UnknownWord) as error:
        secret_of(" ".join(words))
    assert error.value.place == place + 1
    assert "qwrtzx" not in str(error.value)


@pytest.mark.parametrize("count", [0, 1, 11, 13])
def test_it_says_how_many_there_are(count: int) -> None:
    """One forgotten, or one twice."""
    with pytest.raises(WrongCount) as error:
        secret_of(" ".join(word_list()[:count]))
    assert error.value.count == count


def test_another_word_or_two_changed_about_are_noticed() -> None:
    """In 15 of 16 cases by the checksum alone; never does it give the right secret."""
    chance = random.Random(7)
    noticed = 0
    for _time in range(2000):
        secret = chance.randbytes(16)
        words = list(words_of(secret))
        at, other = chance.sample(range(12), 2)
        if chance.random() < 0.5:
            words[at] = chance.choice([word for word in word_list() if word != words[at]])
        else:
            words[at], words[other] = words[other], words[at]
        if words == list(words_of(secret)):
            continue
        try:
            assert secret_of(" ".join(words)) != secret
        except WrongWords:
            noticed += 1
    assert 0.91 < noticed / 2000 < 0.96


@given(st.text(max_size=200))
def test_whatever_is_written_is_refused(text: str) -> None:
    """As one of the three mistakes, and nothing else."""
    with pytest.raises(WordsRefused):
        secret_of(text)


def test_only_16_bytes_are_words() -> None:
    """A shorter secret would be a weaker one."""
    with pytest.raises(ValueError, match="16"):
        words_of(bytes(15))


def test_the_list_lies_in_the_package() -> None:
    """Where the wheel and the packed app take it along."""
    import imr_workbook.vault

    assert (Path(imr_workbook.vault.__file__).parent / "words.txt").exists()
