"""Instruments: the questions a person may follow, as data. Our own words; none of them is a scored scale.

An *item* is what is asked: the id of an instrument, or `own_sign.<id>` for a sign of the person's own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

_ = str
"""Marks msgids; they are translated where they are shown."""

STEPS = 5
"""Every question that is answered with a word has this many words to choose from."""


@dataclass(frozen=True, slots=True)
class Instrument:
    """One question. A change of its wording is a new version; ids are never used again."""

    id: str
    version: int
    label: str
    """Msgid of what it is about, in a word or two. Empty for a sign of one's own: its text is the label."""
    question: str
    """Msgid of the question; that of a sign of one's own has a place for `%(sign)s`."""
    steps: tuple[str, ...] = ()
    """Msgids of the five answers, least first, or empty where the answer is the person's own words."""

    @property
    def in_words(self) -> bool:
        """Whether it is answered by writing and not by choosing."""
        return not self.steps


_AMOUNTS = (_("None right now"), _("A little"), _("Some"), _("A lot"), _("Very much"))

HOPE = "hope"
"""Always asked, and asked first."""
HOPE_SOURCE = "hope_source"
"""Always asked, right after hope."""
OWN_SIGN = "own_sign"
"""The instrument of every sign of one's own."""

_ALL = (
    Instrument(HOPE, 1, _("Hope"), _("How much hope do you have right now?"), _AMOUNTS),
    Instrument(HOPE_SOURCE, 1, _("What gave hope"), _("What gave you a little hope?")),
    Instrument(
        "sleep",
        1,
        _("Sleep"),
        _("How have you slept this past week?"),
        (_("Very badly"), _("Badly"), _("So-so"), _("Well"), _("Very well")),
    ),
    Instrument(
        "mood",
        1,
        _("Mood"),
        _("How is your mood right now?"),
        (_("Very low"), _("A little low"), _("In the middle"), _("A little high"), _("Very high")),
    ),
    Instrument(
        "restlessness",
        1,
        _("Restlessness"),
        _("How much room does restlessness take up right now?"),
        _AMOUNTS,
    ),
    Instrument(
        "voices",
        1,
        _("Voices or suspicions"),
        _("How much room do voices or suspicions take up right now?"),
        _AMOUNTS,
    ),
    Instrument("energy", 1, _("Energy"), _("How much energy do you have right now?"), _AMOUNTS),
    Instrument(OWN_SIGN, 1, "", _("How much do you notice “%(sign)s” right now?"), _AMOUNTS),
)

INSTRUMENTS: Mapping[str, Instrument] = MappingProxyType({found.id: found for found in _ALL})
"""Every instrument by id, in the order in which they are asked."""

ALWAYS = (HOPE, HOPE_SOURCE)
"""Asked of everyone who follows anything: hope before symptoms."""

OFFERED = ("sleep", "mood", "restlessness", "voices", "energy")
"""What can be followed besides; signs of one's own come after."""


def instrument(item: str) -> Instrument | None:
    """The instrument of an item; none for one that only a later version knows."""
    name, dot, sign = item.partition(".")
    if (name == OWN_SIGN) is not bool(dot and sign):
        return None
    return INSTRUMENTS.get(name)


def own_sign_item(sign_id: str) -> str:
    """The item that asks about a sign of one's own."""
    return f"{OWN_SIGN}.{sign_id}"


def sign_of(item: str) -> str | None:
    """Id of the own sign that an item asks about; none for every other item."""
    name, _dot, sign = item.partition(".")
    return sign if name == OWN_SIGN and sign else None


def asking_order(item: str) -> tuple[int, str]:
    """A sort key that puts items in the order in which they are asked."""
    known = list(INSTRUMENTS)
    name = item.partition(".")[0]
    return (known.index(name) if name in known else len(known), item)
