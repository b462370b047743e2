"""What the database itself holds of a bezwaar."""

from collections.abc import Sequence

import pgtrigger
from django.db import models
from django.db.models import F, Q

from disbursement.bezwaar.models.kinds import (
    ENDED,
    BezwaarStatus,
    Channel,
    Outcome,
    RemedyKind,
    WaiverGround,
)
from regiodeals.obligations.state import Zone

RECEIPT = [
    "beschikking",
    "kind",
    "objector_organisation",
    "objector_name",
    "received_on",
    "posted_on",
    "channel",
    "zone",
    "elsewhere",
    "elsewhere_on",
    "grounds",
    "has_committee",
    "registered_at",
    "registered_by",
]
HANDLING = (
    "last_day",
    "confirmed_on",
    "forwarded_to",
    "forwarded_on",
    "late_excused",
    "late_because",
    "late_judged_by_id",
    "late_judgements",
    "hearing_on",
    "hearing_place",
    "hearing_report",
    "hearing_waived",
    "outcome",
    "decision",
    "decided_on",
    "decider_id",
    "appeal_last_day",
    "withdrawn_on",
    "void_because",
    "status",
)
_ENDED_IN_SQL = ", ".join(f"'{status.value}'" for status in ENDED)
JUDGEMENT = ("late_excused", "late_because", "late_judged_by_id")


def _row(name: str, columns: Sequence[str] = HANDLING) -> str:
    return f"ROW({', '.join(f'{name}.{column}' for column in columns)})"


def _both_or_none(text: str, day: str, name: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        condition=Q(**{text: "", f"{day}__isnull": True})
        | (~Q(**{text: ""}) & Q(**{f"{day}__isnull": False})),
        name=name,
    )


CONSTRAINTS: list[models.BaseConstraint] = [
    models.CheckConstraint(
        condition=Q(kind__in=RemedyKind.values, channel__in=Channel.values, zone__in=Zone.values),
        name="bezwaar_is_of_a_known_kind",
    ),
    models.UniqueConstraint(fields=["beschikking", "form_key"], name="form_registers_one_bezwaar"),
    models.CheckConstraint(
        condition=Q(status__in=BezwaarStatus.values), name="bezwaar_status_is_known"
    ),
    models.CheckConstraint(
        condition=~Q(objector_name="") & ~Q(grounds=""), name="bezwaar_says_who_and_why"
    ),
    models.CheckConstraint(
        condition=Q(posted_on__isnull=True) | Q(posted_on__lte=F("received_on")),
        name="bezwaar_is_posted_before_it_is_received",
    ),
    models.CheckConstraint(
        condition=Q(elsewhere_on__isnull=True) | Q(elsewhere_on__lte=F("received_on")),
        name="bezwaar_came_elsewhere_first",
    ),
    _both_or_none("elsewhere", "elsewhere_on", "elsewhere_has_name_and_day"),
    _both_or_none("forwarded_to", "forwarded_on", "forwarded_has_name_and_day"),
    models.CheckConstraint(
        condition=Q(late_excused__isnull=True, late_because="", late_judged_by__isnull=True)
        | (Q(late_excused__isnull=False, late_judged_by__isnull=False) & ~Q(late_because="")),
        name="lateness_is_judged_by_somebody_with_a_reason",
    ),
    models.CheckConstraint(
        condition=~Q(status=BezwaarStatus.HOORZITTING) | Q(hearing_on__isnull=False),
        name="planned_hearing_has_a_day",
    ),
    models.CheckConstraint(
        condition=Q(hearing_waived="") | Q(hearing_waived__in=WaiverGround.values),
        name="hearing_is_waived_on_a_known_ground",
    ),
    models.CheckConstraint(
        condition=~Q(status=BezwaarStatus.GEREED)
        & (~Q(status=BezwaarStatus.BESLIST) | Q(kind=RemedyKind.BEROEP))
        | ~Q(hearing_report="")
        | ~Q(hearing_waived=""),
        name="heard_or_not_for_a_reason",
    ),
    models.CheckConstraint(
        condition=(
            Q(
                status=BezwaarStatus.BESLIST,
                outcome__in=Outcome.values,
                decided_on__isnull=False,
                appeal_last_day__gt=F("decided_on"),
            )
            & ~Q(decision="")
            & (
                Q(kind=RemedyKind.BEZWAAR, decider__isnull=False)
                | Q(kind=RemedyKind.BEROEP, decider__isnull=True)
            )
        )
        | (
            ~Q(status=BezwaarStatus.BESLIST)
            & Q(
                outcome="",
                decision="",
                decided_on__isnull=True,
                decider__isnull=True,
                appeal_last_day__isnull=True,
            )
        ),
        name="decided_bezwaar_says_what_when_and_who",
    ),
    models.CheckConstraint(
        condition=Q(status=BezwaarStatus.INGETROKKEN, withdrawn_on__isnull=False)
        | (~Q(status=BezwaarStatus.INGETROKKEN) & Q(withdrawn_on__isnull=True)),
        name="withdrawn_bezwaar_has_its_day",
    ),
    models.CheckConstraint(
        condition=(Q(status=BezwaarStatus.VERVALLEN) & ~Q(void_because=""))
        | (~Q(status=BezwaarStatus.VERVALLEN) & Q(void_because="")),
        name="void_registration_has_its_reason",
    ),
]
TRIGGERS = [
    pgtrigger.Protect(name="bezwaar_stays_on_record", operation=pgtrigger.Delete),
    pgtrigger.ReadOnly(name="receipt_is_frozen", fields=RECEIPT),
    pgtrigger.Protect(
        name="lateness_is_not_judged_anew_in_silence",
        operation=pgtrigger.Update,
        # Another judgement has a number of its own and another reason; the trail has the former.
        condition=pgtrigger.Condition(
            f"{_row('OLD', JUDGEMENT)} IS DISTINCT FROM {_row('NEW', JUDGEMENT)}"
            " AND (NEW.late_judgements IS DISTINCT FROM OLD.late_judgements + 1"
            " OR NEW.late_excused IS NULL OR NEW.late_because = OLD.late_because)"
            " OR NEW.late_judgements < OLD.late_judgements"
        ),
    ),
    pgtrigger.Protect(
        name="ended_bezwaar_is_frozen",
        operation=pgtrigger.Update,
        condition=pgtrigger.Condition(
            f"OLD.status IN ({_ENDED_IN_SQL}) AND {_row('OLD')} IS DISTINCT FROM {_row('NEW')}"
        ),
    ),
]
