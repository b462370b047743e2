"""The page of a settlement: what can be settled, why, what was proposed, and what must be told."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from django.urls import reverse

from disbursement.beschikking.models import ANNOUNCED
from disbursement.uitkering.models import Uitkering
from disbursement.vaststelling import policies
from disbursement.vaststelling.models import BesluitRol, Uitvoering, Voorstel, VoorstelStatus
from disbursement.vaststelling.selectors.following import is_fresh
from disbursement.vaststelling.selectors.notices import open_notices
from disbursement.vaststelling.selectors.proposals import (
    settlement_facts,
    standing_voorstel,
    today_of,
)
from regiodeals.accounts.models import User
from regiodeals.common.dutch_dates import long_date
from regiodeals.common.money import format_amount
from regiodeals.common.words import dutch, joined
from regiodeals.legal.grant_rules import UnknownRules
from regiodeals.legal.grant_rules.findings import Finding
from regiodeals.legal.settlement import propose

MEANING = {
    "voldoet": "ok",
    "voldoet niet": "error",
    "ter beoordeling": "review",
    "onbekend": "neutral",
}
PROPOSAL_MEANING = {
    VoorstelStatus.VOORGESTELD: "review",
    VoorstelStatus.GEVOLGD: "ok",
    VoorstelStatus.INGETROKKEN: "neutral",
}


def settlement_page(uitkering: Uitkering, user: User) -> dict[str, Any]:
    """Everything the page shows: what was proposed, or else what would be proposed today."""
    voorstel = standing_voorstel(uitkering)
    shown = _frozen(voorstel) if voorstel is not None else _computed(uitkering)
    if voorstel is not None:
        shown["conclusion"] = joined(" ", (shown["conclusion"], *_next(voorstel)))
    return {
        "uitkering": uitkering,
        "deal": uitkering.deal,
        "currency": uitkering.currency,
        "voorstel": voorstel,
        "breadcrumb": breadcrumb(uitkering),
        "notices": [_notice(row, uitkering, user) for row in open_notices(uitkering)],
        "acts": list(_acts(voorstel, uitkering, user, shown["obstacles"])),
        **shown,
        **(_about(voorstel) if voorstel is not None else {}),
    }


def breadcrumb(uitkering: Uitkering, *more: str) -> list[dict[str, str]]:
    """The way back to the deal."""
    deal = uitkering.deal
    here: dict[str, str] = {"label": dutch("Vaststelling")}
    if more:
        here["url"] = page_url(uitkering.pk)
    return [
        {"label": deal.name, "url": reverse("regiodeals:deal-detail", args=[deal.pk])},
        here,
        *({"label": label} for label in more),
    ]


def page_url(uitkering_id: int) -> str:
    """The address of the page."""
    return reverse("disbursement:vaststelling-detail", args=[uitkering_id])


def _computed(uitkering: Uitkering) -> dict[str, Any]:
    """What would be proposed today; what only a person can tell is still open."""
    try:
        found = propose(settlement_facts(uitkering))
    except UnknownRules as error:
        return {"conclusion": str(error), "lines": [], "findings": [], "obstacles": [str(error)]}
    # What the form asks is no obstacle to opening it.
    asked = {f"{row.finding} {row.repair}" for row in found.findings if row.key == "grond-a"}
    return {
        "conclusion": found.conclusion,
        "lines": [_line(line.label, line.cents, line) for line in found.lines],
        "findings": [_finding(row) for row in found.findings],
        "obstacles": [sentence for sentence in found.obstacles if sentence not in asked],
    }


def comes_to_less(uitkering: Uitkering) -> bool:
    """Whether ledger and accounts alone already come to less than was granted, today."""
    try:
        found = propose(settlement_facts(uitkering, execution=Uitvoering.HELEMAAL))
    except UnknownRules:
        return False
    return bool(found.ground)


def outcome_words(uitkering: Uitkering) -> str:
    """'Vast te stellen: € 3.200.000,00. Terug te vorderen: € 1.800.000,00.', computed today."""
    return " ".join(
        f"{line['label']}: {format_amount(line['cents'], uitkering.currency, decimals='always')}."
        for line in _computed(uitkering)["lines"]
        if line["is_result"]
    )


def _frozen(voorstel: Voorstel) -> dict[str, Any]:
    kept = voorstel.snapshot
    return {
        "conclusion": kept["conclusie"],
        "lines": [
            {
                "label": line["label"],
                "cents": line["cents"],
                "reason": line["reason"],
                "article": line["article"],
                "is_result": line["is_result"],
            }
            for line in kept["regels"]
        ],
        "findings": [_finding(Finding.from_record(row)) for row in kept["gronden"]],
        "obstacles": [],
    }


def _line(label: str, cents: int, line: Any) -> dict[str, Any]:
    return {
        "label": label,
        "cents": cents,
        "reason": line.reason,
        "article": line.article,
        "is_result": line.is_result,
    }


def _finding(found: Finding) -> dict[str, Any]:
    return {
        "meaning": MEANING[found.outcome.value],
        "word": found.outcome.value,
        "title": found.title,
        "statement": found.statement,
        "article": found.article,
        "finding": found.finding,
        "repair": found.repair,
    }


def _about(voorstel: Voorstel) -> dict[str, Any]:
    items = [
        {"label": dutch("Voorgesteld door"), "value": str(voorstel.proposed_by)},
        {"label": dutch("Voorgesteld op"), "value": long_date(voorstel.proposed_at.date())},
        {
            "label": dutch("Laatste verantwoording"),
            "value": long_date(voorstel.account_received_on),
        },
        {"label": dutch("Activiteiten"), "value": voorstel.get_execution_display()},
    ]
    for label, value in (
        (dutch("Niet nageleefd"), voorstel.breaches),
        (dutch("Grond voor het lagere bedrag"), voorstel.legal_ground),
        (dutch("Motivering"), voorstel.reasons),
    ):
        if value:
            items.append({"label": label, "value": value})
    return {
        "about": [*items, *_decisions(voorstel)],
        "meaning": PROPOSAL_MEANING[VoorstelStatus(voorstel.status)],
        "is_stale": voorstel.status == VoorstelStatus.VOORGESTELD and not is_fresh(voorstel),
    }


def _next(voorstel: Voorstel) -> Iterator[str]:
    """What is waited for while there is nothing to do on this page."""
    made = {row.role: row.beschikking for row in voorstel.besluiten.all()}
    settlement, recovery = made.get(BesluitRol.VASTSTELLING), made.get(BesluitRol.TERUGVORDERING)
    if voorstel.status == VoorstelStatus.VOORGESTELD and settlement is not None:
        yield dutch("Het besluit is onderweg, en is nog niet bekendgemaakt.")
    elif recovery is not None and recovery.status not in ANNOUNCED:
        yield dutch("De terugvordering is onderweg, en is nog niet bekendgemaakt.")
    elif recovery is not None:
        yield dutch("De terugvordering is bekendgemaakt.")


def _decisions(voorstel: Voorstel) -> Iterator[dict[str, str]]:
    for row in voorstel.besluiten.all():
        # A concept has no number yet, and is called by its deal.
        row.beschikking.uitkering = voorstel.uitkering
        yield {
            "label": row.get_role_display().capitalize(),
            "value": f"{row.beschikking} ({row.beschikking.status_words})",
            "url": reverse("disbursement:beschikking-detail", args=[row.beschikking_id]),
        }
        if row.deviates_because:
            yield {"label": dutch("Waarom het bedrag afwijkt"), "value": row.deviates_because}


def _acts(
    voorstel: Voorstel | None, uitkering: Uitkering, user: User, obstacles: list[str]
) -> Iterator[dict[str, Any]]:
    """The acts from here, with the reasons why not."""
    refused = _refusal(policies.is_behandelaar, None, user)
    if voorstel is None:
        url = reverse("disbursement:vaststelling-propose", args=[uitkering.pk])
        yield _act(dutch("Vaststelling voorstellen"), url, refused or obstacles, kind="primary")
        return
    made = {row.role for row in voorstel.besluiten.all()}
    if voorstel.status == VoorstelStatus.VOORGESTELD and BesluitRol.VASTSTELLING not in made:
        own = refused or _refusal(policies.is_proposer, voorstel, user)
        yield _act(
            dutch("Vaststelling opstellen"), _url(voorstel, "draft_settlement"), own, "primary"
        )
        yield _act(dutch("Voorstel intrekken"), _url(voorstel, "withdraw"), refused)
    is_left = voorstel.status == VoorstelStatus.GEVOLGD and voorstel.to_recover_cents
    if is_left and BesluitRol.TERUGVORDERING not in made:
        own = refused or _refusal(policies.may_recover, voorstel, user)
        yield _act(
            dutch("Terugvordering opstellen"), _url(voorstel, "draft_recovery"), own, "primary"
        )


def _url(voorstel: Voorstel, verb: str) -> str:
    return reverse("disbursement:voorstel-act", args=[voorstel.pk, verb])


def _act(label: str, url: str, reasons: Iterable[str], kind: str = "secondary") -> dict[str, Any]:
    return {"label": label, "url": url, "kind": kind, "reasons": list(reasons)}


def _refusal(policy: Any, subject: Any, user: User) -> list[str]:
    return [] if policy(subject, user) else [policy.sentence]


def _notice(owed: Any, uitkering: Uitkering, user: User) -> dict[str, Any]:
    refused = _refusal(policies.may_tell, None, user)
    address = "disbursement:mededeling-act"
    return {
        "owed": owed,
        "days_left": _days_left(owed.due_on, today_of(uitkering)),
        "acts": [
            _act(dutch("Mededeling is gedaan"), reverse(address, args=[owed.pk, "tell"]), refused),
            _act(dutch("Geen terugvordering"), reverse(address, args=[owed.pk, "waive"]), refused),
        ],
    }


def _days_left(last: date, today: date) -> int:
    return (last - today).days
