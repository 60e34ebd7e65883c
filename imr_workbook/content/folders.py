"""Folders of handouts -> modules with their sources. Says what is wrong in one file; not how files fit."""

from __future__ import annotations

from pathlib import Path

from pydantic import TypeAdapter

from imr_workbook.content import forms
from imr_workbook.content.errors import ContentError
from imr_workbook.content.exercises import Authored
from imr_workbook.content.modules import Module, ModuleFile
from imr_workbook.content.parser import read_topic
from imr_workbook.content.sources import ModuleSource, TopicSource
from imr_workbook.content.written_toml import WrittenToml

MODULES = Path(__file__).parent.parent / "modules"
"""The folder with one folder a module."""
PROGRAMME = "programme.toml"
MODULE = "module.toml"
MODULE_COUNT = 11


class _Programme(Authored):
    order: tuple[str, ...]
    """Names of the module folders, in the order of the course."""


_PROGRAMME = TypeAdapter(_Programme)
_MODULE_FILE = TypeAdapter(ModuleFile)


def module_folders(folder: Path) -> tuple[Path, ...]:
    """The folders of the modules, in the order of the course.

    Raises:
        ContentError: `programme.toml` does not name eleven folders that are there.
    """
    written = _toml_file(folder / PROGRAMME, forms.PROGRAMME)
    order = written.read(_PROGRAMME, written.values()).order
    if len(order) != MODULE_COUNT or len(set(order)) != MODULE_COUNT:
        count = len(set(order))
        raise ContentError(
            written.file,
            written.line_with("order ="),
            f"the order names {count} different folders, not {MODULE_COUNT}",
            forms.PROGRAMME,
        )
    for name in order:
        if not (folder / name / MODULE).is_file():
            line = written.line_with(f'"{name}"')
            raise ContentError(
                written.file, line, f"there is no folder ”{name}” with a {MODULE}", forms.PROGRAMME
            )
    return tuple(folder / name for name in order)


def read_module(folder: Path, number: int) -> ModuleSource:
    """One module and its topics.

    Args:
        folder: where its `module.toml` is.
        number: its place in the course, counted from 1.

    Raises:
        ContentError: the first mistake found, with file, line and the right form.
    """
    written = _toml_file(folder / MODULE, forms.MODULE)
    found = written.read(_MODULE_FILE, written.values())
    if found.number != number:
        raise ContentError(
            written.file,
            written.line_with("number ="),
            f"the number is {found.number}, but the module is number {number} in {PROGRAMME}",
            f"number = {number}",
        )
    topics = tuple(_topic(written, name) for name in found.topics)
    together = [source for source in topics if source.topic.together]
    if len(together) > 1:
        raise ContentError(
            together[1].file, 1, "the module has more than one ”Læs den sammen”", forms.TOGETHER
        )
    module = Module(
        **{name: getattr(found, name) for name in ModuleFile.model_fields if name != "topics"},
        topics=tuple(source.topic for source in topics if not source.topic.together),
        together=together[0].topic if together else None,
    )
    return ModuleSource(module, written.file, tuple(written.lines), topics)


def _topic(module: WrittenToml, name: str) -> TopicSource:
    file = module.file.with_name(f"{name}.md")
    if not file.is_file():
        line = module.line_with(f'"{name}"')
        raise ContentError(module.file, line, f"there is no file {file.name}", 'topics = ["010_eksempel"]')
    source = read_topic(_text(file, forms.FRONT), file)
    if not source.topic.together and not source.topic.pages[0].short:
        raise ContentError(file, source.pages[0].line, "the first page is not ”Kort sagt”", forms.KORT_SAGT)
    return source


def _toml_file(file: Path, form: str) -> WrittenToml:
    return WrittenToml(file, 1, _text(file, form).split("\n"), 1, form)


def _text(file: Path, form: str) -> str:
    try:
        return file.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise ContentError(file, 1, f"the file cannot be read: {error.strerror}", form) from error
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise ContentError(file, line, "the file is not saved as UTF-8", form) from error
