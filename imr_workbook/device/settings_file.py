"""The settings file: small, unsealed, replaced whole so that a crash leaves the old or the new one."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from pydantic import ValidationError

from imr_workbook.domain.settings import Settings

NAME = "settings.json"


class SettingsFile:
    """Reads and replaces the settings in one data folder."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / NAME

    def read(self) -> Settings:
        """The saved settings; defaults where there is no file or it cannot be read.

        Unreadable settings are not worth stopping for: nothing a person wrote lies here.
        """
        try:
            return Settings.model_validate_json(self._path.read_bytes())
        except (OSError, ValidationError, ValueError):
            return Settings()

    def write(self, settings: Settings) -> None:
        """Replace the file durably.

        Raises:
            OSError: no room, or not allowed; the old file stands.
        """
        new = self._path.with_suffix(".new")
        try:
            with new.open("w", encoding="utf-8") as file:
                file.write(settings.model_dump_json())
                file.flush()
                os.fsync(file.fileno())
            new.replace(self._path)
        except OSError:
            with contextlib.suppress(OSError):
                new.unlink()
            raise
