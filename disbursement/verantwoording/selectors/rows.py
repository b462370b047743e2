"""Which papers, files and versions there are."""

from collections.abc import Iterable

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.db.models.functions import Lower

from disbursement.verantwoording.models import (
    Indicator,
    Inlezing,
    Levering,
    PaperKind,
    SisaVersie,
    Status,
    Uitstelverzoek,
    Verantwoording,
)
from regiodeals.accounts.models import User
from regiodeals.common import clock
from regiodeals.common.period import PeriodQuerySet
from regiodeals.deal.models import DealRole
from regiodeals.deal.selectors import in_visible_deal
from regiodeals.obligations.models import Obligation
from regiodeals.obligations.state import State
from regiodeals.party.selectors import organisation_ids_of

SUBJECT = Verantwoording._meta.label_lower


def papers_visible_to(user: User) -> QuerySet[Verantwoording]:
    """The papers of the deals that the person sees, with what every page of them shows."""
    return Verantwoording.objects.filter(in_visible_deal(user, "uitkering__deal")).select_related(
        "uitkering__deal__tranche", "uitkering__kassier", "current", "current__beoordeling"
    )


def works_for_kassier(user: User, paper: Verantwoording) -> bool:
    """Whether the person works for who accounts: in the deal, or as a member of it."""
    kassier = paper.uitkering.kassier_id
    in_deal = DealRole.objects.valid_on(clock.today()).filter(
        user=user, deal=paper.uitkering.deal_id, organisation=kassier
    )
    member = organisation_ids_of(user).filter(organisation=kassier)
    return in_deal.exists() or member.exists()


def sent_back_to(user: User) -> QuerySet[Verantwoording]:
    """What came back with questions: of who handles the deal, or works for the kassier."""
    back = papers_visible_to(user).filter(status=Status.TERUG).order_by("year", "pk")
    if user.is_ministry:
        return back.filter(uitkering__deal__accounthouder=user)
    in_deal = DealRole.objects.valid_on(clock.today()).filter(
        user=user, deal=OuterRef("uitkering__deal"), organisation=OuterRef("uitkering__kassier")
    )
    member = Q(uitkering__kassier__in=organisation_ids_of(user).values("organisation"))
    return back.filter(member | Exists(in_deal))


def papers_for_page(user: User) -> QuerySet[Verantwoording]:
    """The same with every delivery, its judgement, and each request for postponement."""
    deliveries = Levering.objects.select_related(
        "recorded_by", "document", "beoordeling__by", "versie"
    )
    requests = Uitstelverzoek.objects.select_related("recorded_by", "decided_by")
    return papers_visible_to(user).prefetch_related(
        Prefetch("leveringen", queryset=deliveries),
        Prefetch("uitstelverzoeken", queryset=requests),
    )


def papers_matching(
    user: User, year: int, *, text: str = "", status: str = "", paper: str = ""
) -> QuerySet[Verantwoording]:
    """The papers of a year by words of the deal or the kassier, by state and by kind.

    "te laat" is no state of the paper: it follows from the obligation about it.
    """
    found = papers_visible_to(user).filter(year=year)
    if text:
        found = found.filter(
            Q(uitkering__deal__name__icontains=text) | Q(uitkering__kassier__name__icontains=text)
        )
    if paper:
        found = found.filter(paper=paper)
    if status == State.OVERDUE:
        late = Obligation.objects.filter(subject_type=SUBJECT, kind__in=PaperKind.values).overdue()
        found = found.filter(pk__in=late.values("subject_id"))
    elif status:
        found = found.filter(status=status)
    return found.order_by(Lower("uitkering__deal__name"), "paper", "pk")


def years_of(user: User) -> list[int]:
    """The years over which something is owed in the deals the person sees."""
    years = papers_visible_to(user).order_by("year").values_list("year", flat=True)
    return list(years.distinct())


def obligations_of_papers(papers: Iterable[Verantwoording]) -> dict[int, Obligation]:
    """The obligation about each paper, by the number of the paper; in one question."""
    ids = [paper.pk for paper in papers]
    found = Obligation.objects.filter(subject_type=SUBJECT, subject_id__in=ids)
    return by_paper(found)


def by_paper(found: Iterable[Obligation]) -> dict[int, Obligation]:
    """Those of `found` by which a paper must be handed in, by the number of the paper.

    Its receipt starts another term about the same paper: the year in which to tell the kassier.
    """
    return {
        owed.subject_id: owed
        for owed in found
        if owed.subject_type == SUBJECT and owed.kind in PaperKind.values
    }


def versies_of(year: int) -> PeriodQuerySet[SisaVersie]:
    """The editions of the form over a year, with their indicators."""
    indicators = Indicator.objects.select_related("versie").order_by("number")
    return (
        SisaVersie.objects.filter(year=year)
        .select_related("tranche")
        .prefetch_related(Prefetch("indicatoren", queryset=indicators))
    )


def inlezingen_visible_to(user: User) -> QuerySet[Inlezing]:
    """Files with many accounts are for the ministry only: they tell about every region."""
    rows = Inlezing.objects.select_related(
        "versie__tranche", "document", "uploaded_by", "confirmed_by"
    )
    return rows if user.is_ministry else rows.none()


def inlezingen_to_end(user: User) -> QuerySet[Inlezing]:
    """What somebody brought and has to confirm, or to correct until he brought it again."""
    read = inlezingen_visible_to(user).filter(
        uploaded_by=user,
        read_at__isnull=False,
        confirmed_at__isnull=True,
        dropped_at__isnull=True,
    )
    later = Inlezing.objects.filter(
        uploaded_by=user, versie=OuterRef("versie"), pk__gt=OuterRef("pk")
    )
    return read.exclude(Exists(later), ~Q(errors=[]))


def ids_to_read() -> list[int]:
    """Files that a worker has not read yet, the oldest first."""
    return list(Inlezing.objects.unread().order_by("pk").values_list("pk", flat=True))


def requests_of(user: User) -> QuerySet[Uitstelverzoek]:
    """Requests for postponement in the deals the person sees."""
    return Uitstelverzoek.objects.filter(
        in_visible_deal(user, "verantwoording__uitkering__deal")
    ).select_related("verantwoording__uitkering__deal", "verantwoording__uitkering__kassier")
