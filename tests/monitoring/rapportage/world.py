"""A rapportage and its fields."""

from typing import Any

from monitoring.rapportage import services
from monitoring.rapportage.models import Antwoord, Lijnverslag, Rapportage
from regiodeals.accounts.models import User
from regiodeals.deal.models import Deal
from tests import builders

YEAR = builders.NOW.year


def opened(deal: Deal, actor: User, year: int = YEAR) -> Rapportage:
    """Begun by somebody of the region."""
    return services.open_report(deal_id=deal.pk, year=year, actor=actor)


def field(report: Rapportage, vraag: str) -> Antwoord:
    """A question of the deal, or of its first programmalijn."""
    found = report.antwoorden.filter(vraag=vraag).order_by("lijnverslag__programmalijn__order")
    return found.select_related("lijnverslag")[0]


def line_of(report: Rapportage) -> Lijnverslag:
    """The part about the first programmalijn."""
    return report.lijnverslagen.order_by("programmalijn__order")[0]


def save(answer: Antwoord, value: str, actor: User, **more: Any) -> Antwoord:
    """Somebody who saw the field as it is handed here, saves it."""
    given: dict[str, Any] = {"field": answer.pk, "seen_version": answer.version} | more
    return services.save_field(
        rapportage_id=answer.rapportage_id, value=value, actor=actor, **given
    )


def report_in(deal: Deal) -> Rapportage:
    """A rapportage in a deal that stays in its own state."""
    present = Rapportage.objects.filter(deal=deal).first()
    if present is not None:
        return present
    report = Rapportage.objects.create(
        deal=deal, year=YEAR, form_version=1, opened_at=builders.NOW, opened_by=builders.user()
    )
    line = report.lijnverslagen.create(
        programmalijn=deal.programmalijnen.all()[0], rijk_cents=1, publiek_cents=1, privaat_cents=1
    )
    report.antwoorden.create(lijnverslag=line, vraag="stand")
    report.antwoorden.create(vraag="lessen")
    return report
