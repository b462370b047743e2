"""What was reached against what was agreed, per programmalijn, as far as the year of the report."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from monitoring.indicator.models import Doel, Doelindicator, Meting
from monitoring.indicator.policies import may_measure
from monitoring.indicator.rendering.series import agreed_now, metingen_now, standing
from monitoring.indicator.selectors import goals_until
from monitoring.rapportage.models import Rapportage
from regiodeals.accounts.models import User
from regiodeals.common.words import dutch

Data = dict[str, Any]
UNKNOWN, NOT_MEASURED = dutch("onbekend"), dutch("nog niet gemeten")
NO_GOAL = dutch("Deze programmalijn heeft nog geen doel. Spreek het af met de behandelaar.")
NO_INDICATOR = dutch("Bij dit doel is nog geen indicator. Spreek die af met de behandelaar.")


@dataclass(frozen=True, slots=True)
class Result:
    """One indicator of a doel, with what of it is still missing in this year."""

    series: Doelindicator
    row: Data
    missing: str

    @property
    def name(self) -> str:
        """Its code and what it means."""
        return f"{self.series.indicator.code} {self.row['name']}"


@dataclass(frozen=True, slots=True)
class Results:
    """What was reached in one programmalijn, and which doelen nobody can measure."""

    rows: tuple[Result, ...] = ()
    gaps: tuple[str, ...] = ()


def results_of(report: Rapportage) -> dict[str, Results]:
    """Per section, in a fixed number of questions; a section without doelen says so."""
    goals: dict[int, list[Doel]] = defaultdict(list)
    for goal in goals_until(report.deal_id, report.until):
        goals[goal.programmalijn_id].append(goal)
    return {
        line.section: _results(goals[line.programmalijn_id], report)
        for line in report.lijnverslagen.all()
    }


def _results(goals: list[Doel], report: Rapportage) -> Results:
    if not goals:
        return Results(gaps=(NO_GOAL,))
    every = [(goal, list(goal.doelindicatoren.all())) for goal in goals]
    return Results(
        tuple(_result(series, report) for _, many in every for series in many),
        tuple(
            dutch("{doel}: {zin}", doel=goal.text, zin=NO_INDICATOR)
            for goal, many in every
            if not many
        ),
    )


def _result(series: Doelindicator, report: Rapportage) -> Result:
    row = standing(series, report.until)
    return Result(series, row, _missing(row, report.year))


def _missing(row: Data, year: int | None) -> str:
    """A question between times is no round of measuring: then nothing is missing."""
    if year is None:
        return ""
    if row["last"] is None or row["last"]["year"] < year:
        return dutch("Over {jaar} is nog niets gemeten.", jaar=year)
    if row["last"]["words"] == UNKNOWN:
        return dutch("De waarde over {jaar} is onbekend.", jaar=year)
    return dutch("De streefwaarde is onbekend.") if row["target"] is None else ""


def result_page(report: Rapportage, user: User, *, writes: bool) -> dict[str, Data]:
    """Per section what its table shows; who writes gets the way to what is missing."""
    found = results_of(report)
    links = writes and may_measure(report.deal, user)
    return {
        section: {
            "rows": [_shown(result, report, section, links=links) for result in results.rows],
            "gaps": results.gaps,
            "missing": sum(bool(result.missing) for result in results.rows),
        }
        for section, results in found.items()
    }


def _shown(result: Result, report: Rapportage, section: str, *, links: bool) -> Data:
    back = reverse("monitoring:rapportage-detail", args=[report.pk]) + f"#{section}"
    return result.row | {
        "missing": result.missing,
        "measure_url": measure_url(result, report.until, back) if links and result.missing else "",
    }


def measure_url(result: Result, year: int, back: str) -> str:
    """Where its meting over the year is laid down, and from there back; what was laid down before
    is corrected on the page of its series.
    """
    last = result.row["last"]
    if last is not None and last["year"] == year:
        return str(result.row["url"])
    page = reverse("monitoring:measurement-record", args=[result.series.pk])
    return f"{page}?{urlencode({'ronde': year, 'terug': back})}"


def results_data(results: Results) -> list[Data]:
    """As they are frozen: the figures as they were, and the words that were read."""
    return [_data(result) for result in results.rows]


def _data(result: Result) -> Data:
    agreed, metingen = agreed_now(result.series), metingen_now(result.series)
    row = result.row
    return {
        "serie": result.series.pk,
        "code": result.series.indicator.code,
        "naam": row["name"],
        "doel": result.series.doel.text,
        "nulmeting": _agreed(agreed.baseline, agreed.baseline_year),
        "streefwaarde": _agreed(agreed.target, agreed.target_year),
        "meting": _measured(metingen[-1]) if metingen else None,
        "woorden": {
            "nulmeting": row["baseline"] or UNKNOWN,
            "streefwaarde": row["target"] or UNKNOWN,
            "meting": f"{row['last']['words']} ({row['last']['year']})"
            if row["last"]
            else NOT_MEASURED,
            "stand": row["distance"],
            "opgeteld": row["total"],
            "breuken": row["breaks"],
        },
    }


def _agreed(value: Decimal | None, year: int | None) -> Data | None:
    return None if value is None else {"waarde": _plain(value), "jaar": year}


def _measured(meting: Meting) -> Data:
    return {
        "ronde": meting.year,
        "waarde": None if meting.value is None else _plain(meting.value),
        "teller": meting.numerator,
        "noemer": meting.denominator,
        "eenheid": meting.definitie.unit,
        "definitie": meting.definitie.number,
        "toelichting": meting.note,
    }


def _plain(value: Decimal) -> str:
    """The number without the zeros that the database adds; never a float."""
    return f"{value.normalize():f}"


def result_label(frozen: Data) -> str:
    """How a line calls a frozen result."""
    return f"{frozen['code']} {frozen['naam']}"


def result_words(frozen: Data, between: str = ". ") -> str:
    """A frozen result in one text: each of its figures, and how far it is."""
    words = frozen["woorden"]
    lines = (
        f"Doel: {frozen['doel']}",
        f"Nulmeting: {words['nulmeting']}",
        f"Laatste meting: {words['meting']}",
        f"Streefwaarde: {words['streefwaarde']}",
        *_standing_lines(frozen),
    )
    return between.join(line.rstrip(".") for line in lines) + "."


def standing_words(frozen: Data) -> list[str]:
    """How far it is, what it adds up to, why figures cannot be compared, and what was noted."""
    return list(_standing_lines(frozen)) or ["–"]


def _standing_lines(frozen: Data) -> Iterator[str]:
    words = frozen["woorden"]
    if words["stand"]:
        yield words["stand"]
    if words["opgeteld"]:
        yield f"Opgeteld: {words['opgeteld']}"
    yield from words["breuken"]
    if frozen["meting"] and frozen["meting"]["toelichting"]:
        yield frozen["meting"]["toelichting"]
