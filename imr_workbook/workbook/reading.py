"""What a person means to do with the handouts: be called something, read on, answer, try."""

from __future__ import annotations

from imr_workbook.content.exercises import Choose
from imr_workbook.domain.answers import DRAFT, ITEM, OWN, VERSION, WORDING, answer
from imr_workbook.domain.changes import DELETED, Json
from imr_workbook.domain.kinds import Kind
from imr_workbook.domain.profile import PROFILE_ID
from imr_workbook.domain.reading import latest_place
from imr_workbook.workbook.door import Door


class ReadingIntentions(Door):
    """The first pages, the handouts and their exercises."""

    def call_me(self, name: str) -> None:
        """Use this nickname, kept letter for letter as it is written; an empty one is fine."""
        self._write(Kind.PROFILE, PROFILE_ID, {"name": name})

    def finish_welcome(self) -> None:
        """Leave the two first pages behind."""
        self._write(Kind.PROFILE, PROFILE_ID, {"welcomed": True})

    def mark_made_up(self) -> None:
        """Say that no real person is behind this workbook: it is the demo's."""
        self._write(Kind.PROFILE, PROFILE_ID, {"made_up": True})

    def decline(self, offer: str) -> None:
        """”Ikke nu” to an offer: it is not made again by itself. Where nothing can be written, it may be."""
        if not self.read_only:
            self._write(Kind.PROFILE, PROFILE_ID, {f"declined.{offer}": True})

    def put_off(self, offer: str) -> None:
        """An offer that comes again is answered for now, with ”Ikke nu” or by doing it."""
        if not self.read_only:
            # The day makes it another value, and so another stamp, each time.
            self._write(Kind.PROFILE, PROFILE_ID, {f"declined.{offer}": self.today().isoformat()})

    def open_page(self, topic_id: str, page_id: str, part: int = 0) -> None:
        """Remember how far a topic has been read; where nothing can be written, it can be read all the same.

        Raises:
            UnknownContent: no such topic or page.
        """
        self.library.topic(topic_id)
        self.library.page(page_id)
        if self.read_only:
            return
        fields: dict[str, Json] = {"page": page_id, "part": part, "finished": False}
        latest = latest_place(self.state)
        if latest is not None and latest.topic_id != topic_id:
            # Back to a page that was left as it is now: a visit all the same.
            fields["visit"] = self._new_id()
        self._write(Kind.PLACE, topic_id, fields)

    def finish_topic(self, topic_id: str) -> None:
        """The topic is read to where the person wanted; remembered where anything can be."""
        if not self.read_only:
            self._write(Kind.PLACE, topic_id, {"finished": True})

    def bookmark(self, page_id: str, marked: bool = True) -> None:
        """Put a bookmark on a page, or take it away."""
        self.library.page(page_id)
        self._write(Kind.BOOKMARK, page_id, {"marked": marked})

    def answer(self, exercise_id: str, field: str, value: Json, wording: str = "") -> None:
        """Answer one field of an exercise.

        Args:
            exercise_id: id of an authored exercise.
            field: which part of it, as its type has them (see `domain/answers.py`).
            value: the answer; None takes it back.
            wording: the words that were chosen, kept beside the answer together with the prompt and
                version, so that an answer can always be shown as it was given.

        Raises:
            UnknownContent: no such exercise.
        """
        fields: dict[str, Json] = {field: value, **self._question_of(exercise_id)}
        if wording:
            fields[f"{WORDING}{field}"] = wording
        self._write(Kind.ANSWER, exercise_id, fields)

    def add_own_line(self, exercise_id: str) -> None:
        """Make a line of one's own out of what stands in the exercise's draft field, if anything.

        Where some are to be chosen, it is chosen at once, while there is room.

        Raises:
            UnknownContent: no such exercise.
        """
        exercise, given = self.library.exercise(exercise_id), answer(self.state, exercise_id)
        text = given.text(DRAFT).strip()
        if not text:
            return
        line = f"{int(self.now().timestamp() * 1000):013d}{self._new_id()[:6]}"
        fields: dict[str, Json] = {f"{OWN}{line}": text, DRAFT: "", **self._question_of(exercise_id)}
        if isinstance(exercise, Choose) and exercise.has_room(len(given.chosen_items())):
            fields |= {f"{ITEM}{line}": True, f"{WORDING}{ITEM}{line}": text}
        self._write(Kind.ANSWER, exercise_id, fields)

    def remove_own_line(self, exercise_id: str, line: str) -> None:
        """Take a line of one's own away, with what was answered to it."""
        self._write(Kind.ANSWER, exercise_id, {f"{OWN}{line}": None, f"{ITEM}{line}": None})

    def try_practice(self, practice_id: str) -> None:
        """Choose something to try in everyday life."""
        practice = self.library.practice(practice_id)
        self._write(
            Kind.PRACTICE,
            practice_id,
            {
                "text": practice.text,
                "chosen": self.today().isoformat(),
                "outcome": None,
                "told_on": None,
                "put_away": False,
                DELETED: False,
            },
        )

    def put_practice_away(self, practice_id: str) -> None:
        """Keep a practice for another day."""
        self._write(Kind.PRACTICE, practice_id, {"put_away": True})

    def forget_practice(self, practice_id: str) -> None:
        """Not this one after all."""
        self._delete(Kind.PRACTICE, practice_id)

    def _question_of(self, exercise_id: str) -> dict[str, Json]:
        """What is kept beside every answer: which version was answered, and what it asked."""
        return {
            VERSION: self.library.topic_of_exercise(exercise_id).version,
            f"{WORDING}prompt": self.library.exercise(exercise_id).prompt,
            DELETED: False,
        }
