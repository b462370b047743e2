"""The addresses of an overleg with the numbers of a real dossier; nobody takes part in it yet."""

from typing import Any

OF_THE_OVERLEG = (
    "detail",
    "schedule",
    "call-off",
    "people",
    "everybody",
    "pack",
    "poll",
    "poll-ask",
    "minutes",
    "agree",
)
OF_A_ROW = (
    "person-remove",
    "person-again",
    "decision-drop",
    "pack-file",
    "pack-again",
    "poll-answer",
    "poll-drop",
    "poll-pick",
)


def overleg_numbers(pk: int) -> dict[str, list[Any]]:
    """Numbers by address."""
    return {
        "monitoring:overleg-transition": [pk, "bestaat-niet"],
        "monitoring:overleg-action": [0, "sluiten"],
        **{f"monitoring:overleg-{name}": [pk] for name in OF_THE_OVERLEG},
        **{f"monitoring:overleg-{name}": [0] for name in OF_A_ROW},
    }
