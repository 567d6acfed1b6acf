"""The server is warm before the first visitor comes."""

import os
import subprocess
import sys

_ASKED = """
import guiju.faces.wsgi, sys
needed = ("guiju.faces.workbench.views.figures", "guiju.faces.api.urls", "guiju.faces.portal.views", "duckdb")
print([name for name in needed if name not in sys.modules])
"""


def test_no_page_is_loaded_while_a_visitor_waits(tmp_path):
    home = os.environ | {"GUIJU_DATA": str(tmp_path), "DJANGO_SETTINGS_MODULE": "guiju.settings"}
    told = subprocess.run([sys.executable, "-c", _ASKED], capture_output=True, text=True, env=home, check=True)
    assert told.stdout.strip() == "[]"
    assert told.stderr == ""
