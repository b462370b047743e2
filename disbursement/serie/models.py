"""A stored selection of deals, the acts ordered on it, and what came of each deal."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q

from disbursement.beschikking.models import Beschikking
from regiodeals.common.words import dutch, joined
from regiodeals.deal.models import Deal
from regiodeals.tranche.models import Tranche


class SerieAct(models.TextChoices):
    """What can be done to all deals of a serie; reviewing is done one by one, on purpose."""

    DRAFT = "opstellen", dutch("Concepten maken")
    SUBMIT = "insturen", dutch("Naar toetsing sturen")
    SIGN = "ondertekenen", dutch("Ondertekenen")
    ANNOUNCE = "bekendmaken", dutch("Bekendmaken")


class Phase(models.TextChoices):
    """How far an opdracht is; it follows from its moments and is never stored."""

    CHECKING = "controle", dutch("wordt gecontroleerd")
    READY = "gereed", dutch("gecontroleerd")
    RUNNING = "bezig", dutch("bezig")
    FINISHED = "klaar", dutch("klaar")
    DROPPED = "vervallen", dutch("vervallen")
    STOPPED = "gestopt", dutch("gestopt")


class Serie(models.Model):
    """Deals of one tranche that somebody chose to handle together."""

    tranche = models.ForeignKey(Tranche, models.PROTECT, related_name="series")
    deals = models.ManyToManyField(
        Deal, through="SerieDeal", related_name="series", verbose_name=dutch("deals")
    )
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        verbose_name=dutch("gemaakt door"),
    )
    made_at = models.DateTimeField(dutch("gemaakt op"))

    class Meta:
        verbose_name = dutch("serie")
        verbose_name_plural = dutch("series")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return dutch("Serie {nummer}", nummer=self.pk)


class SerieDeal(models.Model):
    """One chosen deal."""

    serie = models.ForeignKey(Serie, models.PROTECT, related_name="chosen")
    deal = models.ForeignKey(Deal, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = dutch("deal van een serie")
        verbose_name_plural = dutch("deals van een serie")
        ordering = ["serie", "pk"]
        constraints = [models.UniqueConstraint(fields=["serie", "deal"], name="deal_chosen_once")]

    def __str__(self) -> str:
        return str(self.deal)


class OpdrachtQuerySet(models.QuerySet["Opdracht"]):
    """Opdrachten by what still has to be done."""

    def open(self) -> "OpdrachtQuerySet":
        """Not finished, not dropped and not stopped; there is one per serie."""
        return self.filter(
            finished_at__isnull=True, dropped_at__isnull=True, stopped_at__isnull=True
        )

    def for_a_worker(self) -> "OpdrachtQuerySet":
        """Still to be checked, or started and not finished."""
        return self.open().filter(Q(checked_at__isnull=True) | Q(started_at__isnull=False))


class Opdracht(models.Model):
    """An act on all deals of a serie: first checked deal by deal, then started by who ordered it.

    The row is the outbox: a worker carries it out, and the sweep sends it again.
    """

    serie = models.ForeignKey(Serie, models.PROTECT, related_name="opdrachten")
    act = models.CharField(dutch("handeling"), max_length=20, choices=SerieAct)
    ordered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        verbose_name=dutch("gevraagd door"),
    )
    ordered_at = models.DateTimeField(dutch("gevraagd op"))
    checked_at = models.DateTimeField(dutch("gecontroleerd op"), null=True, blank=True)
    started_at = models.DateTimeField(dutch("gestart op"), null=True, blank=True)
    finished_at = models.DateTimeField(dutch("klaar op"), null=True, blank=True)
    dropped_at = models.DateTimeField(dutch("vervallen op"), null=True, blank=True)
    stopped_at = models.DateTimeField(dutch("gestopt op"), null=True, blank=True)

    objects = OpdrachtQuerySet.as_manager()

    class Meta:
        verbose_name = dutch("opdracht van een serie")
        verbose_name_plural = dutch("opdrachten van series")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(act__in=SerieAct.values), name="opdracht_act_is_known"
            ),
            models.UniqueConstraint(
                fields=["serie"],
                condition=Q(
                    finished_at__isnull=True, dropped_at__isnull=True, stopped_at__isnull=True
                ),
                name="one_open_opdracht_per_serie",
            ),
            models.CheckConstraint(
                condition=Q(started_at__isnull=True) | Q(checked_at__isnull=False),
                name="opdracht_is_checked_before_it_starts",
            ),
            models.CheckConstraint(
                condition=Q(finished_at__isnull=True) | Q(started_at__isnull=False),
                name="opdracht_is_started_before_it_ends",
            ),
            models.CheckConstraint(
                condition=Q(dropped_at__isnull=True) | Q(started_at__isnull=True),
                name="started_opdracht_is_not_dropped",
            ),
            models.CheckConstraint(
                condition=Q(stopped_at__isnull=True)
                | Q(started_at__isnull=False, finished_at__isnull=True),
                name="only_a_running_opdracht_is_stopped",
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="ended_opdracht_is_frozen",
                operation=pgtrigger.Update | pgtrigger.Delete,
                condition=pgtrigger.Q(old__finished_at__isnull=False)
                | pgtrigger.Q(old__dropped_at__isnull=False)
                | pgtrigger.Q(old__stopped_at__isnull=False),
            ),
            # What a worker does, it does in the name of who ordered it, and nothing else than that.
            pgtrigger.ReadOnly(
                name="order_is_frozen", fields=["serie", "act", "ordered_by", "ordered_at"]
            ),
        ]

    def __str__(self) -> str:
        return dutch(
            "{handeling}, serie {nummer}", handeling=self.get_act_display(), nummer=self.serie_id
        )

    @property
    def is_open(self) -> bool:
        """Neither finished, dropped nor stopped."""
        return self.phase not in (Phase.FINISHED, Phase.DROPPED, Phase.STOPPED)

    @property
    def phase(self) -> Phase:
        """How far it is."""
        if self.dropped_at is not None:
            return Phase.DROPPED
        if self.stopped_at is not None:
            return Phase.STOPPED
        if self.finished_at is not None:
            return Phase.FINISHED
        if self.started_at is not None:
            return Phase.RUNNING
        return Phase.READY if self.checked_at is not None else Phase.CHECKING


class OnderdeelQuerySet(models.QuerySet["Onderdeel"]):
    """Parts of an opdracht by what came of them."""

    def unchecked(self) -> "OnderdeelQuerySet":
        """Of which nobody knows yet whether they can be done."""
        return self.filter(checked_at__isnull=True)

    def ready(self) -> "OnderdeelQuerySet":
        """Checked, and nothing stood in the way."""
        return self.filter(checked_at__isnull=False, obstacle="")

    def to_do(self) -> "OnderdeelQuerySet":
        """Ready, and neither done nor failed."""
        return self.ready().filter(done_at__isnull=True, failure="")


class Onderdeel(models.Model):
    """One deal of an opdracht: whether it is ready, and whether it was done."""

    opdracht = models.ForeignKey(
        Opdracht, models.PROTECT, related_name="onderdelen", verbose_name=dutch("opdracht")
    )
    deal = models.ForeignKey(Deal, models.PROTECT, related_name="+")
    attempts = models.PositiveSmallIntegerField(dutch("pogingen"), default=0)
    checked_at = models.DateTimeField(dutch("gecontroleerd op"), null=True, blank=True)
    obstacle = models.TextField(dutch("waarom niet"), blank=True)
    done_at = models.DateTimeField(dutch("gedaan op"), null=True, blank=True)
    failure = models.TextField(dutch("waarom mislukt"), blank=True)

    objects = OnderdeelQuerySet.as_manager()

    class Meta:
        verbose_name = dutch("onderdeel van een opdracht")
        verbose_name_plural = dutch("onderdelen van opdrachten")
        ordering = ["opdracht", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["opdracht", "deal"], name="deal_once_per_opdracht"),
            models.CheckConstraint(
                condition=Q(done_at__isnull=True)
                | Q(checked_at__isnull=False, obstacle="", failure=""),
                name="only_what_was_ready_is_done",
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="done_is_done",
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition("OLD.done_at IS NOT NULL OR OLD.failure <> ''"),
            ),
            pgtrigger.Protect(name="part_stays_on_record", operation=pgtrigger.Delete),
            pgtrigger.ReadOnly(name="part_is_of_its_deal", fields=["opdracht", "deal"]),
            pgtrigger.Protect(
                name="checked_is_checked",
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition(
                    "OLD.checked_at IS NOT NULL AND ROW(OLD.checked_at, OLD.obstacle)"
                    " IS DISTINCT FROM ROW(NEW.checked_at, NEW.obstacle)"
                ),
            ),
        ]

    def __str__(self) -> str:
        return str(self.deal)


class Inzage(models.Model):
    """That a person looked at exactly this content of a beschikking before signing it."""

    beschikking = models.ForeignKey(Beschikking, models.PROTECT, related_name="inzagen")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=dutch("wie")
    )
    fingerprint = models.CharField(dutch("inhoud"), max_length=64)
    at = models.DateTimeField(dutch("bekeken op"))

    class Meta:
        verbose_name = dutch("inzage")
        verbose_name_plural = dutch("inzagen")
        ordering = ["-at"]
        constraints = [
            models.UniqueConstraint(
                fields=["beschikking", "person", "fingerprint"], name="content_seen_once"
            ),
            models.CheckConstraint(condition=~Q(fingerprint=""), name="inzage_is_of_some_content"),
        ]
        triggers = [
            pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)
        ]

    def __str__(self) -> str:
        return joined(": ", (str(self.person), str(self.beschikking)))


SEEN = Q(inzagen__fingerprint=F("reviewed_fingerprint"))
