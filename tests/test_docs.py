"""The documents say what is: their links lead somewhere, and the names in them are in the code."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from imr_workbook.domain.kinds import Kind
from tools import clinical_review

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "imr_workbook"
DOCUMENTS = [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")]

_LINK = re.compile(r"\]\((?!https?://|#)([^)#]+)")
_FENCED = re.compile(r"^(`{3,}|~{3,}).*?^\1", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"`([^`]+)`")
_PATH = re.compile(r"(?:imr_workbook|tests|tools|locales|bench)/[\w./-]+")
_TRACED = re.compile(r"^\| \d+ \| `(?P<file>[^`]+)` \| `(?P<name>[^`]+)` \|", re.MULTILINE)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.name)
def test_relative_links_lead_somewhere(document: Path) -> None:
    """Every link to a file of ours names a file that is there."""
    shown = _FENCED.sub("", _text(document))
    missing = [link for link in _LINK.findall(shown) if not (document.parent / link).exists()]
    assert not missing


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.name)
def test_paths_named_in_a_document_are_there(document: Path) -> None:
    """A path in code quotes is a file or folder of the repository."""
    paths = [path for code in _CODE.findall(_text(document)) for path in _PATH.findall(code)]
    assert not [path for path in paths if not (ROOT / path).exists()]


def test_the_traced_tap_goes_through_names_that_are_there() -> None:
    """Every function and class of the table in architecture.md is defined in the file beside it."""
    steps = list(_TRACED.finditer(_text(ROOT / "docs" / "architecture.md")))
    assert len(steps) > 10
    missing = [step[0] for step in steps if step["name"] not in _defined(ROOT / step["file"])]
    assert not missing


def test_every_part_of_the_house_is_in_the_architecture() -> None:
    """A new package or module directly under imr_workbook gets a row."""
    named = set(_CODE.findall(_text(ROOT / "docs" / "architecture.md")))
    parts = {
        f"imr_workbook/{path.name}"
        for path in PACKAGE.iterdir()
        if not path.name.startswith("_") and (path.suffix == ".py" or any(path.glob("*.py")))
    }
    assert parts <= named | {"imr_workbook/modules"}


def test_every_kind_of_record_has_a_row_in_the_glossary() -> None:
    """The stored name of each kind stands in the table of the programme's words."""
    stored = set(re.findall(r"^\|[^|]*\|[^|]*\| `(\w+)` \|", _glossary(), re.MULTILINE))
    assert stored == {kind.value for kind in Kind}


def test_every_value_of_the_domain_is_in_the_glossary() -> None:
    """A value of the programme's language has a row. Errors and lists of names explain themselves."""
    types = {name for file in (PACKAGE / "domain").glob("*.py") for name in _values(file)}
    assert types > {"Answer", "Following", "Change"}
    assert sorted(types - _glossary_names()) == []


def test_the_glossary_names_nothing_that_is_gone() -> None:
    """Every name in code quotes is defined somewhere in the package."""
    defined = {name for file in PACKAGE.rglob("*.py") for name in _defined(file)}
    assert sorted(_glossary_names() - defined) == []


def test_the_clinical_review_is_in_step() -> None:
    """The clinician's page holds every claim, question and number as it stands in the files now."""
    assert clinical_review.FILE.read_text(encoding="utf-8") == clinical_review.written(), (
        "run python -m tools.clinical_review"
    )


def _text(document: Path) -> str:
    return document.read_text(encoding="utf-8")


def _glossary() -> str:
    return _text(ROOT / "docs" / "glossary.md")


def _glossary_names() -> set[str]:
    stored = {kind.value for kind in Kind}
    names = {name for name in _CODE.findall(_glossary()) if not name.endswith(".py")}
    return {name for name in names if name not in stored}


def _values(file: Path) -> Iterator[str]:
    """Public dataclasses and models of a file."""
    for node in ast.parse(_text(file)).body:
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
            made_with = [ast.unparse(one) for one in [*node.decorator_list, *node.bases]]
            if any(one.startswith(("dataclass", "BaseModel")) for one in made_with):
                yield node.name


def _defined(file: Path) -> set[str]:
    """Names defined at the top of a file, and members of its classes as `Class.member`."""
    found: set[str] = set()
    for node in ast.parse(_text(file)).body:
        found |= _names(node)
        if isinstance(node, ast.ClassDef):
            found |= {f"{node.name}.{name}" for member in node.body for name in _names(member)}
    return found


def _names(node: ast.stmt) -> set[str]:
    match node:
        case ast.ClassDef() | ast.FunctionDef() | ast.AsyncFunctionDef():
            return {node.name}
        case ast.AnnAssign(target=ast.Name(id=name)):
            return {name}
        case ast.Assign(targets=targets):
            return {target.id for target in targets if isinstance(target, ast.Name)}
        case _:
            return set()
