"""The right form of each thing an author writes, as shown in messages."""

from __future__ import annotations

FRONT = """+++
id = "m01-t1"
title = "Hvad er recovery?"
version = 1
+++"""

PAGE = """# Din egen vej {#m01-t1-egen-vej}

Tekst på siden."""

PICTURE = "![Hvad tegningen viser.](m01-t1.svg)"

BULLETS = """- Første linje
- Anden linje"""

STORY = """```story
Samira har hørt stemmer i mange år.
```"""

QUESTIONS = """```questions
- Hvad håber du på?
```"""

PRACTICE = """```practice
id = "m01-t1-p"
text = "Spørg en, du er tryg ved: Hvad giver dig håb?"
```"""

FENCES = "One of: ```story, ```questions, ```practice, ```exercise"

_ITEMS = 'items = [\n  {id = "ro", text = "Have et sted, hvor der er ro"},\n]'
_STEPS = 'steps = ["slet ikke", "lidt", "noget", "meget", "rigtig meget"]'


def _exercise(kind: str, *lines: str) -> str:
    body = "\n".join(lines)
    return (
        f'```exercise\ntype = "{kind}"\nid = "m01-eksempel"\nprompt = "Hvad hjælper mig?"\n{body}'.rstrip()
        + "\n```"
    )


EXERCISES = {
    "checklist": _exercise("checklist", "own = true", _ITEMS),
    "choose": _exercise("choose", "most = 5", _ITEMS),
    "rating": _exercise("rating", _STEPS, _ITEMS),
    "text": _exercise("text", "lines = 4"),
    "ladder": _exercise("ladder", _STEPS, 'follow_up = "Hvad kunne gøre svaret lidt højere?"'),
    "steps": _exercise(
        "steps", 'parts = [\n  {id = "hvad", title = "Hvad er det?", hint = "Skriv det, som det er."},\n]'
    ),
    "cards": _exercise(
        "cards", 'cards = [\n  {id = "alene", front = "En myte.", back = "Det, der passer."},\n]'
    ),
    "goal": _exercise("goal"),
}
"""Type of exercise -> an example of it."""

EXERCISE = EXERCISES["text"]

MODULE = """id = "m01"
number = 1
title = "Recovery og mål"
official_title = "Strategier for recovery"
aims = ["Du finder ud af, hvad recovery er for dig."]
meetings = 4
practice = "Prøv én lille ting om ugen."
topics = ["010_hvad_er_recovery"]

[review]
status = "draft"

[[sources]]
title = "Titel"
date = "2019\""""
