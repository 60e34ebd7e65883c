"""A whole programme of handouts, as small as it can be: right in everything until a test changes a file."""

from __future__ import annotations

from pathlib import Path

FOLDERS = tuple(f"{number:02}_modul" for number in range(1, 12))

PROGRAMME = "order = [\n" + "".join(f'  "{name}",\n' for name in FOLDERS) + "]\n"

TOPIC = """+++
id = "m01-t1"
title = "Et emne"
version = 1
+++

# Kort sagt {#m01-t1-kort}

![En dør står åben.](t1.svg)

Det er kort sagt.

```practice
id = "m01-t1-p"
text = "Ring til en ven."
```

# Vælg {#m01-t1-vaelg}

```exercise
type = "choose"
id = "m01-vaelg"
prompt = "Hvad vil du vælge?"
items = [
  {id = "ro", text = "Ro"},
  {id = "natur", text = "Natur"},
]
```

# Hvordan går det? {#m01-t1-hvordan}

```exercise
type = "rating"
id = "m01-hvordan"
prompt = "Hvordan går det?"
steps = ["slet ikke", "lidt", "noget", "meget", "helt"]
items_from = "m01-vaelg"
```
"""

TOGETHER = """+++
id = "m01-sammen"
title = "Læs den sammen"
version = 1
together = true
+++

# Til dig, der er tæt på {#m01-sammen-til-dig}

Du kan spørge, hvordan det går.
"""


def module_toml(number: int, topics: str = "[]") -> str:
    """A `module.toml` with nothing wrong."""
    return f"""id = "m{number:02}"
number = {number}
title = "Modul {number}"
official_title = "Det lange navn på modul {number}"
aims = ["Du læser et emne."]
meetings = 3
practice = "Ring til en ven."
topics = {topics}

[review]
status = "draft"

[[sources]]
title = "En kilde"
date = "2019"
"""


def write_programme(folder: Path) -> Path:
    """Writes `modules` and `assets` into a folder, and gives the folder of modules."""
    modules = folder / "modules"
    for number, name in enumerate(FOLDERS, start=1):
        (modules / name).mkdir(parents=True)
        topics = '[\n  "010_emne",\n  "900_sammen",\n]' if number == 1 else "[]"
        (modules / name / "module.toml").write_text(module_toml(number, topics), encoding="utf-8")
    (modules / "programme.toml").write_text(PROGRAMME, encoding="utf-8")
    (modules / FOLDERS[0] / "010_emne.md").write_text(TOPIC, encoding="utf-8")
    (modules / FOLDERS[0] / "900_sammen.md").write_text(TOGETHER, encoding="utf-8")
    (folder / "assets" / "img").mkdir(parents=True)
    (folder / "assets" / "img" / "t1.svg").write_text("<svg/>", encoding="utf-8")
    return modules
