"""What the database itself holds of a payment."""

import pgtrigger
from django.db import models
from django.db.models import F, Q

from disbursement.betaling.models.kinds import CONFIRMED, LIVE, BetalingStatus

NO_DRAFTER = """\
PERFORM 1 FROM disbursement_beschikking b JOIN disbursement_termijn t
    ON t.uitkering_id = b.uitkering_id
WHERE t.id = NEW.termijn_id AND b.drafter_id IN (NEW.released_by_id, NEW.confirmed_by_id);
IF FOUND THEN
    RAISE EXCEPTION 'who drafted a decision does not pay it'
    USING ERRCODE = 'check_violation', CONSTRAINT = 'betaling_is_not_by_the_drafter';
END IF;
RETURN NEW;
"""
OF_ITS_TERMIJN = """\
PERFORM 1 FROM disbursement_termijn t
    JOIN disbursement_uitkering u ON u.id = t.uitkering_id
    JOIN disbursement_rekening r ON r.id = NEW.rekening_id
WHERE t.id = NEW.termijn_id AND t.amount_cents = NEW.amount_cents
    AND NEW.currency = CASE WHEN u.usd_cents IS NULL THEN 'EUR' ELSE 'USD' END
    AND r.organisation_id = u.kassier_id AND r.currency = NEW.currency
    AND r.blocked_at IS NULL
    AND r.usable_from <= (NEW.released_at AT TIME ZONE 'Europe/Amsterdam')::date;
IF NOT FOUND THEN
    RAISE EXCEPTION 'a betaling is the amount of its termijn, to a usable account of the kassier'
    USING ERRCODE = 'check_violation', CONSTRAINT = 'betaling_is_of_its_termijn';
END IF;
RETURN NEW;
"""
ONLY_AN_OPEN_BATCH = """\
PERFORM 1 FROM disbursement_betaalbatch b
WHERE b.id IN (OLD.batch_id, NEW.batch_id)
    AND (b.status <> 'samengesteld' OR b.currency <> NEW.currency);
IF FOUND THEN
    RAISE EXCEPTION 'a batch that was confirmed is closed, and has one currency'
    USING ERRCODE = 'check_violation', CONSTRAINT = 'betaling_moves_only_in_an_open_batch';
END IF;
RETURN NEW;
"""
CONSTRAINTS = [
    models.CheckConstraint(
        condition=Q(status__in=BetalingStatus.values), name="betaling_status_is_known"
    ),
    models.CheckConstraint(condition=Q(amount_cents__gt=0), name="betaling_is_positive"),
    models.UniqueConstraint(
        fields=["termijn"], condition=Q(status__in=LIVE), name="termijn_is_paid_once"
    ),
    models.CheckConstraint(
        condition=Q(confirmed_by__isnull=True) | ~Q(confirmed_by=F("released_by")),
        name="betaling_is_confirmed_by_another",
    ),
    models.CheckConstraint(
        condition=~Q(status__in=CONFIRMED)
        | Q(confirmed_by__isnull=False, confirmed_at__isnull=False),
        name="released_betaling_was_confirmed",
    ),
    models.CheckConstraint(
        condition=Q(batch__isnull=True) | Q(confirmed_by__isnull=False),
        name="only_a_confirmed_betaling_is_in_a_batch",
    ),
    models.CheckConstraint(
        condition=~Q(status=BetalingStatus.VERVALLEN)
        | Q(confirmed_by__isnull=True)
        | Q(dropped_by__isnull=False, drop_asked_by__isnull=False),
        name="confirmed_betaling_lapses_by_two_people",
    ),
    models.CheckConstraint(
        condition=Q(dropped_by__isnull=True) | ~Q(dropped_by=F("drop_asked_by")),
        name="betaling_lapses_by_another_than_who_asked",
    ),
    models.CheckConstraint(
        condition=(~Q(status=BetalingStatus.BETAALD) | Q(paid_on__isnull=False))
        & (~Q(status=BetalingStatus.TERUGGEKOMEN) | Q(returned_on__isnull=False)),
        name="betaling_has_the_day_of_the_bank",
    ),
]
TRIGGERS = [
    pgtrigger.ReadOnly(
        name="released_betaling_is_never_rewritten",
        fields=[
            "termijn",
            "rekening",
            "currency",
            "amount_cents",
            "end_to_end_id",
            "description",
            "released_by",
            "released_at",
        ],
    ),
    pgtrigger.Protect(name="betaling_stays_on_record", operation=pgtrigger.Delete),
    pgtrigger.Protect(
        name="confirmation_of_betaling_is_frozen",
        operation=pgtrigger.Update,
        condition=pgtrigger.Condition(
            "OLD.confirmed_at IS NOT NULL AND ROW(OLD.confirmed_by_id, OLD.confirmed_at)"
            " IS DISTINCT FROM ROW(NEW.confirmed_by_id, NEW.confirmed_at)"
        ),
    ),
    pgtrigger.Trigger(
        name="betaling_is_not_by_the_drafter",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.Update,
        func=NO_DRAFTER,
    ),
    pgtrigger.Trigger(
        name="betaling_is_of_its_termijn",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert,
        func=OF_ITS_TERMIJN,
    ),
    pgtrigger.Trigger(
        name="betaling_moves_only_in_an_open_batch",
        when=pgtrigger.Before,
        operation=pgtrigger.Update,
        condition=pgtrigger.Condition("OLD.batch_id IS DISTINCT FROM NEW.batch_id"),
        func=ONLY_AN_OPEN_BATCH,
    ),
]
