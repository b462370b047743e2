"""What is said of a claim in a sentence: how it stands, how it is paid, what an act left open."""

from disbursement.vaststelling.models import Vordering
from disbursement.vaststelling.selectors.claims import ClaimStanding, standing_of_claim
from regiodeals.accounts.models import User
from regiodeals.common.dutch_dates import long_date
from regiodeals.common.money import format_amount
from regiodeals.common.words import Words, dutch, joined


def lead_of(vordering: Vordering, standing: ClaimStanding) -> Words:
    """Who pays how much by when, or what is left when everything was paid."""
    if vordering.closed_on is not None:
        return dutch(
            "Deze vordering is {stand} op {dag}.",
            stand=vordering.get_status_display(),
            dag=long_date(vordering.closed_on),
        )
    if not standing.rest_cents:
        return _only_interest(vordering, standing)
    rest = money(standing.rest_cents, vordering)
    kassier, last = vordering.uitkering.kassier, long_date(vordering.pay_by)
    until = max((row.pay_by for row in vordering.aanmaningen.all()), default=None)
    if until is not None and until >= vordering.today:
        return dutch(
            "{kassier} is aangemaand, en betaalt uiterlijk {dag}. Er staat nog {bedrag} open.",
            kassier=kassier,
            dag=long_date(until),
            bedrag=rest,
        )
    if vordering.today > vordering.pay_by:
        return dutch(
            "{kassier} moest uiterlijk {dag} betalen. Er staat nog {bedrag} open.",
            kassier=kassier,
            dag=last,
            bedrag=rest,
        )
    return dutch(
        "{kassier} betaalt uiterlijk {dag}. Er staat {bedrag} open.",
        kassier=kassier,
        dag=last,
        bedrag=rest,
    )


def _only_interest(vordering: Vordering, standing: ClaimStanding) -> Words:
    """Everything that was set is paid; the interest is a debt once it is set too (Awb 4:99)."""
    if standing.why_unknown:
        return joined(" ", (dutch("Alles is terugbetaald."), standing.why_unknown))
    return dutch(
        "Alles is terugbetaald, maar te laat. Over {bedrag} rente is nog niet besloten.",
        bedrag=format_amount(standing.undecided_cents, vordering.currency, decimals="always"),
    )


def said_after(vordering: Vordering) -> str:
    """What an act on a claim leaves to be paid."""
    if not vordering.is_outstanding:
        stand = vordering.get_status_display()
        return dutch("Vastgelegd. De vordering is {stand}.", stand=stand)
    standing = standing_of_claim(vordering, vordering.today)
    if not standing.rest_cents:
        return joined(" ", (dutch("Vastgelegd."), _only_interest(vordering, standing)))
    rest = money(standing.rest_cents, vordering)
    return dutch("Vastgelegd. Er staat nog {bedrag} open.", bedrag=rest)


def how_to_pay(vordering: Vordering, standing: ClaimStanding, user: User) -> dict[str, str] | None:
    """How the money comes back, until a part came or the last day is past."""
    if (
        not vordering.is_outstanding
        or standing.received_cents
        or vordering.today > vordering.pay_by
    ):
        return None
    if user.is_ministry:
        text = dutch(
            "Geef {kassier} het rekeningnummer. Het programma verstuurt dat niet: stuur het zelf,"
            " met het kenmerk {kenmerk}. Een controller legt vast wat binnenkomt.",
            kassier=vordering.uitkering.kassier,
            kenmerk=vordering.beschikking.kenmerk,
        )
        return {"title": dutch("Stuur een betaalverzoek"), "text": text}
    # Who reads it may be of another party than the kassier.
    text = dutch(
        "Het ministerie stuurt {kassier} een betaalverzoek met het rekeningnummer. Bij de betaling"
        " hoort het kenmerk {kenmerk}. Lukt het niet op tijd? Dan hoort het ministerie dat vóór de"
        " uiterste dag.",
        kassier=vordering.uitkering.kassier,
        kenmerk=vordering.beschikking.kenmerk,
    )
    return {"title": dutch("Zo komt het geld terug"), "text": text}


def money(cents: int, vordering: Vordering) -> str:
    """An amount in the currency of the claim."""
    return format_amount(cents, vordering.currency)
