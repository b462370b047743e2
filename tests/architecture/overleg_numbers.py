"""The addresses of an overleg with the numbers of a real dossier; nobody takes part in it yet."""

from typing import Any

OF_THE_OVERLEG = (
    "detail",
    "schedule",
    "call-off",
    "people",
    "everybody",
)
OF_A_ROW = ("person-remove", "person-again")


def overleg_numbers(pk: int) -> dict[str, list[Any]]:
    """Numbers by address."""
    return {
        "monitoring:overleg-transition": [pk, "bestaat-niet"],
        **{f"monitoring:overleg-{name}": [pk] for name in OF_THE_OVERLEG},
        **{f"monitoring:overleg-{name}": [0] for name in OF_A_ROW},
    }
