"""The rapportage beside the financial account (SiSa) over the same year: what differs, in words."""

from dataclasses import dataclass

from disbursement.verantwoording.models import YEARLY_KINDS, Levering
from monitoring.rapportage.models import Vraag
from monitoring.rapportage.rendering.data import Data
from regiodeals.common.money import format_amount
from regiodeals.common.words import dutch, joined

SPENT = (
    Vraag.RIJK_BESTEED.value,
    Vraag.PUBLIEK_BESTEED.value,
    Vraag.PRIVAAT_BESTEED.value,
)
IN_KIND = (Vraag.PUBLIEK_NATURA.value, Vraag.PRIVAAT_NATURA.value)


@dataclass(frozen=True, slots=True)
class Spent:
    """What a rapportage says was spent, in euro cents; `unknown` counts the empty amounts."""

    cents: int
    in_kind_cents: int
    unknown: int


def spent_in(data: Data) -> Spent:
    """Over all programmalijnen and all who pay, up to and including the year."""
    answers = [answer for part in data["onderdelen"] for answer in part["antwoorden"]]
    spent = [answer["cent"] for answer in answers if answer["vraag"] in SPENT]
    kind = [answer["cent"] for answer in answers if answer["vraag"] in IN_KIND]
    return Spent(
        sum(cents or 0 for cents in spent),
        sum(cents or 0 for cents in kind),
        sum(cents is None for cents in spent),
    )


def delivery_over(deal_id: int, year: int) -> Levering | None:
    """The account over the year as it was last delivered."""
    return (
        Levering.objects.filter(
            verantwoording__uitkering__deal=deal_id,
            verantwoording__year=year,
            verantwoording__paper__in=YEARLY_KINDS,
            replaced_by__isnull=True,
        )
        .select_related("verantwoording__uitkering")
        .order_by("-number")
        .first()
    )


def sisa_line(deal_id: int, data: Data) -> str:
    """One line that says what differs, or why nothing can be compared."""
    year = int(data["jaar"])
    delivery = delivery_over(deal_id, year)
    if delivery is None:
        return dutch("Over {jaar} is nog geen financiële verantwoording ontvangen.", jaar=year)
    if delivery.verantwoording.uitkering.is_bijzonder:
        return dutch(
            "De verantwoording is in dollars en de rapportage in euro's: dat vergelijkt u zelf."
        )
    if delivery.cumulative_cents is None:
        return dutch("De verantwoording noemt geen bedrag tot en met {jaar}.", jaar=year)
    return compared(year, delivery.cumulative_cents, spent_in(data))


def compared(year: int, accounted_cents: int, spent: Spent) -> str:
    """Both amounts and their difference; what the rapportage leaves open is said."""
    words = [
        dutch(
            "Besteed tot en met {jaar}: verantwoord {verantwoord}, volgens de rapportage"
            " {besteed}.",
            jaar=year,
            verantwoord=format_amount(accounted_cents),
            besteed=format_amount(spent.cents),
        )
    ]
    gap = format_amount(abs(spent.cents - accounted_cents))
    if spent.cents > accounted_cents:
        words.append(dutch("De rapportage noemt {bedrag} meer.", bedrag=gap))
    elif spent.cents < accounted_cents:
        words.append(dutch("De rapportage noemt {bedrag} minder.", bedrag=gap))
    else:
        words.append(dutch("Dat is gelijk."))
    if spent.in_kind_cents:
        in_kind = format_amount(spent.in_kind_cents)
        words.append(dutch("Daarvan is {bedrag} in natura.", bedrag=in_kind))
    if spent.unknown == 1:
        words.append(dutch("In de rapportage is 1 bedrag niet ingevuld."))
    elif spent.unknown:
        unknown = spent.unknown
        words.append(dutch("In de rapportage is {aantal} bedragen niet ingevuld.", aantal=unknown))
    return joined(" ", words)
