"""Words, dates and numbers as people in Denmark and Britain write them."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from babel import Locale

from imr_workbook.device.resources import locales_dir
from imr_workbook.i18n import DANISH, ENGLISH, LANGUAGES, Language, language, phone_groups

DAY = date(2026, 3, 3)
"""A Tuesday."""
AFTERNOON = datetime(2026, 3, 3, 14, 5, tzinfo=ZoneInfo("Europe/Copenhagen"))

CATALOGUE = """
msgid ""
msgstr "Content-Type: text/plain; charset=utf-8\\nPlural-Forms: nplurals=2; plural=(n != 1);\\n"

msgid "Saved at %(time)s"
msgstr "Gemt kl. %(time)s"

msgid "%(count)d page"
msgid_plural "%(count)d pages"
msgstr[0] "%(count)d side"
msgstr[1] "%(count)d sider"

msgid "Step"
msgstr "Trin"

msgctxt "a thing"
msgid "Step"
msgstr "Skridt"

#, fuzzy
msgid "Guessed"
msgstr "Gættet"

msgid "Empty"
msgstr ""

msgid "100 % done"
msgstr "100 % færdig"
"""


@pytest.fixture
def danish() -> Language:
    """Danish as it is shipped."""
    return language(DANISH, locales_dir())


@pytest.fixture
def english() -> Language:
    """English as it is shipped."""
    return language(ENGLISH, locales_dir())


@pytest.fixture
def small(tmp_path: Path) -> Language:
    """Danish with a catalogue of the test's own."""
    folder = tmp_path / "da" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "messages.po").write_text(CATALOGUE, encoding="utf-8")
    return language(DANISH, tmp_path)


# dates and times --------------------------------------------------------------------------------------


@pytest.mark.parametrize("code", LANGUAGES)
def test_weeks_begin_on_monday_and_are_counted_as_in_europe(code: str) -> None:
    """Week 1 is the one with four days in the year. Babel has this for da_DK and not for plain da."""
    locale = Locale.parse(language(code, locales_dir()).locale)
    assert locale.first_week_day == 0
    assert locale.min_week_days == 4


def test_danish_dates(danish: Language) -> None:
    """Small letters, a dot after the day, 24 hours with a dot."""
    assert danish.day(DAY) == "tirsdag den 3. marts"
    assert danish.date(DAY) == "3. marts 2026"
    assert danish.short_date(DAY) == "3. marts"
    assert danish.brief_date(DAY) == "3. mar."
    assert danish.brief_date(DAY, year=True) == "3. mar. 2026"
    assert danish.month(DAY) == "marts"
    assert danish.short_month(DAY) == "mar."
    assert danish.month_and_year(DAY) == "marts 2026"
    assert danish.weekday(DAY) == "tirsdag"
    assert danish.weekday_column(DAY) == "ti"
    assert danish.time(AFTERNOON) == "14.05"
    assert danish.moment(AFTERNOON) == "3. marts 2026 kl. 14.05"


def test_english_dates(english: Language) -> None:
    """British: the day before the month, 24 hours with a colon."""
    assert english.day(DAY) == "Tuesday 3 March"
    assert english.date(DAY) == "3 March 2026"
    assert english.short_date(DAY) == "3 March"
    assert english.month_and_year(DAY) == "March 2026"
    assert english.weekday(DAY) == "Tuesday"
    assert english.time(AFTERNOON) == "14:05"
    assert english.moment(AFTERNOON) == "3 March 2026 at 14:05"


def test_a_time_is_told_where_it_was(danish: Language) -> None:
    """In the zone it comes with; nothing is reckoned over."""
    assert danish.time(datetime(2026, 7, 1, 0, 5, tzinfo=UTC)) == "0.05"
    assert danish.time(datetime(2026, 7, 1, 2, 5, tzinfo=ZoneInfo("Europe/Copenhagen"))) == "2.05"
    assert danish.moment(datetime(2026, 1, 1, 0, 0, tzinfo=UTC)) == "1. januar 2026 kl. 0.00"


@pytest.mark.parametrize(
    ("clock", "in_danish", "in_english"),
    [
        (time(8), "8", "08:00"),
        (time(8, 30), "8.30", "08:30"),
        (time(0), "0", "00:00"),
        (time(23, 5), "23.05", "23:05"),
    ],
)
def test_an_hour_is_as_short_as_it_can_be(
    danish: Language, english: Language, clock: time, in_danish: str, in_english: str
) -> None:
    """”Åbner kl. 8.” and not ”kl. 08.00”."""
    assert danish.hour(clock) == in_danish
    assert english.hour(clock) == in_english


@pytest.mark.parametrize(
    ("words", "in_danish", "in_english"),
    [
        ([], "", ""),
        (["søvn"], "søvn", "søvn"),
        (["søvn", "mad"], "søvn og mad", "søvn and mad"),
        (["søvn", "mad", "ro"], "søvn, mad og ro", "søvn, mad and ro"),
    ],
)
def test_words_in_a_row(
    danish: Language, english: Language, words: list[str], in_danish: str, in_english: str
) -> None:
    """No comma before ”og”."""
    assert danish.listed(words) == in_danish
    assert english.listed(words) == in_english


# words ------------------------------------------------------------------------------------------------


def test_a_sentence_is_filled_in(small: Language) -> None:
    """With what is named; a sentence without places is left as it is, also with a % in it."""
    assert small.gettext("Saved at %(time)s", time="14.05") == "Gemt kl. 14.05"
    assert small.gettext("100 % done") == "100 % færdig"


def test_what_a_person_has_written_is_not_read_as_places(small: Language) -> None:
    """Words that are filled in stay as they are."""
    assert small.gettext("Saved at %(time)s", time="50 % %(name)s") == "Gemt kl. 50 % %(name)s"


@pytest.mark.parametrize(("count", "text"), [(0, "0 sider"), (1, "1 side"), (2, "2 sider"), (21, "21 sider")])
def test_one_and_many(small: Language, count: int, text: str) -> None:
    """Danish has two forms: one, and all others."""
    assert small.ngettext("%(count)d page", "%(count)d pages", count) == text


def test_one_and_many_without_a_translation(english: Language) -> None:
    """English stands in the code."""
    assert english.ngettext("%(count)d page", "%(count)d pages", 1) == "1 page"
    assert english.ngettext("%(count)d page", "%(count)d pages", 2) == "2 pages"


def test_a_word_in_its_context(small: Language) -> None:
    """The same English word can be two in Danish."""
    assert small.gettext("Step") == "Trin"
    assert small.pgettext("a thing", "Step") == "Skridt"
    assert small.pgettext("another thing", "Step") == "Step"


@pytest.mark.parametrize("msgid", ["Guessed", "Empty", "Unknown"])
def test_what_is_not_translated_stays_english(small: Language, msgid: str) -> None:
    """Guesses are not shown, and nothing is ever empty."""
    assert small.gettext(msgid) == msgid


def test_a_missing_catalogue(tmp_path: Path) -> None:
    """Danish cannot do without; English needs none."""
    with pytest.raises(FileNotFoundError):
        language(DANISH, tmp_path)
    assert language(ENGLISH, tmp_path).gettext("Saved") == "Saved"


def test_what_is_shipped_is_danish(danish: Language, english: Language) -> None:
    """The catalogue is there, and read."""
    assert danish.gettext("Help now") == "Hjælp nu"
    assert english.gettext("Help now") == "Help now"
    assert len(danish.messages) > 100


@pytest.mark.parametrize(
    ("digits", "text"),
    [
        ("70201201", "70\u00a020\u00a012\u00a001"),
        ("112", "112"),
        ("1813", "1813"),
        ("+4670201201", "+4670201201"),
    ],
)
def test_phone_numbers_are_grouped(digits: str, text: str) -> None:
    """Eight digits in pairs that are never parted by the end of a line."""
    assert phone_groups(digits) == text
