"""What the database itself holds of a request."""

from collections.abc import Sequence

import pgtrigger
from django.db import models
from django.db.models import F, Q

from disbursement.verzoek.models.kinds import ADVISED, ENDED, OPEN, VerzoekKind, VerzoekStatus
from regiodeals.obligations.state import Zone

ASKED = [
    "uitkering",
    "number",
    "kind",
    "subject",
    "spend_until",
    "received_on",
    "zone",
    "reference",
    "reason",
    "document",
    "registered_at",
    "registered_by",
]
ADVICE = ("adviser_id", "advised_at", "advises_granting", "advice")
_HANDLING = (*ADVICE, "decision_id", "withdrawn_on", "status")
_TABLE = "disbursement_verzoek"


def in_sql(statuses: Sequence[VerzoekStatus]) -> str:
    """The states as a list of SQL."""
    return ", ".join(f"'{status.value}'" for status in statuses)


def refuse(name: str, sentence: str) -> str:
    """SQL that refuses under a name."""
    return (
        f" RAISE EXCEPTION '{sentence}' USING ERRCODE = 'check_violation', CONSTRAINT = '{name}';"
    )


def _row(name: str, columns: Sequence[str]) -> str:
    return f"ROW({', '.join(f'{name}.{column}' for column in columns)})"


CONSTRAINTS: list[models.BaseConstraint] = [
    models.UniqueConstraint(fields=["uitkering", "form_key"], name="form_registers_one_verzoek"),
    models.UniqueConstraint(fields=["uitkering", "number"], name="verzoek_number_once"),
    models.CheckConstraint(
        condition=Q(
            kind__in=VerzoekKind.values, zone__in=Zone.values, status__in=VerzoekStatus.values
        ),
        name="verzoek_is_of_a_known_kind",
    ),
    models.CheckConstraint(
        condition=~Q(reason="") & ~Q(subject=""), name="verzoek_says_what_and_why"
    ),
    models.CheckConstraint(
        condition=Q(kind=VerzoekKind.VERLENGING, spend_until__isnull=False)
        | (~Q(kind=VerzoekKind.VERLENGING) & Q(spend_until__isnull=True)),
        name="verlenging_asks_for_a_day",
    ),
    models.CheckConstraint(
        condition=Q(
            adviser__isnull=True, advised_at__isnull=True, advises_granting__isnull=True, advice=""
        )
        | (
            Q(adviser__isnull=False, advised_at__isnull=False, advises_granting__isnull=False)
            & ~Q(advice="")
        ),
        name="advice_is_whole_or_not_there",
    ),
    models.CheckConstraint(
        condition=Q(adviser__isnull=True) | ~Q(adviser=F("registered_by")),
        name="verzoek_is_advised_on_by_another",
    ),
    models.CheckConstraint(
        condition=~Q(status__in=ADVISED) | Q(adviser__isnull=False),
        name="verzoek_is_decided_after_advice",
    ),
    models.CheckConstraint(
        condition=~Q(status=VerzoekStatus.BESLOTEN) | Q(decision__isnull=False),
        name="decided_verzoek_has_its_decision",
    ),
    models.CheckConstraint(
        condition=Q(decision__isnull=True)
        | Q(status__in=[VerzoekStatus.IN_VOORBEREIDING, VerzoekStatus.BESLOTEN]),
        name="decision_on_verzoek_has_its_phase",
    ),
    models.CheckConstraint(
        condition=Q(status=VerzoekStatus.INGETROKKEN, withdrawn_on__gte=F("received_on"))
        | (~Q(status=VerzoekStatus.INGETROKKEN) & Q(withdrawn_on__isnull=True)),
        name="withdrawn_verzoek_has_its_day",
    ),
]
TRIGGERS = [
    pgtrigger.Protect(name="verzoek_stays_on_record", operation=pgtrigger.Delete),
    pgtrigger.ReadOnly(name="what_was_asked_is_frozen", fields=ASKED),
    pgtrigger.Protect(
        name="advice_is_given_once",
        operation=pgtrigger.Update,
        condition=pgtrigger.Condition(
            f"OLD.adviser_id IS NOT NULL AND {_row('OLD', ADVICE)}"
            f" IS DISTINCT FROM {_row('NEW', ADVICE)}"
        ),
    ),
    pgtrigger.Protect(
        name="ended_verzoek_is_frozen",
        operation=pgtrigger.Update,
        condition=pgtrigger.Condition(
            f"OLD.status IN ({in_sql(ENDED)})"
            f" AND {_row('OLD', _HANDLING)} IS DISTINCT FROM {_row('NEW', _HANDLING)}"
        ),
    ),
    pgtrigger.Trigger(
        name="verzoeken_are_decided_in_turn",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.Update,
        condition=pgtrigger.Condition("NEW.decision_id IS NOT NULL"),
        func=f"PERFORM 1 FROM {_TABLE} WHERE uitkering_id = NEW.uitkering_id"
        f" AND number < NEW.number AND status IN ({in_sql(OPEN)}) FOR UPDATE;"
        f" IF FOUND THEN"
        f"{refuse('verzoeken_are_decided_in_turn', 'an earlier request is still open')}"
        " END IF;"
        " PERFORM 1 FROM disbursement_beschikking WHERE id = NEW.decision_id"
        " AND uitkering_id = NEW.uitkering_id;"
        " IF NOT FOUND THEN"
        f"{refuse('decision_is_on_the_same_uitkering', 'a decision is about the same uitkering')}"
        " END IF; RETURN NEW;",
    ),
]
