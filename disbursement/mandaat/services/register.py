"""What a beheerder does with the register; nobody arranges anything for himself.

Each function is all or nothing and leaves a line in the trail for every row that it touches.
"""

from collections.abc import Sequence
from datetime import date, timedelta

from django.db import transaction

from disbursement.mandaat import policies
from disbursement.mandaat.models import Ambt, Ambtsdrager, Mandaat, Vervanging
from disbursement.mandaat.running import note_renewal, watch_end
from disbursement.mandaat.selectors import has_interest_in
from regiodeals import workflow
from regiodeals.accounts.models import User
from regiodeals.audit import services as audit
from regiodeals.common import clock
from regiodeals.common.dutch_dates import plain_date
from regiodeals.common.errors import InvalidInput, NotAllowed
from regiodeals.common.in_turn import in_turn
from regiodeals.common.money import format_amount
from regiodeals.common.words import dutch

ONE_DAY = timedelta(days=1)


@in_turn()
@transaction.atomic
def open_ambt(
    *, name: str, minister: str, valid_from: date, actor: User, unit: str = "", **more: object
) -> Ambt:
    """Put an office in the register; it has no holder and no mandate yet."""
    _require_beheerder(actor)
    ambt = Ambt.objects.create(
        name=name, minister=minister, unit=unit, valid_from=valid_from, **more
    )
    _record(ambt, "open", f"Ambt ingesteld namens {minister}", actor)
    return ambt


@in_turn()
@transaction.atomic
def hand_over_office(
    *,
    ambt_id: int,
    holder: User,
    valid_from: date,
    actor: User,
    valid_until: date | None = None,
    **more: object,
) -> Ambtsdrager:
    """Let `holder` hold the office from `valid_from`; whoever holds it then, ends the day before.

    Both happen or neither, so that the office is never without a holder by accident. Raises
    InvalidInput when another begins on that day or later.
    """
    _require_beheerder(actor)
    if holder == actor:
        raise NotAllowed(policies.NOT_YOUR_OWN)
    ambt = Ambt.objects.select_for_update().get(pk=ambt_id)
    _require_no_interest(ambt, actor)
    former = _end_former_holder(ambt, valid_from, actor)
    drager = Ambtsdrager.objects.create(
        ambt=ambt, holder=holder, valid_from=valid_from, valid_until=valid_until, **more
    )
    note_renewal(former, how=f"Overgedragen aan {holder}", actor=actor)
    watch_end(drager, actor=actor)
    _record(drager, "begin", f"{holder} bekleedt dit ambt vanaf {plain_date(valid_from)}", actor)
    return drager


@in_turn()
@transaction.atomic
def give_mandaat(
    *,
    ambt_id: int,
    kinds: Sequence[str],
    ceiling_cents: int,
    valid_from: date,
    actor: User,
    valid_until: date | None = None,
    **more: object,
) -> Mandaat:
    """Give an office the power to sign; never by somebody who would gain from it."""
    _require_beheerder(actor)
    ambt = Ambt.objects.select_for_update().get(pk=ambt_id)
    _require_no_interest(ambt, actor)
    mandaat = Mandaat(
        ambt=ambt,
        kinds=list(kinds),
        ceiling_cents=ceiling_cents,
        valid_from=valid_from,
        valid_until=valid_until,
        **more,
    )
    mandaat.full_clean()
    mandaat.save()
    amount = format_amount(ceiling_cents, "EUR")
    _note_follow_up(mandaat, actor)
    watch_end(mandaat, actor=actor)
    _record(mandaat, "give", f"Mandaat gegeven tot en met {amount}", actor)
    return mandaat


@in_turn()
@transaction.atomic
def appoint_vervanger(
    *,
    ambtsdrager_id: int,
    deputy: User,
    kinds: Sequence[str],
    ceiling_cents: int,
    valid_from: date,
    valid_until: date,
    reason: str,
    actor: User,
    **more: object,
) -> Vervanging:
    """Let `deputy` sign for the holder of an office during a period.

    Raises InvalidInput for what the holder himself may not sign: a deputy gets no more than that.
    """
    _require_beheerder(actor)
    if deputy == actor:
        raise NotAllowed(policies.NOT_YOUR_OWN)
    drager = (
        Ambtsdrager.objects.select_for_update(of=("self",))
        .select_related("ambt", "holder")
        .get(pk=ambtsdrager_id)
    )
    _require_no_interest(drager.ambt, actor)
    if drager.holder == deputy:
        raise InvalidInput(
            dutch("{wie} kan niet de vervanger van zichzelf zijn. Kies een ander.", wie=deputy)
        )
    _require_within_mandaat(drager, kinds, ceiling_cents, valid_from)
    vervanging = Vervanging.objects.create(
        ambtsdrager=drager,
        deputy=deputy,
        kinds=list(kinds),
        ceiling_cents=ceiling_cents,
        valid_from=valid_from,
        valid_until=valid_until,
        reason=reason,
        granted_by=actor,
        granted_at=clock.now(),
        **more,
    )
    watch_end(vervanging, actor=actor)
    days = f"van {plain_date(valid_from)} tot en met {plain_date(valid_until)}"
    _record(vervanging, "appoint", f"{deputy} vervangt {drager.holder} {days}", actor, reason)
    return vervanging


@in_turn()
@transaction.atomic
def end_period(
    *,
    row: Ambt | Ambtsdrager | Mandaat | Vervanging,
    valid_until: date | None,
    actor: User,
    reason: str = "",
) -> None:
    """Set the last day of a row, or take it away; nothing else of a row ever changes.

    Raises InvalidInput when the row is over: a new power is a new row.
    """
    _require_beheerder(actor)
    locked = type(row).objects.select_for_update().get(pk=row.pk)
    _require_no_interest(_office_of(locked), actor)
    last = locked.valid_until
    if last is not None and last < clock.today():
        raise InvalidInput(
            dutch(
                "Deze periode is al voorbij sinds {dag}. Maak een nieuwe regel.",
                dag=plain_date(last),
            )
        )
    locked.valid_until = valid_until
    locked.full_clean()
    locked.save(update_fields=["valid_until"])
    watch_end(locked, actor=actor)
    words = f"eindigt op {plain_date(valid_until)}" if valid_until else "heeft geen einde meer"
    sentence = f"{str(locked._meta.verbose_name).capitalize()} {words}"
    _record(locked, "end", sentence, actor, reason)


def _end_former_holder(ambt: Ambt, begins: date, actor: User) -> list[Ambtsdrager]:
    """The holder that this hand-over follows up from one day to the next, mostly the one it ends.

    Whose end came earlier leaves a gap that is still owed to be dealt with.
    """
    running = ambt.dragers.exclude(valid_until__lt=begins).order_by("valid_from")
    for former in running.select_related("holder"):
        if former.valid_from >= begins:
            raise InvalidInput(
                dutch(
                    "{wie} begint in dit ambt op {dag}. Laat de nieuwe ambtsdrager later beginnen.",
                    wie=former.holder,
                    dag=plain_date(former.valid_from),
                )
            )
        former.valid_until = begins - ONE_DAY
        former.save(update_fields=["valid_until"])
        _record(
            former, "end", f"Draagt het ambt over, tot en met {plain_date(begins - ONE_DAY)}", actor
        )
    return list(ambt.dragers.filter(valid_until=begins - ONE_DAY))


def _note_follow_up(mandaat: Mandaat, actor: User) -> None:
    """A mandate that goes on in this one, whole and without a gap, needs no renewal any more."""
    ending = mandaat.ambt.mandaten.filter(
        valid_until=mandaat.valid_from - ONE_DAY,
        kinds__contained_by=mandaat.kinds,
        ceiling_cents__lte=mandaat.ceiling_cents,
    )
    how = f"Nieuw mandaat vanaf {plain_date(mandaat.valid_from)}"
    note_renewal(ending, how=how, actor=actor)


def _require_within_mandaat(
    drager: Ambtsdrager, kinds: Sequence[str], ceiling_cents: int, day: date
) -> None:
    """A deputy never gets more than the holder has himself, kind by kind."""
    mandaten = list(drager.ambt.mandaten.valid_on(day))
    for kind in kinds:
        ceilings = [mandaat.ceiling_cents for mandaat in mandaten if kind in mandaat.kinds]
        if not ceilings:
            raise InvalidInput(
                dutch(
                    "{wie} heeft op {dag} zelf geen mandaat voor {soort}. Wie zelf vervangt, kan"
                    " dat niet doorgeven.",
                    wie=drager,
                    dag=plain_date(day),
                    soort=kind,
                )
            )
        if ceiling_cents > max(ceilings):
            amount = format_amount(max(ceilings), "EUR")
            raise InvalidInput(
                dutch(
                    "{wie} tekent een {soort} zelf tot en met {bedrag}. Vul geen hoger bedrag in.",
                    wie=drager,
                    soort=kind,
                    bedrag=amount,
                )
            )


def _require_beheerder(actor: User) -> None:
    workflow.require(policies.may_keep_register, None, actor)


def _require_no_interest(ambt: Ambt, actor: User) -> None:
    if has_interest_in(actor, ambt, clock.today()):
        raise NotAllowed(policies.NOT_YOUR_OWN)


def _office_of(row: Ambt | Ambtsdrager | Mandaat | Vervanging) -> Ambt:
    if isinstance(row, Ambt):
        return row
    return row.ambtsdrager.ambt if isinstance(row, Vervanging) else row.ambt


def _record(
    row: Ambt | Ambtsdrager | Mandaat | Vervanging,
    verb: str,
    sentence: str,
    actor: User,
    remark: str = "",
) -> None:
    audit.record(
        row,
        action=f"{row._meta.label_lower}.{verb}",
        sentence=sentence[:300],
        actor=actor,
        remark=remark,
    )
