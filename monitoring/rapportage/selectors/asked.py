"""What the ministry asked of a deal between times, for its dossier."""

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.db.models.functions import JSONObject

from monitoring.rapportage.models import Rapportage
from monitoring.rapportage.selectors.owed import last_day
from regiodeals.mail.models import Message, MessageKind

ALONG = "asked_along"


def names_told(report: Rapportage, act: str) -> list[str]:
    """To whom a mail was ordered about an act: that it was asked, or withdrawn."""
    told = Message.objects.about(report, MessageKind.UITVRAAG).filter(occasion=act)
    return list(told.order_by("pk").values_list("to_name", flat=True))


def asked_along_with_deal() -> ArraySubquery:
    """Every question with its state and last day, the last first; for the question that reads the
    deal.
    """
    found = Rapportage.objects.filter(deal=OuterRef("pk"), year__isnull=True).order_by("-pk")
    row = JSONObject(pk="pk", subject="subject", status="status", last_day=last_day())
    return ArraySubquery(found.values(json=row))
