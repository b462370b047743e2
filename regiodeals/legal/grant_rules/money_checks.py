"""Checks on the money of the State: the amount, the ceiling, the advance and the VAT."""

from collections.abc import Sequence

from regiodeals.common.money import format_amount
from regiodeals.common.words import Words, dutch
from regiodeals.legal.grant_rules import sentences as say
from regiodeals.legal.grant_rules.facts import GrantFacts
from regiodeals.legal.grant_rules.findings import Condition, Finding
from regiodeals.legal.grant_rules.kinds import Instrument

AMOUNT_UNKNOWN = dutch("Het bedrag van de uitkering is niet bekend.")
ASK_AMOUNT = dutch("Leg de rijksbijdrage uit het convenant vast.")


def amount_within_limits(facts: GrantFacts) -> Finding | None:
    """Not under the minimum and not over the maximum, including VAT (`articles.amount`)."""
    rules = facts.rules
    if rules.articles.amount is None or rules.min_cents is None or rules.max_cents is None:
        return None
    least, most = format_amount(rules.min_cents), format_amount(rules.max_cents)
    condition = Condition(
        "hoogte",
        dutch("Hoogte"),
        dutch(say.LIMITS, minste=least, meeste=most),
        rules.articles.amount,
    )
    if facts.amount_cents is None:
        return condition.unknown(AMOUNT_UNKNOWN, ASK_AMOUNT)
    amount = format_amount(facts.amount_cents)
    if facts.amount_cents < rules.min_cents:
        return condition.unmet(
            dutch(say.UNDER, bedrag=amount, minste=least), dutch(say.RAISE, minste=least)
        )
    if facts.amount_cents > rules.max_cents:
        return condition.unmet(
            dutch(say.OVER, bedrag=amount, meeste=most), dutch(say.LOWER, meeste=most)
        )
    return condition.met(dutch(say.BETWEEN, bedrag=amount, minste=least, meeste=most))


def within_ceiling(facts: GrantFacts) -> Finding | None:
    """All uitkeringen of the tranche stay under its ceiling (`articles.ceiling`).

    Where the uitkering covers compensable VAT, that part is taken off (article 10 lid 3); as long
    as it is not known nothing is, so room is never overstated.
    """
    ceiling, article = facts.rules.ceiling_cents, facts.rules.articles.ceiling
    if ceiling is None or article is None:
        return None
    condition = Condition(
        "plafond",
        dutch("Plafond"),
        dutch(say.CEILING, tranche=facts.tranche, plafond=format_amount(ceiling)),
        article,
    )
    if facts.amount_cents is None:
        return condition.unknown(AMOUNT_UNKNOWN, ASK_AMOUNT)
    if facts.other_grants_in_tranche_cents is None:
        return condition.unknown(
            dutch("Het is niet bekend hoeveel in deze tranche al is verleend."),
            dutch("Tel op wat in deze tranche aan andere Regio Deals is verleend."),
        )
    vat = facts.vat_outside_ceiling_cents
    total = facts.other_grants_in_tranche_cents + facts.amount_cents - vat
    found = _comes_to(facts.tranche, total, vat)
    if total <= ceiling:
        return condition.met(dutch(say.UNDER_CEILING, stand=found, plafond=format_amount(ceiling)))
    over = format_amount(total - ceiling)
    return condition.unmet(
        dutch(say.OVER_CEILING, stand=found, verschil=over, plafond=format_amount(ceiling)),
        dutch(say.LOWER_BY, bedrag=over),
    )


def _comes_to(tranche: int, total_cents: int, vat_cents: int) -> Words:
    total = format_amount(total_cents)
    if not vat_cents:
        return dutch(say.COMES_TO, tranche=tranche, totaal=total)
    without = format_amount(vat_cents)
    return dutch(say.COMES_TO_WITHOUT, tranche=tranche, totaal=total, btw=without)


def advance_is_whole(facts: GrantFacts) -> Finding:
    """The advance is the total amount, in principle in two instalments (`articles.advance`).

    The instalments and the part that goes to the BTW-compensatiefonds add up to the entitlement.
    Where the rule sets no percentage, they need only stay within it.
    """
    if facts.rules.advance_percent is None or facts.rules.instalments is None:
        return _free_advance(facts)
    condition = Condition(
        "voorschot",
        dutch("Voorschot"),
        dutch(
            say.ADVANCE,
            percentage=f"{facts.rules.advance_percent}%",
            aantal=facts.rules.instalments,
        ),
        facts.rules.articles.advance,
    )
    instrument, instalments, vat = facts.due_instrument, facts.instalment_cents, facts.bcf_cents
    whole = facts.entitlement_cents if instrument is Instrument.BU else facts.amount_cents
    if instrument is None or whole is None or instalments is None or vat is None:
        return condition.unknown(
            dutch("Het bedrag, de termijnen of het btw-deel zijn niet bekend."),
            dutch("Leg het bedrag, de termijnen en het btw-deel vast."),
        )
    currency = facts.rules.basis_for(instrument).currency
    found = _instalments(instalments, vat, currency)
    if sum(instalments) + vat != whole or any(cents <= 0 for cents in instalments):
        return condition.unmet(
            dutch(say.NOT_WHOLE, termijnen=found, bedrag=format_amount(whole, currency)),
            dutch(
                "Pas de termijnen aan: elk meer dan nul, en samen met het btw-deel het hele bedrag."
            ),
        )
    if len(instalments) != facts.rules.instalments:
        return condition.to_judge(
            dutch(say.WHOLE, termijnen=found), dutch(say.PAY_IN, aantal=facts.rules.instalments)
        )
    return condition.met(dutch(say.WHOLE, termijnen=found))


def _instalments(instalments: Sequence[int], vat: int, currency: str) -> Words:
    paid = {"aantal": len(instalments), "betaald": format_amount(sum(instalments), currency)}
    if not vat:
        return dutch(say.INSTALMENTS, **paid)
    total = format_amount(sum(instalments) + vat, currency)
    return dutch(say.INSTALMENTS_AND_VAT, btw=format_amount(vat, currency), totaal=total, **paid)


def _free_advance(facts: GrantFacts) -> Finding:
    condition = Condition(
        "voorschot",
        dutch("Voorschot"),
        dutch(
            "De minister kan een of meer voorschotten verlenen; een percentage is niet"
            " voorgeschreven."
        ),
        facts.rules.articles.advance,
    )
    instalments, whole = facts.instalment_cents, facts.amount_cents
    if instalments is None or whole is None:
        return condition.unknown(
            dutch("Het bedrag of de termijnen zijn niet bekend."),
            dutch("Leg het bedrag en de termijnen vast."),
        )
    paid, amount = format_amount(sum(instalments)), format_amount(whole)
    found = dutch(say.ADVANCES, aantal=len(instalments), betaald=paid, bedrag=amount)
    if sum(instalments) > whole or any(cents <= 0 for cents in instalments):
        return condition.unmet(
            found,
            dutch(
                "Pas de voorschotten aan: elk meer dan nul, en samen niet meer dan de uitkering."
            ),
        )
    return condition.met(found)


def vat_goes_where_it_should(facts: GrantFacts) -> Finding | None:
    """Compensable VAT goes to the BCF for a SPUK, never for a BU (`basis.compensable_vat`).

    In the fourth tranche the uitkering does not cover it in the first place.
    """
    article = facts.rules.articles.compensable_vat
    if article is None:
        return None
    instrument = facts.due_instrument
    is_bijzonder = instrument is Instrument.BU
    condition = Condition(
        "btw",
        dutch("Btw"),
        _vat_statement(facts),
        (facts.rules.basis_for(instrument).compensable_vat if instrument else None) or article,
    )
    if instrument is None or facts.bcf_cents is None or facts.amount_cents is None:
        return condition.unknown(
            dutch("Het bedrag of het btw-deel is niet bekend."),
            dutch("Vraag de kassier welk deel van de btw compensabel is, en leg dat vast."),
        )
    vat = format_amount(facts.bcf_cents)
    most = 0 if is_bijzonder else facts.amount_cents
    if 0 <= facts.bcf_cents <= most:
        return condition.met(dutch(say.TO_FUND, bedrag=vat))
    return condition.unmet(
        dutch(say.TOO_MUCH_TO_FUND, bedrag=vat, meeste=format_amount(most)),
        dutch("Maak het btw-deel nul.") if is_bijzonder else dutch("Verbeter het btw-deel."),
    )


def _vat_statement(facts: GrantFacts) -> Words:
    if facts.due_instrument is Instrument.BU:
        return dutch("Bij een bijzondere uitkering gaat niets naar het BTW-compensatiefonds.")
    if facts.rules.covers_compensable_vat:
        return dutch(
            "Compensabele btw gaat naar het BTW-compensatiefonds en is deel van de uitkering."
        )
    return dutch(
        "Voor btw die compensabel of aftrekbaar is, wordt geen uitkering verstrekt; compensabele"
        " btw gaat naar het BTW-compensatiefonds."
    )
