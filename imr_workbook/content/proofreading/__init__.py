"""Proofreading of the handouts and the Danish of the interface; for those who write, never for the app."""
