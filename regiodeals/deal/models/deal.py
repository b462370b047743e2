"""The Regio Deal, its parties, programmalijnen and money."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django_fsm import transition

from regiodeals.common.stateful import StateField, StatefulModel
from regiodeals.common.words import dutch
from regiodeals.deal import conditions, policies
from regiodeals.obligations.models import Obligation
from regiodeals.tranche.models import Tranche


class DealStatus(models.TextChoices):
    """The life of a deal."""

    VOORSTEL = "voorstel", dutch("voorstel")
    GESELECTEERD = "geselecteerd", dutch("geselecteerd")
    IN_VOORBEREIDING = "convenant_in_voorbereiding", dutch("convenant in voorbereiding")
    GESLOTEN = "convenant_gesloten", dutch("convenant gesloten")
    BESCHIKT = "beschikt", dutch("beschikt")
    IN_UITVOERING = "in_uitvoering", dutch("in uitvoering")
    EINDVERANTWOORDING = "eindverantwoording", dutch("eindverantwoording")
    VASTGESTELD = "vastgesteld", dutch("vastgesteld")
    AFGESLOTEN = "afgesloten", dutch("afgesloten")
    AFGEWEZEN = "afgewezen", dutch("afgewezen")
    INGETROKKEN = "ingetrokken", dutch("ingetrokken")
    OPGEZEGD = "opgezegd", dutch("opgezegd")


BEFORE_CONVENANT = [DealStatus.VOORSTEL, DealStatus.GESELECTEERD, DealStatus.IN_VOORBEREIDING]
WITHOUT_CONVENANT = [*BEFORE_CONVENANT, DealStatus.AFGEWEZEN, DealStatus.INGETROKKEN]
WITHOUT_GRANT = [*WITHOUT_CONVENANT, DealStatus.GESLOTEN, DealStatus.OPGEZEGD]
# Nobody has to do anything for it any more.
ENDED = [
    DealStatus.AFGESLOTEN,
    DealStatus.AFGEWEZEN,
    DealStatus.INGETROKKEN,
    DealStatus.OPGEZEGD,
]
AFTER_CONVENANT = [DealStatus.GESLOTEN, DealStatus.BESCHIKT, DealStatus.IN_UITVOERING]


class Deal(StatefulModel):
    """A convenant between the Rijk and a region in the making, in force, or ended."""

    tranche = models.ForeignKey(Tranche, models.PROTECT, related_name="deals")
    name = models.CharField(dutch("naam"), max_length=100)
    title = models.CharField(dutch("titel van het convenant"), max_length=200, blank=True)
    region = models.CharField(dutch("gebied"), max_length=300, blank=True)
    opgave = models.TextField(dutch("opgave"), blank=True)
    is_vulnerable_region = models.BooleanField(dutch("kwetsbare regio"), null=True, blank=True)
    vulnerable_reason = models.TextField(dutch("reden om af te wijken (art. 10 lid 2)"), blank=True)
    rijksbijdrage_cents = models.BigIntegerField(dutch("rijksbijdrage in eurocenten"))
    concluded_on = models.DateField(
        dutch("convenant gesloten op"), null=True, blank=True, db_index=True
    )
    granted_on = models.DateField(dutch("uitkering bekendgemaakt op"), null=True, blank=True)
    settled_on = models.DateField(dutch("uitkering vastgesteld op"), null=True, blank=True)
    ends_on = models.DateField(dutch("einde van de Regio Deal"), null=True, blank=True)
    progress_due = models.CharField(dutch("voortgang elk jaar vóór"), max_length=20, blank=True)
    accounthouder = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="deals",
        verbose_name=dutch("behandelaar"),
    )
    source = models.CharField(dutch("bron"), max_length=200, blank=True)
    certainty = models.CharField(dutch("zekerheid"), max_length=40, blank=True)
    example_fields = models.JSONField(
        dutch("velden met een voorbeeldwaarde"),
        default=list,
        blank=True,
        help_text=dutch("Namen van velden die voor de demonstratie zijn verzonnen."),
    )
    status = StateField(
        dutch("stand"),
        max_length=30,
        choices=DealStatus.choices,
        default=DealStatus.VOORSTEL,
        protected=True,
        db_index=True,
    )

    # Filled by the first panel of a page that asks for it.
    known_obligations: list[Obligation] | None = None

    class Meta:
        verbose_name = dutch("deal")
        verbose_name_plural = dutch("deals")
        ordering = ["name"]
        # The orders of the lists: a page is read from the index, however many deals there are.
        indexes = [
            models.Index(Lower("name"), "id", name="deal_by_name"),
            models.Index(
                F("granted_on").asc(nulls_first=True),
                F("concluded_on").asc(),
                Lower("name"),
                "id",
                name="deal_by_urgency",
            ),
        ]
        constraints = [
            models.UniqueConstraint(fields=["tranche", "name"], name="deal_named_once_per_tranche"),
            models.CheckConstraint(
                condition=Q(rijksbijdrage_cents__gt=0), name="rijksbijdrage_is_positive"
            ),
            models.CheckConstraint(
                condition=Q(status__in=DealStatus.values), name="deal_status_is_known"
            ),
            models.CheckConstraint(
                condition=Q(status__in=WITHOUT_CONVENANT) | Q(concluded_on__isnull=False),
                name="deal_after_convenant_has_its_date",
            ),
            models.CheckConstraint(
                condition=Q(status__in=WITHOUT_GRANT) | Q(granted_on__isnull=False),
                name="deal_after_grant_has_its_date",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def dossier_id(self) -> int:
        """Number of the deal, for the trail."""
        return self.pk

    @property
    def full_name(self) -> str:
        """The name as letters print it."""
        return f"Regio Deal {self.name}"

    @transition(
        status,
        DealStatus.VOORSTEL,
        DealStatus.GESELECTEERD,
        conditions=[conditions.has_known_rules, conditions.is_amount_within_limits],
        permission=policies.may_handle,
        custom={"done": "Geselecteerd"},
    )
    def select(self) -> None:
        """Selecteren."""

    @transition(
        status,
        DealStatus.VOORSTEL,
        DealStatus.AFGEWEZEN,
        permission=policies.may_handle,
        custom={"done": "Afgewezen"},
    )
    def reject(self) -> None:
        """Afwijzen."""

    @transition(
        status,
        DealStatus.GESELECTEERD,
        DealStatus.IN_VOORBEREIDING,
        conditions=[conditions.has_accounthouder],
        permission=policies.may_handle,
        custom={"done": "Voorbereiding van het convenant begonnen"},
    )
    def prepare_convenant(self) -> None:
        """Convenant voorbereiden."""

    @transition(
        status,
        DealStatus.IN_VOORBEREIDING,
        DealStatus.GESLOTEN,
        conditions=[conditions.has_convenant_date],
        permission=policies.may_handle,
        # The convenant has its own line; two alike would tell the same thing twice.
        custom={"done": "Termijn voor de beschikking begonnen"},
    )
    def conclude_convenant(self) -> None:
        """Convenant gesloten."""

    @transition(
        status,
        DealStatus.GESLOTEN,
        DealStatus.BESCHIKT,
        conditions=[conditions.has_grant_date],
        permission=policies.may_handle_or_sign,
    )
    def mark_beschikt(self) -> None:
        """Uitkering verleend."""

    @transition(
        status,
        DealStatus.BESCHIKT,
        DealStatus.IN_UITVOERING,
        permission=policies.may_handle,
        custom={"done": "Uitvoering gestart"},
    )
    def start_execution(self) -> None:
        """Uitvoering starten."""

    @transition(
        status,
        DealStatus.IN_UITVOERING,
        DealStatus.EINDVERANTWOORDING,
        conditions=[conditions.has_reached_its_end],
        permission=policies.may_handle,
        custom={"done": "Wacht op de eindverantwoording"},
    )
    def await_final_account(self) -> None:
        """Eindverantwoording afwachten."""

    @transition(
        status,
        DealStatus.EINDVERANTWOORDING,
        DealStatus.VASTGESTELD,
        conditions=[conditions.has_settlement_date],
        permission=policies.may_handle,
        custom={"done": "Vastgesteld"},
    )
    def settle(self) -> None:
        """Vaststellen."""

    @transition(
        status,
        DealStatus.VASTGESTELD,
        DealStatus.AFGESLOTEN,
        permission=policies.may_handle,
        custom={"done": "Dossier afgesloten"},
    )
    def close(self) -> None:
        """Dossier afsluiten."""

    @transition(
        status,
        BEFORE_CONVENANT,
        DealStatus.INGETROKKEN,
        permission=policies.may_handle,
        custom={"done": "Voorstel ingetrokken"},
    )
    def withdraw(self) -> None:
        """Voorstel intrekken."""

    @transition(
        status,
        AFTER_CONVENANT,
        DealStatus.OPGEZEGD,
        permission=policies.may_handle,
        custom={"done": "Convenant opgezegd"},
    )
    def terminate(self) -> None:
        """Convenant opzeggen."""
