"""Checks on the money: the amount, the region's part, the ceiling and the advance (Besluit)."""

from regiodeals.common.money import format_amount
from regiodeals.legal.grant_rules.facts import GrantFacts, RegionalFinancing
from regiodeals.legal.grant_rules.findings import Condition, Finding
from regiodeals.legal.grant_rules.kinds import Instrument

AMOUNT_UNKNOWN = "Het bedrag van de uitkering is niet bekend."
ASK_AMOUNT = "Leg de rijksbijdrage uit het convenant vast."


def amount_within_limits(facts: GrantFacts) -> Finding:
    """At least five and at most forty million euro, including VAT (article 10 lid 1)."""
    least, most = format_amount(facts.rules.min_cents), format_amount(facts.rules.max_cents)
    condition = Condition(
        "hoogte",
        "Hoogte",
        f"De uitkering is ten minste {least} en ten hoogste {most}, inclusief btw.",
        "artikel 10 lid 1",
    )
    if facts.amount_cents is None:
        return condition.unknown(AMOUNT_UNKNOWN, ASK_AMOUNT)
    amount = format_amount(facts.amount_cents)
    if facts.amount_cents < facts.rules.min_cents:
        return condition.unmet(
            f"{amount} is minder dan {least}.", f"Verhoog het bedrag tot ten minste {least}."
        )
    if facts.amount_cents > facts.rules.max_cents:
        return condition.unmet(
            f"{amount} is meer dan {most}.", f"Verlaag het bedrag tot ten hoogste {most}."
        )
    return condition.met(f"{amount} ligt niet onder {least} en niet boven {most}.")


def region_matches(facts: GrantFacts) -> Finding:
    """The uitkering equals the regional financing (article 10 lid 2).

    A kwetsbare regio may deviate, with a reason that a person judges. Money of the Rijk does not
    count (article 1). More regional money than the grant is common; the article says "equal", so a
    person judges that too.
    """
    condition = Condition(
        "regionale-financiering",
        "Regionaal geld",
        "De uitkering is gelijk aan de regionale publieke en private financiering samen.",
        "artikel 10 lid 2",
    )
    financing = facts.counted_financing
    if facts.amount_cents is None:
        return condition.unknown(AMOUNT_UNKNOWN, ASK_AMOUNT)
    if financing is None:
        return condition.unknown(
            "De inleg van de regio is niet of niet helemaal bekend.",
            "Leg per bijdrage het bedrag vast, en of het geld van het Rijk komt.",
        )
    difference = financing.total_cents - facts.amount_cents
    if difference == 0:
        return condition.met(f"{_described(financing)} Dat is evenveel als de uitkering.")
    if difference < 0:
        return _less_than_grant(condition, facts, financing)
    return condition.to_judge(
        f"{_described(financing)} Dat is {format_amount(difference)} meer dan de uitkering.",
        "Laat beslissen welk deel van de inleg als regionale financiering geldt.",
    )


def _less_than_grant(
    condition: Condition, facts: GrantFacts, financing: RegionalFinancing
) -> Finding:
    shortage = format_amount((facts.amount_cents or 0) - financing.total_cents)
    found = f"{_described(financing)} Dat is {shortage} minder dan de uitkering."
    if facts.is_vulnerable_region is None:
        return condition.unknown(
            f"{found} Of de regio kwetsbaar is, is niet bekend.",
            "Leg vast of dit een kwetsbare regio is; alleen dan mag de inleg lager zijn.",
        )
    if not facts.is_vulnerable_region:
        return condition.unmet(
            found,
            f"Vul de inleg aan met {shortage}, of verlaag de uitkering tot"
            f" {format_amount(financing.total_cents)}.",
        )
    if not facts.deviation_reason.strip():
        return condition.unknown(
            f"{found} De regio is kwetsbaar, maar de reden om af te wijken ontbreekt.",
            "Leg de reden vast waarom deze kwetsbare regio minder inlegt.",
        )
    return condition.to_judge(
        f"{found} De regio is kwetsbaar. Reden om af te wijken: {facts.deviation_reason.strip()}",
        "Laat beslissen of de afwijking wordt toegestaan.",
    )


def _described(financing: RegionalFinancing) -> str:
    public, private = format_amount(financing.public_cents), format_amount(financing.private_cents)
    text = f"De regio legt {format_amount(financing.total_cents)} in: {public} publiek en {private}"
    if financing.excluded_cents:
        excluded = format_amount(financing.excluded_cents)
        return f"{text} privaat. Van het Rijk komt {excluded}; dat telt niet mee."
    return f"{text} privaat. Daar zit geen geld van het Rijk bij."


def partners_contribute(facts: GrantFacts) -> Finding:
    """One or more regiopartners make means available (article 12 lid 2)."""
    condition = Condition(
        "inzet-regiopartners",
        "Inzet van de regio",
        "Een of meer regiopartners stellen zelf middelen beschikbaar of maken kosten.",
        "artikel 12 lid 2",
    )
    financing = facts.counted_financing
    if financing is None:
        return condition.unknown(
            "De inleg van de regio is niet of niet helemaal bekend.",
            "Leg per bijdrage het bedrag vast, en of het geld van het Rijk komt.",
        )
    if financing.total_cents <= 0:
        return condition.unmet(
            "Geen regiopartner legt iets in.",
            "Leg vast wat de regiopartners inleggen, in geld of in natura.",
        )
    return condition.met(f"De regiopartners leggen {format_amount(financing.total_cents)} in.")


def within_ceiling(facts: GrantFacts) -> Finding:
    """All uitkeringen of the tranche stay under its ceiling (article 10 lid 3).

    Counted in full: the compensable VAT that lid 3 takes off is not subtracted, so room is never
    overstated.
    """
    ceiling = facts.rules.ceiling_cents
    condition = Condition(
        "plafond",
        "Plafond",
        f"De uitkeringen van tranche {facts.tranche} zijn samen ten hoogste"
        f" {format_amount(ceiling)}.",
        "artikel 10 lid 3",
    )
    if facts.amount_cents is None:
        return condition.unknown(AMOUNT_UNKNOWN, ASK_AMOUNT)
    if facts.other_grants_in_tranche_cents is None:
        return condition.unknown(
            "Het is niet bekend hoeveel in deze tranche al is verleend.",
            "Tel op wat in deze tranche aan andere Regio Deals is verleend.",
        )
    total = facts.other_grants_in_tranche_cents + facts.amount_cents
    if total <= ceiling:
        return condition.met(
            f"Met deze uitkering komt tranche {facts.tranche} op {format_amount(total)}; het plafond"
            f" is {format_amount(ceiling)}."
        )
    return condition.unmet(
        f"Met deze uitkering komt tranche {facts.tranche} op {format_amount(total)}; dat is"
        f" {format_amount(total - ceiling)} meer dan {format_amount(ceiling)}.",
        f"Verlaag het bedrag met ten minste {format_amount(total - ceiling)}.",
    )


def advance_is_whole(facts: GrantFacts) -> Finding:
    """The advance is the total amount, in principle in two instalments (article 13 lid 2).

    The instalments and the part that goes to the BTW-compensatiefonds add up to the entitlement.
    """
    condition = Condition(
        "voorschot",
        "Voorschot",
        f"Het voorschot is {facts.rules.advance_percent}% van het bedrag en wordt in beginsel in"
        f" {facts.rules.instalments} termijnen betaald.",
        "artikel 13 lid 2",
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


def vat_goes_where_it_should(facts: GrantFacts) -> Finding:
    """Compensable VAT goes to the BCF for a SPUK (article 11 lid 2), never for a BU (lid 3)."""
    instrument = facts.due_instrument
    is_bijzonder = instrument is Instrument.BU
    condition = Condition(
        "btw",
        "Btw",
        "Bij een bijzondere uitkering gaat niets naar het BTW-compensatiefonds."
        if is_bijzonder
        else "Compensabele btw gaat naar het BTW-compensatiefonds en is deel van de uitkering.",
        facts.rules.basis_for(instrument).compensable_vat if instrument else "artikel 11",
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
