"""Questions about the register: who may sign what on a day, and who sends the letter."""

from collections.abc import Collection
from datetime import date

from django.db.models import Prefetch, Q, QuerySet

from disbursement.mandaat.models import (
    Afzender,
    Ambt,
    Ambtsdrager,
    Bevoegdheid,
    Mandaat,
    Vervanging,
)
from regiodeals.accounts.models import User
from regiodeals.common.period import holds_on


def mandaat_for(
    user: User, *, day: date, amount_cents: int, kind: str, strangers: Collection[int | None] = ()
) -> Bevoegdheid | None:
    """The power under which `user` may sign this on this day; None without one.

    The own power goes before that of a deputy. `strangers` are the people who may not stand behind
    the signature, because they drafted or reviewed: nobody deputises one of them.
    """
    found = [
        power
        for power in bevoegdheden_of(user)
        if power.period.holds_on(day)
        and power.covers(kind=kind, amount_cents=amount_cents)
        and (power.principal is None or power.principal.pk not in strangers)
    ]
    return min(found, key=lambda power: power.vervanging is not None, default=None)


def bevoegdheden_of(user: User) -> list[Bevoegdheid]:
    """Every power of one person, past and to come, the own ones and those as a deputy."""
    as_deputy = Vervanging.objects.filter(deputy=user).values("ambtsdrager")
    holders = Ambtsdrager.objects.filter(Q(holder=user) | Q(pk__in=as_deputy))
    return [power for power in _powers(holders) if power.signer == user]


def bevoegdheden_on(day: date) -> list[Bevoegdheid]:
    """Everybody's powers on `day`, in three questions."""
    holders = Ambtsdrager.objects.valid_on(day).filter(holds_on(day, "ambt__"))
    return [power for power in _powers(holders) if power.period.holds_on(day)]


def _powers(holders: QuerySet[Ambtsdrager]) -> list[Bevoegdheid]:
    """Each mandate of an office with its holder, and with each deputy of that holder."""
    mandaten = Mandaat.objects.order_by("-valid_from")
    deputies = Vervanging.objects.select_related("deputy")
    rows = (
        holders.select_related("ambt", "holder")
        .prefetch_related(Prefetch("ambt__mandaten", mandaten))
        .prefetch_related(Prefetch("vervangingen", deputies))
    )
    return [
        Bevoegdheid(mandaat, row, deputy)
        for row in rows
        for mandaat in row.ambt.mandaten.all()
        for deputy in (None, *row.vervangingen.all())
    ]


def afzender_on(day: date) -> Afzender | None:
    """The sender that holds on `day`; the latest when periods touch, None when there is none."""
    return Afzender.objects.valid_on(day).order_by("-valid_from").first()


def has_interest_in(user: User, ambt: Ambt, day: date) -> bool:
    """Whether `user` holds or deputises this office on `day`, or will."""
    of_the_office = Ambtsdrager.objects.filter(ambt=ambt).exclude(valid_until__lt=day)
    deputies = Vervanging.objects.filter(ambtsdrager__ambt=ambt).exclude(valid_until__lt=day)
    return of_the_office.filter(holder=user).exists() or deputies.filter(deputy=user).exists()
