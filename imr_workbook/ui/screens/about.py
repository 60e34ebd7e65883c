"""Om arbejdsbogen: what it is and is not, what is known, and whose work it stands on."""

from __future__ import annotations

import flet as ft

from imr_workbook import __version__
from imr_workbook.ui import routes
from imr_workbook.ui.parts import buttons
from imr_workbook.ui.parts.newer_line import newer_line
from imr_workbook.ui.parts.shell import frame
from imr_workbook.ui.parts.text import body, heading, soft
from imr_workbook.ui.safety import component
from imr_workbook.ui.state import go, use_app


@component
def About() -> ft.Control:
    """Honest words, for the person who wonders."""
    app = use_app()
    look, _ = app.look, app.language.gettext
    return frame(
        app,
        heading(look, _("About the workbook")),
        body(
            look,
            _(
                "The workbook is for adults who take part in an IMR course. It shows handouts and has room "
                "for your own notes, goals and exercises."
            ),
        ),
        body(
            look,
            _("It makes no diagnosis, gives no advice about treatment, and nobody watches what you write."),
        ),
        body(look, _("It does not replace contact with a doctor, your team or emergency help.")),
        heading(look, _("What is known about IMR?"), level=2),
        body(
            look,
            _(
                "IMR has been tried in a Danish study with 198 people. Some took part in IMR, and others had the "
                "usual treatment. A year later there was no clear difference in how the two groups were doing. "
                "So we promise no effect. You can judge for yourself what is of use to you."
            ),
        ),
        heading(look, _("Where is what you write kept?"), level=2),
        body(
            look,
            _(
                "Everything you write is kept on this phone, tablet or computer. Nothing is sent. "
                "The workbook fetches nothing from other computers."
            ),
        ),
        heading(look, _("Licences"), level=2),
        body(
            look,
            _(
                "The fonts are Source Sans 3 by Adobe and Noto Emoji by Google, under the Open Font License. "
                "The app is built with Python, Flet, TinyDB, pydantic, Babel, PyNaCl and fpdf2, all free software."
            ),
        ),
        soft(look, _("Version %(version)s", version=__version__)),
        *newer_line(app),
        line=_("Settings"),
        actions=buttons.outlined(app, _("Back"), go(routes.SETTINGS)),
    )
