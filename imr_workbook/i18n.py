"""Words, dates and numbers in the reader's language: gettext catalogues and Babel.

The msgids in the code are English and are the English interface; `locales/<language>/…/messages.po`
is read as it stands, so no compiled file can go stale.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from babel.dates import format_date, format_datetime, format_time
from babel.lists import format_list

if TYPE_CHECKING:
    from collections.abc import Mapping

DANISH = "da"
ENGLISH = "en"
LANGUAGES = (DANISH, ENGLISH)

_LOCALES = {DANISH: "da_DK", ENGLISH: "en_GB"}
"""Babel's names. Plain `da` gives wrong week numbers; `da_DK` gives ISO weeks."""

READY_MADE = "messages.json"
"""The words of a catalogue as they are once they are read, so that a start in a browser need not read it."""

_NB = "\u00a0"


@dataclass(frozen=True)
class Language:
    """One language of the interface: its words and its way of writing dates."""

    code: str
    """"da" or "en"."""
    messages: Mapping[str, str | tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    """msgid (with context before \\x04) -> text, or singular and plural."""

    @property
    def locale(self) -> str:
        """Babel's locale name."""
        return _LOCALES[self.code]

    def gettext(self, msgid: str, **values: object) -> str:
        """The sentence `msgid`, with `%(name)s` places filled from `values`."""
        return _filled(self._single(msgid, msgid), values)

    def pgettext(self, context: str, msgid: str, **values: object) -> str:
        """As `gettext`, for a word that means different things in different places."""
        return _filled(self._single(f"{context}\x04{msgid}", msgid), values)

    def ngettext(self, one: str, many: str, count: int, **values: object) -> str:
        """The sentence for `count` things; `%(count)d` is filled in."""
        found = self.messages.get(one)
        forms = found if isinstance(found, tuple) and len(found) == 2 else (one, many)
        return _filled(forms[0 if count == 1 else 1], {"count": count, **values})

    def day(self, value: dt.date) -> str:
        """Weekday, day and month: ”tirsdag den 24. november”."""
        if self.code == DANISH:
            return format_date(value, "EEEE 'den' d. MMMM", locale=self.locale)
        return format_date(value, "EEEE d MMMM", locale=self.locale)

    def date(self, value: dt.date) -> str:
        """Day and month, with the year: ”24. november 2026”."""
        return format_date(value, "long", locale=self.locale)

    def short_date(self, value: dt.date) -> str:
        """Day and month alone: ”24. november”."""
        return format_date(value, "d. MMMM" if self.code == DANISH else "d MMMM", locale=self.locale)

    def brief_date(self, value: dt.date, *, year: bool = False) -> str:
        """Day and month where there is little room: ”24. nov.”, or ”24. nov. 2026”."""
        pattern = "d. MMM" if self.code == DANISH else "d MMM"
        return format_date(value, f"{pattern} y" if year else pattern, locale=self.locale)

    def month(self, value: dt.date) -> str:
        """The month alone, as it stands in a heading or on an axis: ”november”."""
        return format_date(value, "MMMM", locale=self.locale)

    def short_month(self, value: dt.date, *, year: bool = False) -> str:
        """The month as short as it can be said: ”nov.”, or ”nov. 2026”."""
        return format_date(value, "MMM y" if year else "MMM", locale=self.locale)

    def month_and_year(self, value: dt.date) -> str:
        """The month with its year: ”november 2026”."""
        return format_date(value, "MMMM y", locale=self.locale)

    def month_of_year(self, value: dt.date) -> str:
        """The month with its year, over a calendar: ”november 2026”."""
        return format_date(value, "LLLL y", locale=self.locale)

    def weekday_column(self, value: dt.date) -> str:
        """The weekday over a column of a calendar, as short as it can be told apart: ”ti”."""
        return format_date(value, "EEEEEE", locale=self.locale).rstrip(".")

    def weekday(self, value: dt.date) -> str:
        """The weekday alone: ”tirsdag”."""
        return format_date(value, "EEEE", locale=self.locale)

    def time(self, value: dt.datetime) -> str:
        """Time of day: ”14.05”."""
        return format_time(value.timetz(), "H.mm" if self.code == DANISH else "HH:mm", locale=self.locale)

    def hour(self, value: dt.time) -> str:
        """Opening or closing time, as short as it can be said: ”8”, ”8.30”."""
        if self.code != DANISH:
            return format_time(value, "HH:mm", locale=self.locale)
        return format_time(value, "H.mm" if value.minute else "H", locale=self.locale)

    def moment(self, value: dt.datetime) -> str:
        """Date and time in one."""
        pattern = "d. MMMM y 'kl.' H.mm" if self.code == DANISH else "d MMMM y 'at' HH:mm"
        return format_datetime(value, pattern, locale=self.locale)

    def listed(self, words: Iterable[str]) -> str:
        """”søvn, mad og motion”."""
        return format_list(list(words), locale=self.locale)

    def _single(self, key: str, fallback: str) -> str:
        found = self.messages.get(key)
        return found if isinstance(found, str) else fallback


def phone_groups(digits: str) -> str:
    """A phone number as it is read aloud: eight digits in pairs, held together by no-break spaces."""
    if len(digits) == 8 and digits.isdigit():
        return _NB.join(digits[i : i + 2] for i in range(0, 8, 2))
    return digits


@cache
def language(code: str, locales: Path) -> Language:
    """The language `code` ("da" or "en") from the catalogues in the folder `locales`.

    Raises:
        FileNotFoundError: Danish was asked for and its catalogue is not there.
    """
    if code == ENGLISH:
        return Language(ENGLISH)
    folder = locales / code / "LC_MESSAGES"
    try:
        # As `make pwa` has written it; there is none in a checkout.
        messages = _ready_made((folder / READY_MADE).read_bytes())
    except FileNotFoundError:
        messages = _read(folder / "messages.po", code)
    return Language(code, MappingProxyType(messages))


def _ready_made(written: bytes) -> dict[str, str | tuple[str, ...]]:
    found = json.loads(written)
    return {key: text if isinstance(text, str) else tuple(text) for key, text in found.items()}


def _read(catalogue: Path, code: str) -> dict[str, str | tuple[str, ...]]:
    # Heavy to import, and where the words are ready made nobody reads them.
    from babel.messages.pofile import read_po

    with catalogue.open("rb") as file:
        catalog = read_po(file, locale=code)
    messages: dict[str, str | tuple[str, ...]] = {}
    for message in catalog:
        if not message.id or message.fuzzy or not message.string:
            continue
        msgid = message.id if isinstance(message.id, str) else message.id[0]
        key = f"{message.context}\x04{msgid}" if message.context else msgid
        messages[key] = message.string if isinstance(message.string, str) else tuple(message.string)
    return messages


def _filled(text: str, values: Mapping[str, object]) -> str:
    return text % values if values else text


Gettext = Callable[..., str]
"""`Language.gettext`, as components hold it under the name `_`."""
