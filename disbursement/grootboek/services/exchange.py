"""What dollars cost in euros, beside what was committed for them; the two are never added."""

from dataclasses import replace
from datetime import date

from django.db import transaction

from disbursement.grootboek.models import Boeking, BoekingKind
from disbursement.grootboek.selectors.balance import balance_of
from disbursement.grootboek.services.booking import Entry, book_together
from disbursement.uitkering.models import Termijn, Uitkering
from regiodeals.accounts.models import User
from regiodeals.common.errors import InvalidInput
from regiodeals.common.money import allocate, format_amount
from regiodeals.common.words import dutch


@transaction.atomic
def book_euro_value(
    *,
    uitkering_id: int,
    termijn: Termijn,
    dollar_cents: int,
    charged_cents: int,
    booked_on: date,
    source_key: str,
    actor: User | None,
) -> list[Boeking]:
    """Book the euros that the bank charged for a payment in dollars, and the exchange difference.

    The difference is what was charged less the part of the commitment for these dollars: above nil
    it cost more. Raises InvalidInput where the entitlement is in euros.
    """
    uitkering = Uitkering.objects.get(pk=uitkering_id)
    if uitkering.usd_cents is None:
        raise InvalidInput(dutch("Deze uitkering is in euro. Er is geen koersverschil."))
    paid = format_amount(dollar_cents, "USD")
    entries = _with_difference(
        Entry(
            kind=BoekingKind.TERMIJN_BETAALD,
            currency="EUR",
            amount_cents=charged_cents,
            booked_on=booked_on,
            source_key=source_key,
            sentence=f"Afgeschreven door de bank voor {paid} ({termijn})",
            termijn=termijn,
        ),
        charged_cents - commitment_for(uitkering, dollar_cents),
        f"Koersverschil op {paid} ({termijn})",
    )
    return book_together(uitkering_id=uitkering_id, entries=entries, actor=actor)


@transaction.atomic
def book_euros_back(
    *,
    uitkering_id: int,
    termijn: Termijn,
    dollar_cents: int,
    credited_cents: int,
    committed_cents: int,
    booked_on: date,
    source_key: str,
    actor: User | None,
) -> list[Boeking]:
    """Book the euros that the bank gave back for dollars that came back, and the difference.

    `committed_cents` is the part of the commitment that stood for these dollars when they were
    paid. What the bank kept between the two is left as exchange difference, and nothing else.
    """
    back = format_amount(dollar_cents, "USD")
    entries = _with_difference(
        Entry(
            kind=BoekingKind.TERMIJN_TERUGGEKOMEN,
            currency="EUR",
            amount_cents=credited_cents,
            booked_on=booked_on,
            source_key=source_key,
            sentence=f"Bijgeschreven door de bank voor {back} ({termijn})",
            termijn=termijn,
        ),
        committed_cents - credited_cents,
        f"Koersverschil op {back} die terugkwamen ({termijn})",
    )
    return book_together(uitkering_id=uitkering_id, entries=entries, actor=actor)


def _with_difference(entry: Entry, difference_cents: int, sentence: str) -> list[Entry]:
    """The entry, and beside it the exchange difference when there is one."""
    if not difference_cents:
        return [entry]
    beside = replace(
        entry,
        kind=BoekingKind.KOERSVERSCHIL,
        amount_cents=difference_cents,
        sentence=sentence,
    )
    return [entry, beside]


def commitment_for(uitkering: Uitkering, dollar_cents: int) -> int:
    """The part of the committed euros that stands for these dollars, in proportion.

    As the ledger says after every decision; the verlening itself where nothing is granted any more.
    """
    balance = balance_of(uitkering)
    euros = balance.commitment.granted_cents if balance.commitment else 0
    whole = balance.entitlement.granted_cents
    if not euros or not whole:
        euros, whole = uitkering.amount_cents, uitkering.usd_cents or 0
    return allocate(euros, [dollar_cents, max(0, whole - dollar_cents)])[0]
