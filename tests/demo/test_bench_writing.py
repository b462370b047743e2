"""A rapportage of sixty indicators is really opened, and its fields are really saved."""

from datetime import UTC, datetime
from typing import Any

import pytest

from demo.bench import writing, writing_report
from demo.bench.crowd import Crowd
from monitoring.rapportage.models import Antwoord

LATER = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


@pytest.mark.django_db
@pytest.mark.parametrize("indicators", [6, writing.INDICATORS])
def test_few_questions_open_and_save_a_rapportage_of_any_size(
    still_clock: Any, indicators: int
) -> None:
    still_clock.set(LATER)
    crowd = Crowd()
    crowd.grow_to(1)

    found = writing.one_report(crowd, indicators, times=1)

    assert found.opening.questions <= writing_report.MOST_OPENING_QUESTIONS
    assert found.text.questions <= writing_report.MOST_SAVING_QUESTIONS
    assert found.amount.questions <= writing_report.MOST_SAVING_QUESTIONS
    assert (
        Antwoord.objects.get(vraag="lessen", rapportage__year=writing.report_year()).version
        == writing.WARM_UPS + 2
    )
    shown = writing_report.writing(found, slowness=1)
    assert f"Rapportage met {indicators} indicatoren openen" in shown
    assert "hoogstens 6" in shown
