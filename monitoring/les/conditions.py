"""What must be true of a lesson before it is shared."""

from typing import Any

from regiodeals.common.words import dutch
from regiodeals.workflow import requirement


@requirement(dutch("Kies eerst een thema. Zo vinden anderen de les."))
def has_theme(les: Any) -> bool:
    """Others look by theme."""
    return bool(les.themes)
