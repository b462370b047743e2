"""A message to one recipient: first an order (the outbox), then a fact that never changes."""

from datetime import datetime

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q

from regiodeals.common.language import Language
from regiodeals.common.words import dutch
from regiodeals.mail.address import LONGEST, SHAPE
from regiodeals.mail.models.template_version import TemplateVersion

# An amount does not belong where it can be read on a locked telephone.
AMOUNT_SIGNS = r"[€$]|(EUR|USD) ?\d"
PENDING = Q(handed_over_at__isnull=True, given_up_at__isnull=True, withdrawn_at__isnull=True)
FAILED = Q(given_up_at__isnull=False) | Q(bounced_at__isnull=False)
CONTENT = (
    "kind",
    "about_type",
    "about_id",
    "recipient_type",
    "recipient_id",
    "occasion",
    "dossier",
    "to_name",
    "to_address",
    "language",
    "template",
    "template_version",
    "subject_line",
    "text",
    "html",
    "message_id",
    "queued_at",
    "queued_by",
)
# How it went; what may still be told once a message has left, is not among these.
COURSE = (
    "next_attempt_at",
    "attempts",
    "leased_until",
    "failed_at",
    "failure_kind",
    "failure",
    "handed_over_at",
    "given_up_at",
    "withdrawn_at",
)


def _changes(*columns: str) -> str:
    """SQL: whether an update changes one of these columns."""
    old, new = (", ".join(f"{row}.{name}" for name in columns) for row in ("OLD", "NEW"))
    return f"ROW({old}) IS DISTINCT FROM ROW({new})"


class MessageKind(models.TextChoices):
    """Why somebody gets mail; a closed list."""

    BEKENDMAKING = "bekendmaking", dutch("bekendmaking van een beschikking")
    AANGEBODEN = "aangeboden_rapportage", dutch("een voortgangsrapportage ter ondertekening")
    NIET_GETEKEND = "niet_getekende_rapportage", dutch("een voortgangsrapportage die terugkwam")
    ONTVANGST = "ontvangst_rapportage", dutch("ontvangst van een voortgangsrapportage")
    HERINNERING = "herinnering", dutch("herinnering aan een laatste dag")
    UITNODIGING = "uitnodiging", dutch("uitnodiging om aan een deal te werken")
    UITKOMST = "uitkomst_rapportage", dutch("uitkomst van een voortgangsrapportage")
    OVERLEG = "overleg", dutch("uitnodiging voor een overleg")
    VERSLAG = "verslag_overleg", dutch("verslag van een overleg")
    DATUMPRIKKER = "datumprikker", dutch("datumprikker voor een overleg")
    UITWISSELING = "uitwisseling", dutch("aanmelding voor een uitwisseling")
    UITVRAAG = "uitvraag_rapportage", dutch("vraag om een tussentijdse rapportage")


class FailureKind(models.TextChoices):
    """What went wrong with the last attempt."""

    REFUSED = "geweigerd", dutch("de mailserver weigerde het adres of het bericht")
    UNREACHABLE = "onbereikbaar", dutch("de mailserver was niet te bereiken of nam het niet aan")
    OWN = "eigen", dutch("het bericht kon niet worden samengesteld")


class MessageQuerySet(models.QuerySet["Message"]):
    """Messages by the phase they are in."""

    def pending(self) -> "MessageQuerySet":
        """Ordered, and neither handed over, given up nor withdrawn."""
        return self.filter(PENDING)

    def due(self, moment: datetime) -> "MessageQuerySet":
        """Pending, to be tried by now, and not in the hands of a worker."""
        is_free = Q(leased_until__isnull=True) | Q(leased_until__lte=moment)
        return self.pending().filter(is_free, next_attempt_at__lte=moment)

    def failed(self) -> "MessageQuerySet":
        """Given up or come back, and nobody has dealt with that."""
        return self.filter(FAILED, settled_at__isnull=True)

    def about(self, subject: models.Model, kind: MessageKind) -> "MessageQuerySet":
        """Of one kind about one object, the latest first."""
        return self.filter(
            kind=kind, about_type=subject._meta.label_lower, about_id=subject.pk
        ).order_by("-queued_at", "-pk")


class Message(models.Model):
    """Mail to one recipient; its phase follows from its moments, so it cannot contradict them.

    What it says and to which address is frozen when it is queued, and everything else once the
    mail server has accepted it. `occasion` tells apart what somebody gets more than once about
    the same object, such as the reminder of a day.
    """

    kind = models.CharField(dutch("soort"), max_length=30, choices=MessageKind)
    about_type = models.CharField(dutch("soort onderwerp"), max_length=80)
    about_id = models.BigIntegerField(dutch("nummer van het onderwerp"))
    recipient_type = models.CharField(dutch("soort ontvanger"), max_length=80)
    recipient_id = models.BigIntegerField(dutch("nummer van de ontvanger"))
    occasion = models.CharField(dutch("gelegenheid"), max_length=40, blank=True)
    dossier = models.BigIntegerField(dutch("nummer van de deal"), null=True, blank=True)
    to_name = models.CharField(dutch("aan"), max_length=200)
    to_address = models.CharField(dutch("e-mailadres"), max_length=LONGEST)
    language = models.CharField(dutch("taal"), max_length=2, choices=Language, default=Language.NL)
    template = models.CharField(dutch("sjabloon"), max_length=60)
    template_version = models.ForeignKey(
        TemplateVersion,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="messages",
        verbose_name=dutch("versie van het sjabloon"),
    )
    subject_line = models.CharField(dutch("onderwerpregel"), max_length=150)
    text = models.TextField(dutch("tekst"))
    html = models.TextField(dutch("opgemaakte tekst"))
    message_id = models.CharField(dutch("Message-ID"), max_length=200, unique=True)
    queued_at = models.DateTimeField(dutch("klaargezet op"))
    queued_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=dutch("klaargezet door"),
    )
    next_attempt_at = models.DateTimeField(dutch("volgende poging op"))
    attempts = models.PositiveSmallIntegerField(dutch("pogingen"), default=0)
    leased_until = models.DateTimeField(dutch("bij een worker tot"), null=True, blank=True)
    failed_at = models.DateTimeField(dutch("laatste fout op"), null=True, blank=True)
    failure_kind = models.CharField(
        dutch("soort fout"), max_length=20, choices=FailureKind, blank=True
    )
    failure = models.TextField(dutch("laatste fout"), blank=True)
    handed_over_at = models.DateTimeField(
        dutch("door de mailserver aangenomen op"), null=True, blank=True
    )
    given_up_at = models.DateTimeField(dutch("opgegeven op"), null=True, blank=True)
    withdrawn_at = models.DateTimeField(dutch("vervallen op"), null=True, blank=True)
    bounced_at = models.DateTimeField(dutch("teruggekomen op"), null=True, blank=True)
    bounce = models.TextField(dutch("reden van terugkomst"), blank=True)
    settled_at = models.DateTimeField(dutch("mislukking afgehandeld op"), null=True, blank=True)
    settled_how = models.CharField(dutch("hoe afgehandeld"), max_length=200, blank=True)

    objects = MessageQuerySet.as_manager()

    class Meta:
        verbose_name = dutch("bericht")
        verbose_name_plural = dutch("berichten")
        ordering = ["-queued_at", "-pk"]
        indexes = [
            models.Index(fields=["next_attempt_at"], condition=PENDING, name="mail_pending"),
            models.Index(
                fields=["kind", "about_type", "about_id"],
                condition=FAILED & Q(settled_at__isnull=True),
                name="mail_failed",
            ),
            models.Index(fields=["-queued_at", "-id"], name="mail_latest_first"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=[
                    "kind",
                    "about_type",
                    "about_id",
                    "recipient_type",
                    "recipient_id",
                    "occasion",
                ],
                name="message_once_per_occasion",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=MessageKind.values), name="message_kind_is_known"
            ),
            models.CheckConstraint(
                condition=Q(to_address__regex=SHAPE), name="message_goes_to_one_mailbox"
            ),
            models.CheckConstraint(
                condition=~Q(to_name__regex=r"[[:cntrl:]]")
                & ~Q(subject_line__regex=r"[[:cntrl:]]")
                & ~Q(message_id__regex=r"[[:cntrl:][:space:]]"),
                name="message_header_is_one_line",
            ),
            models.CheckConstraint(
                condition=~Q(subject_line="") & ~Q(subject_line__regex=AMOUNT_SIGNS),
                name="message_subject_has_no_amount",
            ),
            models.CheckConstraint(
                condition=~Q(handed_over_at__isnull=False, given_up_at__isnull=False)
                & ~Q(handed_over_at__isnull=False, withdrawn_at__isnull=False)
                & ~Q(given_up_at__isnull=False, withdrawn_at__isnull=False),
                name="message_ends_in_one_way",
            ),
            models.CheckConstraint(
                condition=Q(bounced_at__isnull=True) | Q(handed_over_at__isnull=False),
                name="message_comes_back_after_it_left",
            ),
            models.CheckConstraint(
                condition=Q(settled_at__isnull=True, settled_how="")
                | (Q(settled_at__isnull=False) & ~Q(settled_how="") & FAILED),
                name="message_settled_after_it_failed",
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="message_stays_on_record", operation=pgtrigger.Delete),
            pgtrigger.ReadOnly(name="message_content_is_frozen", fields=[*CONTENT]),
            pgtrigger.Protect(
                name="sent_message_is_frozen",
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition(
                    f"OLD.handed_over_at IS NOT NULL AND {_changes(*COURSE)}"
                ),
            ),
            pgtrigger.Protect(
                name="bounced_message_is_frozen",
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition(
                    f"OLD.bounced_at IS NOT NULL AND {_changes('bounced_at', 'bounce')}"
                ),
            ),
            pgtrigger.Protect(
                name="settled_message_is_frozen",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__settled_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} aan {self.to_name}"

    @property
    def dossier_id(self) -> int | None:
        """Number of the deal, for the trail."""
        return self.dossier

    @property
    def is_pending(self) -> bool:
        """Whether it still has to go."""
        return (self.handed_over_at, self.given_up_at, self.withdrawn_at) == (None, None, None)

    @property
    def is_failed(self) -> bool:
        """Whether it did not arrive, and a person must do something."""
        return (self.given_up_at or self.bounced_at) is not None and self.settled_at is None
