"""What is not there when the tests run in the Python of the browser; see `tools.pwa.in_pyodide`."""

from __future__ import annotations

import sys

import pytest

IN_PYODIDE = sys.platform == "emscripten"

needs_processes = pytest.mark.skipif(IN_PYODIDE, reason="a browser has no processes")
needs_owners = pytest.mark.skipif(IN_PYODIDE, reason="files in a browser have no owners")
needs_limits = pytest.mark.skipif(IN_PYODIDE, reason="a browser has no limits of how long a file may be")
needs_a_second_opinion = pytest.mark.skipif(IN_PYODIDE, reason="there is no second library in a browser")
needs_spelling = pytest.mark.skipif(IN_PYODIDE, reason="the app never proofreads")
