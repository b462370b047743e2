"""What must be done before a deal can be closed; each line says what to do."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from disbursement.beschikking.models import LIES_READY, OVERTAKEN, Beschikking
from disbursement.betaling.selectors import has_euros_missing
from disbursement.bezwaar.models import Bezwaar
from disbursement.bezwaar.models.bezwaar import OPEN
from disbursement.grootboek.selectors import totals
from disbursement.uitkering.models import Uitkering
from disbursement.vaststelling.models import OUTSTANDING, Vordering
from disbursement.vaststelling.selectors.proposals import DONE
from disbursement.verantwoording.models import Verantwoording
from regiodeals.common.words import dutch
from regiodeals.deal.models import Deal
from regiodeals.obligations.selectors import obligations_of_dossier
from regiodeals.workflow import requirement


@dataclass(frozen=True, slots=True)
class ClosingLine:
    """One line of the checklist: what it is about, whether it is done, and else what to do."""

    title: str
    is_done: bool
    sentence: str


@requirement(
    dutch(
        "Er staan nog verplichtingen open. Kom ze na of laat ze vervallen; zij staan bij ‘Wat"
        " moet wanneer’."
    )
)
def has_no_open_obligation(deal: Any) -> bool:
    """Nothing is owed any more; a right that nobody used is no duty."""
    owed = obligations_of_dossier(deal.pk).outstanding().filter(is_right=False)
    return not owed.exists()


@requirement(
    dutch("De verantwoording is niet rond. Vraag op wat ontbreekt, en beoordeel wat binnen is.")
)
def has_all_papers(deal: Any) -> bool:
    """Accounts and reports were found in order, or need not come any more."""
    open_papers = Verantwoording.objects.filter(uitkering__deal=deal).exclude(status__in=DONE)
    return not open_papers.exists()


@requirement(
    dutch(
        "De rekening is niet vereffend: er is nog te betalen of terug te vorderen. Kijk bij de"
        " vaststelling wat nodig is."
    )
)
def is_account_even(deal: Any) -> bool:
    """What was paid is what was settled, less what is asked back."""
    uitkering = Uitkering.objects.filter(deal=deal).first()
    if uitkering is None:
        return True
    booked = totals(uitkering)
    return booked.to_pay_cents == 0 and booked.overpaid_cents == 0


@requirement(
    dutch(
        "Van een betaling in dollars is niet bekend wat de bank in euro rekende of teruggaf. Leg"
        " dat vast bij de betaling."
    )
)
def has_euros_of_dollars(deal: Any) -> bool:
    """The commitment in euros is accounted for beside the dollars, with its exchange difference."""
    uitkering = Uitkering.objects.filter(deal=deal).first()
    return uitkering is None or not has_euros_missing(uitkering)


@requirement(dutch("Er loopt nog een bezwaar of beroep. Wacht op de beslissing."))
def has_no_pending_bezwaar(deal: Any) -> bool:
    """What is contested may still change."""
    pending = Bezwaar.objects.filter(beschikking__uitkering__deal=deal, status__in=OPEN)
    return not pending.exists()


@requirement(
    dutch(
        "Een brief ligt klaar om per post te verzenden. Verzend hem, en leg bij de beschikking"
        " vast op welke dag."
    )
)
def has_no_letter_lying_ready(deal: Any) -> bool:
    """What was not sent binds nobody yet, and what follows from it still has to come."""
    ready = Beschikking.objects.filter(LIES_READY, uitkering__deal=deal)
    return not ready.exclude(OVERTAKEN).exists()


@requirement(dutch("Er staat nog een vordering open. Leg vast wat is ontvangen, of maan aan."))
def has_no_open_claim(deal: Any) -> bool:
    """What was to be paid back came in."""
    open_claims = Vordering.objects.filter(uitkering__deal=deal, status__in=OUTSTANDING)
    return not open_claims.exists()


RULES: tuple[tuple[str, Callable[[Any], bool]], ...] = (
    (dutch("Verantwoording en eindverslag"), has_all_papers),
    (dutch("Rekening vereffend"), is_account_even),
    (dutch("Dollars in euro geboekt"), has_euros_of_dollars),
    (dutch("Brieven verzonden"), has_no_letter_lying_ready),
    (dutch("Vorderingen betaald"), has_no_open_claim),
    (dutch("Geen bezwaar of beroep"), has_no_pending_bezwaar),
    (dutch("Verplichtingen nagekomen"), has_no_open_obligation),
)


def closing_checklist(deal: Deal) -> list[ClosingLine]:
    """Every line with its answer, in the order in which it is dealt with."""
    return [
        ClosingLine(title, rule(deal), rule.sentence)  # type: ignore[attr-defined]
        for title, rule in RULES
    ]
