"""`python -m imr_workbook` is `imr-workbook`."""

from imr_workbook.cli import main

raise SystemExit(main())
