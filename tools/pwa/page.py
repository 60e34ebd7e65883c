"""The page itself: it says whom to call before any script has run, and where none may."""

from __future__ import annotations

import html
import re
import shutil
from pathlib import Path

from imr_workbook.content.helplines import load_helplines
from imr_workbook.device.resources import locales_dir
from imr_workbook.domain.helplines import Entry, Helplines, Tier
from imr_workbook.i18n import DANISH, Language, language
from tools.pwa.patches import replace_once


def page(web: Path, out: Path) -> None:
    """Write `index.html` and what it needs."""
    for name in ("index.html", "page.css", "page.js"):
        shutil.copyfile(web / name, out / name)
    replace_once(
        out / "index.html", "<!-- help -->", help_now(load_helplines(), language(DANISH, locales_dir()))
    )


def help_now(lines: Helplines, danish: Language) -> str:
    """Hjælp nu as plain HTML: every number that is for the whole country or a region, with its hours.

    Without a script nobody knows what time it is, so the hours stand there instead of who answers now.
    """
    _ = danish.gettext
    return f"""<details>
      <summary>{_("Help now")}</summary>
      <h2>{_("Is your life, or someone else's, in danger?")}</h2>
      {_calls(lines, Tier.DANGER)}
      <h2>{_("Are you feeling very bad, but not in danger?")}</h2>
      {_calls(lines, Tier.ACUTE)}
      <h2>{_("Talk to someone")}</h2>
      {_calls(lines, Tier.TALK)}
      <p>{_("If nobody answers: Call the next number. If it is dangerous, call 112.")}</p>
    </details>"""


def _calls(lines: Helplines, tier: Tier) -> str:
    return "\n      ".join(_call(entry) for entry in lines.entries if entry.tier is tier and entry.enabled)


def _call(entry: Entry) -> str:
    hours = re.sub(r"(?<=\d)-(?=\d)", "–", html.escape(entry.hours_text))
    shown = f"<small>{hours}</small>" if hours else ""
    return f'<a class="call" href="tel:{entry.tel}">{html.escape(entry.name)}: {entry.display}{shown}</a>'
