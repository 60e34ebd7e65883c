"""The app as `flet build` packs it."""

from imr_workbook.cli import native_app

if __name__ == "__main__":
    native_app()
