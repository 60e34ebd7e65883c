"""python -m tools.pwa [folder]: builds the app for a browser, into dist/pwa."""

from __future__ import annotations

import sys
from pathlib import Path

from tools.pwa.build import build

if __name__ == "__main__":
    build(Path(sys.argv[1] if len(sys.argv) > 1 else "dist/pwa"))
