"""What a person can take out of the workbook, as text, PDF, JSON or CSV, and the way back in.

Knows no screen and writes no file: everything is bytes or text, made on request and kept nowhere.
"""
