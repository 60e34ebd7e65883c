"""Proof: everything that is wrong with the handouts and the Danish words around them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from imr_workbook.content.errors import ContentError
from imr_workbook.content.fitting import misfits
from imr_workbook.content.folders import module_folders, read_module
from imr_workbook.content.proofreading.interface import catalogue_passages, helpline_passages
from imr_workbook.content.proofreading.passages import Passage, module_passages, topic_passages
from imr_workbook.content.proofreading.problems import Problem
from imr_workbook.content.proofreading.reading_ease import (
    MEAN_LIX,
    TopicEase,
    long_sentences,
    mean_lix,
    topic_ease,
)
from imr_workbook.content.proofreading.spelling import Spelling
from imr_workbook.content.proofreading.structure import module_problems, topic_problems
from imr_workbook.content.proofreading.wording import wording_problems
from imr_workbook.content.sources import ModuleSource


@dataclass(frozen=True, slots=True)
class Places:
    """Where everything lies that is read."""

    modules: Path
    assets: Path
    catalogue: Path
    """The Danish catalogue of the interface."""
    helplines: Path
    allowed_words: Path
    """Words that are right although the dictionary does not know them."""


@dataclass
class Proof:
    """What was found."""

    mistakes: list[ContentError] = field(default_factory=list)
    """What the app could not even read."""
    problems: list[Problem] = field(default_factory=list)
    topics: list[TopicEase] = field(default_factory=list)

    @property
    def clean(self) -> bool:
        """Whether nothing was found."""
        return not self.mistakes and not self.problems


def proofread(places: Places, spelling: Spelling | None = None) -> Proof:
    """Read everything.

    Args:
        places: where it lies.
        spelling: None where there is no dictionary: then words are not looked up.
    """
    proof = Proof()
    modules = list(_modules(places, proof))
    proof.mistakes += misfits(modules, places.assets)
    for module in modules:
        _proofread_module(module, proof)
    if mean_lix(proof.topics) > MEAN_LIX:
        problem = f"the topics have LIX {mean_lix(proof.topics):.1f} on average: at most {MEAN_LIX}"
        proof.problems.append(Problem(places.modules, 1, problem))
    handouts = [passage for module in modules for passage in _passages(module)]
    interface = [*catalogue_passages(places.catalogue), *helpline_passages(places.helplines)]
    proof.problems += long_sentences([*handouts, *interface])
    proof.problems += wording_problems(handouts)
    proof.problems += wording_problems(interface, interface=True)
    if spelling is not None:
        proof.problems += spelling.problems([*handouts, *interface])
        # A file that could not be read may hold the words that seem to be used nowhere.
        proof.problems += [] if proof.mistakes else spelling.list_problems()
    return proof


def _modules(places: Places, proof: Proof) -> Iterator[ModuleSource]:
    try:
        folders = module_folders(places.modules)
    except ContentError as mistake:
        proof.mistakes.append(mistake)
        return
    for number, folder in enumerate(folders, start=1):
        try:
            yield read_module(folder, number)
        except ContentError as mistake:
            proof.mistakes.append(mistake)


def _proofread_module(module: ModuleSource, proof: Proof) -> None:
    proof.problems += module_problems(module)
    for topic in module.topics:
        ease = topic_ease(topic)
        proof.topics.append(ease)
        proof.problems += [*topic_problems(topic), *ease.problems()]


def _passages(module: ModuleSource) -> Iterator[Passage]:
    yield from module_passages(module)
    for topic in module.topics:
        yield from topic_passages(topic)
