"""The programme's own language: pure values and functions.

Knows no clock, no disk, no screen: callers pass the time in.
"""
