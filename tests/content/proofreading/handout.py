"""One topic of a handout with nothing wrong in it, for tests to change."""

from __future__ import annotations

from pathlib import Path

from imr_workbook.content.parser import read_topic
from imr_workbook.content.sources import TopicSource

FILE = Path("01_modul/010_emne.md")

GOOD = """+++
id = "m01-t1"
title = "Et emne"
+++

# Kort sagt {#m01-t1-kort}

![En dør står åben.](t1.svg)

Du kan gå en tur.

Du kan ringe til en ven.

```practice
id = "m01-t1-p"
text = "Gå en tur i dag."
```

# Den første side {#m01-t1-en}

Her står en tekst.

# Den anden side {#m01-t1-to}

```story
Ditte er 45 og går en tur.
```

# Den tredje side {#m01-t1-tre}

```exercise
type = "text"
id = "m01-skriv"
prompt = "Hvad vil du?"
```

# Den fjerde side {#m01-t1-fire}

```questions
- Hvad giver dig håb?
```

# Det kan du tage med {#m01-t1-med}

- En tur er nok.
- En ven er nok.
- Du er nok.
"""


def topic(text: str = GOOD) -> TopicSource:
    """The topic in `text`, read."""
    return read_topic(text, FILE)


def changed(old: str, new: str) -> TopicSource:
    """The good topic with one text in place of another."""
    assert old in GOOD
    return topic(GOOD.replace(old, new, 1))
