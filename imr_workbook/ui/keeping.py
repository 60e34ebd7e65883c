"""Asking the browser to keep what is written: once there is something, and not before."""

from __future__ import annotations

from imr_workbook.device.web_page import WebPage
from imr_workbook.domain.offers import has_written
from imr_workbook.vault.vault import Vault


def keep_what_is_written(vault: Vault, page: WebPage) -> None:
    """Ask at the first change after which something is written; once in the life of a page."""

    def changed() -> None:
        if has_written(vault.workbook.state):
            stop()
            page.ask_to_keep()

    stop = vault.subscribe(changed)
