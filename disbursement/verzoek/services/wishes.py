"""Whether something can still be asked, and whether what is asked adds up."""

from dataclasses import dataclass
from datetime import date

from disbursement.beschikking.rendering.facts import legal_zone
from disbursement.beschikking.selectors import standing_of
from disbursement.uitkering.models import Uitkering
from disbursement.verzoek.models import VerzoekKind
from disbursement.verzoek.models.kinds import EXTENSION, OTHER_TERMIJNEN, REDIVISION
from disbursement.verzoek.selectors import (
    programme_on,
    programme_total,
    schedule_now,
    schedule_total,
)
from regiodeals.common import clock
from regiodeals.common.dutch_dates import long_date, plain_date
from regiodeals.common.errors import InvalidInput, WrongState
from regiodeals.common.money import format_amount
from regiodeals.common.words import dutch
from regiodeals.deal.models import DealStatus
from regiodeals.legal.decision_rules.content import LONGEST_SUBJECT
from regiodeals.legal.payment_schedule import MOST_TERMIJNEN, PlannedTermijn

LONGEST_EXTENSION_YEARS = 20
NOT_GRANTED = dutch(
    "De verlening is nog niet bekendgemaakt. Er is nog niets om te verlengen of te wijzigen: pas"
    " de gegevens van de deal of de uitkering aan."
)
SETTLED = dutch(
    "De uitkering is vastgesteld. Daarna kan de regio niets meer laten verlengen of wijzigen."
)
WITHDRAWN = dutch("De uitkering is ingetrokken. Er is niets meer om te verlengen of te wijzigen.")
IN_FINAL_ACCOUNT = dutch(
    "De deal is in de eindverantwoording. Verlengen of wijzigen kan dan niet meer. Vraag de regio"
    " of de brief een opmerking bij de verantwoording is, en beantwoord hem bij de vaststelling."
)
ENDED = dutch("De deal is {stand}. Er is niets meer om te verlengen of te wijzigen.")
OVER = frozenset({DealStatus.OPGEZEGD, DealStatus.AFGESLOTEN, DealStatus.VASTGESTELD})


@dataclass(frozen=True, slots=True, kw_only=True)
class WishedLine:
    """What a programmalijn would get, or one termijn with its day."""

    amount_cents: int
    programmalijn_id: int | None = None
    pay_by: date | None = None
    budget_year: int | None = None
    condition: str = ""
    condition_source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What the region asks and why; which of it counts depends on the kind."""

    kind: VerzoekKind
    received_on: date
    reason: str
    reference: str = ""
    spend_until: date | None = None
    subject: str = ""
    lines: tuple[WishedLine, ...] = ()

    @property
    def total_cents(self) -> int:
        """What its lines are together."""
        return sum(line.amount_cents for line in self.lines)


def require_possible(uitkering: Uitkering) -> None:
    """Raise WrongState when there is no grant to change, or not any more."""
    standing = standing_of(uitkering, clock.today(legal_zone(uitkering)))
    if not standing.is_granted:
        raise WrongState(NOT_GRANTED)
    if standing.settlement is not None:
        raise WrongState(SETTLED)
    if standing.is_withdrawn:
        raise WrongState(WITHDRAWN)
    deal = uitkering.deal
    if deal.status == DealStatus.EINDVERANTWOORDING:
        raise WrongState(IN_FINAL_ACCOUNT)
    if deal.status in OVER:
        raise WrongState(dutch(ENDED[:], stand=deal.get_status_display()))


def subject_of(uitkering: Uitkering, wish: Wish) -> str:
    """What is asked, in a sentence for the decision; raises InvalidInput when it cannot be."""
    day = clock.today(legal_zone(uitkering))
    match wish.kind:
        case VerzoekKind.VERLENGING:
            until = _require_later(uitkering, wish.spend_until, day)
            return EXTENSION.format(dag=plain_date(until))
        case VerzoekKind.HERVERDELING:
            _require_whole_programme(uitkering, wish, day)
            return REDIVISION[:]
        case VerzoekKind.TERMIJNEN:
            _require_whole_schedule(uitkering, wish, day)
            return OTHER_TERMIJNEN[:]
    subject = wish.subject.strip()
    if not subject:
        raise InvalidInput(dutch("Schrijf in een zin op welke activiteiten veranderen."))
    if len(subject) > LONGEST_SUBJECT:
        raise InvalidInput(
            dutch("Wat er verandert: gebruik ten hoogste {aantal} tekens.", aantal=LONGEST_SUBJECT)
        )
    return subject


def require_adds_up(uitkering: Uitkering, kind: VerzoekKind, asked: int, day: date) -> None:
    """Raise InvalidInput when the lines are no longer the whole of what is granted."""
    total = {
        VerzoekKind.HERVERDELING: (
            programme_total,
            "EUR",
            dutch("De programmalijnen"),
            dutch("de uitkering"),
        ),
        VerzoekKind.TERMIJNEN: (
            schedule_total,
            uitkering.currency,
            dutch("De termijnen"),
            dutch("het hele voorschot"),
        ),
    }
    if kind not in total:
        return
    whole_of, currency, what, whole_name = total[kind]
    whole = whole_of(uitkering, day)
    if asked != whole:
        sums = [format_amount(cents, currency, decimals="always") for cents in (asked, whole)]
        raise InvalidInput(
            dutch(
                "{delen} zijn samen {som}, maar {wat} is {geheel}. Laat de bedragen samen {geheel}"
                " zijn.",
                delen=what,
                som=sums[0],
                wat=whole_name,
                geheel=sums[1],
            )
        )


def _require_later(uitkering: Uitkering, wished: date | None, day: date) -> date:
    present = standing_of(uitkering, day).spending_until
    if wished is None:
        raise InvalidInput(dutch("Vul de laatste dag in die de regio vraagt."))
    if present is not None and wished <= present:
        raise InvalidInput(
            dutch(
                "De bestedingsperiode loopt al tot en met {dag}. De gevraagde dag moet later zijn.",
                dag=long_date(present),
            )
        )
    if wished.year - uitkering.spend_until.year > LONGEST_EXTENSION_YEARS:
        raise InvalidInput(
            dutch(
                "De verlenging is langer dan {jaren} jaar. Controleer het jaar.",
                jaren=LONGEST_EXTENSION_YEARS,
            )
        )
    return wished


def _require_whole_programme(uitkering: Uitkering, wish: Wish, day: date) -> None:
    present = programme_on(uitkering, day)
    if [line.programmalijn_id for line in wish.lines] != [
        part.key for part in present
    ] or not present:
        raise InvalidInput(
            dutch("Vul voor elke programmalijn van deze deal een bedrag in, ook als het 0 is.")
        )
    if any(line.amount_cents < 0 for line in wish.lines):
        raise InvalidInput(dutch("Een programmalijn kan niet minder dan 0 krijgen."))
    if [line.amount_cents for line in wish.lines] == [part.cents for part in present]:
        raise InvalidInput(
            dutch("Dit is de verdeling die al geldt. Vul in wat de regio anders wil.")
        )
    require_adds_up(uitkering, VerzoekKind.HERVERDELING, wish.total_cents, day)


def _require_whole_schedule(uitkering: Uitkering, wish: Wish, day: date) -> None:
    if not 1 <= len(wish.lines) <= MOST_TERMIJNEN or any(
        line.amount_cents <= 0 for line in wish.lines
    ):
        raise InvalidInput(
            dutch("Vul één tot {aantal} termijnen in, elk met een bedrag.", aantal=MOST_TERMIJNEN)
        )
    asked = [_planned(line) for line in wish.lines]
    if asked == [part.planned for part in schedule_now(uitkering)]:
        raise InvalidInput(
            dutch("Dit zijn de termijnen die al gelden. Vul in wat de regio anders wil.")
        )
    require_adds_up(uitkering, VerzoekKind.TERMIJNEN, wish.total_cents, day)


def _planned(line: WishedLine) -> PlannedTermijn:
    return PlannedTermijn(
        amount_cents=line.amount_cents,
        pay_by=line.pay_by,
        budget_year=line.budget_year,
        condition=line.condition,
        condition_source=line.condition_source,
    )
