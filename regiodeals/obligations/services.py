"""Impose an obligation, and everything that may happen to it afterwards.

The caller has checked who may do this: an obligation does not know the law it comes from. `actor`
None is the system itself. Each function is all or nothing and leaves a line in the trail.
"""

from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import Model

from regiodeals.accounts.models import User
from regiodeals.audit import services as audit
from regiodeals.audit.models import AuditEntry
from regiodeals.common import clock
from regiodeals.common.dutch_dates import long_date
from regiodeals.common.errors import InvalidInput, WrongState
from regiodeals.common.words import dutch
from regiodeals.obligations import pages
from regiodeals.obligations.duty import Duty
from regiodeals.obligations.models import (
    ChangeKind,
    Obligation,
    ObligationChange,
    ObligationKind,
)
from regiodeals.obligations.owner import Owner
from regiodeals.obligations.refusals import (
    is_owned_by,
    require_outstanding,
    require_same,
    require_words,
)
from regiodeals.obligations.state import State

MET_FIELDS = ("met_on", "met_at", "met_by", "met_how")


@transaction.atomic
def impose(
    *,
    kind: ObligationKind,
    subject: Model,
    title: str,
    due_on: date,
    zone: ZoneInfo,
    source: str,
    owner: Owner,
    dossier: int | None,
    actor: User | None,
    period: str = "",
    is_right: bool = False,
) -> Obligation:
    """Lay down that `owner` must do `title` by the legal day `due_on`; a second time does nothing.

    A right need not be used, so it is never too late. `period` tells apart what is owed more than
    once about one subject, such as a yearly report. Returns the existing obligation, whatever
    became of it, when it was imposed just so before; raises WrongState when it was otherwise.
    """
    duty = Duty(
        kind=kind,
        subject=subject,
        title=title,
        due_on=due_on,
        zone=zone,
        source=source,
        owner=owner,
        dossier=dossier,
        period=period,
        is_right=is_right,
    )
    pages.require_page(subject._meta.label_lower)
    obligation, is_new = Obligation.objects.get_or_create(**duty.key, defaults=duty.begin(actor))
    if is_new:
        imposed(obligation, actor).save(force_insert=True)
    else:
        require_same(obligation, duty)
    return obligation


def imposed(obligation: Obligation, actor: User | None) -> AuditEntry:
    """The line of the trail that says so."""
    day = long_date(obligation.due_on)
    sentence = f"Opgelegd aan {obligation.owner_name}: {obligation}, uiterlijk {day}"
    return _entry(obligation, "impose", sentence, actor, before="")


@transaction.atomic
def meet(*, obligation_id: int, on: date, how: str, actor: User | None) -> Obligation:
    """Lay down that it was met on the legal day `on`, which may be after the last day.

    Raises WrongState when it is closed, InvalidInput for a day to come or without `how`.
    """
    obligation = _outstanding(obligation_id)
    line = mark_met(obligation, on=on, how=how, actor=actor)
    obligation.save(update_fields=MET_FIELDS)
    line.save(force_insert=True)
    return obligation


def mark_met(obligation: Obligation, *, on: date, how: str, actor: User | None) -> AuditEntry:
    """Fill in that a locked, outstanding row was met; the line of the trail. Nothing is saved."""
    moment = clock.now()
    if on > obligation.legal_day_at(moment):
        raise InvalidInput(
            dutch(
                "{dag} ligt in de toekomst. Vul de dag in waarop het is gedaan.", dag=long_date(on)
            )
        )
    before = obligation.state
    obligation.met_on = on
    obligation.met_at = moment
    obligation.met_by = actor
    obligation.met_how = require_words(
        how, dutch("Schrijf op hoe dit is gedaan, bijvoorbeeld met welke brief.")
    )
    late = ", te laat" if on > obligation.due_on else ""
    sentence = f"Nagekomen op {long_date(on)}{late}: {obligation}"
    return _entry(obligation, "meet", sentence, actor, before=before, remark=obligation.met_how)


@transaction.atomic
def cancel(*, obligation_id: int, reason: str, actor: User | None) -> Obligation:
    """Lay down that it need not be done any more; raises WrongState when it is closed."""
    obligation = _outstanding(obligation_id)
    before = obligation.state
    obligation.cancelled_at = clock.now()
    obligation.cancelled_by = actor
    obligation.cancelled_because = require_words(reason, dutch("Schrijf op waarom dit vervalt."))
    obligation.save(update_fields=["cancelled_at", "cancelled_by", "cancelled_because"])
    sentence = f"Vervallen: {obligation}"
    _record(
        obligation, "cancel", sentence, actor, before=before, remark=obligation.cancelled_because
    )
    return obligation


@transaction.atomic
def extend(
    *, obligation_id: int, due_on: date, reason: str, decision: str, actor: User | None
) -> Obligation:
    """Give more time by a decision, also when the day has passed: the record follows the decision.

    Raises WrongState when it is closed, InvalidInput for an earlier day or without a decision.
    """
    obligation = _outstanding(obligation_id)
    if due_on <= obligation.due_on:
        raise InvalidInput(
            dutch(
                "Een verlenging eindigt later dan {dag}. Kies een latere dag.",
                dag=long_date(obligation.due_on),
            )
        )
    decision = require_words(
        decision, dutch("Noem het besluit waarbij is verlengd, bijvoorbeeld het kenmerk.")
    )
    return _move(obligation, ChangeKind.EXTEND, due_on, reason, actor, decision=decision)


@transaction.atomic
def reschedule(*, obligation_id: int, due_on: date, reason: str, actor: User | None) -> Obligation:
    """Plan another day, as a schedule or a meeting does; never for what is overdue already.

    Raises WrongState when it is closed or overdue, InvalidInput for a day that has passed.
    """
    obligation = _outstanding(obligation_id)
    if obligation.state is State.OVERDUE:
        raise WrongState(
            dutch(
                "“{wat}” is te laat sinds {dag}; een nieuwe planning verandert dat niet. Verleng"
                " met een besluit, of herstel een fout.",
                wat=obligation,
                dag=long_date(obligation.due_on),
            )
        )
    if due_on < obligation.legal_day_at(clock.now()):
        raise InvalidInput(
            dutch("{dag} is al voorbij. Kies een dag die nog komt.", dag=long_date(due_on))
        )
    return _move(obligation, ChangeKind.RESCHEDULE, due_on, reason, actor)


@transaction.atomic
def correct(*, obligation_id: int, due_on: date, reason: str, actor: User | None) -> Obligation:
    """Repair a day that was written down wrongly, also when that makes it overdue or not any more.

    Raises WrongState when it is closed.
    """
    return _move(_outstanding(obligation_id), ChangeKind.CORRECT, due_on, reason, actor)


@transaction.atomic
def hand_over(*, obligation_id: int, owner: Owner, reason: str, actor: User | None) -> Obligation:
    """Let somebody else owe it from now on; raises WrongState when it is closed."""
    obligation = _outstanding(obligation_id)
    if is_owned_by(obligation, owner):
        raise InvalidInput(
            dutch("{wie} moet dit al doen. Kies iemand anders.", wie=obligation.owner_name)
        )
    before = obligation.owner_name
    _write_line(obligation, ChangeKind.HAND_OVER, reason, actor, owner_to=owner.name)
    for column, value in owner.columns.items():
        setattr(obligation, column, value)
    obligation.owner_name = owner.name
    obligation.save(update_fields=[*owner.columns, "owner_name", "revision"])
    sentence = f"Overgedragen van {before} aan {owner.name}: {obligation}"
    _record(obligation, "hand_over", sentence, actor, before=obligation.state, remark=reason)
    return obligation


def _outstanding(obligation_id: int) -> Obligation:
    """The locked row; raises WrongState when it is closed."""
    obligation = Obligation.objects.select_for_update().get(pk=obligation_id)
    require_outstanding(obligation)
    return obligation


def _move(
    obligation: Obligation,
    kind: ChangeKind,
    due_on: date,
    reason: str,
    actor: User | None,
    *,
    decision: str = "",
) -> Obligation:
    if due_on == obligation.due_on:
        raise InvalidInput(
            dutch("De laatste dag is al {dag}. Kies een andere dag.", dag=long_date(due_on))
        )
    before, moved_from = obligation.state, obligation.due_on
    line = _write_line(obligation, kind, reason, actor, due_to=due_on, decision=decision)
    obligation.due_on = due_on
    obligation.save(update_fields=["due_on", "revision"])
    verb = line.get_kind_display().capitalize()
    sentence = f"{verb}, van {long_date(moved_from)} naar {long_date(due_on)}: {obligation}"
    details = {"besluit": decision} if decision else {}
    _record(obligation, kind.name.lower(), sentence, actor, before, line.reason, details)
    return obligation


def _write_line(
    obligation: Obligation, kind: ChangeKind, reason: str, actor: User | None, **after: Any
) -> ObligationChange:
    """The line of history, which the database wants to see before the change itself."""
    obligation.revision += 1
    unchanged = {"due_to": obligation.due_on, "owner_to": obligation.owner_name}
    return ObligationChange.objects.create(
        obligation=obligation,
        number=obligation.revision,
        kind=kind,
        due_from=obligation.due_on,
        owner_from=obligation.owner_name,
        reason=require_words(reason, dutch("Schrijf op waarom dit verandert.")),
        at=clock.now(),
        by=actor,
        **(unchanged | after),
    )


def _record(
    obligation: Obligation,
    verb: str,
    sentence: str,
    actor: User | None,
    before: str,
    remark: str = "",
    details: dict[str, Any] | None = None,
) -> None:
    _entry(obligation, verb, sentence, actor, before, remark, details).save(force_insert=True)


def _entry(
    obligation: Obligation,
    verb: str,
    sentence: str,
    actor: User | None,
    before: str,
    remark: str = "",
    details: dict[str, Any] | None = None,
) -> AuditEntry:
    return audit.entry(
        obligation,
        action=f"obligations.obligation.{verb}",
        sentence=sentence[:300],
        actor=actor,
        state_before=before,
        state_after=obligation.state,
        remark=remark,
        details=details,
    )
