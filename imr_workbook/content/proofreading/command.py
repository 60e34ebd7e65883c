"""`imr-workbook content check`: prints a table to work from, and what is wrong, line by line."""

from __future__ import annotations

import sys
from collections.abc import Collection
from pathlib import Path

from imr_workbook.content import helplines
from imr_workbook.content.folders import MODULES
from imr_workbook.content.proofreading import dictionary
from imr_workbook.content.proofreading.problems import Problem
from imr_workbook.content.proofreading.proof import Places, Proof, proofread
from imr_workbook.content.proofreading.reading_ease import TopicEase
from imr_workbook.content.proofreading.spelling import ALLOWED_WORDS, AllowedWords, Spelling, hunspell
from imr_workbook.content.proofreading.table import table
from imr_workbook.device.resources import assets_dir, locales_dir

NO_SPYLLS = "The spelling check needs spylls: install imr-workbook[dev]."


def run(modules: Collection[str] = (), dictionary_files: Path | None = None) -> int:
    """Check the handouts that come with the app, and tell.

    Args:
        modules: ids such as `m01` or names of folders: only their lines are shown; all when empty.
        dictionary_files: a pair of .aff and .dic files without the ending; else it is looked for.

    Returns:
        0 where nothing is wrong; 1 where something is; 2 where it could not be checked: there is no such
        module, or no dictionary.
    """
    places = Places(
        modules=MODULES,
        assets=assets_dir(),
        catalogue=locales_dir() / "da" / "LC_MESSAGES" / "messages.po",
        helplines=helplines.SHIPPED,
        allowed_words=ALLOWED_WORDS,
    )
    return check(places, modules, dictionary_files or dictionary.found())


def check(places: Places, modules: Collection[str], dictionary_files: Path | None) -> int:
    """As `run`, for files that lie anywhere."""
    if unknown := [name for name in modules if not _folders(places, [name])]:
        # Nothing wrong would be found in it, and that would pass for a clean one.
        print(f"There is no module {', '.join(unknown)}.", file=sys.stderr)
        return 2
    spelling, unable = _spelling(dictionary_files, places.allowed_words)
    proof = proofread(places, spelling)
    if modules:
        proof = _only(proof, places, modules)
    _tell(proof)
    if unable:
        print(unable, file=sys.stderr)
        return 2
    return 0 if proof.clean else 1


def _spelling(files: Path | None, allowed: Path) -> tuple[Spelling | None, str]:
    """The spelling, or why there is none."""
    if files is None:
        return None, dictionary.ADVICE
    try:
        return Spelling(hunspell(files), AllowedWords(allowed)), ""
    except FileNotFoundError:
        return None, f"There is no dictionary {files}.aff with {files}.dic. {dictionary.ADVICE}"
    except ModuleNotFoundError:
        return None, NO_SPYLLS


def _only(proof: Proof, places: Places, modules: Collection[str]) -> Proof:
    """What was found in some modules alone."""
    folders = _folders(places, modules)

    def meant(one: Problem | TopicEase) -> bool:
        file = one.file if isinstance(one, Problem) else one.topic.file
        return file.parent in folders

    return Proof(
        [mistake for mistake in proof.mistakes if mistake.file.parent in folders],
        [problem for problem in proof.problems if meant(problem)],
        [topic for topic in proof.topics if meant(topic)],
    )


def _folders(places: Places, modules: Collection[str]) -> set[Path]:
    """The folders of modules by id or by name."""
    return {
        folder
        for folder in places.modules.iterdir()
        if folder.name in modules or f"m{folder.name[:2]}" in modules
    }


def _tell(proof: Proof) -> None:
    for line in table(proof.topics):
        print(line)
    for mistake in proof.mistakes:
        print(f"\n{mistake}")
    if proof.problems:
        print()
    for problem in sorted(proof.problems):
        print(problem)
    pages, count = sum(len(topic.pages) for topic in proof.topics), len(proof.mistakes) + len(proof.problems)
    print(f"\ncontent: {len(proof.topics)} topics, {pages} pages, {count} problems")
