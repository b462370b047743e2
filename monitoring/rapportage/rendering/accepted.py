"""The last accepted figures of a deal, beside its overleg; read from what was frozen."""

from collections import Counter
from typing import Any

from django.urls import reverse

from monitoring.rapportage.models import Stand, Vraag
from monitoring.rapportage.rendering.data import Data
from regiodeals.accounts.models import Role, User
from regiodeals.common.money import format_amount
from regiodeals.common.words import dutch, joined

SOURCES = (
    (dutch("Rijk"), "rijk", "rijk"),
    (dutch("Regio publiek"), "regio_publiek", "publiek"),
    (dutch("Regio privaat"), "regio_privaat", "privaat"),
)
SPENT, PROMISED = dutch("besteed"), dutch("toegezegd")


def accepted_figures(found: Data, user: User) -> dict[str, Any]:
    """What was spent and promised of the plan by each source, and how the lines are doing."""
    data = found["data"]
    # A co-signing ministry has its own page; who has a role in the deal reads that of the region.
    reads_along = user.has_role(Role.MEDEONDERTEKENAAR) and not user.is_ministry
    page = "along" if reads_along else "detail"
    return {
        "label": dutch("Rapportage over {jaar}", jaar=found["year"]),
        "url": reverse(f"monitoring:rapportage-{page}", args=[found["report"]]),
        "items": [
            {"label": dutch("Stand"), "value": stands(data)},
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
    counted = [(found[value], label) for value, label in Stand.choices if found[value]]
    return joined(", ", (joined(" ", (str(number), label)) for number, label in counted))


def money_words(data: Data, planned: str, asked: str) -> str:
    """What was spent and promised of the plan; what was left empty is unknown, and is said."""
    parts = [part for part in data["onderdelen"] if part["plan"]]
    amounts = [{answer["vraag"]: answer["cent"] for answer in part["antwoorden"]} for part in parts]
    plan = sum(part["plan"][planned] for part in parts)
    words = [
        _sum([found.get(f"{asked}_{what}") for found in amounts], said)
        for what, said in (("besteed", SPENT), ("vastgelegd", PROMISED))
    ]
    return dutch(
        "{besteed} en {toegezegd}, van {plan} volgens het plan",
        besteed=words[0],
        toegezegd=words[1],
        plan=format_amount(plan),
    )


def _sum(cents: list[int | None], said: str) -> str:
    known = [amount for amount in cents if amount is not None]
    if not known:
        return dutch("{wat} onbekend", wat=said)
    words = joined(" ", (format_amount(sum(known)), said))
    if len(known) < len(cents):
        return dutch("{bedrag} (voor zover ingevuld)", bedrag=words)
    return words
