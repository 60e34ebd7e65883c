"""The local server: the app in this computer's own browser, and nobody else's."""
