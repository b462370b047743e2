"""Write entries; the database says whether they can be, and here that becomes a sentence."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import pgtrigger
from django.db import IntegrityError, transaction

from disbursement.grootboek.models import Boeking, BoekingKind
from disbursement.grootboek.models.balance import BALANCE
from disbursement.grootboek.policies import may_correct
from disbursement.grootboek.services import owed
from disbursement.uitkering.models import Termijn, Uitkering
from regiodeals.accounts.models import User
from regiodeals.audit import services as audit
from regiodeals.common import clock
from regiodeals.common.dutch_dates import long_date
from regiodeals.common.errors import InvalidInput, NotAllowed, WrongState
from regiodeals.common.in_turn import in_turn
from regiodeals.common.money import format_amount
from regiodeals.common.words import dutch

SENTENCES = {
    "nothing_is_negative": dutch(
        "Dan zou een bedrag onder nul komen. Boek niet meer af dan er staat."
    ),
    "vat_within_grant": dutch("Het btw-deel is hoger dan wat is verleend."),
    "settled_within_grant": dutch("Vaststellen kan niet hoger dan wat is verleend."),
    "termijnen_make_the_advance": dutch(
        "De geplande termijnen zijn samen niet het voorschot: wat is verleend, min het btw-deel."
    ),
    "released_within_plan": dutch(
        "Er is niet meer vrij te geven dan voor deze termijn is gepland."
    ),
    "paid_within_release": dutch(
        "Er is niet meer te betalen dan voor deze termijn is vrijgegeven."
    ),
    "returned_within_paid": dutch("Er kan niet meer terugkomen dan op deze termijn is betaald."),
    "paid_within_grant": dutch("Dan is meer betaald dan is verleend, min het btw-deel."),
    "recovered_within_paid": dutch(
        "Er is niet meer terug te vorderen dan is betaald boven wat de regiokassier houdt."
    ),
    "received_within_recovery": dutch(
        "Er is meer ontvangen dan is teruggevorderd met de rente. Zoek uit waarvoor de rest is."
    ),
    "correction_mirrors_its_entry": dutch(
        "Een herstel boekt precies het bedrag terug dat er stond."
    ),
    "condition_of_termijn_is_met": dutch(
        "De voorwaarde van deze termijn is nog niet vervuld. Leg eerst vast dat dit zo is."
    ),
    "termijn_of_this_uitkering": dutch("Deze termijn hoort bij een andere uitkering."),
    "boeking_is_positive_unless_it_corrects": dutch("Een bedrag is meer dan nul."),
    "termijn_where_it_is_about_one": dutch(
        "Noem de termijn bij wat over een termijn gaat, alleen daar."
    ),
    "booked_once_by_its_source": dutch("Dit is al geboekt, op een andere uitkering."),
}
MOVES_WHAT_IS_OWED = {
    BoekingKind.TERMIJN_GEPLAND,
    BoekingKind.TERMIJN_BETAALD,
    BoekingKind.TERMIJN_TERUGGEKOMEN,
    BoekingKind.VASTGESTELD,
}
OTHERWISE = dutch("Deze boeking kan niet. Er is niets geboekt.")


class OutOfBalance(WrongState):
    """The entry cannot be: `rule` is the name of what it breaks. Nothing was booked."""

    def __init__(self, rule: str) -> None:
        self.rule = rule
        super().__init__(SENTENCES.get(rule, OTHERWISE))


@dataclass(frozen=True, kw_only=True)
class Entry:
    """What is to be booked; `corrects` makes it the undoing of an entry."""

    kind: BoekingKind
    currency: str
    amount_cents: int
    booked_on: date
    source_key: str
    sentence: str
    termijn: Termijn | None = None
    year: int | None = None
    corrects: Boeking | None = None


def book(
    *,
    uitkering_id: int,
    kind: BoekingKind,
    currency: str,
    amount_cents: int,
    booked_on: date,
    source_key: str,
    sentence: str,
    actor: User | None,
    termijn: Termijn | None = None,
    year: int | None = None,
) -> Boeking:
    """Book one entry in the transaction of the caller; what was booked so before is given back.

    Raises OutOfBalance, a WrongState, when the balance forbids it, WrongState when the same key was
    booked otherwise, and InvalidInput for a day to come.
    """
    entry = Entry(
        kind=kind,
        currency=currency,
        amount_cents=amount_cents,
        booked_on=booked_on,
        source_key=source_key,
        sentence=sentence,
        termijn=termijn,
        year=year,
    )
    return book_together(uitkering_id=uitkering_id, entries=[entry], actor=actor)[0]


def book_together(
    *, uitkering_id: int, entries: Sequence[Entry], actor: User | None
) -> list[Boeking]:
    """Book entries that only together are right; all of them or none. Raises what `book` raises."""
    try:
        # A savepoint: the caller may go on after a refusal.
        with transaction.atomic():
            uitkering = Uitkering.objects.select_for_update(of=("self",), no_key=True).get(
                pk=uitkering_id
            )
            booked = [_booked(uitkering, entry, actor) for entry in entries]
            _require_balance()
            if any(entry.kind in MOVES_WHAT_IS_OWED for entry in entries):
                owed.follow_ledger(uitkering, actor)
            return booked
    except IntegrityError as error:
        raise OutOfBalance(_rule_of(error)) from error


@in_turn()
@transaction.atomic
def correct_entry(
    *, boeking_id: int, reason: str, actor: User, right_cents: int | None = None
) -> Boeking:
    """Undo an entry by one that names it; with `right_cents` the right amount is booked with it.

    Raises NotAllowed, WrongState when it was corrected before, and what `book` raises.
    """
    wrong = Boeking.objects.select_related("uitkering__deal", "termijn").get(pk=boeking_id)
    if not may_correct(wrong, actor):
        raise NotAllowed(may_correct.sentence)  # type: ignore[attr-defined]
    if not reason.strip():
        raise InvalidInput(dutch("Schrijf op waarom de boeking niet klopt."))
    Uitkering.objects.select_for_update(of=("self",), no_key=True).get(pk=wrong.uitkering_id)
    if wrong.corrects_id is not None:
        raise WrongState(dutch("Dit is zelf een herstel. Boek opnieuw wat er hoort te staan."))
    if Boeking.objects.filter(corrects=wrong).exists():
        raise WrongState(dutch("Deze boeking is al hersteld. Bekijk de pagina opnieuw."))
    key, day = f"herstel:{wrong.pk}", clock.today()
    entries = [undone(wrong, booked_on=day, source_key=key, why=reason.strip())]
    if right_cents is not None:
        entries.append(_instead(wrong, right_cents, booked_on=day, source_key=key))
    booked = book_together(uitkering_id=wrong.uitkering_id, entries=entries, actor=actor)
    audit.record(
        booked[0],
        action="disbursement.boeking.correct",
        sentence=f"Boeking hersteld: {wrong}"[:300],
        actor=actor,
        remark=reason.strip(),
        details={"boeking": wrong.pk, "goed bedrag in centen": right_cents},
    )
    return booked[0]


def undone(wrong: Boeking, *, booked_on: date, source_key: str, why: str) -> Entry:
    """The entry that takes another one back."""
    return Entry(
        kind=BoekingKind(wrong.kind),
        currency=wrong.currency,
        amount_cents=-wrong.amount_cents,
        booked_on=booked_on,
        source_key=f"{source_key}:terug:{wrong.pk}",
        sentence=f"Teruggeboekt: {wrong.sentence}. {why}"[:300],
        termijn=wrong.termijn,
        year=wrong.year,
        corrects=wrong,
    )


def _instead(wrong: Boeking, cents: int, *, booked_on: date, source_key: str) -> Entry:
    return Entry(
        kind=BoekingKind(wrong.kind),
        currency=wrong.currency,
        amount_cents=cents,
        booked_on=booked_on,
        source_key=f"{source_key}:goed",
        sentence=f"{wrong.sentence} (hersteld)"[:300],
        termijn=wrong.termijn,
        year=wrong.year,
    )


def _booked(uitkering: Uitkering, entry: Entry, actor: User | None) -> Boeking:
    existing = Boeking.objects.filter(
        kind=entry.kind, currency=entry.currency, source_key=entry.source_key
    ).first()
    if existing is not None:
        _require_same(existing, uitkering, entry)
        return existing
    if entry.booked_on > clock.today():
        raise InvalidInput(
            dutch("{dag} moet nog komen. Boek op een dag die was.", dag=long_date(entry.booked_on))
        )
    return Boeking.objects.create(
        uitkering=uitkering,
        kind=entry.kind,
        currency=entry.currency,
        amount_cents=entry.amount_cents,
        booked_on=entry.booked_on,
        booked_at=clock.now(),
        booked_by=actor,
        termijn=entry.termijn,
        year=entry.year,
        source_key=entry.source_key,
        sentence=entry.sentence,
        corrects=entry.corrects,
    )


def _require_same(existing: Boeking, uitkering: Uitkering, entry: Entry) -> None:
    """Refuse the same key with other content; how it was worded then does not matter."""
    before = (
        existing.uitkering_id,
        existing.amount_cents,
        existing.booked_on,
        existing.termijn_id,
        existing.year,
    )
    termijn_id = entry.termijn.pk if entry.termijn else None
    now = (uitkering.pk, entry.amount_cents, entry.booked_on, termijn_id, entry.year)
    if before != now:
        amount = format_amount(existing.amount_cents, existing.currency)
        raise WrongState(
            dutch(
                "Dit is al geboekt, maar anders: {bedrag} op {dag}.",
                bedrag=amount,
                dag=long_date(existing.booked_on),
            )
        )


def _require_balance() -> None:
    """Let the database look at the balance now, and at the end again for what follows."""
    trigger = f"{Boeking._meta.label}:{BALANCE}"
    pgtrigger.constraints(pgtrigger.Immediate, trigger)
    pgtrigger.constraints(pgtrigger.Deferred, trigger)


def _rule_of(error: IntegrityError) -> str:
    return getattr(getattr(error.__cause__, "diag", None), "constraint_name", "") or ""
