"""The settings file: small, unsealed, replaced whole so that a crash leaves the old or the new one."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from imr_workbook.device.files import replace
from imr_workbook.domain.settings import Settings

NAME = "settings.json"


class SettingsFile:
    """Reads and replaces the settings in one data folder."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / NAME

    def read(self) -> Settings:
        """The saved settings; defaults for what cannot be read, be it one of them or the whole file.

        Unreadable settings are not worth stopping for: nothing a person wrote lies here.
        """
        return _settings(self._found())

    def write(self, settings: Settings) -> None:
        """Replace the file durably; what a later version has added to it is kept.

        Raises:
            OSError: no room, or not allowed; the old file stands.
        """
        later = {name: value for name, value in self._found().items() if name not in Settings.model_fields}
        replace(self._path, json.dumps({**settings.model_dump(mode="json"), **later}))

    def _found(self) -> dict[str, Any]:
        try:
            found = json.loads(self._path.read_bytes())
        except (OSError, ValueError):
            return {}
        return found if isinstance(found, dict) else {}


def _settings(found: dict[str, Any]) -> Settings:
    try:
        return Settings.model_validate(found)
    except ValidationError as error:
        # One that a later version has written must not cost the person the size of the text.
        unknown = {mistake["loc"][0] for mistake in error.errors()}
        return Settings.model_validate({name: value for name, value in found.items() if name not in unknown})
