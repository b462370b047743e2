"""Why somebody may not sign, in a sentence to that person."""

from collections.abc import Collection
from datetime import date

from disbursement.mandaat.models import Bevoegdheid
from disbursement.mandaat.selectors import bevoegdheden_of
from regiodeals.accounts.models import User
from regiodeals.common.dutch_dates import plain_date
from regiodeals.common.money import format_amount
from regiodeals.common.words import dutch

ASK = dutch("Vraag de beheerder om een mandaat.")


def why_no_mandaat(
    user: User,
    *,
    day: date,
    amount_cents: int,
    kind: str,
    strangers: Collection[int | None] = (),
    known: Collection[Bevoegdheid] | None = None,
) -> str:
    """The sentence for somebody without a power for this: what he has, and what is missing."""
    powers = bevoegdheden_of(user) if known is None else known
    powers = [power for power in powers if power.signer == user]
    now = [power for power in powers if power.period.holds_on(day)]
    if not now:
        return _not_today(powers, day)
    of_kind = [power for power in now if kind in power.kinds]
    if not of_kind:
        return dutch("Uw mandaat geldt niet voor een {soort}. {vraag}", soort=kind, vraag=ASK)
    highest = max(power.ceiling_cents for power in of_kind)
    if highest < amount_cents:
        amount = format_amount(highest, "EUR", decimals="always")
        return dutch(
            "Uw mandaat gaat tot en met {bedrag}. Dat is te laag voor dit bedrag. {vraag}",
            bedrag=amount,
            vraag=ASK,
        )
    involved = [power.principal for power in of_kind if power.principal]
    names = ", ".join(str(person) for person in involved if person.pk in strangers)
    return dutch(
        "U vervangt {namen}, die deze beschikking opstelde of toetste. Een ander moet tekenen.",
        namen=names,
    )


def _not_today(powers: list[Bevoegdheid], day: date) -> str:
    periods = [power.period for power in powers]
    ended = [period.last for period in periods if period.last and period.last < day]
    coming = [period.first for period in periods if not (period.last and period.last < day)]
    if coming:
        return dutch(
            "Uw mandaat begint op {dag}. Tot die dag kunt u niet tekenen.",
            dag=plain_date(min(coming)),
        )
    if ended:
        return dutch(
            "Uw mandaat is geëindigd op {dag}. {vraag}", dag=plain_date(max(ended)), vraag=ASK
        )
    return dutch("U hebt vandaag geen mandaat. {vraag}", vraag=ASK)
