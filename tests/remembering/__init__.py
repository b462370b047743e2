"""Worlds that are built once in a process, and written again for each test that asks for them.

A builder calls the real services: hundreds of questions and a letter for one announced beschikking.
What it writes follows from where it begins and what it is given. So the first call is real, and its
statements are kept; where the same call begins on the same database again, those statements are
carried out in one go, with every constraint and trigger, and must give the same rows. See ADR 0032.
"""

from tests.remembering.journal import journal
from tests.remembering.numbers import numbers
from tests.remembering.patches import patches
from tests.remembering.remembered import remembered

__all__ = ["journal", "numbers", "patches", "remembered"]
