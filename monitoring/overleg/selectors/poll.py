"""Questions about a date poll: what was proposed, who is asked, and who did not answer."""

from collections.abc import Iterable

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from monitoring.overleg.models import Deelnemer, Overleg, OverlegStatus, Prikantwoord, Prikmoment
from regiodeals.accounts.models import User
from regiodeals.deal.selectors import in_visible_deal
from regiodeals.mail.models import Message, MessageKind


def is_polled(user: User) -> Q:
    """Of an overleg: whether a moment was proposed of which the person did not say if he can."""
    said = Prikantwoord.objects.filter(moment=OuterRef("pk"), deelnemer__user=user)
    silent_on = Prikmoment.objects.filter(~Exists(said), overleg=OuterRef("pk"))
    takes_part = Deelnemer.objects.present().filter(overleg=OuterRef("pk"), user=user)
    still_open = Q(status=OverlegStatus.GEPLAND, planned_on__isnull=True)
    return still_open & Q(Exists(takes_part), Exists(silent_on))


def polled_by(overleg: Overleg, user: User) -> bool | None:
    """Whether a moment waits for the answer of the person; None for who is not asked."""
    if not overleg.deelnemers.present().filter(user=user).exists():
        return None
    if not overleg.prikmomenten.exists():
        return None
    said = Prikantwoord.objects.filter(moment=OuterRef("pk"), deelnemer__user=user)
    return overleg.prikmomenten.filter(~Exists(said)).exists()


def first_moment() -> Subquery:
    """Of an overleg: the day of the first moment that was proposed."""
    proposed = Prikmoment.objects.filter(overleg=OuterRef("pk")).order_by("begins_at")
    return Subquery(proposed.values("begins_at__date")[:1])


def is_polling() -> Exists:
    """Of an overleg: whether a moment was proposed."""
    return Exists(Prikmoment.objects.filter(overleg=OuterRef("pk")))


def is_poll_unanswered() -> Exists:
    """Of an overleg: whether somebody with an account did not say of each moment if he can.

    Who handles the deal picks the moment, and is waited for by nobody.
    """
    said = Prikantwoord.objects.filter(moment=OuterRef("pk"), deelnemer=OuterRef(OuterRef("pk")))
    silent_on = Prikmoment.objects.filter(~Exists(said), overleg=OuterRef("overleg"))
    asked = Deelnemer.objects.present().filter(overleg=OuterRef("pk"), user__isnull=False)
    asked = asked.exclude(user=OuterRef("deal__accounthouder"))
    return Exists(asked.filter(Exists(silent_on)))


def not_mailed(deelnemers: Iterable[Deelnemer], occasion: str) -> list[Deelnemer]:
    """Who can be asked by mail when he can come, and was not about these moments."""
    can_be_asked = [one for one in deelnemers if one.user is not None and one.address]
    mailed = Message.objects.filter(
        kind=MessageKind.DATUMPRIKKER,
        about_type=Deelnemer._meta.label_lower,
        about_id__in=[one.pk for one in can_be_asked],
        occasion=occasion,
    )
    found = set(mailed.values_list("about_id", flat=True))
    return [one for one in can_be_asked if one.pk not in found]


def moments_of(overleg: Overleg) -> QuerySet[Prikmoment]:
    """What was proposed, by time, with the answers."""
    return overleg.prikmomenten.order_by("begins_at").prefetch_related("antwoorden")


def moments_seen_by(user: User) -> QuerySet[Prikmoment]:
    """Moments of overleggen that the person sees."""
    return Prikmoment.objects.filter(in_visible_deal(user, "overleg__deal"))
