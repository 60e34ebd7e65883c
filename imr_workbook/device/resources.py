"""Where the files that come with the app lie: inside the installed package, or beside it in a checkout."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parent.parent


def assets_dir() -> Path:
    """Fonts, pictures and the web page."""
    return _folder("assets")


def locales_dir() -> Path:
    """The catalogues of words."""
    return _folder("locales")


def _folder(name: str) -> Path:
    inside = _PACKAGE / name
    return inside if inside.is_dir() else _PACKAGE.parent / name
