"""Load the facts of fixtures/: what is already there stays as it is."""

import csv
import json
from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import transaction

from regiodeals import workflow
from regiodeals.common.words import dutch
from regiodeals.convenant.models import Convenant
from regiodeals.deal.models import Deal, DealParty, PartyRole, Programmalijn
from regiodeals.party.models import Organisation
from regiodeals.tranche.models import Tranche

FIXTURES: Path = settings.BASE_DIR / "fixtures"


class Command(BaseCommand):
    """Organisations, the fifth tranche and its 22 selected deals."""

    help = dutch("Laadt de feiten uit fixtures/. Wat er al is, blijft zoals het is.")

    @transaction.atomic
    def handle(self, *_args: Any, **_options: Any) -> None:
        """Load in the order in which one thing stands on another."""
        load_organisations()
        load_tranches()
        created = sum(load_deal(fact) for fact in _json("deals.json"))
        self.stdout.write(dutch("Feiten geladen: {aantal} nieuwe deals.", aantal=created))


def load_organisations() -> None:
    """Ministries, provinces, municipalities, joint bodies and the three Caribbean bodies."""
    with (FIXTURES / "organisaties.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            is_ministry = row["soort"] == "ministerie"
            Organisation.objects.get_or_create(
                name=row["naam"],
                defaults={
                    "kind": row["soort"],
                    "tooi": row["tooi"] or None,
                    "abbreviation": row["afkorting_of_regio"] if is_ministry else "",
                    "area": row["gebied"],
                },
            )


def load_tranches() -> None:
    """Numbers and dates of a tranche; its ceiling and window are law and not stored again."""
    for fact in _json("tranches.json"):
        Tranche.objects.get_or_create(
            number=fact["nummer"],
            defaults={
                "proposals_received": fact["voorstellen"],
                "proposals_due_on": date.fromisoformat(fact["voorstellen_uiterlijk"]),
                "selected_in": fact["geselecteerd_in"],
                "source": fact["bron"],
            },
        )


def load_deal(fact: dict[str, Any]) -> bool:
    """Create a selected deal; True when it was not there yet. Unknown facts stay empty."""
    tranche = Tranche.objects.get(number=fact["tranche"])
    deal, created = Deal.objects.get_or_create(
        tranche=tranche,
        name=fact["naam"],
        defaults={
            "title": fact["titel"] or "",
            "region": fact["gebied"] or "",
            "opgave": fact["opgave"] or "",
            "is_vulnerable_region": fact["kwetsbare_regio"],
            "rijksbijdrage_cents": fact["rijksbijdrage_eur"] * 100,
            "ends_on": date.fromisoformat(fact["einde"]) if fact["einde"] else None,
            "progress_due": fact["voortgang_voor"] or "",
            "source": fact["bron"],
            "certainty": fact["zekerheid"],
        },
    )
    if not created:
        return False
    for order, name in enumerate(fact["programmalijnen"], start=1):
        Programmalijn.objects.create(deal=deal, order=order, name=name)
    workflow.perform(deal.select, actor=None, remark=fact["bron"])
    if fact["ondertekening"]:
        _load_signatures(deal, fact["ondertekening"])
    return True


def _load_signatures(deal: Deal, fact: dict[str, Any]) -> None:
    convenant = Convenant.objects.create(deal=deal)
    signed_on = date.fromisoformat(fact["getekend_op"])
    for role, side in ((PartyRole.RIJKSPARTIJ, "rijk"), (PartyRole.REGIOPARTIJ, "regio")):
        for row in fact[side]:
            party, _ = DealParty.objects.get_or_create(
                deal=deal,
                organisation=Organisation.objects.get(name=row["organisatie"]),
                role=role,
                defaults={"is_coordinating": row.get("coordinerend", False)},
            )
            convenant.ondertekeningen.create(
                party=party, office=row["ambt"], name=row["naam"] or "", signed_on=signed_on
            )


def _json(name: str) -> list[dict[str, Any]]:
    facts: list[dict[str, Any]] = json.loads((FIXTURES / name).read_text(encoding="utf-8"))
    return facts
