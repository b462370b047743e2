"""The grant of a deal: instrument, amounts, kassier, spending period."""

import pgtrigger
from django.db import models
from django.db.models import F, Q

from regiodeals.common.words import dutch, joined
from regiodeals.deal.models import Deal
from regiodeals.legal.grant_rules import Instrument
from regiodeals.party.models import Organisation

# Held when a transaction ends, so that an uitkering can be opened row by row. The lock lets two
# who add a termijn at once count one another's. From the bekendmaking on the ledger holds the sum:
# a later decision may grant more than this row.
WITHIN_UITKERING = """\
PERFORM 1 FROM disbursement_boeking WHERE uitkering_id = subject;
IF FOUND THEN
    RETURN NULL;
END IF;
SELECT COALESCE(usd_cents, amount_cents) - bcf_cents INTO most
FROM disbursement_uitkering WHERE id = subject FOR NO KEY UPDATE;
SELECT SUM(amount_cents) INTO total FROM disbursement_termijn WHERE uitkering_id = subject;
IF total > most THEN
    RAISE EXCEPTION 'the termijnen are more than the uitkering'
    USING ERRCODE = 'check_violation', CONSTRAINT = 'termijnen_within_uitkering';
END IF;
RETURN NULL;
"""


def within_uitkering(name: str, subject: str) -> pgtrigger.Trigger:
    """Termijnen and vat part are together at most what the kassier is entitled to."""
    return pgtrigger.Trigger(
        name=name,
        when=pgtrigger.After,
        operation=pgtrigger.Insert | pgtrigger.Update,
        timing=pgtrigger.Deferred,
        declare=[("subject", f"BIGINT := {subject}"), ("most", "BIGINT"), ("total", "NUMERIC")],
        func=WITHIN_UITKERING,
    )


class Uitkering(models.Model):
    """The specifieke or bijzondere uitkering of one deal; at most one per deal (Besluit 12 lid 4).

    The instrument follows from the kind of the kassier and is fixed when the uitkering is opened.
    For a bijzondere uitkering the dollars are the entitlement (FinBES 91 lid 2); euros are the
    commitment. Neither is ever recomputed from the other.
    """

    deal = models.OneToOneField(Deal, models.PROTECT, related_name="uitkering")
    kassier = models.ForeignKey(
        Organisation, models.PROTECT, related_name="uitkeringen", verbose_name=dutch("regiokassier")
    )
    instrument = models.CharField(
        dutch("soort"), max_length=30, choices=[(i.value, i.words) for i in Instrument]
    )
    amount_cents = models.BigIntegerField(dutch("bedrag in eurocenten"))
    bcf_cents = models.BigIntegerField(dutch("btw-deel voor het fonds, in eurocenten"), default=0)
    usd_cents = models.BigIntegerField(dutch("recht in dollarcenten"), null=True, blank=True)
    usd_rate = models.DecimalField(
        dutch("koers"), max_digits=9, decimal_places=6, null=True, blank=True
    )
    usd_rate_on = models.DateField(dutch("koers van"), null=True, blank=True)
    usd_rate_source = models.CharField(dutch("bron van de koers"), max_length=150, blank=True)
    spend_from = models.DateField(dutch("te besteden van"))
    spend_until = models.DateField(dutch("te besteden tot en met"))
    account_number = models.CharField(dutch("rekening"), max_length=60)
    account_name = models.CharField(dutch("ten name van"), max_length=150)
    request_received_on = models.DateField(dutch("begroting ontvangen op"), null=True, blank=True)
    request_reference = models.CharField(dutch("kenmerk van de kassier"), max_length=60, blank=True)
    other_obligations = models.TextField(
        dutch("andere verplichtingen"),
        blank=True,
        help_text=dutch(
            "Op verzoek van de regiopartners; elke regel is een verplichting in de brief."
        ),
    )
    is_example = models.BooleanField(dutch("voorbeeld"), default=False)

    class Meta:
        verbose_name = dutch("uitkering")
        verbose_name_plural = dutch("uitkeringen")
        ordering = ["deal__name"]
        constraints = [
            models.CheckConstraint(condition=Q(amount_cents__gt=0), name="uitkering_is_positive"),
            models.CheckConstraint(
                condition=Q(bcf_cents__gte=0, bcf_cents__lte=F("amount_cents")),
                name="btw_part_within_uitkering",
            ),
            models.CheckConstraint(
                condition=Q(instrument=Instrument.SPUK.value, usd_cents__isnull=True)
                | Q(
                    instrument=Instrument.BU.value,
                    bcf_cents=0,
                    # Without these an unknown amount makes the check unknown, which passes.
                    usd_cents__isnull=False,
                    usd_cents__gt=0,
                    usd_rate__isnull=False,
                    usd_rate__gt=0,
                    usd_rate_on__isnull=False,
                ),
                name="dollars_only_and_always_for_bijzondere_uitkering",
            ),
            models.CheckConstraint(
                condition=Q(spend_until__gt=F("spend_from")), name="spending_period_runs_forward"
            ),
        ]
        triggers = [within_uitkering("uitkering_covers_termijnen", "NEW.id")]

    def __str__(self) -> str:
        return joined(" ", (self.get_instrument_display(), str(self.deal)))

    @property
    def dossier_id(self) -> int:
        """Number of the deal, for the trail."""
        return int(self.deal_id)

    @property
    def asked_obligations(self) -> list[str]:
        """What else the regiopartners asked to impose (Besluit art. 14 lid 4, 16 lid 4)."""
        return self.other_obligations.splitlines()

    @property
    def is_bijzonder(self) -> bool:
        """Whether the law of the Caribbean Netherlands holds (Besluit art. 9 lid 2)."""
        return self.instrument == Instrument.BU.value

    @property
    def currency(self) -> str:
        """The currency of the entitlement."""
        return "USD" if self.is_bijzonder else "EUR"

    @property
    def entitlement_cents(self) -> int:
        """What the kassier is entitled to, in the currency of the entitlement."""
        return self.usd_cents if self.is_bijzonder and self.usd_cents else self.amount_cents
