"""What a person means to do with the week's questions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from imr_workbook.domain.changes import Json
from imr_workbook.domain.check_ins import (
    Asked,
    CheckIn,
    check_in,
    note_id,
    record_fields,
    standing,
    taken_back,
)
from imr_workbook.domain.following import (
    OVER,
    WEEKS,
    Following,
    NotFollowing,
    UnknownItem,
    UnknownWeek,
    checked,
    following,
)
from imr_workbook.domain.instruments import HOPE_SOURCE, INSTRUMENTS, Instrument, instrument
from imr_workbook.domain.kinds import Kind
from imr_workbook.domain.own_signs import Pole
from imr_workbook.domain.rounds import round_of
from imr_workbook.workbook.door import Door

Fields = Mapping[str, Json]


class WeekIntentions(Door):
    """The week's questions: what to follow, answering, and looking after the answers.

    `week` is always a week of the latest period, counted from 0; without it, the week that today lies
    in is meant. `question` and `word` are the words that stood on the screen.
    """

    def start_questions(self) -> str:
        """Ask each week from today, for six weeks, what was asked last; gives the period's id.

        Nothing happens while a period is running.
        """
        latest, today = following(self.state), self.today()
        if latest is not None and latest.runs(today):
            return latest.id
        period_id = self._new_id()
        items: list[Json] = [] if latest is None else list(latest.items)
        self._write(
            Kind.FOLLOWING, period_id, {"started": today.isoformat(), "stopped": None, "items": items}
        )
        return period_id

    def stop_questions(self) -> None:
        """Ask no more. Every answer stays; stopping what does not run changes nothing."""
        latest, today = following(self.state), self.today()
        if latest is not None and latest.runs(today):
            self._write(Kind.FOLLOWING, latest.id, {"stopped": today.isoformat()})

    def follow(self, items: Sequence[str]) -> None:
        """Ask about these besides hope, from the next question on.

        Raises:
            NotFollowing: the questions were never started.
            UnknownItem: one of them is nothing that can be followed.
            TooManyItems: more than four.
        """
        self._write(Kind.FOLLOWING, self._period().id, {"items": list(checked(self.state, items))})

    def answer_question(
        self, item: str, step: int, *, week: int | None = None, question: str = "", word: str = ""
    ) -> None:
        """Answer one question; an answer already there is corrected by the new one.

        Raises:
            NotFollowing: the questions were never started.
            UnknownItem: no such question, or `step` is none of its answers.
        """
        asked = self._asked(item, week)
        known = _choosing(item, step)
        earlier = standing(self.state).get(asked)
        if earlier is not None and earlier.step == step and earlier.version == known.version:
            return
        given = CheckIn(
            id=self._new_id(),
            asked=asked,
            day=earlier.day if earlier is not None and earlier.answered else self.today(),
            version=known.version,
            step=step,
            question=question,
            word=word,
        )
        self._keep(given, earlier)

    def skip_question(self, item: str, *, week: int | None = None, question: str = "") -> None:
        """Go past a question. What has been answered or written to it stays.

        Raises:
            NotFollowing: the questions were never started.
            UnknownItem: no such question.
        """
        asked = self._asked(item, week)
        known = instrument(item)
        if known is None:
            raise UnknownItem(item)
        earlier = standing(self.state).get(asked)
        if earlier is not None and earlier.left:
            return
        if earlier is not None:
            self._keep(replace(earlier, left=True), None)
            return
        record_id = note_id(asked.period, asked.week) if known.in_words else self._new_id()
        self._keep(CheckIn(record_id, asked, self.today(), known.version, question=question), None)

    def note_hope(self, text: str, *, week: int | None = None, question: str = "") -> None:
        """Keep what gave hope, as far as it is written.

        Raises:
            NotFollowing: the questions were never started.
        """
        asked = self._asked(HOPE_SOURCE, week)
        record_id = note_id(asked.period, asked.week)
        if check_in(self.state, record_id) is not None:
            self._write(Kind.CHECK_IN, record_id, {"note": text})
        elif text.strip():
            version = INSTRUMENTS[HOPE_SOURCE].version
            given = CheckIn(record_id, asked, self.today(), version, note=text, question=question, left=False)
            self._write(Kind.CHECK_IN, record_id, record_fields(given))

    def leave_round(self, *, week: int | None = None) -> None:
        """No more questions this week. What was answered stays.

        Raises:
            NotFollowing: the questions were never started.
        """
        period = self._period()
        self._write(Kind.FOLLOWING, period.id, self._over(period, self._week(period, week)))

    def correct_answer(
        self, check_in_id: str, step: int | None, *, question: str = "", word: str = ""
    ) -> None:
        """Replace an answer of any week by another, or take it back with none; the day stays.

        Raises:
            UnknownItem: there is no such answer, or `step` is none of its question's.
        """
        earlier = check_in(self.state, check_in_id)
        if earlier is None:
            raise UnknownItem(check_in_id)
        known = _choosing(earlier.asked.item, step)
        if earlier.step == step and earlier.version == known.version:
            return
        given = replace(
            earlier, id=self._new_id(), version=known.version, step=step, question=question, word=word
        )
        self._write(Kind.CHECK_IN, given.id, record_fields(given, corrects=earlier.id))

    def put_answer_back(self, check_in_id: str) -> None:
        """An answer was taken back by mistake: let it stand again, as it was given.

        Args:
            check_in_id: the record that took it back; see `taken_back`.

        Raises:
            UnknownItem: nothing was taken back by it.
        """
        given = check_in(self.state, check_in_id)
        removed = None if given is None else taken_back(self.state, given)
        if removed is None:
            raise UnknownItem(check_in_id)
        again = replace(removed, id=self._new_id())
        self._write(Kind.CHECK_IN, again.id, record_fields(again, corrects=check_in_id))

    def correct_words(self, check_in_id: str, text: str) -> None:
        """Keep a change of what gave hope in any week.

        Raises:
            UnknownItem: there are no such words.
        """
        earlier = check_in(self.state, check_in_id)
        if earlier is None or earlier.asked.item != HOPE_SOURCE:
            raise UnknownItem(check_in_id)
        self._write(Kind.CHECK_IN, check_in_id, {"note": text})

    def add_own_sign(self, text: str, pole: Pole | None = None, *, sign_id: str | None = None) -> str:
        """Keep a sign of one's own, new or changed, as far as it is written; gives its id.

        One that is emptied is shown nowhere and no longer asked.
        """
        record_id = sign_id or self._new_id()
        words: dict[str, Json] = {"text": text}
        self._write(Kind.OWN_SIGN, record_id, words if pole is None else {**words, "pole": pole.value})
        return record_id

    def _period(self) -> Following:
        found = following(self.state)
        if found is None:
            raise NotFollowing
        return found

    def _week(self, period: Following, week: int | None) -> int:
        if week is None:
            return period.week_on(self.today())
        if week not in range(WEEKS):
            raise UnknownWeek(week)
        return week

    def _asked(self, item: str, week: int | None) -> Asked:
        period = self._period()
        return Asked(period.id, self._week(period, week), item)

    def _over(self, period: Following, week: int) -> Fields:
        """What to write on the period when a week is done with; the first day of it is kept."""
        return {} if period.is_over(week) else {f"{OVER}{week}": self.today().isoformat()}

    def _keep(self, given: CheckIn, earlier: CheckIn | None) -> None:
        """One transaction: the answer, and that it was the last question if it was."""
        period, week, item = self._period(), given.asked.week, given.asked.item
        done = round_of(self.state, period, week).completed_by(item)
        self._write_all(
            [
                (Kind.CHECK_IN, given.id, record_fields(given, None if earlier is None else earlier.id)),
                (Kind.FOLLOWING, period.id, self._over(period, week) if done else {}),
            ]
        )


def _choosing(item: str, step: int | None) -> Instrument:
    """The instrument of an item that can be answered with `step`, or with none of its answers."""
    known = instrument(item)
    if known is None or known.in_words or not (step is None or step in range(len(known.steps))):
        raise UnknownItem(item)
    return known
