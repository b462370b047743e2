"""What happened to a claim: money that came in, aanmaningen, stuiting, interest that was set.

Each is written once and never changed; what came in stays within what is owed.
"""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q

from disbursement.vaststelling.models.kinds import OUTSTANDING, StuitingGrond
from disbursement.vaststelling.models.vordering import Vordering
from regiodeals.common.words import dutch
from regiodeals.legal.claims import SMALLEST_CENTS

_CLAIMS = Vordering._meta.db_table
_OUTSTANDING = ", ".join(f"'{status.value}'" for status in OUTSTANDING)
RECEIPTS, INTEREST = "disbursement_ontvangst", "disbursement_rentebesluit"
# Only names of tables and of states are put in.
WITHIN_WHAT_IS_OWED = f"""\
SELECT principal_cents - carried_cents INTO owed FROM {_CLAIMS}
WHERE id = NEW.vordering_id FOR NO KEY UPDATE;
SELECT COALESCE(SUM(amount_cents), 0) INTO interest FROM {INTEREST}
WHERE vordering_id = NEW.vordering_id;
SELECT SUM(amount_cents) INTO received FROM {RECEIPTS} WHERE vordering_id = NEW.vordering_id;
IF received > owed + interest THEN
  RAISE EXCEPTION 'more was received than is owed'
  USING ERRCODE = 'check_violation', CONSTRAINT = 'received_within_what_is_owed';
END IF;
RETURN NULL;
"""  # noqa: S608


def _of_an_open_claim() -> list[pgtrigger.Trigger]:
    name = "event_is_of_an_open_claim"
    return [
        pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete),
        pgtrigger.Trigger(
            name=name,
            when=pgtrigger.Before,
            operation=pgtrigger.Insert,
            # The lock makes it wait for whoever closes the claim.
            func=f"PERFORM 1 FROM {_CLAIMS} WHERE id = NEW.vordering_id"
            f" AND status IN ({_OUTSTANDING}) FOR NO KEY UPDATE;"
            " IF NOT FOUND THEN"
            " RAISE EXCEPTION 'nothing happens to a closed claim'"
            f" USING ERRCODE = 'check_violation', CONSTRAINT = '{name}';"
            " END IF; RETURN NEW;",
        ),
    ]


class ClaimEvent(models.Model):
    """What every one of them has: its claim and number, what it is known by, who and when."""

    vordering = models.ForeignKey(Vordering, models.PROTECT, related_name="%(class)sen")
    number = models.PositiveSmallIntegerField(dutch("volgnummer"))
    reference = models.CharField(dutch("kenmerk"), max_length=60)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        verbose_name=dutch("vastgelegd door"),
    )
    recorded_at = models.DateTimeField(dutch("vastgelegd op"))

    class Meta:
        abstract = True
        ordering = ["vordering", "number"]

    @property
    def dossier_id(self) -> int:
        """Number of the deal, for the trail."""
        return self.vordering.dossier_id


class Ontvangst(ClaimEvent):
    """Money that came in; `received_on` is the day on which our account was credited."""

    received_on = models.DateField(dutch("bijgeschreven op"))
    amount_cents = models.BigIntegerField(dutch("bedrag in centen"))

    class Meta(ClaimEvent.Meta):
        verbose_name = dutch("ontvangst")
        verbose_name_plural = dutch("ontvangsten")
        constraints = [
            models.UniqueConstraint(
                fields=["vordering", "number"], name="receipts_of_a_claim_are_numbered"
            ),
            models.UniqueConstraint(
                fields=["vordering", "reference"], name="receipt_is_recorded_once"
            ),
            models.CheckConstraint(
                condition=Q(amount_cents__gt=0) & ~Q(reference=""), name="receipt_is_positive"
            ),
        ]
        triggers = [
            *_of_an_open_claim(),
            pgtrigger.Trigger(
                name="received_within_what_is_owed",
                when=pgtrigger.After,
                operation=pgtrigger.Insert,
                declare=[("owed", "BIGINT"), ("interest", "NUMERIC"), ("received", "NUMERIC")],
                func=WITHIN_WHAT_IS_OWED,
            ),
        ]

    def __str__(self) -> str:
        return dutch("Ontvangst {nummer}", nummer=self.number)


class Aanmaning(ClaimEvent):
    """A letter that asks who is in verzuim to pay within two weeks (Awb 4:112)."""

    sent_on = models.DateField(dutch("toegezonden op"))
    pay_by = models.DateField(dutch("betalen uiterlijk"))

    class Meta(ClaimEvent.Meta):
        verbose_name = dutch("aanmaning")
        verbose_name_plural = dutch("aanmaningen")
        constraints = [
            models.UniqueConstraint(
                fields=["vordering", "number"], name="reminders_of_a_claim_are_numbered"
            ),
            models.CheckConstraint(
                condition=Q(pay_by__gt=F("sent_on")) & ~Q(reference=""),
                name="reminder_gives_time",
            ),
        ]
        triggers = _of_an_open_claim()

    def __str__(self) -> str:
        return dutch("Aanmaning {kenmerk}", kenmerk=self.reference)


class Stuiting(ClaimEvent):
    """What started the prescription anew (Awb 4:105, 4:106); an aanmaning writes its own."""

    on = models.DateField(dutch("dag"))
    ground = models.CharField(dutch("grond"), max_length=60, choices=StuitingGrond)

    class Meta(ClaimEvent.Meta):
        verbose_name = dutch("stuiting")
        verbose_name_plural = dutch("stuitingen")
        constraints = [
            models.UniqueConstraint(
                fields=["vordering", "number"], name="interruptions_of_a_claim_are_numbered"
            ),
            models.CheckConstraint(
                condition=Q(ground__in=StuitingGrond.values) & ~Q(reference=""),
                name="interruption_has_a_known_ground",
            ),
        ]
        triggers = _of_an_open_claim()

    def __str__(self) -> str:
        return dutch("Stuiting door {grond}", grond=self.get_ground_display())


class Rentebesluit(ClaimEvent):
    """The decision that sets the interest up to and including a day (Awb 4:99)."""

    until = models.DateField(dutch("rente tot en met"))
    amount_cents = models.BigIntegerField(dutch("rente in centen"))
    decided_on = models.DateField(dutch("besloten op"))

    class Meta(ClaimEvent.Meta):
        verbose_name = dutch("rentebesluit")
        verbose_name_plural = dutch("rentebesluiten")
        constraints = [
            models.UniqueConstraint(
                fields=["vordering", "number"], name="interest_decisions_are_numbered"
            ),
            models.UniqueConstraint(
                fields=["vordering", "reference"], name="interest_decision_is_recorded_once"
            ),
            models.CheckConstraint(
                condition=Q(amount_cents__gte=SMALLEST_CENTS) & ~Q(reference=""),
                name="interest_is_enough_to_be_due",
            ),
            models.CheckConstraint(
                condition=Q(until__lte=F("decided_on")), name="interest_is_of_days_that_were"
            ),
        ]
        triggers = _of_an_open_claim()

    def __str__(self) -> str:
        return dutch("Rentebesluit {kenmerk}", kenmerk=self.reference)
