"""Settings of a demonstration that plays in a folder and a database of a test."""

import os
from pathlib import Path

from regiodeals.settings.test import *  # noqa: F403

DEMO_CLOCK_FILE = Path(os.environ["DEMO_FOLDER"]) / "clock.json"
DOCUMENTS_ROOT = Path(os.environ["DEMO_FOLDER"]) / "documents"
