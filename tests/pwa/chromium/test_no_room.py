"""The app itself on a device without room: it says so in its calm line, and saves by itself when there is room."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import BrowserContext

from imr_workbook.device.resources import locales_dir
from imr_workbook.i18n import DANISH, language
from imr_workbook.ui.safety import NOT_SAVED_FULL
from tests.pwa.driver import PwaDriver
from tests.pwa.host import Host

WORDS = "/haefter/m01/m01-t1/m01-t1-egne-ord/1"
RECOVERY = "For mig betyder recovery …"
_ = language(DANISH, locales_dir()).gettext


def test_what_is_written_without_room_is_saved_when_there_is_some(
    context: BrowserContext, built: Path
) -> None:
    """The words stay, the line is told, and a start afterwards finds them."""
    with Host.ours(built) as host:
        phone = PwaDriver(context.new_page(), host.link)
        phone.start().begin()
        chromium = context.new_cdp_session(phone.page)
        phone.visit(WORDS).sees("Med dine egne ord")
        chromium.send("Storage.overrideQuotaForOrigin", {"origin": host.link, "quotaSize": 1})
        text = "Ro i køkkenet " * 3000
        phone.write(RECOVERY, text).sees(_(NOT_SAVED_FULL))
        chromium.send("Storage.overrideQuotaForOrigin", {"origin": host.link})
        phone.sees("Gemt kl.").sees_not(_(NOT_SAVED_FULL))
        phone.reload()
        phone.sees("Gemt kl.").holds(RECOVERY, text)
