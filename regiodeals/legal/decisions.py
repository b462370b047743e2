"""The kinds of decision on an uitkering (Awb 1:3), and what sets each of them apart.

A mandate, a template and a beschikking all name these kinds; they live here, below the three.
"""

from enum import StrEnum


class DecisionKind(StrEnum):
    """What the minister decides on an uitkering; the values are the Dutch names."""

    VERLENING = "verlening"
    WIJZIGING = "wijziging"
    VERLENGING = "verlenging"
    VASTSTELLING = "vaststelling"
    LAGERE_VASTSTELLING = "lagere vaststelling"
    TERUGVORDERING = "terugvordering"
    INTREKKING = "intrekking"
    AFWIJZING = "afwijzing"
