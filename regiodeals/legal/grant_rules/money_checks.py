"""Checks on the money of the State: the amount, the ceiling, the advance and the VAT."""

from regiodeals.common.money import format_amount
from regiodeals.legal.grant_rules.facts import GrantFacts
from regiodeals.legal.grant_rules.findings import Condition, Finding
from regiodeals.legal.grant_rules.kinds import Instrument

AMOUNT_UNKNOWN = "Het bedrag van de uitkering is niet bekend."
ASK_AMOUNT = "Leg de rijksbijdrage uit het convenant vast."


def amount_within_limits(facts: GrantFacts) -> Finding | None:
    """Not under the minimum and not over the maximum, including VAT (`articles.amount`)."""
    rules = facts.rules
    if rules.articles.amount is None or rules.min_cents is None or rules.max_cents is None:
        return None
    least, most = format_amount(rules.min_cents), format_amount(rules.max_cents)
    condition = Condition(
        "hoogte",
        "Hoogte",
        f"De uitkering is ten minste {least} en ten hoogste {most}, inclusief btw.",
        rules.articles.amount,
    )
    if facts.amount_cents is None:
        return condition.unknown(AMOUNT_UNKNOWN, ASK_AMOUNT)
    amount = format_amount(facts.amount_cents)
    if facts.amount_cents < rules.min_cents:
        return condition.unmet(
            f"{amount} is minder dan {least}.", f"Verhoog het bedrag tot ten minste {least}."
        )
    if facts.amount_cents > rules.max_cents:
        return condition.unmet(
            f"{amount} is meer dan {most}.", f"Verlaag het bedrag tot ten hoogste {most}."
        )
    return condition.met(f"{amount} ligt niet onder {least} en niet boven {most}.")


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
        "Plafond",
        f"De uitkeringen van tranche {facts.tranche} zijn samen ten hoogste"
        f" {format_amount(ceiling)}.",
        article,
    )
    if facts.amount_cents is None:
        return condition.unknown(AMOUNT_UNKNOWN, ASK_AMOUNT)
    if facts.other_grants_in_tranche_cents is None:
        return condition.unknown(
            "Het is niet bekend hoeveel in deze tranche al is verleend.",
            "Tel op wat in deze tranche aan andere Regio Deals is verleend.",
        )
    vat = facts.vat_outside_ceiling_cents
    total = facts.other_grants_in_tranche_cents + facts.amount_cents - vat
    found = f"Met deze uitkering komt tranche {facts.tranche} op {format_amount(total)}"
    if vat:
        found += f", zonder {format_amount(vat)} compensabele btw"
    if total <= ceiling:
        return condition.met(f"{found}; het plafond is {format_amount(ceiling)}.")
    return condition.unmet(
        f"{found}; dat is {format_amount(total - ceiling)} meer dan {format_amount(ceiling)}.",
        f"Verlaag het bedrag met ten minste {format_amount(total - ceiling)}.",
    )


def advance_is_whole(facts: GrantFacts) -> Finding:
    """The advance is the total amount, in principle in two instalments (`articles.advance`).

    The instalments and the part that goes to the BTW-compensatiefonds add up to the entitlement.
    Where the rule sets no percentage, they need only stay within it.
    """
    if facts.rules.advance_percent is None or facts.rules.instalments is None:
        return _free_advance(facts)
    condition = Condition(
        "voorschot",
        "Voorschot",
        f"Het voorschot is {facts.rules.advance_percent}% van het bedrag en wordt in beginsel in"
        f" {facts.rules.instalments} termijnen betaald.",
        facts.rules.articles.advance,
    )
    instrument, instalments, vat = facts.due_instrument, facts.instalment_cents, facts.bcf_cents
    whole = facts.entitlement_cents if instrument is Instrument.BU else facts.amount_cents
    if instrument is None or whole is None or instalments is None or vat is None:
        return condition.unknown(
            "Het bedrag, de termijnen of het btw-deel zijn niet bekend.",
            "Leg het bedrag, de termijnen en het btw-deel vast.",
        )
    currency = facts.rules.basis_for(instrument).currency
    total, paid = sum(instalments) + vat, format_amount(sum(instalments), currency)
    found = f"Termijnen ({len(instalments)}): {paid}"
    if vat:
        found += f"; btw-deel: {format_amount(vat, currency)}"
        found += f"; samen {format_amount(total, currency)}"
    if total != whole or any(cents <= 0 for cents in instalments):
        return condition.unmet(
            f"{found}. Het hele bedrag is {format_amount(whole, currency)}.",
            "Pas de termijnen aan: elk meer dan nul, en samen met het btw-deel het hele bedrag.",
        )
    if len(instalments) != facts.rules.instalments:
        return condition.to_judge(
            f"{found}, het hele bedrag.",
            f"Betaal in {facts.rules.instalments} termijnen, of leg de reden voor een ander aantal"
            " vast.",
        )
    return condition.met(f"{found}, het hele bedrag.")


def _free_advance(facts: GrantFacts) -> Finding:
    condition = Condition(
        "voorschot",
        "Voorschot",
        "De minister kan een of meer voorschotten verlenen; een percentage is niet voorgeschreven.",
        facts.rules.articles.advance,
    )
    instalments, whole = facts.instalment_cents, facts.amount_cents
    if instalments is None or whole is None:
        return condition.unknown(
            "Het bedrag of de termijnen zijn niet bekend.", "Leg het bedrag en de termijnen vast."
        )
    paid, amount = format_amount(sum(instalments)), format_amount(whole)
    found = f"Voorschotten ({len(instalments)}): {paid}; de uitkering is {amount}."
    if sum(instalments) > whole or any(cents <= 0 for cents in instalments):
        return condition.unmet(
            found, "Pas de voorschotten aan: elk meer dan nul, en samen niet meer dan de uitkering."
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
        "Btw",
        _vat_statement(facts),
        (facts.rules.basis_for(instrument).compensable_vat if instrument else None) or article,
    )
    if instrument is None or facts.bcf_cents is None or facts.amount_cents is None:
        return condition.unknown(
            "Het bedrag of het btw-deel is niet bekend.",
            "Vraag de kassier welk deel van de btw compensabel is, en leg dat vast.",
        )
    vat = format_amount(facts.bcf_cents)
    most = 0 if is_bijzonder else facts.amount_cents
    if 0 <= facts.bcf_cents <= most:
        return condition.met(f"Naar het BTW-compensatiefonds gaat {vat}.")
    return condition.unmet(
        f"Naar het BTW-compensatiefonds zou {vat} gaan; ten hoogste kan {format_amount(most)}.",
        "Maak het btw-deel nul." if is_bijzonder else "Verbeter het btw-deel.",
    )


def _vat_statement(facts: GrantFacts) -> str:
    if facts.due_instrument is Instrument.BU:
        return "Bij een bijzondere uitkering gaat niets naar het BTW-compensatiefonds."
    if facts.rules.covers_compensable_vat:
        return "Compensabele btw gaat naar het BTW-compensatiefonds en is deel van de uitkering."
    return (
        "Voor btw die compensabel of aftrekbaar is, wordt geen uitkering verstrekt; compensabele"
        " btw gaat naar het BTW-compensatiefonds."
    )
