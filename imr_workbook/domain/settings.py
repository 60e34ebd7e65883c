"""Settings: how the app looks and speaks on this device. The only thing kept outside the vault."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict

TEXT_SIZES = (100, 125, 150, 200)
"""Per cent of the designed size."""


class SeenContact(BaseModel):
    """A contact with ”må ses uden kode”."""

    model_config = ConfigDict(frozen=True, extra="ignore", defer_build=True)

    name: str
    number: str


class Settings(BaseModel):
    """One small value, readable before the workbook is unlocked.

    Of what a person wrote it holds the contacts that they chose to have seen there, and nothing else.
    """

    model_config = ConfigDict(frozen=True, extra="ignore", defer_build=True)

    language: Literal["da", "en"] = "da"
    """Language of the interface; handouts are always Danish."""
    text_size: Literal[100, 125, 150, 200] = 100
    """Per cent of the designed size."""
    colours: Literal["system", "light", "dark"] = "system"
    """Light, dark, or as the device says."""
    calm: bool = False
    """Calm mode: no movement at all and fewer drawings."""
    region: str | None = None
    """Id of the chosen region for Hjælp nu, or none yet."""
    contacts: tuple[SeenContact, ...] = ()
    """Who may be seen without the kode."""
