"""The answers to a module's exercises, as lines to read: with the wording that was answered."""

from __future__ import annotations

from collections.abc import Iterable

from imr_workbook.content.exercises import (
    Cards,
    Checklist,
    Choose,
    Exercise,
    FreeText,
    GoalSheet,
    Item,
    Ladder,
    Rating,
    StepsSheet,
)
from imr_workbook.content.modules import Module
from imr_workbook.domain.answers import ASIDE, CARD, DRAFT, ITEM, PART, STEP, TEXT, WORDING, Answer, answer
from imr_workbook.domain.goal_sheets import GOAL, WHY
from imr_workbook.domain.kinds import Kind
from imr_workbook.domain.records import Record
from imr_workbook.export.lines import Copied, How, Line, Part, items, labelled, note
from imr_workbook.wording import card_words, checklist_words


def module_parts(copied: Copied, module: Module) -> tuple[Part, ...]:
    """A part for each exercise of a module that is answered, in the order of the handout."""
    topics = [*module.topics, *([] if module.together is None else [module.together])]
    exercises = (
        block
        for topic in topics
        for page in topic.pages
        for block in page.blocks
        if isinstance(block, Exercise)
    )
    parts = (_part(copied, exercise) for exercise in exercises)
    return tuple(part for part in parts if part is not None)


def other_parts(copied: Copied) -> tuple[Part, ...]:
    """Answers to exercises that these handouts do not have: shown by the words kept beside them."""
    known = {exercise.id for exercise in copied.library.exercises()}
    records = (one for one in copied.state.living(Kind.ANSWER) if one.id not in known)
    parts = (_unknown(copied, record) for record in records)
    return tuple(part for part in parts if part.lines)


def _part(copied: Copied, exercise: Exercise) -> Part | None:
    given = answer(copied.state, exercise.id)
    if given.empty:
        return None
    draft = given.text(DRAFT).strip()
    lines = [*_Given(copied, given).lines(exercise), *([Line(draft)] if draft else [])]
    if not lines:
        return None
    return Part(
        _prompt(copied, exercise.id) or exercise.prompt, (*lines, *note(copied.saved_on(given.saved_ms)))
    )


def _prompt(copied: Copied, exercise_id: str) -> str:
    record = copied.state.record(Kind.ANSWER, exercise_id)
    return "" if record is None else record.text(f"{WORDING}prompt").strip()


class _Given:
    """One answer, with the words that were on the screen when it was given."""

    def __init__(self, copied: Copied, given: Answer) -> None:
        self._copied = copied
        self._given = given
        self._record = copied.state.record(Kind.ANSWER, given.exercise_id)

    def lines(self, exercise: Exercise) -> list[Line]:
        """What was answered, by type of exercise."""
        given, _ = self._given, self._copied.language.gettext
        match exercise:
            case Checklist():
                return self._checked(exercise)
            case Choose():
                return self._chosen(exercise)
            case Rating():
                return self._rated(exercise)
            case FreeText():
                return [Line(given.text(TEXT).strip())] if given.text(TEXT).strip() else []
            case Ladder():
                word = self._step_word(STEP, exercise.steps)
                return [*items([word]), *labelled(exercise.follow_up, given.text(TEXT))]
            case StepsSheet():
                parts = ((part.title, given.text(f"{PART}{part.id}")) for part in exercise.parts)
                return [line for title, text in parts for line in labelled(title, text)]
            case Cards():
                return self._turned(exercise)
            case GoalSheet():
                sheet = ((_("My goal"), GOAL), (_("Because"), WHY), (_("My first step"), STEP))
                return [line for label, name in sheet for line in labelled(label, given.text(name))]

    def _checked(self, exercise: Checklist) -> list[Line]:
        """Line by line under the answer that they were given; lines of one's own without an answer last."""
        words = checklist_words(self._copied.language)
        named = self._named((item.id, item.text) for item in exercise.items)
        answers = {item: self._given.text(f"{ITEM}{item}") for item in named}
        found: list[Line] = []
        for value in dict.fromkeys([*words, *answers.values()]):
            its = [text for item, text in named.items() if value and answers[item] == value]
            if its:
                label = words.get(value) or self._worded(
                    f"{ITEM}{next(i for i in named if answers[i] == value)}"
                )
                found += [Line(label or value, How.LABEL), *items(its)]
        own = dict(self._given.own_lines())
        return [*found, *items(text for item, text in own.items() if not answers[item])]

    def _chosen(self, exercise: Choose) -> list[Line]:
        """What was chosen, in the order of the handout; lines of one's own that were not chosen last."""
        named = self._named((item.id, item.text) for item in exercise.items)
        chosen = self._given.chosen_items()
        in_order = [item for item in named if item in chosen]
        others = [self._worded(f"{ITEM}{item}") for item in chosen if item not in named]
        own = [text for item, text in self._given.own_lines() if item not in chosen]
        return items([*(named[item] for item in in_order), *others, *own])

    def _rated(self, exercise: Rating) -> list[Line]:
        """”Musik: meget”; the things may come from an exercise before this one."""
        named = {item.id: item.text for item in self._things(exercise)}
        if exercise.items_from is not None:
            named |= dict(answer(self._copied.state, exercise.items_from).own_lines())
        rated = [name.removeprefix(ITEM) for name in self._given.values if name.startswith(ITEM)]
        in_order = [
            *(item for item in named if item in rated),
            *(item for item in rated if item not in named),
        ]
        words = ((named.get(item, ""), self._step_word(f"{ITEM}{item}", exercise.steps)) for item in in_order)
        return items(f"{thing}: {word}" if thing else word for thing, word in words if word)

    def _things(self, exercise: Rating) -> tuple[Item, ...]:
        if exercise.items_from is None:
            return exercise.items
        source = self._copied.library.exercise(exercise.items_from)
        return source.items if isinstance(source, Choose) else ()

    def _turned(self, exercise: Cards) -> list[Line]:
        words = card_words(self._copied.language)
        turned = ((card.front, self._given.text(f"{CARD}{card.id}")) for card in exercise.cards)
        return items(f"{front} – {words.get(value, value)}" for front, value in turned if value)

    def _named(self, authored: Iterable[tuple[str, str]]) -> dict[str, str]:
        return {**dict(authored), **dict(self._given.own_lines())}

    def _step_word(self, field: str, steps: tuple[str, ...]) -> str:
        """The word that was chosen, as it stood then."""
        step = self._given.step(field)
        if step is None:
            return ""
        return self._worded(field) or (steps[step] if step in range(len(steps)) else str(step + 1))

    def _worded(self, field: str) -> str:
        return "" if self._record is None else self._record.text(f"{WORDING}{field}").strip()


def _unknown(copied: Copied, record: Record) -> Part:
    """Everything in it that can be read, under the question as it stood."""
    lines: list[Line] = []
    for name, value in sorted(record.fields.items()):
        if name not in ASIDE and not name.startswith(WORDING) and value.content:
            words = record.text(f"{WORDING}{name}") or record.text(name)
            lines += [Line(words.strip())] if words.strip() else []
    dated = note(copied.saved_on(record.changed.ms)) if lines else []
    heading = record.text(f"{WORDING}prompt").strip() or copied.language.gettext("An exercise")
    return Part(heading, (*lines, *dated))
