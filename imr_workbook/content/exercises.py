"""Exercises: what a handout asks, by type. Ids are permanent: answers hang on them."""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, Field, model_validator

Id = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
"""Lower-case letters, digits and dashes; never changed once released."""
Words = Annotated[str, Field(min_length=1)]
FiveSteps = Annotated[tuple[Words, ...], Field(min_length=5, max_length=5)]
"""Five words, from the lowest to the highest."""


class Authored(BaseModel):
    """Anything an author writes: frozen, and unknown keys are mistakes."""

    # Built when the first one is read, which is never where the handouts are ready made.
    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        use_attribute_docstrings=True,
        str_strip_whitespace=True,
        defer_build=True,
    )


class Item(Authored):
    """One line of a list."""

    id: Id
    """Permanent, unique within its exercise."""
    text: Words
    """The line as it is shown."""


class Part(Authored):
    """One step of the six-step sheet."""

    id: Id
    """Permanent, unique within its exercise."""
    title: Words
    """What the step is, as a short question."""
    hint: Words
    """What to write here, in one or two short sentences."""


class Card(Authored):
    """One myth and its fact."""

    id: Id
    """Permanent, unique within its exercise."""
    front: Words
    """The myth, as people say it."""
    back: Words
    """The fact."""


class _Asked(Authored):
    id: Id
    """Permanent, unique in the whole programme."""
    prompt: Words
    """The question or task, in the person's words."""
    help: str = ""
    """One quiet line under the prompt."""


class Checklist(_Asked):
    """A list where each line is answered: Det gør jeg, Vil prøve, Ikke for mig."""

    type: Literal["checklist"]
    items: Annotated[tuple[Item, ...], Field(min_length=1)]
    """The lines to answer, each with an `id` and a `text`."""
    own: bool = False
    """Whether one may add lines of one's own."""


class Choose(_Asked):
    """Choose some of a list."""

    type: Literal["choose"]
    items: Annotated[tuple[Item, ...], Field(min_length=1)]
    """The lines to choose from, each with an `id` and a `text`."""
    most: Annotated[int, Field(ge=1)] | None = None
    """How many may be chosen; no limit when left out."""
    own: bool = False
    """Whether one may add lines of one's own."""

    def has_room(self, chosen: int) -> bool:
        """Whether one more may be chosen when so many are."""
        return self.most is None or chosen < self.most


class Rating(_Asked):
    """Say in words how each thing is; the same text stands there whatever is answered."""

    type: Literal["rating"]
    steps: FiveSteps
    """The five answers in words, from the lowest to the highest."""
    items: tuple[Item, ...] = ()
    """The things to rate, each with an `id` and a `text`; left out where `items_from` is given."""
    items_from: Id | None = None
    """Id of the `choose` exercise on the page before: only what was chosen there is rated."""

    @model_validator(mode="after")
    def _one_source(self) -> Rating:
        if bool(self.items) == (self.items_from is not None):
            raise ValueError("give either items or items_from")
        return self


class FreeText(_Asked):
    """Write freely, in one field."""

    type: Literal["text"]
    lines: Annotated[int, Field(ge=1, le=12)] = 4
    """How high the field is at first."""


class Ladder(_Asked):
    """One answer in words, and what could lift it a little."""

    type: Literal["ladder"]
    steps: FiveSteps
    """The five answers in words, from the lowest to the highest."""
    follow_up: Words
    """A question that asks what could lift the answer a little, whatever it is."""


class StepsSheet(_Asked):
    """The six-step sheet: one field for each step."""

    type: Literal["steps"]
    parts: Annotated[tuple[Part, ...], Field(min_length=2)]
    """The steps in order, each with an `id`, a `title` and a `hint`."""


class Cards(_Asked):
    """Myths and facts to turn."""

    type: Literal["cards"]
    cards: Annotated[tuple[Card, ...], Field(min_length=2)]
    """The cards in order, each with an `id`, a `front` (the myth) and a `back` (the fact)."""


class GoalSheet(_Asked):
    """A goal, why, and a first step; one tap makes them a real goal or step under Mål."""

    type: Literal["goal"]


Exercise: TypeAlias = Checklist | Choose | Rating | FreeText | Ladder | StepsSheet | Cards | GoalSheet
"""Any exercise; `type` tells which."""

EXERCISE_TYPES: tuple[type[_Asked], ...] = (
    Checklist,
    Choose,
    Rating,
    FreeText,
    Ladder,
    StepsSheet,
    Cards,
    GoalSheet,
)


def pieces(exercise: Exercise) -> tuple[Item, ...] | tuple[Part, ...] | tuple[Card, ...]:
    """The items, parts or cards of an exercise; empty where its type has none."""
    match exercise:
        case Checklist() | Choose() | Rating():
            return exercise.items
        case StepsSheet():
            return exercise.parts
        case Cards():
            return exercise.cards
        case _:
            return ()
