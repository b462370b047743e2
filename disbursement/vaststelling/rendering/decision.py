"""What the page of a decision says of the proposal it came from, and of the claim it opened."""

from collections.abc import Iterator

from disbursement.beschikking.models import ANNOUNCED, Beschikking
from disbursement.vaststelling.models import BesluitRol, VoorstelBesluit, Vordering
from disbursement.vaststelling.rendering.claim import claim_row
from disbursement.vaststelling.rendering.settlement import page_url
from regiodeals.common.money import format_amount
from regiodeals.common.words import dutch


def decision_items(
    beschikking: Beschikking, row: VoorstelBesluit | None, claim: Vordering | None
) -> Iterator[dict[str, str]]:
    """The proposal with its amount and why it was left, and the claim with what is open."""
    if row is not None:
        voorstel = row.voorstel
        yield {
            "label": dutch("Opgesteld uit"),
            "value": str(voorstel),
            "url": page_url(voorstel.uitkering_id),
        }
        proposed = format_amount(row.proposed_cents, voorstel.currency, decimals="always")
        yield {"label": dutch("Voorgesteld bedrag"), "value": proposed}
        if row.deviates_because and row.proposed_cents != beschikking.amount_cents:
            yield {"label": dutch("Waarom het bedrag afwijkt"), "value": row.deviates_because}
    if claim is not None:
        shown = claim_row(claim)
        yield {"label": dutch("Vordering"), "value": str(claim), "url": shown["url"]}
        yield {"label": dutch("Stand"), "value": claim.get_status_display()}
        yield {"label": dutch("Nog open"), "value": shown["rest"]}


def what_comes_next(row: VoorstelBesluit, beschikking: Beschikking) -> dict[str, str] | None:
    """After a settlement that leaves something to recover: that, and where it is drafted."""
    voorstel = row.voorstel
    if row.role != BesluitRol.VASTSTELLING or not voorstel.to_recover_cents:
        return None
    if voorstel.besluiten.filter(role=BesluitRol.TERUGVORDERING).exists():
        return None
    amount = format_amount(voorstel.to_recover_cents, voorstel.currency)
    if beschikking.status in ANNOUNCED:
        return {
            "text": dutch("Vorder nu {bedrag} terug.", bedrag=amount),
            "url": page_url(voorstel.uitkering_id),
        }
    text = dutch(
        "Na de bekendmaking vordert u {bedrag} terug, met een eigen besluit.", bedrag=amount
    )
    return {"text": text, "url": ""}
