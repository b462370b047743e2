"""Questions about rapportages, always asked by somebody."""

from django.db.models import Count, Prefetch, Q, QuerySet

from monitoring.rapportage.conditions import REPORTING
from monitoring.rapportage.models import Antwoord, Lijnverslag, Rapportage
from regiodeals.accounts.models import Role, User
from regiodeals.deal.models import Deal, PartyRole
from regiodeals.party.selectors import organisation_ids_of


def rapportages_visible_to(user: User) -> QuerySet[Rapportage]:
    """Of the granting ministry all, of a region those it writes; others see none."""
    found = Rapportage.objects.select_related("deal")
    if user.is_ministry:
        return found
    return found.filter(deal__in=deals_written_by(user))


def rapportages_newest_first(user: User) -> QuerySet[Rapportage]:
    """The same with how many questions were answered, the last year first."""
    given = Q(antwoorden__cents__isnull=False) | ~Q(antwoorden__text="")
    return (
        rapportages_visible_to(user)
        .annotate(asked=Count("antwoorden"), given=Count("antwoorden", filter=given))
        .order_by("-year", "deal__name", "pk")
    )


def deals_written_by(user: User) -> QuerySet[Deal]:
    """The deals whose rapportage the person may write."""
    if not user.has_role(Role.REGIOCOORDINATOR):
        return Deal.objects.none()
    return Deal.objects.filter(
        parties__role__in=[PartyRole.REGIOPARTIJ, PartyRole.KASSIER],
        parties__organisation__in=organisation_ids_of(user),
    ).distinct()


def deals_to_report_on(user: User) -> QuerySet[Deal]:
    """Those among them that can be reported on now."""
    return (
        deals_written_by(user)
        .filter(status__in=REPORTING, granted_on__isnull=False)
        .order_by("name")
    )


def whole_rapportage(user: User, pk: int) -> QuerySet[Rapportage]:
    """One visible rapportage with every answer, in a fixed number of questions."""
    answers = Antwoord.objects.select_related("by").order_by("pk")
    lines = Lijnverslag.objects.select_related("programmalijn").order_by("programmalijn__order")
    return (
        rapportages_visible_to(user)
        .filter(pk=pk)
        .prefetch_related(
            Prefetch("antwoorden", queryset=answers), Prefetch("lijnverslagen", queryset=lines)
        )
    )
