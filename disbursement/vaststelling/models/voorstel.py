"""A proposal to settle an uitkering, frozen as it was made, and the decisions that follow it."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django_fsm import transition

from disbursement.beschikking.models import Beschikking, BeschikkingKind
from disbursement.beschikking.models.kinds import SETTLEMENTS
from disbursement.uitkering.models import Uitkering
from disbursement.vaststelling import policies
from disbursement.vaststelling.models.kinds import BesluitRol, Uitvoering, VoorstelStatus
from regiodeals.common.stateful import StateField, StatefulModel
from regiodeals.common.words import dutch

AMOUNTS = [
    "granted_cents",
    "vat_cents",
    "spent_cents",
    "unlawful_cents",
    "paid_cents",
    "recovered_cents",
    "settled_cents",
    "unspent_or_unlawful_cents",
    "to_recover_cents",
]
PROPOSED = [
    "uitkering",
    "number",
    "kind",
    "currency",
    *AMOUNTS,
    "account_received_on",
    "execution",
    "breaches",
    "reasons",
    "legal_ground",
    "snapshot",
    "sha256",
    "proposed_by",
    "proposed_at",
]


class Voorstel(StatefulModel):
    """What somebody proposes to settle and to recover, with every line and ground it rests on.

    Amounts are cents in the currency of the entitlement. `snapshot` holds lines, findings and
    conclusion under a hash; nothing of it changes afterwards.
    """

    uitkering = models.ForeignKey(Uitkering, models.PROTECT, related_name="voorstellen")
    number = models.PositiveSmallIntegerField(dutch("volgnummer"))
    kind = models.CharField(dutch("soort besluit"), max_length=20, choices=BeschikkingKind)
    currency = models.CharField(dutch("munt"), max_length=3)
    granted_cents = models.BigIntegerField(dutch("verleend"))
    vat_cents = models.BigIntegerField(dutch("btw-deel"))
    spent_cents = models.BigIntegerField(dutch("verantwoord"))
    unlawful_cents = models.BigIntegerField(dutch("onrechtmatig besteed"))
    paid_cents = models.BigIntegerField(dutch("betaald"))
    recovered_cents = models.BigIntegerField(dutch("eerder teruggevorderd"))
    settled_cents = models.BigIntegerField(dutch("vast te stellen"))
    unspent_or_unlawful_cents = models.BigIntegerField(dutch("niet of onrechtmatig besteed"))
    to_recover_cents = models.BigIntegerField(dutch("terug te vorderen"))
    account_received_on = models.DateField(dutch("eindverantwoording ontvangen op"))
    execution = models.CharField(dutch("activiteiten"), max_length=40, choices=Uitvoering)
    breaches = models.TextField(dutch("niet nageleefd"), blank=True)
    reasons = models.TextField(dutch("motivering"), blank=True)
    legal_ground = models.CharField(dutch("grond"), max_length=300, blank=True)
    snapshot = models.JSONField(dutch("vastgelegde regels en gronden"))
    sha256 = models.CharField(dutch("SHA-256"), max_length=64)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        verbose_name=dutch("voorgesteld door"),
    )
    proposed_at = models.DateTimeField(dutch("voorgesteld op"))
    withdrawn_because = models.TextField(dutch("waarom ingetrokken"), blank=True)
    status = StateField(
        dutch("stand"),
        max_length=20,
        choices=VoorstelStatus.choices,
        default=VoorstelStatus.VOORGESTELD,
        protected=True,
        db_index=True,
    )

    class Meta:
        verbose_name = dutch("voorstel tot vaststelling")
        verbose_name_plural = dutch("voorstellen tot vaststelling")
        ordering = ["uitkering", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["uitkering", "number"], name="proposals_are_numbered"),
            models.UniqueConstraint(
                fields=["uitkering"],
                condition=Q(status=VoorstelStatus.VOORGESTELD),
                name="one_open_proposal",
            ),
            models.CheckConstraint(
                condition=Q(
                    status__in=VoorstelStatus.values,
                    execution__in=Uitvoering.values,
                    kind__in=SETTLEMENTS,
                ),
                name="proposal_is_of_a_known_kind",
            ),
            models.CheckConstraint(
                condition=Q(**{f"{name}__gte": 0 for name in AMOUNTS}),
                name="proposal_has_no_negative_amount",
            ),
            models.CheckConstraint(
                condition=Q(
                    settled_cents=F("granted_cents") - F("unspent_or_unlawful_cents"),
                    unspent_or_unlawful_cents__lte=F("unlawful_cents")
                    + F("granted_cents")
                    - F("vat_cents"),
                ),
                name="settled_is_the_grant_less_what_was_not_well_spent",
            ),
            models.CheckConstraint(
                condition=Q(
                    to_recover_cents__lte=F("unspent_or_unlawful_cents"),
                )
                & Q(to_recover_cents__lte=F("paid_cents")),
                name="recovery_is_of_what_was_not_or_unlawfully_spent",
            ),
            models.CheckConstraint(
                condition=(
                    Q(kind=BeschikkingKind.VASTSTELLING, legal_ground="")
                    & Q(settled_cents=F("granted_cents"))
                )
                | (
                    Q(kind=BeschikkingKind.LAGERE_VASTSTELLING)
                    & ~Q(legal_ground="")
                    & Q(settled_cents__lt=F("granted_cents"))
                ),
                name="lower_settlement_is_lower_and_has_its_ground",
            ),
            models.CheckConstraint(
                condition=~Q(status=VoorstelStatus.INGETROKKEN) | ~Q(withdrawn_because=""),
                name="withdrawn_proposal_says_why",
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="proposal_stays_on_record", operation=pgtrigger.Delete),
            pgtrigger.ReadOnly(name="proposal_is_frozen", fields=PROPOSED),
        ]

    def __str__(self) -> str:
        return dutch("Voorstel {nummer}", nummer=self.number)

    @property
    def dossier_id(self) -> int:
        """Number of the deal, for the trail."""
        return int(self.uitkering.deal_id)

    @transition(
        status,
        VoorstelStatus.VOORGESTELD,
        VoorstelStatus.INGETROKKEN,
        permission=policies.may_withdraw,
        custom={"done": "Voorstel ingetrokken"},
    )
    def withdraw(self) -> None:
        """Voorstel intrekken."""

    @transition(
        status,
        VoorstelStatus.VOORGESTELD,
        VoorstelStatus.GEVOLGD,
        permission=policies.nobody,
    )
    def carry_out(self) -> None:
        """Besluit genomen."""


class VoorstelBesluit(models.Model):
    """A beschikking that was drafted from a proposal; gone when its concept is thrown away.

    `deviates_because` says why it decides another amount than was proposed.
    """

    voorstel = models.ForeignKey(
        Voorstel, models.PROTECT, related_name="besluiten", verbose_name=dutch("voorstel")
    )
    beschikking = models.OneToOneField(Beschikking, models.CASCADE, related_name="voorstelbesluit")
    role = models.CharField(dutch("rol"), max_length=20, choices=BesluitRol)
    proposed_cents = models.BigIntegerField(dutch("voorgesteld bedrag"))
    deviates_because = models.TextField(dutch("waarom het afwijkt"), blank=True)

    class Meta:
        verbose_name = dutch("besluit uit een voorstel")
        verbose_name_plural = dutch("besluiten uit voorstellen")
        ordering = ["voorstel", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["voorstel", "role"], name="one_decision_of_a_kind_from_a_proposal"
            ),
            models.CheckConstraint(
                condition=Q(role__in=BesluitRol.values, proposed_cents__gte=0),
                name="decision_from_a_proposal_is_of_a_known_kind",
            ),
        ]
        triggers = [
            pgtrigger.ReadOnly(
                name="what_was_proposed_is_frozen",
                fields=["voorstel", "beschikking", "role", "proposed_cents"],
            )
        ]

    def __str__(self) -> str:
        return dutch(
            "{rol} uit {voorstel}", rol=self.get_role_display(), voorstel=str(self.voorstel)
        )

    @property
    def dossier_id(self) -> int:
        """Number of the deal, for the trail."""
        return self.voorstel.dossier_id


# On the table of beschikkingen, but it reads the proposals.
pgtrigger.register(
    pgtrigger.Trigger(
        name="recovery_stays_within_its_proposal",
        when=pgtrigger.Before,
        operation=pgtrigger.Update,
        condition=pgtrigger.Condition(
            "OLD.facts IS NULL AND NEW.facts IS NOT NULL"
            f" AND NEW.kind = '{BeschikkingKind.TERUGVORDERING.value}'"
        ),
        func=f"PERFORM 1 FROM {VoorstelBesluit._meta.db_table} b"
        f" JOIN {Voorstel._meta.db_table} v ON v.id = b.voorstel_id"
        " WHERE b.beschikking_id = NEW.id AND NEW.amount_cents > v.unspent_or_unlawful_cents;"
        " IF FOUND THEN"
        " RAISE EXCEPTION 'only what was not or unlawfully spent comes back'"
        " USING ERRCODE = 'check_violation', CONSTRAINT = 'recovery_stays_within_its_proposal';"
        " END IF; RETURN NEW;",
    ),
)(Beschikking)
