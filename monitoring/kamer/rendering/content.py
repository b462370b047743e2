"""What a report to parliament says as data: of accepted rapportages, the ledger and what was
measured. What is frozen when it is adopted, and what its hash is taken of.
"""

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from disbursement.grootboek.models import BoekingKind
from disbursement.grootboek.selectors import Balance, balances_of
from monitoring.indicator.adding_up import Refusal, add_up
from monitoring.indicator.models import Doelindicator
from monitoring.indicator.rendering.charts import standing_of
from monitoring.indicator.rendering.series import agreed_now, definition_now, figures_of
from monitoring.indicator.rendering.words import total_words
from monitoring.kamer.models import CHAPTERS, Kamerrapportage
from monitoring.kamer.rendering.reported import added, reported_in
from monitoring.kamer.selectors import (
    deals_over,
    edition_before,
    lessons_over,
    series_accepted_over,
)
from monitoring.rapportage.models import RapportageStatus, Stand
from monitoring.rapportage.rendering.data import Data
from regiodeals.accounts.models import User
from regiodeals.common import clock

LEDGER = ("verleend", "betaald", "verantwoord")
REPORTED = ("besteed", "toegezegd")


def content_of(report: Kamerrapportage, user: User) -> Data:
    """Everything it would say now, in a number of questions that does not grow with the deals."""
    deals = list(_deals(user, report.year))
    before = edition_before(report)
    return {
        "jaar": report.year,
        "editie": report.edition,
        "grootboek_op": clock.today().isoformat(),
        "voorbeeld": report.is_example,
        "hoofdstukken": [
            {"nummer": number, "titel": title, "tekst": getattr(report, name)}
            for name, number, title in CHAPTERS
        ],
        "tranches": list(_tranches(deals)),
        "deals": deals,
        **_measured(user, report.year),
        "lessen": [
            {"titel": les.title, "deal": str(les.deal)} for les in lessons_over(user, report.year)
        ],
        "vorige": {"editie": before.edition, "tranches": before.frozen["tranches"]}
        if before
        else None,
    }


def _deals(user: User, year: int) -> Iterator[Data]:
    deals = deals_over(user, year)
    grants = [deal.uitkering for deal in deals if hasattr(deal, "uitkering")]
    ledgers = balances_of(grants)
    balances = {grant.deal_id: ledgers[grant.pk] for grant in grants}
    for deal in deals:
        accepted = deal.accepted
        yield {
            "nummer": deal.pk,
            "deal": deal.name,
            "tranche": deal.tranche.number,
            **_ledger(balances.get(deal.pk), year),
            "rapportage": reported_in(accepted["data"]) if accepted else None,
            "stand": _standing(deal),
        }


def _ledger(balance: Balance | None, year: int) -> Data:
    """In cents of its own currency; what nobody accounted for is unknown, not nothing."""
    if balance is None:
        return dict.fromkeys(LEDGER) | {"munt": "EUR", "verplichting_euro": None}
    stands, euros = balance.entitlement, balance.commitment
    accounted = [
        balance.of_year(one).of(BoekingKind.VERANTWOORD)
        for one in balance.years
        if one <= year and balance.of_year(one).counts.get(BoekingKind.VERANTWOORD)
    ]
    return {
        "munt": balance.currency,
        "verleend": stands.granted_cents,
        "betaald": stands.paid_cents,
        "verantwoord": sum(accounted) if accounted else None,
        "verplichting_euro": euros.granted_cents if euros else None,
    }


def _standing(deal: Any) -> str:
    """How its rapportage over the year stands, in words."""
    if deal.accepted:
        underway = deal.report_status != RapportageStatus.AKKOORD
        return "akkoord, een verbetering is onderweg" if underway else "akkoord"
    if deal.report_status:
        return f"rapportage: {RapportageStatus(deal.report_status).label}"
    return f"geen rapportage; de deal is {deal.get_status_display()}"


def _tranches(deals: list[Data]) -> Iterator[Data]:
    """Totals per tranche and currency: dollars are never added to euros."""
    by_total = sorted(deals, key=lambda row: (row["tranche"], row["munt"]))
    for (tranche, currency), rows in groupby(by_total, lambda row: (row["tranche"], row["munt"])):
        yield _total(tranche, currency, list(rows))


def _total(tranche: int, currency: str, rows: list[Data]) -> Data:
    found = [row["rapportage"] for row in rows if row["rapportage"]]
    ledger = {
        name: added({"cent": row[name], "onbekend": row[name] is None} for row in rows)
        for name in LEDGER
    }
    differences = [gap for row in rows if (gap := gap_of(row)) is not None]
    return {
        "tranche": tranche,
        "munt": currency,
        "deals": len(rows),
        "akkoord": len(found),
        "standen": {stand.value: sum(r["standen"][stand.value] for r in found) for stand in Stand},
        "plan": sum(report["rijk"]["plan"] for report in found),
        "verschil": {"cent": sum(differences), "deals": len(differences)},
        **ledger,
        **{name: added(report["rijk"][name] for report in found) for name in REPORTED},
    }


def gap_of(row: Data) -> int | None:
    """What a rapportage says was spent of the Rijk less what the ledger holds as accounted for, in
    euro cents; None where one is unknown, where an amount was left empty, or in dollars.
    """
    if row["munt"] != "EUR" or row["rapportage"] is None or row["verantwoord"] is None:
        return None
    spent = row["rapportage"]["rijk"]["besteed"]
    return (
        None if spent["onbekend"] or spent["cent"] is None else spent["cent"] - row["verantwoord"]
    )


def _measured(user: User, year: int) -> Data:
    """Per indicator what the series come to together, or why they cannot be added up; and each
    series by itself.
    """
    series = list(series_accepted_over(user, year))
    by_indicator = groupby(series, lambda one: one.indicator_id)
    return {
        "indicatoren": [_indicator(list(rows), year) for _, rows in by_indicator],
        "reeksen": [_series(one, year) for one in series],
    }


def _series(one: Doelindicator, year: int) -> Data:
    """What was agreed and measured, in figures as text: a number of JSON would lose digits."""
    found, line = standing_of(one, year), one.doel.programmalijn
    return {
        "code": one.indicator.code,
        "naam": found.name,
        "eenheid": found.unit,
        "deal": line.deal.name,
        "lijn": line.name,
        "doel": one.doel.order,
        **{
            key: None if value is None else str(value)
            for key, value in (
                ("nulmeting", found.baseline),
                ("gemeten", found.measured),
                ("streefwaarde", found.target),
            )
        },
        "woorden": found.finding,
    }


def _indicator(rows: list[Doelindicator], year: int) -> Data:
    agreed = [agreed_now(one) for one in rows]
    total = add_up(figure for one in rows for figure in figures_of(one))
    return {
        "code": rows[0].indicator.code,
        "naam": definition_now(rows[0], year).name,
        "reeksen": len(rows),
        "nulmeting_onbekend": sum(one.baseline is None for one in agreed),
        "streefwaarde_onbekend": sum(one.target is None for one in agreed),
        "niet_gemeten": sum(not one.metingen.all() for one in rows),
        "opgeteld": not isinstance(total, Refusal),
        "woorden": total_words(total),
    }
