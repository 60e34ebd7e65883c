"""The app as `flet build` packs it."""

from imr_workbook.cli import native_app

native_app()
