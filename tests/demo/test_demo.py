"""The demo: a made-up participant with nine months behind them."""

from __future__ import annotations

import itertools
import re
import stat
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from imr_workbook.content.library import load_library
from imr_workbook.demo import NotEmpty, aya, fill
from imr_workbook.device.files import open_data_folder
from imr_workbook.device.resources import assets_dir, locales_dir
from imr_workbook.device.settings_file import SettingsFile
from imr_workbook.domain.answers import answer
from imr_workbook.domain.changes import Json
from imr_workbook.domain.check_ins import standing
from imr_workbook.domain.following import followings
from imr_workbook.domain.goal_events import What, goal_events
from imr_workbook.domain.goals import GoalStatus, goals, short_goals
from imr_workbook.domain.instruments import instrument
from imr_workbook.domain.kinds import Kind
from imr_workbook.domain.look_back import Span, look_back
from imr_workbook.domain.outcomes import Outcome
from imr_workbook.domain.plans import HelpfulList, contacts, helpful
from imr_workbook.domain.practices import practices
from imr_workbook.domain.profile import profile
from imr_workbook.domain.reading import bookmarked, place
from imr_workbook.domain.reviews import reviews
from imr_workbook.domain.rounds import due
from imr_workbook.domain.state import WorkbookState
from imr_workbook.domain.steps import steps
from imr_workbook.i18n import DANISH, language
from imr_workbook.workbook import Workbook
from tests.vault.places import store_of

NOW = datetime(2026, 11, 24, 14, 5, tzinfo=ZoneInfo("Europe/Copenhagen"))
TODAY = NOW.date()
FIRST = TODAY - timedelta(days=aya.TODAY)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the demo in it."""
    path = tmp_path_factory.mktemp("demo")
    fill(path, lambda: NOW)
    return path


@pytest.fixture(scope="module")
def workbook(folder: Path) -> Workbook:
    """The demo as it is opened; closed again, so that the file can be opened beside it."""
    settings = SettingsFile(folder)
    opened = Workbook(
        store_of(folder), load_library(assets_dir()), lambda: NOW, settings.read(), settings.write
    )
    opened.close()
    return opened


@pytest.fixture
def state(workbook: Workbook) -> WorkbookState:
    """Everything in it."""
    return workbook.state


def days(state: WorkbookState) -> list[date]:
    """The day of every value written, in order."""
    moments = (
        value.stamp.ms
        for kind in state.kinds.values()
        for record in kind.values()
        for value in record.fields.values()
    )
    return sorted(datetime.fromtimestamp(ms / 1000, NOW.tzinfo).date() for ms in moments)


def test_it_is_marked_as_made_up(state: WorkbookState) -> None:
    """The name says so each time it is opened, and so does the profile."""
    assert "opdigtet" in profile(state).name
    assert profile(state).made_up
    assert profile(state).welcomed


def test_it_spans_nine_months_up_to_today(state: WorkbookState) -> None:
    """The first thing was written thirty-nine weeks ago, the last within the last days, none tomorrow."""
    written = days(state)
    assert written[0] == FIRST
    assert TODAY - timedelta(days=7) <= written[-1] <= TODAY


@pytest.mark.parametrize("away", aya.AWAY)
def test_nothing_is_written_in_an_absence(state: WorkbookState, away: tuple[int, int]) -> None:
    """Twice some weeks go by without a word."""
    first, back = away
    assert back - first >= 21
    assert not [day for day in days(state) if first <= (day - FIRST).days < back]
    assert [day for day in days(state) if (day - FIRST).days >= back]


def test_two_absences() -> None:
    """As people have them, and apart from each other."""
    assert len(aya.AWAY) == 2


def test_three_periods_of_six_weeks(state: WorkbookState) -> None:
    """Each with more than one round of answers, and the last with this week's questions due."""
    periods = followings(state)
    assert len(periods) == 3
    assert [(period.started - FIRST).days for period in periods] == [one.first_day for one in aya.PERIODS]
    weeks = [{asked.week for asked in standing(state) if asked.period == period.id} for period in periods]
    assert weeks == [{0, 1, 2, 3, 4, 5}, {0, 1, 2, 4, 5}, {0, 1, 2, 3, 4}]
    assert due(state, TODAY) is not None


@pytest.mark.parametrize("number", range(3))
def test_a_period_goes_up_and_down(state: WorkbookState, number: int) -> None:
    """Everything that is followed rises at least once and falls at least once in each period."""
    period = followings(state)[number]
    for series in look_back(state, Span.ALL).series:
        steps = [one.step for one in series.answers if one.asked.period == period.id and one.step is not None]
        if steps:
            moves = {(later > earlier) - (later < earlier) for earlier, later in itertools.pairwise(steps)}
            assert {1, -1} <= moves, (series.item, steps)


def test_answers_were_given_when_they_were_asked(state: WorkbookState) -> None:
    """No answer lies outside its week, and none before the questions began."""
    started = {period.id: period.started for period in followings(state)}
    for asked, given in standing(state).items():
        opened = started[asked.period] + timedelta(days=7 * asked.week)
        assert opened <= given.day < opened + timedelta(days=7)


def test_answers_keep_the_danish_words_that_were_chosen(state: WorkbookState) -> None:
    """As the screens do: a question and an answer can be shown as they were given."""
    _ = language(DANISH, locales_dir()).gettext
    for given in standing(state).values():
        known = instrument(given.asked.item)
        assert known is not None
        assert given.question == _(known.question, sign=aya.SIGN)
        assert given.word == ("" if given.step is None else _(known.steps[given.step]))


def test_every_exercise_of_module_one_is_answered(workbook: Workbook) -> None:
    """Also those of several fields; a later answer stands in the place of an earlier."""
    for exercise in workbook.library.exercises():
        if exercise.id.startswith("m01-"):
            assert not answer(workbook.state, exercise.id).empty, exercise.id
    assert answer(workbook.state, "m01-f-tro").step("step") == 3
    assert "sige det højt" in answer(workbook.state, "m01-c-definition").text("text")


def test_answers_fit_their_exercises(workbook: Workbook) -> None:
    """No item or card is answered that the handouts do not have, and each choice keeps its words."""
    for exercise_id in {exercise_id for _day, exercise_id, _values in aya.ANSWERS}:
        record = workbook.state.record(Kind.ANSWER, exercise_id)
        assert record is not None
        known = {piece.id for piece in getattr(workbook.library.exercise(exercise_id), "items", ())}
        for name in record.fields:
            if name.startswith("item.") and known:
                assert name.removeprefix("item.") in known, (exercise_id, name)
                assert record.get(f"wording.{name}"), (exercise_id, name)


def test_an_earlier_text_is_kept(folder: Path) -> None:
    """A demo has what a real workbook has, earlier wordings too."""
    store = store_of(folder)
    kept = [version.value.content for version in store.versions(Kind.ANSWER, "m01-c-definition")]
    store.close()
    assert kept == ["At kunne glæde mig til noget igen."]


def test_module_one_is_read(workbook: Workbook) -> None:
    """Every topic of it was opened, and some pages have a bookmark."""
    module = workbook.library.module("m01")
    topics = [*module.topics, *([module.together] if module.together else [])]
    assert all(place(workbook.state, topic.id) is not None for topic in topics)
    assert len(bookmarked(workbook.state)) == len(aya.BOOKMARKS)


def test_goals_were_reached_and_changed(state: WorkbookState) -> None:
    """And some are still gone after; a changed one says what it became."""
    stand = [one.status for one in goals(state)]
    assert {GoalStatus.REACHED, GoalStatus.CHANGED, GoalStatus.ACTIVE} == set(stand)
    changed = next(one for one in goals(state) if one.status is GoalStatus.CHANGED)
    assert [one.id for one in goals(state) if one.instead_of == changed.id] != []
    assert {one.status for one in short_goals(state)} == {GoalStatus.REACHED, GoalStatus.ACTIVE}


def test_steps_went_in_every_way(state: WorkbookState) -> None:
    """All four outcomes are told about, one step was made smaller, and one is for tomorrow."""
    assert {one.outcome for one in reviews(state, Kind.STEP)} == set(Outcome)
    assert [one for one in steps(state) if one.larger]
    assert [one.day for one in steps(state) if not one.told] == [None, TODAY + timedelta(days=1)]


def test_goals_can_be_seen_beside_the_answers(state: WorkbookState) -> None:
    """What happened with them lies within the nine months, in each of which something did."""
    events = goal_events(state)
    assert {one.what for one in events} == set(What)
    assert all(FIRST <= one.day <= TODAY for one in events)


def test_practices_went_in_every_way(state: WorkbookState) -> None:
    """All four outcomes are there, and one practice still waits."""
    outcomes = [one.outcome for one in practices(state)]
    assert set(outcomes) == {*Outcome, None}
    assert outcomes.count(None) == 1


def test_what_helps_is_there(state: WorkbookState) -> None:
    """Both lists of Det hjælper mig."""
    assert len(helpful(state, HelpfulList.HELPS_ME)) >= 4
    assert len(helpful(state, HelpfulList.NOT_HELPFUL)) >= 2


def test_no_number_can_reach_anybody(state: WorkbookState) -> None:
    """Contacts have numbers that can be shown and dialled as any other, and that nobody can have.

    Danish numbers that begin with 01 to 09 are given to nobody; with 00 they would lead abroad.
    """
    numbers = [contact.number for contact in contacts(state)]
    assert len(numbers) >= 2
    assert all(number is not None and re.fullmatch(r"0[1-9]\d{6}", number) for number in numbers)
    assert all("opdigtet" in contact.name for contact in contacts(state))


def test_the_texts_hold_no_number_of_a_person() -> None:
    """No telephone number, CPR number, address or e-mail stands anywhere in what is made up."""
    text = Path(aya.__file__).read_text(encoding="utf-8")
    for contact in aya.CONTACTS:
        text = text.replace(contact.number, "")
    assert not re.search(r"\d[\d -]{6,}\d", text)
    assert "@" not in text.replace("@dataclass", "")


def test_the_same_day_gives_the_same_workbook(tmp_path: Path, folder: Path) -> None:
    """Ids, values and moments alike; only the device's random name differs."""
    fill(tmp_path, lambda: NOW)
    assert _contents(tmp_path) == _contents(folder)


def _contents(path: Path) -> dict[tuple[str, str], dict[str, tuple[Json, int, int]]]:
    store = store_of(path)
    found = {
        (record.kind, record.id): {
            name: (value.content, value.stamp.ms, value.stamp.counter)
            for name, value in record.fields.items()
        }
        for record in store.records()
    }
    store.close()
    return found


@pytest.mark.parametrize("name", ["vault.db", "notes.txt", ".hidden"])
def test_a_folder_with_anything_in_it_is_refused(tmp_path: Path, name: str) -> None:
    """Nothing real is mixed with what is made up, and nothing there is touched."""
    (tmp_path / name).write_text("mine", encoding="utf-8")
    tmp_path.chmod(0o755)
    with pytest.raises(NotEmpty):
        fill(tmp_path, lambda: NOW)
    assert [(entry.name, entry.read_text(encoding="utf-8")) for entry in tmp_path.iterdir()] == [
        (name, "mine")
    ]
    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o755


def test_a_folder_with_only_the_lock_is_empty(tmp_path: Path) -> None:
    """The command holds the folder while it fills it."""
    held = open_data_folder(tmp_path)
    fill(tmp_path, lambda: NOW)
    held.close()
    assert (tmp_path / "vault.db").exists()
