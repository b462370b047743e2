"""The lines of the check page: what blocks and what only warns, each with the way to its field."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from django.urls import reverse

from monitoring.indicator.policies import may_measure
from monitoring.rapportage.conditions import Remark, remarks_on
from monitoring.rapportage.models import WRITING, Antwoord, Rapportage
from monitoring.rapportage.rendering.data import Data
from monitoring.rapportage.rendering.files import obstacles
from monitoring.rapportage.rendering.results import Results, measure_url
from monitoring.rapportage.rendering.sections import title_of_whole
from regiodeals.accounts.models import User
from regiodeals.common import clock
from regiodeals.common.words import dutch, joined

# So many the same in one section are told once.
MANY_ALIKE = 3


@dataclass(frozen=True, slots=True)
class Line:
    """A remark with the way to the field it is about."""

    where: str
    sentence: str
    url: str
    blocks: bool


def check_lines(report: Rapportage) -> list[Line]:
    """Every remark, in the order of the form; many alike in one section are one line.

    Such a line leads to the first of its fields. What blocks stands by itself: each must be done.
    """
    page = reverse("monitoring:rapportage-detail", args=[report.pk])
    names = {line.pk: str(line.programmalijn) for line in report.lijnverslagen.all()}
    whole = title_of_whole(report)
    return [
        Line(
            joined(": ", (names.get(first.answer.lijnverslag_id, whole), what)),
            first.sentence,
            f"{page}#{_anchor(report, first.answer)}",
            first.blocks,
        )
        for first, what in _told_once(list(remarks_on(report)))
    ]


def _told_once(remarks: Collection[Remark]) -> Iterator[tuple[Remark, str]]:
    """Each remark with what it is about, and of many alike the first, with how many there are."""
    alike = Counter(_kind_of(remark) for remark in remarks if not remark.blocks)
    told = set()
    for remark in remarks:
        kind = _kind_of(remark)
        if remark.blocks or alike[kind] < MANY_ALIKE:
            yield remark, str(remark.answer)
        elif kind not in told:
            told.add(kind)
            yield remark, dutch("{aantal} velden", aantal=str(alike[kind]))


def _kind_of(remark: Remark) -> tuple[int | None, str]:
    return remark.answer.lijnverslag_id, remark.sentence


def result_lines(report: Rapportage, user: User, results: dict[str, Results]) -> list[Line]:
    """What was not measured, or cannot be: it warns, and leads to the page to lay it down."""
    page = reverse("monitoring:rapportage-detail", args=[report.pk])
    back = reverse("monitoring:rapportage-check", args=[report.pk])
    links = report.status in WRITING and may_measure(report.deal, user)
    lines = []
    for line in report.lijnverslagen.all():
        url, found = f"{page}#{line.section}", results[line.section]
        lines += [
            Line(
                f"{line.programmalijn}: {row.name}",
                row.missing,
                measure_url(row, report.until, back) if links else url,
                blocks=False,
            )
            for row in found.rows
            if row.missing
        ]
        lines += [Line(str(line.programmalijn), gap, url, blocks=False) for gap in found.gaps]
    return lines


def untouched_lines(
    report: Rapportage,
    asked: Mapping[str, str],
    before: Mapping[str, Data],
    now: Mapping[str, Data],
) -> list[Line]:
    """What the ministry asked at a section in which nothing was changed since; it only warns."""
    page = reverse("monitoring:rapportage-detail", args=[report.pk])
    names = {line.section: str(line.programmalijn) for line in report.lijnverslagen.all()}
    return [
        Line(
            names.get(key, title_of_whole(report)),
            dutch("Hier is nog niets gewijzigd. Het ministerie vraagt: {vraag}", vraag=asked[key]),
            f"{page}#{key}",
            blocks=False,
        )
        for key, part in now.items()
        if key in asked and part == before.get(key)
    ]


def unfinished_lines(report: Rapportage) -> list[Line]:
    """The year it is about still runs; it only warns."""
    if report.year is None or clock.today().year > report.year:
        return []
    page = reverse("monitoring:rapportage-detail", args=[report.pk])
    sentence = dutch(
        "{jaar} is nog niet voorbij. Wat nog gebeurt, komt er zo niet in.", jaar=report.year
    )
    return [Line(dutch("Het jaar {jaar}", jaar=report.year), sentence, page, blocks=False)]


def file_lines(report: Rapportage) -> list[Line]:
    """Files that nobody may have; they keep it from being offered."""
    page = reverse("monitoring:bijlage-list", args=[report.pk])
    return [Line(name, sentence, page, blocks=True) for name, sentence in obstacles(report)]


def _anchor(report: Rapportage, answer: Antwoord) -> str:
    """The field; when nobody writes, its section."""
    if report.status in WRITING:
        return f"id_veld-{answer.pk}"
    return f"lijn-{answer.lijnverslag_id}" if answer.lijnverslag_id else "deal"
