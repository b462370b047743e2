"""Questions about doelen, indicatoren and metingen; what is of a deal is asked by somebody."""

from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import (
    DecimalField,
    F,
    Model,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    TextField,
)
from django.db.models.functions import Cast, JSONObject

from monitoring.indicator.models import Afspraak, Definitie, Doel, Doelindicator, Indicator, Meting
from regiodeals.accounts.models import User
from regiodeals.deal.models import Deal, Programmalijn
from regiodeals.deal.selectors import in_visible_deal

ALONG = "series_along"
# As many as the dossier has room for; the page of doelen has all.
MOST_ALONG = 6


def definition_for(indicator_id: int, tranche_id: int, year: int) -> Definitie | None:
    """The definitie that holds in a tranche for a round: the newest that had begun."""
    found = Definitie.objects.filter(
        indicator=indicator_id, tranche=tranche_id, from_year__lte=year
    )
    return found.select_related("indicator").order_by("-number").first()


def newest_definition(indicator_id: int, tranche_id: int) -> Definitie | None:
    """The newest definitie of an indicator in a tranche, whether its round has begun or not."""
    found = Definitie.objects.filter(indicator=indicator_id, tranche=tranche_id)
    return found.select_related("indicator").order_by("-number").first()


def indicators_for(tranche_id: int) -> list[Definitie]:
    """The indicatoren that can be chosen in a tranche, each with its newest definitie there."""
    found = Definitie.objects.filter(tranche=tranche_id).select_related("indicator")
    newest = {row.indicator_id: row for row in found.order_by("indicator__code", "number")}
    return list(newest.values())


def register() -> QuerySet[Indicator]:
    """Every indicator with its definities, by code."""
    definitions = Definitie.objects.select_related("tranche").order_by("number")
    return Indicator.objects.prefetch_related(
        Prefetch("definities", queryset=definitions)
    ).order_by("code")


def goals_visible_to(user: User) -> QuerySet[Doel]:
    """The doelen of the deals that the person sees."""
    return Doel.objects.filter(in_visible_deal(user, "programmalijn__deal")).select_related(
        "programmalijn__deal"
    )


def series_visible_to(user: User) -> QuerySet[Doelindicator]:
    """The series of the deals that the person sees, each with what its page needs."""
    return _whole_series().filter(in_visible_deal(user, "doel__programmalijn__deal"))


def measurements_visible_to(user: User) -> QuerySet[Meting]:
    """The metingen of the deals that the person sees."""
    return Meting.objects.filter(
        in_visible_deal(user, "doelindicator__doel__programmalijn__deal")
    ).select_related("definitie", "doelindicator__indicator")


def series_of_indicator(user: User, indicator_id: int) -> QuerySet[Doelindicator]:
    """Where an indicator is used, in the deals that the person sees."""
    return (
        series_visible_to(user)
        .filter(indicator=indicator_id)
        .order_by("doel__programmalijn__deal__name", "doel__programmalijn__order", "doel__order")
    )


def lines_with_goals(deal_id: int) -> QuerySet[Programmalijn]:
    """The programmalijnen of a deal with doelen and series; the caller has found the deal."""
    goals = Doel.objects.order_by("order").prefetch_related(
        Prefetch("doelindicatoren", queryset=_whole_series())
    )
    return (
        Programmalijn.objects.filter(deal=deal_id)
        .order_by("order")
        .prefetch_related(Prefetch("doelen", queryset=goals))
    )


def goals_until(deal_id: int, year: int) -> QuerySet[Doel]:
    """The doelen of a deal with their series as they were measured up to and including a year."""
    series = _whole_series(until=year)
    return (
        Doel.objects.filter(programmalijn__deal=deal_id)
        .order_by("programmalijn__order", "order")
        .prefetch_related(Prefetch("doelindicatoren", queryset=series))
    )


def series_as_measured(user: User, counts: Q) -> QuerySet[Doelindicator]:
    """Every series that the person sees with those metingen that `counts` lets through."""
    return (
        _whole_series(counts=counts)
        .filter(in_visible_deal(user, "doel__programmalijn__deal"))
        .order_by("indicator__code", "doel__programmalijn__deal__name", "pk")
    )


def _whole_series(until: int | None = None, counts: Q | None = None) -> QuerySet[Doelindicator]:
    metingen = Meting.objects.select_related("definitie", "by").order_by("year", "pk")
    if until is not None:
        metingen = metingen.filter(year__lte=until)
    if counts is not None:
        metingen = metingen.filter(counts)
    return (
        Doelindicator.objects.select_related("indicator", "doel__programmalijn__deal__tranche")
        .prefetch_related(
            Prefetch("indicator__definities", queryset=Definitie.objects.order_by("number")),
            Prefetch(
                "afspraken", queryset=Afspraak.objects.select_related("by").order_by("number")
            ),
            Prefetch("metingen", queryset=metingen),
        )
        .order_by("indicator__code")
    )


def series_along_with_deal() -> ArraySubquery:
    """The first series of a deal, for the question that reads the deal, and one more to know
    whether there are more.
    """
    whole = {
        "pk": "pk",
        "indicator": JSONObject(pk="indicator_id", code="indicator__code"),
        "doel": JSONObject(pk="doel_id", order="doel__order", text="doel__text"),
        "line": F("doel__programmalijn__name"),
        "definities": _rows(Definitie, indicator=OuterRef("indicator")),
        "afspraken": _rows(Afspraak, doelindicator=OuterRef("pk")),
        "metingen": _rows(Meting, doelindicator=OuterRef("pk")),
    }
    rows = Doelindicator.objects.filter(doel__programmalijn__deal=OuterRef("pk")).order_by(
        "doel__programmalijn__order", "doel__order", "indicator__code"
    )
    return ArraySubquery(rows.values(json=JSONObject(**whole))[: MOST_ALONG + 1])


def _rows(model: Any, **which: Any) -> ArraySubquery:
    """Rows as JSON; a decimal travels as text, or it would lose digits on the way."""
    columns = {
        field.attname: Cast(field.attname, TextField())
        if isinstance(field, DecimalField)
        else F(field.attname)
        for field in model._meta.concrete_fields
    }
    order = "year" if model is Meting else "number"
    rows = model.objects.filter(**which).order_by(order, "pk")
    return ArraySubquery(rows.values(json=JSONObject(**columns)))


def series_of_deal(deal: Deal) -> list[Doelindicator]:
    """The first series of a deal that was read with them; it asks nothing more."""
    return [_revived(deal, row) for row in getattr(deal, ALONG, ())]


def _revived(deal: Deal, row: dict[str, Any]) -> Doelindicator:
    indicator = Indicator(**row["indicator"])
    definities = {one.pk: one for one in _of(Definitie, row["definities"])}
    for definitie in definities.values():
        definitie.indicator = indicator
    _hold(indicator, definities=list(definities.values()))
    doel = Doel(**row["doel"], programmalijn=Programmalijn(name=row["line"], deal=deal))
    series = Doelindicator(pk=row["pk"], doel=doel, indicator=indicator)
    metingen = _of(Meting, row["metingen"])
    for meting in metingen:
        meting.definitie = definities[meting.definitie_id]
    _hold(series, metingen=metingen, afspraken=_of(Afspraak, row["afspraken"]))
    return series


def _of(model: Any, rows: list[dict[str, Any]]) -> list[Any]:
    fields = model._meta.concrete_fields
    return [
        model(**{field.attname: field.to_python(row[field.attname]) for field in fields})
        for row in rows
    ]


def _hold(parent: Model, **children: list[Any]) -> None:
    vars(parent).setdefault("_prefetched_objects_cache", {}).update(children)
