"""The signature freezes the whole rechtmatigheidstoets, for good."""

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from disbursement.beschikking import services as beschikkingen
from disbursement.beschikking.services import keeping, steps
from disbursement.uitkering.models import Rechtmatigheidstoets
from disbursement.uitkering.selectors import judged_findings
from regiodeals.audit.models import AuditEntry
from regiodeals.common.errors import RequirementsUnmet
from regiodeals.legal.grant_rules import Finding
from tests import builders

pytestmark = pytest.mark.django_db


def test_every_finding_is_kept_with_title_article_outcome_and_sentence(cast):
    row = cast.signed()
    kept = Rechtmatigheidstoets.objects.get(kenmerk=row.kenmerk)
    tested = judged_findings(row.uitkering, granted_on=builders.NOW.date())
    assert [Finding.from_record(line["bevinding"]) for line in kept.rows] == [
        rule.finding for rule in tested
    ]
    assert len(kept.rows) == 13
    assert kept.tested_on == builders.NOW.date()
    assert kept.rule_version == "besluit-regio-deals-tranche-5@2024-07-20"


def test_a_judgement_is_kept_with_its_reason_and_who_gave_it(cast):
    row = cast.signed(builders.saba(cast.drafter))
    kept = Rechtmatigheidstoets.objects.get(kenmerk=row.kenmerk)
    (judged,) = [line["oordeel"] for line in kept.rows if line["oordeel"]]
    assert judged == {
        "verlenen_mag": True,
        "reden": "De regio heeft dit gemotiveerd gevraagd.",
        "door": str(cast.drafter),
        "op": builders.NOW.isoformat(),
    }


def test_the_count_of_the_twelve_weeks_is_kept_too(cast):
    row = cast.signed()
    kept = Rechtmatigheidstoets.objects.get(kenmerk=row.kenmerk)
    assert [step["datum"] for step in kept.clock] == ["2024-09-24", "2024-09-25", "2024-12-17"]
    assert kept.clock[-1]["zin"] == "De laatste dag van de termijn van 12 weken."
    assert kept.clock[-1]["bron"] == "Besluit, artikel 13 lid 1"


def test_the_trail_names_exactly_this_test(cast):
    row = cast.signed()
    kept = Rechtmatigheidstoets.objects.get(kenmerk=row.kenmerk)
    line = AuditEntry.objects.get(action="disbursement.beschikking.sign")
    assert line.details["test_sha256"] == kept.sha256
    assert len(kept.sha256) == 64


def test_what_was_kept_never_changes_and_never_goes(cast):
    row = cast.signed()
    kept = Rechtmatigheidstoets.objects.get(kenmerk=row.kenmerk)
    for act in (lambda: Rechtmatigheidstoets.objects.update(rows=[]), kept.delete):
        with pytest.raises(DatabaseError, match="Cannot"), transaction.atomic():
            act()


def test_a_signature_that_is_refused_keeps_nothing(cast, monkeypatch):
    row = cast.approved()
    monkeypatch.setattr(
        keeping, "freeze_test", lambda *_a, **_k: pytest.fail("frozen before the refusal")
    )
    row.uitkering.deal.programmalijnen.update(name="Andere naam")
    with pytest.raises(RequirementsUnmet):
        beschikkingen.sign_beschikking(beschikking_id=row.pk, actor=cast.signer)
    assert not Rechtmatigheidstoets.objects.exists()


def test_the_database_takes_no_signature_without_its_test(cast, monkeypatch):
    row = cast.approved()
    monkeypatch.setattr(steps, "frozen_with", lambda *_a, **_k: {})
    with pytest.raises(IntegrityError, match="is signed together with its test"):
        beschikkingen.sign_beschikking(beschikking_id=row.pk, actor=cast.signer)
