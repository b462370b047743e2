"""The last accepted figures of a deal, beside its overleg; read from what was frozen."""

from collections import Counter
from typing import Any

from django.urls import reverse

from monitoring.rapportage.models import Stand, Vraag
from monitoring.rapportage.rendering.data import Data
from regiodeals.accounts.models import Role, User
from regiodeals.common.money import format_amount

SOURCES = (
    ("Rijk", "rijk", "rijk"),
    ("Regio publiek", "regio_publiek", "publiek"),
    ("Regio privaat", "regio_privaat", "privaat"),
)


def accepted_figures(found: Data, user: User) -> dict[str, Any]:
    """What was spent and promised of the plan by each source, and how the lines are doing."""
    data = found["data"]
    # A co-signing ministry has its own page; who has a role in the deal reads that of the region.
    reads_along = user.has_role(Role.MEDEONDERTEKENAAR) and not user.is_ministry
    page = "along" if reads_along else "detail"
    return {
        "label": f"Rapportage over {found['year']}",
        "url": reverse(f"monitoring:rapportage-{page}", args=[found["report"]]),
        "items": [
            {"label": "Stand", "value": stands(data)},
            *(
                {"label": label, "value": money_words(data, planned, asked)}
                for label, planned, asked in SOURCES
            ),
        ],
    }


def stands(data: Data) -> str:
    """'2 op schema, 1 risico'."""
    found = Counter(
        answer["tekst"]
        for part in data["onderdelen"]
        for answer in part["antwoorden"]
        if answer["vraag"] == Vraag.STAND
    )
    return ", ".join(f"{found[value]} {label}" for value, label in Stand.choices if found[value])


def money_words(data: Data, planned: str, asked: str) -> str:
    """What was spent and promised of the plan; what was left empty is unknown, and is said."""
    parts = [part for part in data["onderdelen"] if part["plan"]]
    amounts = [{answer["vraag"]: answer["cent"] for answer in part["antwoorden"]} for part in parts]
    plan = sum(part["plan"][planned] for part in parts)
    words = [
        _sum([found.get(f"{asked}_{what}") for found in amounts], said)
        for what, said in (("besteed", "besteed"), ("vastgelegd", "toegezegd"))
    ]
    return f"{' en '.join(words)}, van {format_amount(plan)} volgens het plan"


def _sum(cents: list[int | None], said: str) -> str:
    known = [amount for amount in cents if amount is not None]
    if not known:
        return f"{said} onbekend"
    missing = "" if len(known) == len(cents) else " (voor zover ingevuld)"
    return f"{format_amount(sum(known))} {said}{missing}"
