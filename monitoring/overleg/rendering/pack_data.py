"""What the papers of an overleg say, as data: frozen when they are ordered."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from disbursement.grootboek.selectors.balance import balance_of
from disbursement.uitkering.models import Uitkering
from disbursement.verzoek.models import Verzoek, VerzoekStatus
from monitoring.indicator.models import Doel, Doelindicator, Meting
from monitoring.indicator.rendering.series import agreed_now, metingen_now, standing
from monitoring.indicator.selectors import goals_until
from monitoring.overleg.models import Overleg
from monitoring.overleg.rendering.when import when_words, where_words
from monitoring.overleg.selectors import earlier_overleg, open_actions_of_deal, participants_of
from monitoring.rapportage.models import Stand, Vraag
from monitoring.rapportage.rendering.accepted import SOURCES, money_words
from monitoring.rapportage.selectors import last_accepted
from regiodeals.common.dutch_dates import long_date, plain_date
from regiodeals.common.money import format_amount
from regiodeals.deal.selectors import is_kassier_an_island

Data = dict[str, Any]
STANDARD_AGENDA = (
    "Opening en vaststellen van de agenda",
    "Verslag van het vorige overleg en open actiepunten",
    "Voortgang: indicatoren en geld",
    "Afwijkingen en risico's",
    "Gevraagde wijzigingen",
    "Rondvraag en afspraken",
)
UNKNOWN = "onbekend"


def pack_data(overleg: Overleg, agenda: list[str]) -> Data:
    """Everything that is printed, as it is known now."""
    accepted = _accepted(overleg)
    return {
        "deal": str(overleg.deal),
        "jaar": overleg.year,
        "wanneer": when_words(overleg, on_island=is_kassier_an_island(overleg.deal)),
        "waar": where_words(overleg),
        "deelnemers": [
            {"naam": row.name, "namens": str(row.organisation) if row.organisation else ""}
            for row in participants_of(overleg)
        ],
        "agenda": agenda,
        "acties": [
            {
                "wat": row.title,
                "wie": row.owner_name,
                "uiterlijk": plain_date(row.due_on),
                "stand": row.state.label,
                "bron": row.source,
            }
            for row in open_actions_of_deal(overleg.deal_id)
        ],
        "indicatoren": list(_indicators(goals_until(overleg.deal_id, overleg.year))),
        "rapportage": accepted["year"] if accepted else None,
        "geld": list(_money(overleg, accepted)),
        "afwijkingen": list(_deviations(accepted)),
        "wijzigingen": list(_changes(overleg, accepted)),
        "vorig": _earlier(overleg),
    }


def _accepted(overleg: Overleg) -> Data | None:
    rows = Overleg.objects.filter(pk=overleg.pk).annotate(accepted=last_accepted("deal"))
    found: Data | None = rows.values_list("accepted", flat=True)[0]
    return found


def _indicators(goals: Any) -> Iterator[Data]:
    for goal in goals:
        for series in goal.doelindicatoren.all():
            yield _indicator(goal, series)


def _indicator(goal: Doel, series: Doelindicator) -> Data:
    last_year = max((row.year for row in series.metingen.all()), default=0)
    row = standing(series, last_year)
    agreed = agreed_now(series)
    points = [(m.year, _value(m)) for m in metingen_now(series)]
    return {
        "naam": f"{series.indicator.code} {row['name']}",
        "doel": goal.text,
        "lijn": str(goal.programmalijn),
        "nulmeting": row["baseline"] or UNKNOWN,
        "streefwaarde": row["target"] or UNKNOWN,
        "meting": f"{row['last']['words']} ({row['last']['year']})"
        if row["last"]
        else "nog niet gemeten",
        "afstand": row["distance"],
        "punten": [[year, str(value)] for year, value in points if value is not None],
        "streef": str(agreed.target) if agreed.target is not None else None,
    }


def _value(meting: Meting) -> Decimal | None:
    if meting.numerator is not None and meting.denominator:
        return Decimal(meting.numerator) * 100 / Decimal(meting.denominator)
    return meting.value


def _money(overleg: Overleg, accepted: Data | None) -> Iterator[list[str]]:
    """What the State granted and paid, and what the region says it spent of the plan."""
    grant = Uitkering.objects.filter(deal=overleg.deal_id).first()
    if grant is not None:
        totals = balance_of(grant).entitlement
        currency = grant.currency
        yield ["Verleend door het Rijk", format_amount(totals.granted_cents, currency)]
        yield ["Uitbetaald aan de kassier", format_amount(totals.paid_cents, currency)]
    if accepted:
        for name, planned, asked in SOURCES:
            yield [name, money_words(accepted["data"], planned, asked)]


def _deviations(accepted: Data | None) -> Iterator[list[str]]:
    """The programmalijnen that are not on schedule with why, and the risks of the deal."""
    for part in accepted["data"]["onderdelen"] if accepted else ():
        said = {answer["vraag"]: answer["tekst"] for answer in part["antwoorden"]}
        stand = said.get(Vraag.STAND)
        if stand in (Stand.AANDACHT, Stand.RISICO):
            title = f"{part['titel']}: {Stand(stand).label}"
            yield [title, said.get(Vraag.TOELICHTING) or "Zonder toelichting."]
        if said.get(Vraag.RISICOS):
            yield ["Risico's volgens de regio", said[Vraag.RISICOS]]


def _changes(overleg: Overleg, accepted: Data | None) -> Iterator[list[str]]:
    """What the region asked in its rapportage, and the requests that are not decided."""
    for part in accepted["data"]["onderdelen"] if accepted else ():
        for answer in part["antwoorden"]:
            if answer["vraag"] == Vraag.WIJZIGINGEN and answer["tekst"]:
                yield ["In de rapportage", answer["tekst"]]
    closed = (VerzoekStatus.BESLOTEN, VerzoekStatus.INGETROKKEN)
    rows = Verzoek.objects.filter(uitkering__deal=overleg.deal_id).exclude(status__in=closed)
    for row in rows.order_by("pk"):
        yield [f"Verzoek: {row.get_kind_display()}", f"Stand: {row.get_status_display()}."]


def _earlier(overleg: Overleg) -> Data | None:
    found = earlier_overleg(overleg)
    if found is None or found.planned_on is None:
        return None
    return {
        "titel": f"Overleg van {long_date(found.planned_on)}",
        "verslag": found.minutes,
        "besluiten": [row.text for row in found.besluiten.all()],
    }
