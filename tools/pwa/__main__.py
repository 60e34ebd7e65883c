"""python -m tools.pwa [--plain] [folder]: builds the app for a browser, into dist/pwa."""

from __future__ import annotations

import argparse
from pathlib import Path

from tools.pwa.build import build

if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="tools.pwa", description="Build the app for a browser.")
    parser.add_argument("folder", nargs="?", type=Path, default=Path("dist/pwa"))
    parser.add_argument("--plain", action="store_true", help="no smaller copies beside the files")
    asked = parser.parse_args()
    build(asked.folder, smaller=not asked.plain)
