"""The addresses of doelen, metingen and rapportages with the numbers of a real dossier."""

from typing import Any

from monitoring.indicator.models import Meting
from tests.monitoring.bijlage.world import file_in
from tests.monitoring.indicator import world
from tests.monitoring.jaarcyclus.world import year_in
from tests.monitoring.rapportage.world import report_in


def goal_numbers(deal: Any) -> dict[str, list[Any]]:
    """One doel with one series and one meting; made once in a dossier."""
    meting = Meting.objects.filter(doelindicator__doel__programmalijn__deal=deal).first()
    if meting is None:
        meting = world.meting_in(deal)
    series = meting.doelindicator
    report = report_in(deal)
    year = year_in(deal, report.opened_by)
    file, taken_away = file_in(report), file_in(report, "weg.pdf")
    return {
        "monitoring:bijlage-list": [report.pk],
        "monitoring:bijlage-file": [file.pk],
        "monitoring:bijlage-remove": [taken_away.pk],
        "monitoring:rapportage-ask": [deal.pk],
        "monitoring:rapportage-detail": [report.pk],
        "monitoring:rapportage-save": [report.pk, "deal"],
        "monitoring:rapportage-field": [report.pk, 0],
        "monitoring:rapportage-copy": [report.pk],
        "monitoring:rapportage-copy-file": [report.pk],
        "monitoring:rapportage-check": [report.pk],
        "monitoring:rapportage-step": [report.pk, "bestaat-niet"],
        "monitoring:rapportage-receipt": [report.pk, 1],
        "monitoring:rapportage-retry": [report.pk, 1, "ontvangstbewijs"],
        "monitoring:rapportage-along": [report.pk],
        "monitoring:rapportage-comment": [report.pk, report.lijnverslagen.all()[0].pk],
        "monitoring:rapportage-review": [report.pk],
        "monitoring:rapportage-judge": [report.pk, "deal"],
        "monitoring:rapportage-file": [report.pk, 1],
        "monitoring:herinnering-again": [1],
        "monitoring:jaarcyclus-finish": [year.pk],
        "monitoring:rooster-tranche": [deal.tranche.number, "rapportage"],
        "monitoring:rooster-deal": [deal.pk, "overleg"],
        "monitoring:goals": [deal.pk],
        "monitoring:goal-add": [deal.pk],
        "monitoring:goal-change": [series.doel_id],
        "monitoring:goal-serve": [series.doel_id],
        "monitoring:series-detail": [series.pk],
        "monitoring:series-agree": [series.pk],
        "monitoring:measurement-record": [series.pk],
        "monitoring:measurement-correct": [meting.pk],
        "monitoring:indicator-detail": [series.indicator_id],
        "monitoring:indicator-define": [series.indicator_id],
    }
