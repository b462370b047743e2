"""What moved the clock of a bezwaar, and the ties between a bezwaar and its beschikking.

The triggers here look into another table than their own.
"""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q

from disbursement.bekendmaking.models import Bekendmaking
from disbursement.beschikking.models import ANNOUNCED, Beschikking
from disbursement.bezwaar.models.bezwaar import OPEN, Bezwaar
from disbursement.bezwaar.models.kinds import DelayGround, EventKind, Outcome
from disbursement.uitkering.models import Uitkering
from regiodeals.common.words import dutch, joined
from regiodeals.legal.grant_rules import Instrument

_OPEN = ", ".join(f"'{status.value}'" for status in OPEN)
_ANNOUNCED = ", ".join(f"'{status.value}'" for status in ANNOUNCED)
_ISLANDS, _UITKERINGEN = Instrument.BU.value, Uitkering._meta.db_table
_BEZWAREN, _BESCHIKKINGEN = Bezwaar._meta.db_table, Beschikking._meta.db_table
_BEKENDMAKINGEN = Bekendmaking._meta.db_table


def _refuse(name: str, sentence: str) -> str:
    return (
        f" RAISE EXCEPTION '{sentence}' USING ERRCODE = 'check_violation', CONSTRAINT = '{name}';"
    )


def _demand(name: str, question: str, sentence: str) -> str:
    """SQL of a trigger that refuses unless the question finds a row."""
    refusal = _refuse(name, sentence)
    return f"PERFORM 1 FROM {question}; IF NOT FOUND THEN{refusal} END IF; RETURN NEW;"


def _had_no_part(person: str) -> str:
    """A row, unless the person had a part in the decision or in what comes in its place (6:19)."""
    people = "b.id, b.drafter_id, b.reviewer_id, b.signer_id, b.signed_for_id"
    return (
        "(SELECT 1) AS one WHERE NOT EXISTS ("  # noqa: S608
        " WITH RECURSIVE contested AS ("
        f" SELECT {people} FROM {_BESCHIKKINGEN} b WHERE b.id = NEW.beschikking_id UNION"
        f" SELECT {people} FROM {_BESCHIKKINGEN} b JOIN contested c ON b.replaces_id = c.id"
        f" JOIN {_UITKERINGEN} u ON u.id = b.uitkering_id AND u.instrument <> '{_ISLANDS}')"
        f" SELECT 1 FROM contested WHERE NEW.{person}"
        " IN (drafter_id, reviewer_id, signer_id, signed_for_id))"
    )


# The decisions that this one replaced, as far as a bezwaar against them is about it too (6:19).
_REPLACED = f"""
    WITH RECURSIVE replaced(id) AS (
      SELECT NEW.replaces_id FROM {Uitkering._meta.db_table}
      WHERE id = NEW.uitkering_id AND instrument <> '{Instrument.BU.value}'
      UNION
      SELECT b.replaces_id FROM {Beschikking._meta.db_table} b JOIN replaced r ON b.id = r.id
    ) SELECT id FROM replaced
"""  # noqa: S608


class ClockEvent(models.Model):
    """One thing that moved the last day; never changed afterwards.

    `on` is the day of the notice or the request. A postponement has its length (weeks, on the
    islands days), a suspension the last day to repair.
    """

    bezwaar = models.ForeignKey(Bezwaar, models.PROTECT, related_name="events")
    number = models.PositiveSmallIntegerField(dutch("volgnummer"))
    kind = models.CharField(dutch("wat"), max_length=12, choices=EventKind)
    on = models.DateField(dutch("dag"))
    length = models.PositiveSmallIntegerField(dutch("lengte"), null=True, blank=True)
    repair_by = models.DateField(dutch("te herstellen tot en met"), null=True, blank=True)
    ground = models.CharField(dutch("grond"), max_length=1, choices=DelayGround, blank=True)
    reason = models.TextField(dutch("reden"))
    at = models.DateTimeField(dutch("vastgelegd op"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        verbose_name=dutch("vastgelegd door"),
    )

    class Meta:
        verbose_name = dutch("gebeurtenis van de beslistermijn")
        verbose_name_plural = dutch("gebeurtenissen van beslistermijnen")
        ordering = ["bezwaar", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["bezwaar", "number"], name="events_of_a_bezwaar_are_numbered"
            ),
            models.UniqueConstraint(
                fields=["bezwaar"],
                condition=Q(kind=EventKind.VERDAGING),
                name="a_decision_is_put_off_once",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=EventKind.values) & ~Q(reason=""),
                name="event_has_known_kind_and_reason",
            ),
            models.CheckConstraint(
                condition=Q(
                    kind__in=[EventKind.VERDAGING, EventKind.UITSTEL],
                    length__isnull=False,
                    length__gt=0,
                    repair_by__isnull=True,
                )
                | Q(
                    kind=EventKind.OPSCHORTING,
                    length__isnull=True,
                    repair_by__isnull=False,
                    repair_by__gt=F("on"),
                )
                | Q(kind=EventKind.HERVATTING, length__isnull=True, repair_by__isnull=True),
                name="event_has_length_or_day",
            ),
            models.CheckConstraint(
                condition=Q(kind=EventKind.UITSTEL, ground__in=DelayGround.values)
                | (~Q(kind=EventKind.UITSTEL) & Q(ground="")),
                name="further_delay_has_its_ground",
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete),
            pgtrigger.Trigger(
                name="event_is_of_an_open_bezwaar",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                # The lock makes it wait for whoever is deciding.
                func=_demand(
                    "event_is_of_an_open_bezwaar",
                    f"{_BEZWAREN} WHERE id = NEW.bezwaar_id AND status IN ({_OPEN})"
                    " FOR NO KEY UPDATE",
                    "the clock of an ended bezwaar does not move",
                ),
            ),
        ]

    def __str__(self) -> str:
        return joined(": ", (str(self.bezwaar), self.get_kind_display()))


pgtrigger.register(
    pgtrigger.Trigger(
        name="bezwaar_is_against_what_was_made_known",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert,
        # The lock makes it wait for whoever makes the decision onherroepelijk.
        func=_demand(
            "bezwaar_is_against_what_was_made_known",
            f"{_BESCHIKKINGEN} WHERE id = NEW.beschikking_id AND status IN ({_ANNOUNCED})"
            " FOR NO KEY UPDATE",
            "nobody can object to what was not made known",
        ),
    ),
    pgtrigger.Trigger(
        name="term_follows_the_posting",
        when=pgtrigger.Before,
        operation=pgtrigger.Update,
        condition=pgtrigger.Condition("OLD.last_day IS DISTINCT FROM NEW.last_day"),
        # Only a day of posting that was written down, or corrected, after the bezwaar came in.
        func=_demand(
            "term_follows_the_posting",
            f"{_BEKENDMAKINGEN} WHERE beschikking_id = NEW.beschikking_id"
            " AND posted_on IS NOT NULL AND posting_recorded_at >= OLD.registered_at",
            "the term of a bezwaar follows the posting of the decision only",
        ),
    ),
    pgtrigger.Trigger(
        name="decided_by_somebody_else",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.Update,
        condition=pgtrigger.Condition("NEW.decider_id IS NOT NULL"),
        func=_demand(
            "decided_by_somebody_else",
            _had_no_part("decider_id"),
            "who took the decision does not decide on the bezwaar (Awb 10:3)",
        ),
    ),
    pgtrigger.Trigger(
        name="judged_by_somebody_else",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.Update,
        condition=pgtrigger.Condition("NEW.late_judged_by_id IS NOT NULL"),
        func=_demand(
            "judged_by_somebody_else",
            _had_no_part("late_judged_by_id"),
            "who took the decision does not judge the lateness of a bezwaar",
        ),
    ),
)(Bezwaar)

# On the table of beschikkingen, but they read the bezwaren.
pgtrigger.register(
    pgtrigger.Trigger(
        name="no_bezwaar_is_pending",
        when=pgtrigger.Before,
        operation=pgtrigger.Update,
        condition=pgtrigger.Condition("OLD.final_on IS NULL AND NEW.final_on IS NOT NULL"),
        func=f"PERFORM 1 FROM {_BEZWAREN} WHERE beschikking_id = NEW.id"
        f" AND (status IN ({_OPEN}) OR outcome = '{Outcome.GEGROND.value}'"
        " OR appeal_last_day >= NEW.final_on)"
        f" OR status IN ({_OPEN}) AND beschikking_id IN ({_REPLACED});"
        f" IF FOUND THEN{_refuse('no_bezwaar_is_pending', 'a bezwaar keeps the decision open')}"
        " END IF; RETURN NEW;",
    ),
    pgtrigger.Trigger(
        name="only_a_bezwaar_opens_it_again",
        when=pgtrigger.Before,
        operation=pgtrigger.Update,
        condition=pgtrigger.Condition("OLD.final_on IS NOT NULL AND NEW.final_on IS NULL"),
        func=_demand(
            "only_a_bezwaar_opens_it_again",
            f"{_BEZWAREN} WHERE beschikking_id = NEW.id AND status IN ({_OPEN})",
            "what is onherroepelijk is opened again by a bezwaar only",
        ),
    ),
)(Beschikking)
