"""Decisions after the verlening, of every kind, as rows: made without the services."""

from datetime import date
from typing import Any

from disbursement.beschikking.models import Beschikking, BeschikkingKind, BeschikkingStatus
from disbursement.beschikking.rendering import facts
from disbursement.uitkering.models import Rechtmatigheidstoets
from regiodeals.documents import services as documents
from regiodeals.documents.models import Kind
from tests import builders

LATER = date(2028, 4, 18)
LATER_KINDS = [kind for kind in BeschikkingKind if kind != BeschikkingKind.VERLENING]
ABOUT_SPENDING = (
    "Uit uw eindverantwoording blijkt dat de activiteit ‘Vervoer in de kernen’ maar voor een deel "
    "is uitgevoerd. Van het geld daarvoor is een deel niet besteed."
)
CONTENT: dict[BeschikkingKind, dict[str, Any]] = {
    BeschikkingKind.WIJZIGING: {
        "subject": "geld voor ‘Vervoer in de kernen’ gaat naar ‘Zorg dichtbij huis’",
        "legal_ground": "artikel 11 van het convenant",
        "reasons": "De vraag naar zorg is groter dan u bij de aanvraag verwachtte.\n"
        "De wijziging past binnen het doel van de Regio Deal.",
    },
    BeschikkingKind.VERLENGING: {
        "spend_until": date(2029, 12, 31),
        "request_received_on": date(2028, 2, 7),
        "request_reference": "VB-9",
        "reasons": "De bouw van het zorgcentrum begon een jaar later doordat de grond eerst is "
        "gesaneerd. Met een jaar extra kunt u alle activiteiten afronden.",
    },
    BeschikkingKind.VASTSTELLING: {"account_received_on": date(2027, 7, 14)},
    BeschikkingKind.LAGERE_VASTSTELLING: {
        "account_received_on": date(2027, 7, 14),
        "reasons": ABOUT_SPENDING,
    },
    BeschikkingKind.TERUGVORDERING: {
        "amount_cents": 40_000_000,
        "account_received_on": date(2027, 7, 14),
        "reasons": ABOUT_SPENDING,
    },
    BeschikkingKind.INTREKKING: {
        "legal_ground": "artikel 11 van het convenant",
        "reasons": "U hebt mij laten weten dat de Regio Deal niet wordt uitgevoerd.",
    },
    BeschikkingKind.AFWIJZING: {
        "subject": "een verlenging van de bestedingsperiode tot en met 31 december 2031",
        "request_received_on": date(2028, 1, 24),
        "request_reference": "VB-10",
        "reasons": "U hebt niet uitgelegd waarom het geld niet voor het einde van 2028 kan worden "
        "besteed. Ik vroeg u daarom op 7 februari 2028. U hebt niet geantwoord.",
    },
}
WITH_GRANTED_AMOUNT = {
    BeschikkingKind.VASTSTELLING: 0,
    BeschikkingKind.LAGERE_VASTSTELLING: -40_000_000,
}


def later_row(verlening: Beschikking, kind: BeschikkingKind, **changes: Any) -> Beschikking:
    """A concept of this kind on the uitkering of a verlening that was made known."""
    content = CONTENT[kind] | {"number": 2} | changes
    if kind in WITH_GRANTED_AMOUNT and "amount_cents" not in content:
        entitled = verlening.uitkering.entitlement_cents
        content["amount_cents"] = entitled + WITH_GRANTED_AMOUNT[kind]
    return Beschikking.objects.create(
        uitkering=verlening.uitkering,
        kind=kind,
        drafter=verlening.drafter,
        drafted_at=builders.NOW,
        **content,
    )


def later_letter(row: Beschikking, *, dated_on: date = LATER) -> Any:
    """The facts of a later letter as they would be signed."""
    fresh = Beschikking.objects.get(pk=row.pk)
    signer = fresh.uitkering.beschikkingen.get(kind=BeschikkingKind.VERLENING).signer
    power = builders.bevoegdheid_of(signer) if signer else None
    return facts.letter_facts(fresh, dated_on=dated_on, mandaat=power)


def keep_a_test(row: Beschikking, kenmerk: str) -> None:
    """What the signature keeps with a decision; here without findings."""
    Rechtmatigheidstoets.objects.create(
        uitkering=row.uitkering, kenmerk=kenmerk, kind=row.kind, tested_on=LATER, rows=[]
    )


def announced(granted: Beschikking, kind: str, number: int, cast: Any, **changes: Any) -> Any:
    """A later decision that was made known, with its facts frozen; the services come later."""
    row = later_row(granted, BeschikkingKind(kind), number=number, **changes)
    frozen = later_letter(row)
    frozen["kenmerk"] = f"VB-2028-{number:04d}"
    keep_a_test(row, frozen["kenmerk"])
    Beschikking.objects.filter(pk=row.pk).update(
        status=BeschikkingStatus.BEKENDGEMAAKT,
        reviewer=cast.reviewer,
        reviewed_at=builders.NOW,
        signer=cast.signer,
        signed_at=builders.NOW,
        mandaat=granted.mandaat,
        signed_for=granted.signed_for,
        kenmerk=frozen["kenmerk"],
        facts=frozen,
        document=documents.order(kind=Kind.BESCHIKKING, filename="brief.pdf", by=cast.signer),
        announced_at=builders.NOW,
        announced_on=LATER,
        remedy_last_day=date(2028, 5, 30),
    )
    return Beschikking.objects.get(pk=row.pk)
