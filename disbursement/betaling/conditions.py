"""What must be true before money leaves; each with the sentence that is shown when it is not."""

from typing import Any

from disbursement.beschikking.models import BeschikkingStatus
from disbursement.beschikking.selectors import standing_of
from disbursement.beschikking.selectors.decisions import granted_cents_on
from disbursement.bezwaar.selectors import NOT_ABOUT_MONEY, holding_money, unsent_about_money
from regiodeals.common import clock
from regiodeals.common.words import dutch
from regiodeals.workflow import requirement


@requirement(dutch("De beschikking is nog niet bekendgemaakt. Wacht tot de behandelaar dat doet."))
def is_granted(betaling: Any) -> bool:
    """The verlening was made known (Awb 3:40)."""
    return standing_of(betaling.termijn.uitkering, clock.today()).is_granted


@requirement(
    dutch(
        "Een beschikking ligt klaar om per post te verzenden. Wacht met vrijgeven tot de"
        " behandelaar vastlegt op welke dag zij is verzonden."
    )
)
def has_no_letter_lying_ready(betaling: Any) -> bool:
    """A decision works from its bekendmaking on, by post from its sending (Awb 3:40, 3:41)."""
    rows = betaling.termijn.uitkering.beschikkingen.all()
    about_money = [row for row in rows if row.kind not in NOT_ABOUT_MONEY]
    return not any(row.is_to_be_posted for row in about_money)


@requirement(dutch("De uitkering is ingetrokken. Er wordt niets meer betaald."))
def is_not_withdrawn(betaling: Any) -> bool:
    """No decision took the grant back."""
    return not standing_of(betaling.termijn.uitkering, clock.today()).is_withdrawn


@requirement(
    dutch(
        "Een bezwaar of beroep tegen een besluit over dit geld is gegrond. Wacht op het nieuwe"
        " besluit, of tot de behandelaar vastlegt dat er geen hoeft te komen."
    )
)
def has_no_new_decision_to_come(betaling: Any) -> bool:
    """What does not hold as it stands pays nothing (Awb 7:11, 8:72)."""
    rows = betaling.termijn.uitkering.beschikkingen.all()
    return not any(_holds_money(row) for row in rows)


def _holds_money(row: Any) -> bool:
    """Whether what was gegrond against it holds money; a page has asked that for all its rows."""
    known = getattr(row, "is_holding_money", None)
    return holding_money().filter(beschikking=row.pk).exists() if known is None else bool(known)


@requirement(
    dutch(
        "De voorwaarde van deze termijn is nog niet vervuld. De behandelaar legt vast dat het zo"
        " is."
    )
)
def is_condition_met(betaling: Any) -> bool:
    """What the beschikking asks before this part of the advance has happened."""
    return not betaling.termijn.awaits_condition


@requirement(
    dutch(
        "Een besluit over andere termijnen is ondertekend. Wacht met vrijgeven tot het is"
        " bekendgemaakt of vervallen."
    )
)
def waits_for_no_other_termijnen(betaling: Any) -> bool:
    """What was signed about the termijnen must still fit on the day it is made known."""
    rows = betaling.termijn.uitkering.beschikkingen.all()
    return not any(
        row.status == BeschikkingStatus.ONDERTEKEND and row.schedule is not None for row in rows
    )


@requirement(
    dutch(
        "Er is geen rekening van de kassier te gebruiken. Dat kan vanaf de dag nadat zij is"
        " voorgesteld en door een ander is bevestigd. Bij de rekeningen van de kassier staat hoe"
        " ver dat is."
    )
)
def has_usable_rekening(betaling: Any) -> bool:
    """The account is the one that holds today: confirmed before today, and not blocked."""
    current = betaling.current_rekening
    return current is not None and current.pk == betaling.rekening_id


@requirement(
    dutch(
        "Van deze rekening kwam de betaling terug. Stel een andere rekening voor, of dezelfde"
        " opnieuw."
    )
)
def is_not_the_account_it_came_back_from(betaling: Any) -> bool:
    """Paying again to the same row would come back again."""
    return all(
        other.rekening_id != betaling.rekening_id
        for other in betaling.termijn.betalingen.all()
        if other.has_come_back
    )


@requirement(
    dutch(
        "Deze termijn is meer dan wat nog mag worden betaald. Controleer de besluiten en pas de"
        " termijnen aan."
    )
)
def is_within_rest(betaling: Any) -> bool:
    """Granted less what goes to the fund, less all that was or is being paid."""
    return bool(betaling.amount_cents <= rest_cents(betaling.termijn, without=betaling.pk))


def rest_cents(termijn: Any, *, without: int | None = None) -> int:
    """What may still be paid of the uitkering of this termijn, in the currency of entitlement."""
    uitkering = termijn.uitkering
    taken = sum(
        betaling.amount_cents
        for other in uitkering.termijnen.all()
        for betaling in other.betalingen.all()
        if betaling.is_live and betaling.pk != without
    )
    return int(granted_cents_on(uitkering, clock.today()) - uitkering.bcf_cents - taken)


@requirement(dutch("Er is geen betaling in deze batch."))
def has_betalingen(batch: Any) -> bool:
    """There is something to pay."""
    return bool(batch.betalingen.exists())


@requirement(
    dutch("De dag van uitvoering is voorbij. Ontbind de batch en stel haar opnieuw samen.")
)
def is_execution_day_to_come(batch: Any) -> bool:
    """A bank does not pay yesterday."""
    return bool(batch.execute_on >= clock.today())


@requirement(
    dutch(
        "Een rekening in deze batch is geblokkeerd. Ontbind de batch: de betaling naar die"
        " rekening gaat dan niet mee in de volgende."
    )
)
def has_no_blocked_rekening(batch: Any) -> bool:
    """What somebody blocked meanwhile is not paid to."""
    return not batch.betalingen.filter(rekening__blocked_at__isnull=False).exists()


@requirement(
    dutch(
        "Een besluit over geld in deze batch hield geen stand in bezwaar of beroep. Ontbind de"
        " batch, en stel haar opnieuw samen na het nieuwe besluit."
    )
)
def has_nothing_held(batch: Any) -> bool:
    """What did not hold since it was confirmed is not paid."""
    contested = "termijn__uitkering__beschikkingen__bezwaren__in"
    return not batch.betalingen.filter(**{contested: holding_money()}).exists()


@requirement(
    dutch(
        "Een beschikking over geld in deze batch ligt klaar om per post te verzenden. Ontbind de"
        " batch, of wacht tot de behandelaar vastlegt op welke dag zij is verzonden."
    )
)
def has_nothing_unsent(batch: Any) -> bool:
    """What was laid ready since it was confirmed is not paid."""
    unsent = "termijn__uitkering__beschikkingen__in"
    return not batch.betalingen.filter(**{unsent: unsent_about_money()}).exists()


@requirement(dutch("Het bestand is nog niet gemaakt. Wacht een halve minuut."))
def has_stored_file(batch: Any) -> bool:
    """The bytes are there and fixed."""
    return bool(batch.document is not None and batch.document.is_stored)


@requirement(dutch("De bank heeft nog niet elke betaling gemeld."))
def is_settled(batch: Any) -> bool:
    """Each payment was made, or came back."""
    return not any(betaling.is_under_way for betaling in batch.betalingen.all())


@requirement(
    dutch("Niemand vroeg nog om deze betaling te laten vervallen. Vraag dat eerst, met de reden.")
)
def is_asked_to_lapse(betaling: Any) -> bool:
    """Somebody asked it and wrote down why."""
    return betaling.drop_asked_by_id is not None


@requirement(dutch("Deze betaling zit in een batch. Ontbind de batch eerst."))
def is_in_no_batch(betaling: Any) -> bool:
    """What may lie at the bank is not dropped here."""
    return betaling.batch_id is None


@requirement(dutch("Leg eerst vast dat de bank het bestand afwees, en waarom."))
def is_rejection_reported(batch: Any) -> bool:
    """Somebody wrote down what the bank said."""
    return batch.reject_asked_by_id is not None


@requirement(
    dutch(
        "De bank meldde al een betaling van deze batch, of er is een bankregel over. Dan is het"
        " bestand niet als geheel afgewezen. Handel de bankregels af."
    )
)
def has_nothing_booked_by_the_bank(batch: Any) -> bool:
    """Every payment is under way still, and no line of a statement is about one of them."""
    rows = batch.betalingen.all()
    return (
        all(row.is_under_way for row in rows) and not rows.filter(bankregels__isnull=False).exists()
    )
