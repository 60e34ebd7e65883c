"""Writes `docs/clinical-review.md`: what a clinician must check, taken from where it stands.

From each `module.toml`, the helplines, the week's questions, and the sentences of the interface that say
something about illness, treatment or help.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from imr_workbook.content.helplines import load_helplines
from imr_workbook.content.library import load_library
from imr_workbook.content.modules import Module
from imr_workbook.device.resources import assets_dir, locales_dir
from imr_workbook.domain.helplines import Entry
from imr_workbook.domain.instruments import INSTRUMENTS, Instrument
from imr_workbook.i18n import DANISH, Language, language

FILE = Path(__file__).parent.parent / "docs" / "clinical-review.md"

SENTENCES: dict[str, tuple[str, ...]] = {
    "First page": (
        "What you write stays on this phone, tablet or computer. Nobody else reads it. Not your team either.",
        "If you need help, tap Help now. It is on every page.",
    ),
    "Hjælp nu": (
        "Is your life, or someone else's, in danger?",
        "Call even if you are not sure.",
        "Are you feeling very bad, but not in danger?",
        "Is it closed now? Call your team or your own doctor.",
        "If nobody answers: Call the next number. If it is dangerous, call 112.",
    ),
    "Writing a goal": ("Is your goal about medicine? Talk to your doctor first.",),
    "A hard day": ("You do not have to do anything. Choose what suits you.",),
    "About the workbook": (
        (
            "IMR has been tried in a Danish study with 198 people. Some took part in IMR, and others had the usual "
            "treatment. A year later there was no clear difference in how the two groups were doing. "
            "So we promise no effect. You can judge for yourself what is of use to you."
        ),
        "It makes no diagnosis, gives no advice about treatment, and nobody watches what you write.",
        "It does not replace contact with a doctor, your team or emergency help.",
    ),
    "Under every question about how one is": (
        "The answer is only for you. The app tells nobody. Do you need to talk to someone? Tap Help now.",
    ),
}
"""Screen -> msgids; shown with their Danish, which is what is to be checked."""

INTRODUCTION = """# Clinical review

What a clinician must check before anybody relies on it. Nothing here has been approved yet unless it says so.

This page is written by `python -m tools.clinical_review` from the files themselves, and a test fails when it is out of
step. So a check is recorded where the words stand: in a module's `module.toml`, `status = "clinician-approved"` under
`[review]`; in `imr_workbook/content/helplines.json`, `verified_on` and `verified_by`. Who checked, and when, belongs in
the message of that commit.

While reading, ask of every sentence: Is it true, and is the source new enough? Could it make somebody stop medicine,
wait with getting help, or blame themselves? Does it promise anything? Would it worry a suspicious reader?
"""

ON_THE_WHOLE = """## On the whole

- The order in *Hjælp nu*: 112, the region's number, one's own team, someone to talk to, one special topic.
- Help is the same for everyone and never depends on what was written or answered.
- Questions come once a week, stop by themselves after six weeks, and ask about hope before anything else. Following
  symptoms daily can do harm.
- The worded steps have no numbers, no sums and no colours, and nothing is said about an answer.
- *Er det en svær dag?* leads to what the person has said helps them, to one short page, and to putting the rest off.
- What facilitators do when somebody shows them worrying notes: the centre's own procedure, the same day.
"""


def written() -> str:
    """The whole page."""
    danish = language(DANISH, locales_dir())
    library = load_library(assets_dir())
    parts = [INTRODUCTION, ON_THE_WHOLE]
    parts += [_module(module) for module in library.modules]
    parts += [_questions(danish), _sentences(danish), _helplines()]
    return "\n".join(parts)


def _module(module: Module) -> str:
    written_yet = "" if module.topics else " The text is not written yet."
    lines = [
        f"## Module {module.number}: {module.title}",
        "",
        f"Status: {module.review.status}.{written_yet}",
        "",
        *(f"- {claim}" for claim in module.review.clinical),
        "",
        "Sources: "
        + " · ".join(f"{source.title.rstrip('.')}, {source.date}" for source in module.sources)
        + ".",
        "",
    ]
    return "\n".join(lines)


def _questions(danish: Language) -> str:
    rows = [_row(_question(found, danish)) for found in INSTRUMENTS.values()]
    return "\n".join(["## The week's questions", "", *_head("question", "answers"), *rows, ""])


def _question(found: Instrument, danish: Language) -> tuple[str, str]:
    question = danish.gettext(found.question).replace("%(sign)s", "…")
    steps = " · ".join(danish.gettext(step) for step in found.steps)
    return question, steps or "in one's own words"


def _sentences(danish: Language) -> str:
    rows = [
        _row((screen, danish.gettext(msgid), msgid))
        for screen, msgids in SENTENCES.items()
        for msgid in msgids
    ]
    return "\n".join(["## Sentences of the interface", "", *_head("where", "Danish", "English"), *rows, ""])


def _helplines() -> str:
    helplines = load_helplines()
    rows = [_row(tuple(_entry(entry))) for entry in helplines.entries]
    until = (
        ""
        if helplines.valid_until is None
        else f" The file is to be checked again by {helplines.valid_until}."
    )
    return "\n".join(
        [
            "## Helplines",
            "",
            f"Each number and its hours, on the line's own page, and by ringing.{until}",
            "",
            *_head("line", "number", "hours", "to check", "last checked"),
            *rows,
            "",
        ]
    )


def _entry(entry: Entry) -> Iterator[str]:
    yield entry.name + ("" if entry.about is None else f": {entry.about.da}")
    yield entry.display
    yield entry.hours_text
    yield f"{entry.status} Source: {entry.source}."
    yield f"{entry.verified_on}. {entry.verified_by}."


def _head(*names: str) -> list[str]:
    return [_row(names), "|" + " --- |" * len(names)]


def _row(cells: tuple[str, ...]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


if __name__ == "__main__":
    FILE.write_text(written(), encoding="utf-8")
