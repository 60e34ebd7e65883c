"""Collects the sentences of the code into the catalogues, and checks that Danish is complete.

`update` rewrites `locales/messages.pot` and keeps every Danish sentence that is still used; `check`
fails when one is missing, fuzzy, left over, or has other places to fill in than the English.
"""

from __future__ import annotations

import ast
import io
import re
import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "imr_workbook"
TEMPLATE = ROOT / "locales" / "messages.pot"
DANISH = ROOT / "locales" / "da" / "LC_MESSAGES" / "messages.po"

_KEYWORDS = {
    "_": None,
    "gettext": None,
    "tell": None,
    "advise": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
}
_PLACE = re.compile(r"%\(\w+\)[sd]|%%")
_LONE = re.compile(r"(?<!%)(?:%%)*%(?!%|\(\w+\)[sd])")
"""A % that would stop the sentence from being filled in."""
_PASSING = ("POT-Creation-Date", "PO-Revision-Date", "Last-Translator", "Language-Team", "Generated-By")


def extracted(package: Path = PACKAGE) -> Catalog:
    """The sentences in the code now."""
    catalog = Catalog(project="imr-workbook", charset="utf-8", fuzzy=False, header_comment="")
    for file, _line, message, comments, context in extract_from_dir(
        package, method_map=[("**.py", "python")], keywords=_KEYWORDS, comment_tags=["TRANSLATORS:"]
    ):
        where = [(f"{package.name}/{file}", 1)]
        catalog.add(message, locations=where, auto_comments=comments, context=context)
    return catalog


def danish(catalogue: Path = DANISH) -> Catalog:
    """The Danish catalogue as it stands."""
    with catalogue.open("rb") as file:
        return read_po(file, locale="da")


def unseen(package: Path = PACKAGE) -> list[str]:
    """Sentences that stand inside an f-string, where the extraction does not see them."""
    return [
        f"{file.relative_to(package.parent)}:{call.lineno}: a sentence inside an f-string is not collected"
        for file in sorted(package.rglob("*.py"))
        for joined in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(joined, ast.JoinedStr)
        for call in ast.walk(joined)
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in _KEYWORDS
    ]


def problems(package: Path = PACKAGE, catalogue: Path = DANISH, template: Path = TEMPLATE) -> list[str]:
    """What is wrong with the Danish catalogue; empty when nothing is."""
    code, catalog = extracted(package), danish(catalogue)
    found = unseen(package)
    for message in code:
        if not message.id:
            continue
        there = catalog.get(message.id, message.context)
        texts = _texts(there.string) if there else []
        if not there or not all(texts) or not texts:
            found.append(f"no Danish for {message.id!r} ({message.locations[0][0]})")
        elif there.fuzzy:
            found.append(f"the Danish for {message.id!r} is marked fuzzy")
        elif any(_places(text) != _places(_texts(message.id)[-1]) for text in texts):
            found.append(f"the Danish for {message.id!r} has other places to fill in")
        elif any(_places(text) and _LONE.search(text) for text in [*texts, *_texts(message.id)]):
            found.append(f"{message.id!r} has a % that is no place to fill in: write %%")
    used = {(message.context, message.id) for message in code}
    left = [message for message in catalog if message.id and (message.context, message.id) not in used]
    found += [f"{message.id!r} is no longer used: run make translations" for message in left]
    if template.read_text(encoding="utf-8") != _written(code):
        found.append("locales/messages.pot is out of step with the code: run make translations")
    return found


def update(package: Path = PACKAGE, catalogue: Path = DANISH, template: Path = TEMPLATE) -> None:
    """Write both catalogues anew."""
    code, old = extracted(package), danish(catalogue)
    new = Catalog(locale="da", project="imr-workbook", charset="utf-8", fuzzy=False, header_comment="")
    for message in code:
        if message.id:
            there = old.get(message.id, message.context)
            new.add(
                message.id,
                string=there.string if there else "",
                locations=message.locations,
                auto_comments=message.auto_comments,
                context=message.context,
            )
    template.write_text(_written(code), encoding="utf-8")
    catalogue.write_text(_written(new), encoding="utf-8")


def _written(catalog: Catalog) -> str:
    buffer = io.BytesIO()
    write_po(buffer, catalog, width=110, sort_output=True, include_lineno=False)
    lines = buffer.getvalue().decode().split("\n")
    return "\n".join(line for line in lines if not line.startswith(tuple(f'"{name}' for name in _PASSING)))


def _texts(text: str | tuple[str, ...] | list[str] | None) -> list[str]:
    if text is None:
        return []
    return [text] if isinstance(text, str) else list(text)


def _places(text: str) -> list[str]:
    return sorted(_PLACE.findall(text))


def main(arguments: list[str]) -> int:
    """`check` or `update`."""
    if arguments == ["update"]:
        update()
        return 0
    found = problems()
    for problem in found:
        print(problem, file=sys.stderr)
    print(f"translations: {len(danish())} sentences, {len(found)} problems")
    return 1 if found else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
