"""A decision on an uitkering, from concept to onherroepelijk."""

from django.conf import settings
from django.db import models
from django_fsm import transition

from disbursement.beschikking import conditions, policies
from disbursement.beschikking.models import lapsing
from disbursement.beschikking.models.guards import CONSTRAINTS, TRIGGERS
from disbursement.beschikking.models.kinds import BeschikkingKind, BeschikkingStatus
from disbursement.beschikking.models.sending import Sending
from disbursement.mandaat.models import Bevoegdheid, Mandaat, Vervanging
from disbursement.uitkering.models import Uitkering
from regiodeals.common.stateful import StateField, StatefulModel
from regiodeals.common.words import dutch
from regiodeals.documents.models import Document
from regiodeals.search.full_text import index_of_words


class Beschikking(Sending, StatefulModel):
    """The minister's decision on an uitkering (Awb 1:3): the verlening, and what follows it.

    `number` is its place among the decisions on the uitkering. Which of the columns of the content
    count depends on the kind; amounts are in the currency of the entitlement. `schedule` are the
    termijnen that a wijziging lays down, the rate that at which it commits euros for more dollars.
    At the signature its facts are frozen in `facts`; the letter is made from them and from nothing
    else, so that it says in a year what it said on the day. What was signed and never made known
    may lapse (Awb 3:40): it keeps its kenmerk and its facts, and takes the place of nothing.
    """

    uitkering = models.ForeignKey(Uitkering, models.PROTECT, related_name="beschikkingen")
    number = models.PositiveSmallIntegerField(dutch("volgnummer"), default=1)
    kind = models.CharField(
        dutch("soort"), max_length=20, choices=BeschikkingKind, default=BeschikkingKind.VERLENING
    )
    replaces = models.OneToOneField(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="replaced_by",
        verbose_name=dutch("vervangt"),
    )
    subject = models.CharField(dutch("onderwerp"), max_length=300, blank=True)
    amount_cents = models.BigIntegerField(dutch("bedrag in centen"), null=True, blank=True)
    spend_until = models.DateField(dutch("te besteden tot en met"), null=True, blank=True)
    request_received_on = models.DateField(dutch("verzoek ontvangen op"), null=True, blank=True)
    request_reference = models.CharField(
        dutch("kenmerk van het verzoek"), max_length=60, blank=True
    )
    account_received_on = models.DateField(
        dutch("verantwoording ontvangen op"), null=True, blank=True
    )
    pay_by = models.DateField(dutch("terugbetalen uiterlijk op"), null=True, blank=True)
    reasons = models.TextField(dutch("motivering"), blank=True)
    legal_ground = models.CharField(
        dutch("grondslag naast het Besluit"), max_length=300, blank=True
    )
    schedule = models.JSONField(dutch("andere termijnen"), null=True, blank=True)
    usd_rate = models.DecimalField(
        dutch("koers"), max_digits=9, decimal_places=6, null=True, blank=True
    )
    usd_rate_on = models.DateField(dutch("koers van"), null=True, blank=True)
    usd_rate_source = models.CharField(dutch("bron van de koers"), max_length=150, blank=True)
    kenmerk = models.CharField(dutch("kenmerk"), max_length=30, null=True, blank=True, unique=True)
    drafter = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=dutch("opsteller")
    )
    drafted_at = models.DateTimeField(dutch("opgesteld op"))
    submitted_at = models.DateTimeField(dutch("naar toetsing op"), null=True, blank=True)
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=dutch("toetser"),
    )
    reviewed_at = models.DateTimeField(dutch("getoetst op"), null=True, blank=True)
    reviewed_fingerprint = models.CharField(dutch("getoetste inhoud"), max_length=64, blank=True)
    signer = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=dutch("ondertekenaar"),
    )
    signed_at = models.DateTimeField(dutch("ondertekend op"), null=True, blank=True)
    mandaat = models.ForeignKey(
        Mandaat,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=dutch("getekend onder mandaat"),
    )
    vervanging = models.ForeignKey(
        Vervanging,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=dutch("getekend als vervanger"),
    )
    signed_for = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=dutch("getekend bij afwezigheid van"),
    )
    facts = models.JSONField(dutch("vastgelegde gegevens"), null=True, blank=True)
    document = models.OneToOneField(
        Document,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="beschikking",
        verbose_name=dutch("brief"),
    )
    announced_at = models.DateTimeField(dutch("in het portaal sinds"), null=True, blank=True)
    announced_on = models.DateField(dutch("bekendgemaakt op"), null=True, blank=True)
    announced_zone = models.CharField(dutch("tijdzone van die dag"), max_length=40, blank=True)
    remedy_last_day = models.DateField(dutch("laatste dag voor bezwaar"), null=True, blank=True)
    held_until = models.DateField(dutch("opengehouden tot en met"), null=True, blank=True)
    final_on = models.DateField(dutch("onherroepelijk sinds"), null=True, blank=True)
    lapsed_at = models.DateTimeField(dutch("vervallen op"), null=True, blank=True)
    lapsed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=dutch("liet vervallen"),
    )
    lapsed_because = models.TextField(dutch("waarom vervallen"), blank=True)
    last_remark = models.TextField(dutch("laatste opmerking"), blank=True)
    status = StateField(
        dutch("stand"),
        max_length=20,
        choices=BeschikkingStatus.choices,
        default=BeschikkingStatus.CONCEPT,
        protected=True,
        db_index=True,
    )

    # Powers that a page has read already, for many beschikkingen or many questions.
    known_powers: list[Bevoegdheid] | None = None

    class Meta:
        verbose_name = dutch("beschikking")
        verbose_name_plural = dutch("beschikkingen")
        ordering = ["-drafted_at"]
        indexes = [
            models.Index(fields=["-drafted_at", "-id"], name="beschikking_latest_first"),
            index_of_words("facts", name="beschikking_by_words"),
        ]
        constraints = [*CONSTRAINTS, *lapsing.CONSTRAINTS]
        triggers = [*TRIGGERS, *lapsing.TRIGGERS]

    def __str__(self) -> str:
        return self.kenmerk or dutch("concept {deal}", deal=str(self.uitkering.deal))

    @property
    def dossier_id(self) -> int:
        """Number of the deal, for the trail."""
        return int(self.uitkering.deal_id)

    @transition(
        status,
        BeschikkingStatus.CONCEPT,
        BeschikkingStatus.TER_TOETSING,
        conditions=[conditions.is_convenant_in_force, conditions.has_termijnen],
        permission=policies.may_submit,
        custom={"done": "Naar toetsing gestuurd"},
    )
    def submit(self) -> None:
        """Naar toetsing sturen."""

    @transition(
        status,
        BeschikkingStatus.TER_TOETSING,
        BeschikkingStatus.GETOETST,
        conditions=[conditions.is_convenant_in_force],
        permission=policies.may_review,
        custom={"done": "Akkoord gegeven"},
    )
    def approve(self) -> None:
        """Akkoord geven."""

    @transition(
        status,
        BeschikkingStatus.TER_TOETSING,
        BeschikkingStatus.CONCEPT,
        permission=policies.may_review,
        custom={"done": "Teruggestuurd met opmerking"},
    )
    def return_to_drafter(self) -> None:
        """Terugsturen met opmerking."""

    @transition(
        status,
        BeschikkingStatus.GETOETST,
        BeschikkingStatus.CONCEPT,
        permission=policies.may_refuse_to_sign,
        custom={"done": "Niet getekend, teruggestuurd met opmerking"},
    )
    def refuse_to_sign(self) -> None:
        """Niet tekenen, terug met opmerking."""

    @transition(
        status,
        BeschikkingStatus.GETOETST,
        BeschikkingStatus.ONDERTEKEND,
        conditions=[conditions.is_convenant_in_force],
        permission=policies.may_sign,
        custom={"done": "Ondertekend"},
    )
    def sign(self) -> None:
        """Ondertekenen."""

    @transition(
        status,
        BeschikkingStatus.ONDERTEKEND,
        BeschikkingStatus.BEKENDGEMAAKT,
        conditions=[conditions.has_stored_letter, conditions.has_day_of_letter_begun],
        permission=policies.may_announce,
        custom={"done": "Bekendgemaakt"},
    )
    def announce(self) -> None:
        """Bekendmaken."""

    @transition(
        status,
        BeschikkingStatus.ONDERTEKEND,
        BeschikkingStatus.VERVALLEN,
        permission=policies.may_lapse,
        custom={"done": "Vervallen"},
    )
    def lapse(self) -> None:
        """Laten vervallen."""

    @transition(
        status,
        BeschikkingStatus.BEKENDGEMAAKT,
        BeschikkingStatus.ONHERROEPELIJK,
        conditions=[conditions.is_remedy_term_over],
        permission=policies.nobody,
        custom={"done": "Onherroepelijk geworden"},
    )
    def become_final(self) -> None:
        """Onherroepelijk worden."""

    @transition(
        status,
        BeschikkingStatus.ONHERROEPELIJK,
        BeschikkingStatus.BEKENDGEMAAKT,
        permission=policies.nobody,
    )
    def reopen(self) -> None:
        """Toch niet onherroepelijk."""
