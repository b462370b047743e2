"""The sentences of the checks in which something is filled in.

A signature keeps what they made, in Dutch. Who reads it in English is told the same, because the
pattern of each kept sentence is found again; so each stands here, and is known by all.
"""

from regiodeals.common.words import Words, dutch

# When it was concluded and granted.
WINDOW = dutch("De Regio Deal is gesloten in de periode {periode}.")
INSIDE = dutch("Gesloten op {dag}, in de periode {periode}.")
OUTSIDE = dutch("Gesloten op {dag}, buiten de periode {periode}.")
GRANTING_TERM = dutch("De uitkering is verleend binnen {termijn} nadat de Regio Deal is gesloten.")
NOT_CONCLUDED = dutch("De {termijn} zijn niet te berekenen: de dag van sluiten is niet bekend.")
NOT_COUNTED = dutch("De {termijn} zijn niet te berekenen.")
TERM_ENDS = dutch("De {termijn} na het sluiten eindigen op {dag}.")
GRANT_BY = dutch("Verleen de uitkering uiterlijk op {dag}.")
ONE_DAY_LATE = dutch("Verlening op {dag} is 1 dag na de laatste dag, {laatste}.")
DAYS_LATE = dutch("Verlening op {dag} is {aantal} dagen na de laatste dag, {laatste}.")
WHY_LATE = dutch(
    "Leg vast waarom later wordt verleend; {regeling} noemt geen gevolg van te laat verlenen."
)
TOO_EARLY = dutch("Verlening op {dag} is vóór het sluiten op {sluiting}.")
IN_TIME = dutch("Verlening op {dag} is op tijd; de laatste dag is {laatste}.")
IN_FORCE = dutch("{regeling} van kracht")
GRANTED_WHILE = dutch("De uitkering is verleend {periode}.")
DAY_UNKNOWN = dutch("De dag van verlening is niet bekend; {regeling} geldt {periode}.")
GRANT_WHILE = dutch("Verleen de uitkering {periode}.")
HOLDS = dutch("{regeling} geldt op {dag}.")
NOT_YET = dutch("Op {dag} gold {regeling} nog niet; de eerste dag is {eerste}.")
LAPSED = dutch("Op {dag} is {regeling} vervallen, sinds {sinds}.")
NO_GROUND = dutch("Zoek een andere grondslag: op {regeling} kan niet meer worden verleend.")
FROM = dutch("vanaf {begin}")
FROM_UNTIL = dutch("vanaf {begin} en vóór {einde}")
# With whom, and for what; those without a blank stand here because they fit one that has.
KASSIER_PUBLIC = dutch(
    "De regiokassier is een publieke partij; een waterschap is niet uitgesloten."
)
KASSIER_PARTNER = dutch("De regiokassier is een publieke regiopartner en geen waterschap.")
KASSIER_UNKNOWN = dutch("De regiokassier is niet bekend.")
APPOINT_KASSIER = dutch("Wijs een regiokassier aan.")
KASSIER_AND_PARTY = dutch("De regiokassier is {soort} en partij bij de Regio Deal.")
KASSIER_NO_PARTY = dutch("De regiokassier is {soort}, maar geen partij bij de Regio Deal.")
KASSIER_PARTY_UNKNOWN = dutch(
    "De regiokassier is {soort}; of die partij is bij de Regio Deal, is niet bekend."
)
KASSIER_ISLAND = dutch("De regiokassier is {soort}. Tranche {tranche} kent geen {uitkering}.")
KASSIER = dutch("De regiokassier is {soort}.")
APPOINT = dutch("Wijs een {soorten} aan.")
OTHER_RECORDED = dutch(
    "De regiokassier is {soort}: een {uitkering}, maar vastgelegd is een {andere}."
)
FOLLOWS = dutch("De regiokassier is {soort}: een {uitkering}.")
MAKE_IT = dutch("Maak er een {uitkering} van.")
LINES_UNKNOWN = dutch("Van {aantal} van de {totaal} programmalijnen is het bedrag niet bekend.")
LINES_DIFFER = dutch("De programmalijnen zijn samen {totaal}; de uitkering is {bedrag}.")
LINES_TOO_LITTLE = dutch(
    "Pas de verdeling aan, zodat die optelt tot de uitkering: {bedrag} is nog te verdelen."
)
LINES_TOO_MUCH = dutch(
    "Pas de verdeling aan, zodat die optelt tot de uitkering: {bedrag} is te veel verdeeld."
)
LINES_FIT = dutch("De programmalijnen ({aantal}) zijn samen {totaal}, de hele uitkering.")
# What the region puts in.
PUTS_IN = dutch("De regio legt {totaal} in: {publiek} publiek en {privaat} privaat. {herkomst}")
IN_KIND = dutch("Daarvan is {bedrag} in natura. {herkomst}")
OF_RIJK = dutch("Van het Rijk komt {bedrag}; dat telt niet mee.")
NOT_OF_RIJK = dutch("Daar zit geen geld van het Rijk bij.")
AS_MUCH = dutch("{inleg} Dat is evenveel als de uitkering.")
MORE = dutch("{inleg} Dat is {bedrag} meer dan de uitkering.")
LESS = dutch("{inleg} Dat is {bedrag} minder dan de uitkering.")
VULNERABLE_UNKNOWN = dutch("{tekort} Of de regio kwetsbaar is, is niet bekend.")
VULNERABLE_NO_REASON = dutch(
    "{tekort} De regio is kwetsbaar, maar de reden om af te wijken ontbreekt."
)
VULNERABLE = dutch("{tekort} De regio is kwetsbaar. Reden om af te wijken: {reden}")
ADD_TO = dutch("Vul de inleg aan met {bedrag}, of verlaag de uitkering tot {totaal}.")
PUBLIC_ENOUGH = dutch("De publieke cofinanciering in geld is {bedrag}. De uitkering is niet hoger.")
PUBLIC_SHORT = dutch(
    "De publieke cofinanciering in geld is {bedrag}. De uitkering is {verschil} hoger."
)
RIJK_NOT_COUNTED = dutch("{tekort} Van het Rijk komt {bedrag}; dat is niet meegeteld.")
ADD_PUBLIC = dutch(
    "Vul de publieke cofinanciering aan met {bedrag}, of verlaag de uitkering tot {totaal}."
)
PARTNERS_PUT_IN = dutch("De regiopartners leggen {bedrag} in.")
# The money of the State.
LIMITS = dutch("De uitkering is ten minste {minste} en ten hoogste {meeste}, inclusief btw.")
UNDER = dutch("{bedrag} is minder dan {minste}.")
RAISE = dutch("Verhoog het bedrag tot ten minste {minste}.")
OVER = dutch("{bedrag} is meer dan {meeste}.")
LOWER = dutch("Verlaag het bedrag tot ten hoogste {meeste}.")
BETWEEN = dutch("{bedrag} ligt niet onder {minste} en niet boven {meeste}.")
CEILING = dutch("De uitkeringen van tranche {tranche} zijn samen ten hoogste {plafond}.")
COMES_TO = dutch("Met deze uitkering komt tranche {tranche} op {totaal}")
COMES_TO_WITHOUT = dutch(
    "Met deze uitkering komt tranche {tranche} op {totaal}, zonder {btw} compensabele btw"
)
UNDER_CEILING = dutch("{stand}; het plafond is {plafond}.")
OVER_CEILING = dutch("{stand}; dat is {verschil} meer dan {plafond}.")
LOWER_BY = dutch("Verlaag het bedrag met ten minste {bedrag}.")
ADVANCE = dutch(
    "Het voorschot is {percentage} van het bedrag en wordt in beginsel in {aantal} termijnen"
    " betaald."
)
INSTALMENTS = dutch("Termijnen ({aantal}): {betaald}")
INSTALMENTS_AND_VAT = dutch("Termijnen ({aantal}): {betaald}; btw-deel: {btw}; samen {totaal}")
NOT_WHOLE = dutch("{termijnen}. Het hele bedrag is {bedrag}.")
WHOLE = dutch("{termijnen}, het hele bedrag.")
PAY_IN = dutch("Betaal in {aantal} termijnen, of leg de reden voor een ander aantal vast.")
ADVANCES = dutch("Voorschotten ({aantal}): {betaald}; de uitkering is {bedrag}.")
TO_FUND = dutch("Naar het BTW-compensatiefonds gaat {bedrag}.")
TOO_MUCH_TO_FUND = dutch(
    "Naar het BTW-compensatiefonds zou {bedrag} gaan; ten hoogste kan {meeste}."
)
# Said until the autumn of 2026; no check says them any more, but signatures of then kept them.
WAS_IN_TIME = dutch("Verleend op {dag}, uiterlijk op {laatste}.")
WAS_ONE_DAY_LATE = dutch("Verleend op {dag}, 1 dag na de laatste dag, {laatste}.")
WAS_DAYS_LATE = dutch("Verleend op {dag}, {aantal} dagen na de laatste dag, {laatste}.")
WAS_TOO_EARLY = dutch("Verleend op {dag}, vóór het sluiten op {sluiting}.")
WERE_TOGETHER = dutch("Termijnen ({aantal}): {betaald}; samen {totaal}")

# Are no sentence of their own, and stand in a blank of one.
FRAGMENTS = (
    FROM_UNTIL,
    FROM,
    PUTS_IN,
    IN_KIND,
    OF_RIJK,
    NOT_OF_RIJK,
    COMES_TO_WITHOUT,
    COMES_TO,
    INSTALMENTS_AND_VAT,
    WERE_TOGETHER,
    INSTALMENTS,
)
PARTS = (*FRAGMENTS, LESS, PUBLIC_SHORT)
# The first that fits is the one: what ends in the words of a person goes before the others, and
# what others begin with goes after them.
LAST = (GRANTED_WHILE, GRANT_WHILE, KASSIER)


def _sentences() -> tuple[Words, ...]:
    """Every sentence above, so that none is forgotten."""
    elsewhere = {VULNERABLE, *FRAGMENTS, *LAST}
    known = [value for value in globals().values() if isinstance(value, Words)]
    return (VULNERABLE, *(value for value in known if value not in elsewhere), *LAST)


SENTENCES = _sentences()
