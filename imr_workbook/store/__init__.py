"""Keeps the workbook's records durably: a protocol, one store in memory and one on TinyDB over SQLite."""
