"""What a person means to do with the handouts: be called something, read on, answer, try."""

from __future__ import annotations

from imr_workbook.domain.changes import DELETED, Json
from imr_workbook.domain.kinds import Kind
from imr_workbook.domain.outcomes import Outcome
from imr_workbook.domain.profile import PROFILE_ID
from imr_workbook.workbook.door import Door


class ReadingIntentions(Door):
    """The first pages, the handouts and their exercises."""

    def call_me(self, name: str) -> None:
        """Use this nickname; an empty one is fine."""
        self._write(Kind.PROFILE, PROFILE_ID, {"name": name.strip()})

    def finish_welcome(self, name: str = "") -> None:
        """Leave the two first pages behind."""
        self._write(Kind.PROFILE, PROFILE_ID, {"name": name.strip(), "welcomed": True})

    def decline(self, offer: str) -> None:
        """”Ikke nu” to an offer: it is not made again by itself."""
        self._write(Kind.PROFILE, PROFILE_ID, {f"declined.{offer}": True})

    def open_page(self, topic_id: str, page_id: str, part: int = 0) -> None:
        """Remember how far a topic has been read.

        Raises:
            UnknownContent: no such topic or page.
        """
        self.library.topic(topic_id)
        self.library.page(page_id)
        self._write(Kind.PLACE, topic_id, {"page": page_id, "part": part, "finished": False})

    def finish_topic(self, topic_id: str) -> None:
        """The topic is read to where the person wanted."""
        self._write(Kind.PLACE, topic_id, {"finished": True})

    def bookmark(self, page_id: str, marked: bool = True) -> None:
        """Put a bookmark on a page, or take it away."""
        self.library.page(page_id)
        self._write(Kind.BOOKMARK, page_id, {"marked": marked})

    def answer(self, exercise_id: str, field: str, value: Json) -> None:
        """Answer one field of an exercise; the wording answered to is kept beside it.

        Raises:
            UnknownContent: no such exercise.
        """
        exercise = self.library.exercise(exercise_id)
        topic = self.library.topic_of_exercise(exercise_id)
        self._write(
            Kind.ANSWER,
            exercise_id,
            {field: value, "version": topic.version, "wording.prompt": exercise.prompt, DELETED: False},
        )

    def add_own_item(self, exercise_id: str, text: str) -> str:
        """Add a line of one's own to a list; gives its item id. Blank text adds nothing."""
        item_id = f"{int(self.now().timestamp() * 1000):013d}{self._new_id()[:6]}"
        if text.strip():
            self.answer(exercise_id, f"own.{item_id}", text.strip())
        return item_id

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
                "put_away": False,
                DELETED: False,
            },
        )

    def put_practice_away(self, practice_id: str) -> None:
        """Keep a practice for another day."""
        self._write(Kind.PRACTICE, practice_id, {"put_away": True})

    def tell_practice(self, practice_id: str, outcome: Outcome) -> None:
        """Say how a practice went."""
        self._write(Kind.PRACTICE, practice_id, {"outcome": outcome.value})

    def forget_practice(self, practice_id: str) -> None:
        """Not this one after all."""
        self._delete(Kind.PRACTICE, practice_id)
