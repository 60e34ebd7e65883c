"""What a person means to tell about a step or a practice: how it went, and a few words if they like."""

from __future__ import annotations

from dataclasses import replace

from imr_workbook.domain.changes import Json
from imr_workbook.domain.kinds import Kind
from imr_workbook.domain.outcomes import Outcome
from imr_workbook.domain.practices import Practice, practice
from imr_workbook.domain.reviews import (
    Review,
    Told,
    UnknownReview,
    next_step_id,
    review,
    review_fields,
    reviews,
)
from imr_workbook.domain.steps import Step, UnknownStep, step
from imr_workbook.workbook.steps import StepIntentions


class ReviewIntentions(StepIntentions):
    """Intentions on how things went. `word` is the answer as it stood on the screen.

    Telling is an event. Told again, the new telling takes the place of the old one and its words come
    along; after another try it is a telling of its own.
    """

    def tell_step(self, step_id: str, outcome: Outcome, word: str = "") -> str:
        """Say how a step went; gives the review's id.

        Raises:
            UnknownStep: there is no such step.
        """
        found = step(self.state, step_id)
        if found is None:
            raise UnknownStep(step_id)
        return self._tell(Kind.STEP, found, outcome, word)

    def tell_practice(self, practice_id: str, outcome: Outcome, word: str = "") -> str:
        """Say how a practice went; gives the review's id.

        Raises:
            UnknownStep: it was not chosen.
        """
        found = practice(self.state, practice_id)
        if found is None:
            raise UnknownStep(practice_id)
        return self._tell(Kind.PRACTICE, found, outcome, word)

    def write_review(self, review_id: str, which: Told, text: str) -> None:
        """Write what helped, what came in the way, or a next step, as far as it is written.

        Raises:
            UnknownReview: there is no such review.
        """
        if review(self.state, review_id) is None:
            raise UnknownReview(review_id)
        self._write(Kind.REVIEW, review_id, {which.value: text})

    def take_next_step(self, review_id: str) -> None:
        """Let the next step of a review become a step, beside the one it is about. Twice is once.

        Raises:
            UnknownReview: there is no such review.
        """
        found = review(self.state, review_id)
        if found is None:
            raise UnknownReview(review_id)
        before = step(self.state, found.about) if found.kind == Kind.STEP else None
        belongs: dict[str, Json] = {
            "goal": None if before is None else before.goal,
            "short_goal": None if before is None else before.short_goal,
        }
        step_id = next_step_id(found)
        self._write(Kind.STEP, step_id, self._whole_step(step_id, found.next, None, belongs))

    def _tell(self, kind: Kind, one: Step | Practice, outcome: Outcome, word: str) -> str:
        """One transaction: the outcome where it is asked about, and the event."""
        standing = reviews(self.state, kind, one.id)
        earlier = standing[-1] if one.told and standing else None
        if earlier is not None and earlier.outcome is outcome:
            return earlier.id
        first = Review("", kind, one.id, self.today(), one.text) if earlier is None else earlier
        given = replace(
            first,
            id=self._new_id(),
            outcome=outcome,
            word=word,
            corrects=None if earlier is None else earlier.first,
        )
        self._write_all(
            [
                (kind, one.id, {"outcome": outcome.value, "told_on": given.day.isoformat()}),
                (Kind.REVIEW, given.id, review_fields(given)),
            ]
        )
        return given.id
