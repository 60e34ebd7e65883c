"""The IMR workbook: handouts, goals and weekly questions, kept on the person's own device."""

__version__ = "0.0.1"
