"""Questions about rapportages, always asked by somebody."""

from itertools import chain

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet, Subquery

from monitoring.rapportage.conditions import REPORTING
from monitoring.rapportage.models import Antwoord, Indiening, Lijnverslag, Rapportage
from monitoring.rapportage.selectors.owed import last_day
from monitoring.rapportage.selectors.rounds import asked_then
from regiodeals.accounts.models import User
from regiodeals.deal.models import WHOLE_DEAL, WRITING_ROLES, Deal, RoleInDeal
from regiodeals.deal.selectors import in_deal_with_role, parts_written_by


def rapportages_visible_to(user: User) -> QuerySet[Rapportage]:
    """Of the granting ministry all, of a region those of its deals; others see none."""
    found = Rapportage.objects.select_related("deal")
    if user.is_ministry:
        return found
    return found.filter(in_deal_with_role(user, "deal"))


def rapportages_newest_first(user: User) -> QuerySet[Rapportage]:
    """The same with how many questions were answered, the last year and the last begun first."""
    # A question of its own a row: joined, the answers of all rows would be counted for one page.
    counted = Antwoord.objects.filter(rapportage=OuterRef("pk")).order_by().values("rapportage")
    is_given = Q(cents__isnull=False) | ~Q(text="")
    asked = counted.annotate(number=Count("pk")).values("number")
    given = counted.annotate(number=Count("pk", filter=is_given)).values("number")
    return (
        rapportages_visible_to(user)
        .annotate(asked=Subquery(asked), given=Subquery(given))
        .order_by("-until", "-pk")
    )


def deals_written_by(user: User) -> QuerySet[Deal]:
    """The deals whose rapportage the person may write."""
    return Deal.objects.filter(in_deal_with_role(user, "pk", *WRITING_ROLES))


def deals_to_report_on(user: User) -> QuerySet[Deal]:
    """Those among them that can be reported on now."""
    return (
        deals_written_by(user)
        .filter(status__in=REPORTING, granted_on__isnull=False)
        .order_by("name")
    )


def whole_rapportage(user: User, pk: int) -> QuerySet[Rapportage]:
    """One rapportage with every answer that the person sees, in a fixed number of questions."""
    whole = rapportages_visible_to(user).filter(pk=pk)
    if not writes_parts(user) or whole.exists():
        found = with_answers(whole.select_related("opened_by"))
        return found.annotate(asked_then=asked_then())
    parts = parts_of(user, pk)
    found = Rapportage.objects.select_related("deal", "opened_by").filter(pk=pk)
    found = with_answers(found if parts else found.none(), parts=parts)
    return found.annotate(asked_then=asked_then())


def writes_parts(user: User) -> bool:
    """Whether the person sees some rapportage in part; known already, so it asks nothing."""
    return any(word.startswith(RoleInDeal.PART_WRITER) for word in user.roles_elsewhere)


def parts_of(user: User, pk: int) -> frozenset[int]:
    """The programmalijnen of a rapportage that the person writes, and WHOLE_DEAL for the rest."""
    rows = parts_written_by(user).filter(deal__rapportages=pk)
    mine = frozenset(chain.from_iterable(rows.values_list("lines", flat=True)))
    lines = Lijnverslag.objects.filter(rapportage=pk, programmalijn__in=mine)
    # What was asked between times may be about other programmalijnen.
    return frozenset(lines.values_list("programmalijn_id", flat=True)) | mine & {WHOLE_DEAL}


def written_in_part_by(user: User) -> QuerySet[Rapportage]:
    """The rapportages of which the person writes some parts, the last year first."""
    mine = list(parts_written_by(user).values_list("deal_id", "lines"))
    written = Lijnverslag.objects.filter(
        rapportage=OuterRef("pk"), programmalijn__in=[*chain(*(lines for _, lines in mine))]
    )
    whole = [deal for deal, lines in mine if WHOLE_DEAL in lines]
    found = Rapportage.objects.filter(Exists(written) | Q(deal__in=whole))
    return found.select_related("deal").order_by("-until", "-pk")


def sees_field(user: User, pk: int, field: int) -> bool:
    """Whether this field of a rapportage, or all of it, is the person's to see."""
    return (
        rapportages_visible_to(user).filter(pk=pk).exists()
        or in_parts(Antwoord.objects.filter(pk=field, rapportage=pk), parts_of(user, pk)).exists()
    )


def in_parts(answers: QuerySet[Antwoord], parts: frozenset[int]) -> QuerySet[Antwoord]:
    """The answers in these parts."""
    own = Q(lijnverslag__programmalijn__in=parts)
    return answers.filter(own | Q(lijnverslag__isnull=True) if WHOLE_DEAL in parts else own)


def with_answers(
    found: QuerySet[Rapportage], *, parts: frozenset[int] | None = None
) -> QuerySet[Rapportage]:
    """With everything that was written in each, or in these parts of it, its last day, the last
    number of handing in (`last_number`) and its moment, None before the first, and `file_count`.
    """
    answers = Antwoord.objects.select_related("by").order_by("pk")
    lines = Lijnverslag.objects.select_related("programmalijn").order_by("programmalijn__order")
    if parts is not None:
        answers, lines = in_parts(answers, parts), lines.filter(programmalijn__in=parts)
    numbers = Indiening.objects.filter(rapportage=OuterRef("pk")).order_by("-number")
    itself = Rapportage.objects.filter(pk=OuterRef("pk")).order_by().values("pk")
    files = itself.annotate(number=Count("bijlagen", filter=Q(bijlagen__removed_at__isnull=True)))
    return found.annotate(
        last_day=last_day(),
        last_zone=last_day("zone"),
        last_number=Subquery(numbers.values("number")[:1]),
        last_handed_in=Subquery(numbers.values("at")[:1]),
        file_count=Subquery(files.values("number")),
    ).prefetch_related(
        Prefetch("antwoorden", queryset=answers), Prefetch("lijnverslagen", queryset=lines)
    )
