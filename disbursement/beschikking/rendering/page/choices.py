"""Which decision may follow now, and for each that may not, why."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.text import slugify

from disbursement.beschikking.models import Beschikking, BeschikkingKind, BeschikkingStatus
from disbursement.beschikking.policies import is_behandelaar, is_own_concept
from disbursement.beschikking.rendering.page.standing import what_holds
from disbursement.beschikking.selectors import (
    being_made,
    is_being_made,
    replaceable_by,
    standing_of,
    why_not_now,
)
from disbursement.uitkering.models import Uitkering
from regiodeals.accounts.models import User
from regiodeals.common.words import dutch
from regiodeals.legal.decision_rules import fields_of
from regiodeals.legal.decisions import DecisionKind

LATER = tuple(kind for kind in DecisionKind if kind is not DecisionKind.VERLENING)
BY_SLUG: dict[str, DecisionKind] = {slugify(kind): kind for kind in LATER}
LEADS = {
    DecisionKind.WIJZIGING: dutch(
        "Hiermee verandert u het bedrag of iets anders van de verlening."
    ),
    DecisionKind.VERLENGING: dutch("Hiermee krijgt de regio langer de tijd om te besteden."),
    DecisionKind.VASTSTELLING: dutch("Hiermee zegt u dat de regio het hele bedrag houdt."),
    DecisionKind.LAGERE_VASTSTELLING: dutch(
        "Hiermee zegt u dat de regio minder houdt dan is verleend."
    ),
    DecisionKind.TERUGVORDERING: dutch("Hiermee vraagt u geld terug van de regiokassier."),
    DecisionKind.INTREKKING: dutch("Hiermee neemt u een besluit terug."),
    DecisionKind.AFWIJZING: dutch("Hiermee zegt u nee op een verzoek van de regiokassier."),
}
NOTHING_TO_WITHDRAW = dutch("Er is geen besluit om in te trekken.")


def choices_for(uitkering: Uitkering, user: User, today: date) -> list[dict[str, Any]]:
    """Each kind of decision with its address, and the reasons why it cannot be begun now."""
    return [
        {
            "label": kind.value.capitalize(),
            "url": reverse("disbursement:beschikking-begin", args=[uitkering.pk, slug]),
            "reasons": why_not_begin(uitkering, kind, user, today),
            "id": f"begin-{slug}",
        }
        for slug, kind in BY_SLUG.items()
    ]


def why_not_begin(uitkering: Uitkering, kind: DecisionKind, user: User, today: date) -> list[str]:
    """What stands in the way before anything is filled in; empty when nothing does."""
    if not is_behandelaar(None, user):
        return [str(is_behandelaar.sentence)]  # type: ignore[attr-defined]
    if is_being_made(uitkering, kind):
        return [being_made(kind)]
    reasons = why_not_now(uitkering, kind, day=today)
    replaceable: Sequence[Beschikking] = replaceable_by(uitkering, kind, day=today)
    if replaceable:
        return []
    if kind is DecisionKind.INTREKKING and not reasons:
        return [NOTHING_TO_WITHDRAW]
    return reasons


def candidates_for(
    uitkering: Uitkering, kind: DecisionKind, concept: Beschikking | None, today: date
) -> list[Beschikking]:
    """What this decision may take the place of, beside what its concept already names."""
    found = replaceable_by(uitkering, kind, day=today)
    named = concept.replaces if concept is not None else None
    return found if named is None or named in found else [named, *found]


def initial_of(
    uitkering: Uitkering, kind: DecisionKind, concept: Beschikking | None, today: date
) -> dict[str, Any]:
    """What the form shows before anybody typed: the concept, or what follows from what holds."""
    if concept is not None:
        names = [field.name for field in fields_of(kind)]
        return {name: getattr(concept, name) for name in names} | {"replaces": concept.replaces_id}
    standing = standing_of(uitkering, today)
    filled = {
        DecisionKind.VASTSTELLING: standing.granted_cents,
        DecisionKind.TERUGVORDERING: standing.recoverable_cents if standing.settlement else None,
    }
    return {"amount_cents": filled.get(kind)}


def decision_form(
    uitkering: Uitkering,
    kind: DecisionKind,
    user: User,
    today: date,
    concept: Beschikking | None,
) -> dict[str, Any]:
    """Everything around the form of a decision."""
    deal = uitkering.deal
    dossier = reverse("regiodeals:deal-detail", args=[deal.pk])
    title = BeschikkingKind(kind).label.capitalize()
    here = title
    back_url = f"{dossier}#besluiten"
    reasons = why_not_begin(uitkering, kind, user, today) if concept is None else []
    if concept is not None:
        here, back_url = dutch("{wat} wijzigen", wat=title), _url("detail", concept)
        reasons = _why_not_revise(concept, user)
    return {
        "deal": deal,
        "title": here,
        "lead": LEADS[kind],
        "holds": what_holds(uitkering, today),
        "reasons": reasons,
        "verb": dutch("Concept bewaren"),
        "back_url": back_url,
        "breadcrumb": [
            {"label": dutch("Deals"), "url": reverse("regiodeals:deal-list")},
            {"label": deal.name, "url": dossier},
            {"label": here},
        ],
    }


def _why_not_revise(concept: Beschikking, user: User) -> list[str]:
    if concept.status != BeschikkingStatus.CONCEPT:
        return [dutch("Alleen een concept kan nog veranderen.")]
    if not (is_behandelaar(concept, user) and is_own_concept(concept, user)):
        return [str(is_own_concept.sentence)]  # type: ignore[attr-defined]
    return []


def _url(name: str, beschikking: Beschikking) -> str:
    return reverse(f"disbursement:beschikking-{name}", args=[beschikking.pk])
