"""What a regiokassier sends, to whom, and how it comes to be on these pages."""

from typing import Any

from django.urls import reverse

from disbursement.beschikking.models import BeschikkingKind
from disbursement.verantwoording import policies
from disbursement.verantwoording.models import PaperKind, Verantwoording
from regiodeals.accounts.models import User
from regiodeals.common.words import dutch

SISA_RULE = dutch("Regeling informatieverstrekking sisa, artikel 2")


def how_to_send(paper: Verantwoording, user: User, *, accounts: bool) -> dict[str, Any]:
    """For SiSa that is not here yet: what goes to the CBS, by whom and with which kenmerk.

    Empty for other papers, and once something was received. `url` leads who may read in the file.
    `accounts`: whether the reader works for the kassier.
    """
    if paper.paper != PaperKind.SISA or paper.current is not None:
        return {}
    granted = paper.uitkering.beschikkingen.filter(
        kind=BeschikkingKind.VERLENING, announced_on__isnull=False
    ).first()
    reads_in = policies.is_behandelaar(paper, user)
    return {
        "text": _who_sends(paper, user, accounts=accounts),
        "items": [
            {"label": dutch("Aan"), "value": "Centraal Bureau voor de Statistiek (CBS)"},
            {
                "label": dutch("Kenmerk van de beschikking"),
                "value": granted.kenmerk if granted else None,
            },
            {"label": dutch("Volgens"), "value": SISA_RULE},
        ],
        "url": reverse("disbursement:verantwoording-import", args=[paper.year]) if reads_in else "",
    }


def _who_sends(paper: Verantwoording, user: User, *, accounts: bool) -> str:
    if user.is_ministry:
        return dutch(
            "{kassier} stuurt de SiSa-bijlage met de jaarrekening aan het CBS. Een behandelaar"
            " leest het bestand daarna hier in.",
            kassier=paper.uitkering.kassier,
        )
    if accounts:
        # That it goes to the CBS stands where it comes in.
        return dutch(
            "Noem in de SiSa-bijlage bij deze uitkering het kenmerk van de beschikking. Het"
            " ministerie leest de gegevens daarna in; dan staan ze hier."
        )
    return dutch(
        "{kassier} stuurt de SiSa-bijlage met de jaarrekening aan het CBS. Het ministerie leest de"
        " gegevens daarna in; dan staan ze hier.",
        kassier=paper.uitkering.kassier,
    )
