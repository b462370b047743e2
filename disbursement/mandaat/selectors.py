"""Questions about the register: who may sign what on a day, and who sends the letter."""

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from typing import Any, TypeVar

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Model, OuterRef, Prefetch, Q, QuerySet
from django.db.models.functions import JSONObject

from disbursement.mandaat.models import (
    Afzender,
    Ambt,
    Ambtsdrager,
    Bevoegdheid,
    Mandaat,
    Vervanging,
)
from regiodeals.accounts.models import User
from regiodeals.obligations.models import Obligation, ObligationKind, ObligationQuerySet

Row = TypeVar("Row", bound=Model)


def mandaat_for(
    user: User,
    *,
    day: date,
    amount_cents: int,
    kind: str,
    strangers: Collection[int | None] = (),
    known: Collection[Bevoegdheid] | None = None,
) -> Bevoegdheid | None:
    """The power under which `user` may sign this on this day; None without one.

    The own power goes before that of a deputy. `strangers` are the people who may not stand behind
    the signature, because they drafted or reviewed: nobody deputises one of them. `known` are
    powers that have been read already.
    """
    powers = [
        power
        for power in (bevoegdheden_of(user) if known is None else known)
        if power.signer == user
    ]
    found = covering(powers, day=day, amount_cents=amount_cents, kind=kind, strangers=strangers)
    return found[0] if found else None


def covering(
    powers: Collection[Bevoegdheid],
    *,
    day: date,
    amount_cents: int,
    kind: str,
    strangers: Collection[int | None] = (),
) -> list[Bevoegdheid]:
    """The powers under which this may be signed on this day; of each signer the one to use.

    In the place of a stranger nobody signs. That a stranger does not sign either is a rule of its
    own, with a sentence of its own.
    """
    found = [
        power
        for power in powers
        if power.period.holds_on(day)
        and power.covers(kind=kind, amount_cents=amount_cents)
        and (power.principal is None or power.principal.pk not in strangers)
    ]
    best: dict[int, Bevoegdheid] = {}
    for power in sorted(found, key=lambda one: one.vervanging is not None):
        best.setdefault(power.signer.pk, power)
    return list(best.values())


def bevoegdheden_of(user: User) -> list[Bevoegdheid]:
    """Every power of one person, past and to come, the own ones and those as a deputy."""
    as_deputy = Vervanging.objects.filter(deputy=user).values("ambtsdrager")
    holders = Ambtsdrager.objects.filter(Q(holder=user) | Q(pk__in=as_deputy))
    return [power for power in _powers(holders, {user.pk: user}) if power.signer == user]


def bevoegdheden(deputies: Mapping[int, User]) -> list[Bevoegdheid]:
    """Every power of every holder, past and to come, and of those deputies that are known."""
    return _powers(Ambtsdrager.objects.all(), deputies)


def _powers(holders: QuerySet[Ambtsdrager], deputies: Mapping[int, User]) -> list[Bevoegdheid]:
    """Each mandate of an office with its holder, and with each known deputy; in one question."""
    mandaten = Mandaat.objects.filter(ambt=OuterRef("ambt")).order_by("-valid_from")
    stand_ins = Vervanging.objects.filter(ambtsdrager=OuterRef("pk")).order_by("pk")
    rows = holders.select_related("ambt", "holder").annotate(
        mandaten_then=ArraySubquery(mandaten.values(row=_columns(Mandaat, without="ambt"))),
        vervangers_then=ArraySubquery(stand_ins.values(row=_columns(Vervanging))),
    )
    return [
        Bevoegdheid(mandaat, drager, deputy)
        for drager in rows
        for mandaat in [_row(Mandaat, found, ambt=drager.ambt) for found in drager.mandaten_then]
        for deputy in (None, *_deputies(drager, deputies))
    ]


def _deputies(drager: Any, known: Mapping[int, User]) -> Iterator[Vervanging]:
    for found in drager.vervangers_then:
        person = known.get(found["deputy_id"])
        if person is not None:
            yield _row(Vervanging, found, ambtsdrager=drager, deputy=person)


def _columns(model: type[Model], *, without: str = "") -> JSONObject:
    """The columns of a row as one value, so that a question can bring rows of several tables."""
    names = [field.attname for field in model._meta.concrete_fields if field.name != without]
    return JSONObject(**{name: name for name in names})


def _row(model: type[Row], found: dict[str, Any], **related: Any) -> Row:
    """The row that `_columns` packed, with what it points to."""
    hidden = {f"{name}_id" for name in related}
    fields = {
        field.attname: field.to_python(found[field.attname])
        for field in model._meta.concrete_fields
        if field.attname in found and field.attname not in hidden
    }
    return model(**fields, **related)


def afzender_on(day: date) -> Afzender | None:
    """The sender that holds on `day`; the latest when periods touch, None when there is none."""
    found = Afzender.objects.valid_on(day).select_related("logo")
    return found.order_by("-valid_from").first()


def has_interest_in(user: User, ambt: Ambt, day: date) -> bool:
    """Whether `user` holds or deputises this office on `day`, or will."""
    of_the_office = Ambtsdrager.objects.filter(ambt=ambt).exclude(valid_until__lt=day)
    deputies = Vervanging.objects.filter(ambtsdrager__ambt=ambt).exclude(valid_until__lt=day)
    return of_the_office.filter(holder=user).exists() or deputies.filter(deputy=user).exists()


def register() -> QuerySet[Ambt]:
    """Every office with its holders, mandates and deputies, the latest first; in four questions."""
    deputies = Vervanging.objects.select_related("deputy").order_by("-valid_from")
    dragers = (
        Ambtsdrager.objects.select_related("holder")
        .order_by("-valid_from")
        .prefetch_related(Prefetch("vervangingen", deputies))
    )
    return (
        Ambt.objects.order_by("name", "pk")
        .prefetch_related(Prefetch("dragers", dragers))
        .prefetch_related(Prefetch("mandaten", Mandaat.objects.order_by("-valid_from")))
    )


def ends_before(day: date) -> ObligationQuerySet:
    """The ends in the register that are still owed to be dealt with, up to and including `day`."""
    ends = Obligation.objects.outstanding().filter(kind=ObligationKind.MANDAAT)
    return ends.filter(due_on__lte=day)
