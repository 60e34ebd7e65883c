"""Writes the JSON Schema of the machine-readable copy: `python -m tools.export_schema`."""

from __future__ import annotations

import json
from pathlib import Path

from imr_workbook.export.machine_json import schema

PATH = Path(__file__).parent.parent / "docs" / "export.schema.json"


def main() -> None:
    """Make the published schema that of the code."""
    PATH.write_text(json.dumps(schema(), ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
