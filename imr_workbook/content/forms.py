"""The right form of each thing an author writes, as shown in messages."""

from __future__ import annotations

FRONT = """+++
id = "m01-t1"
title = "Hvad er recovery?"
version = 1
+++"""

PAGE = """# Din egen vej {#m01-t1-egen-vej}

Tekst på siden."""

TWO_PAGES = """# Den første side {#m01-t1-foerste}

Tekst og én øvelse.

# Den næste side {#m01-t1-naeste}

Tekst og den anden øvelse."""

SUBHEADING = """## En overskrift inde på siden

Tekst under den."""

AIR = """Du kan for eksempel:

- ringe til en ven
- gå en tur

Mere tekst."""

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
text = "Spørg en, du er tryg ved: ”Hvad giver dig håb?”"
```"""

FENCES = "One of: ```story, ```questions, ```practice, ```exercise"

_ITEMS = """items = [
  {id = "ro", text = "Have et sted, hvor der er ro"},
  {id = "natur", text = "Komme ud i naturen"},
]"""
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
    "ladder": _exercise("ladder", _STEPS, 'follow_up = "Hvad kunne gøre det lidt vigtigere for dig?"'),
    "steps": _exercise(
        "steps",
        "parts = [",
        '  {id = "hvad", title = "Hvad står i vejen?", hint = "Skriv det med få ord."},',
        '  {id = "ideer", title = "Hvad kunne jeg gøre?", hint = "Find mindst tre ideer."},',
        "]",
    ),
    "cards": _exercise(
        "cards",
        "cards = [",
        '  {id = "alene", front = "En myte.", back = "Det, der passer."},',
        '  {id = "rask", front = "En myte til.", back = "Det, der passer."},',
        "]",
    ),
    "goal": _exercise("goal"),
}
"""Type of exercise -> an example of it."""

EXERCISE = EXERCISES["text"]

PROGRAMME = """order = [
  "01_recovery",
  "02_viden",
]"""

TOGETHER = """+++
id = "m01-sammen"
title = "Læs den sammen"
version = 1
together = true
+++"""

KORT_SAGT = """# Kort sagt {#m01-t1-kort}

![Hvad tegningen viser.](m01-t1.svg)

Det vigtigste på tre korte linjer.

```practice
id = "m01-t1-p"
text = "Spørg en, du er tryg ved: ”Hvad giver dig håb?”"
```"""

ITEMS_FROM = """# Vælg {#m01-t3-vaelg}

```exercise
type = "choose"
id = "m01-b-omraader"
prompt = "Hvor vil du helst have det lidt bedre?"
items = [{id = "venner", text = "Venner"}]
```

# Hvordan er det nu? {#m01-t3-tilfreds}

```exercise
type = "rating"
id = "m01-b-tilfreds"
prompt = "Hvor tilfreds er du lige nu?"
steps = ["slet ikke", "lidt", "noget", "meget", "rigtig meget"]
items_from = "m01-b-omraader"
```"""

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
