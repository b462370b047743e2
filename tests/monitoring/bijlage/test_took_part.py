"""Who took part in a rapportage, by a file or a meting, neither signs nor judges it."""

import pytest
from django.db import IntegrityError, transaction

from monitoring.bijlage import services
from monitoring.rapportage.models import Akkoord, Indiening
from monitoring.rapportage.policies import did_not_write, wrote_nothing_in_it
from monitoring.rapportage.services import (
    accept_report,
    offer_report,
    send_back_report,
    submit_report,
)
from regiodeals.accounts.models import Role, RoleAssignment, User
from regiodeals.deal.models import RoleInDeal
from regiodeals.documents import services as documents
from regiodeals.documents.models import Kind
from tests import builders
from tests.monitoring.bijlage.world import added
from tests.monitoring.indicator import world as goals
from tests.monitoring.rapportage import world as reports

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("takes_it_away", [False, True])
def test_who_adds_a_file_or_takes_one_away_neither_signs_nor_judges(report, writer, takes_it_away):
    other = builders.role_in(report.deal, RoleInDeal.COORDINATOR)
    assert wrote_nothing_in_it(report, other)
    row = added(report, writer if takes_it_away else other)
    if takes_it_away:
        services.remove_bijlage(bijlage_id=row.pk, actor=other)
    assert not wrote_nothing_in_it(report, other)
    assert not did_not_write(report, other)


@pytest.mark.parametrize("takes_part", ["adds", "removes", "measures"])
def test_the_database_refuses_who_took_part_as_signer_and_as_judge(
    report, writer, signer, officer, takes_part
):
    person = builders.role_in(report.deal, RoleInDeal.COORDINATOR)
    if takes_part == "measures":
        series = goals.series_in(report.deal, officer)
        goals.measure(series, reports.YEAR, 120, actor=person)
    else:
        row = added(report, person if takes_part == "adds" else writer)
        services.remove_bijlage(bijlage_id=row.pk, actor=person)
    handed_in = reports.submitted(report, writer, signer)
    refusals = {
        "does not judge": lambda: handed_in.oordelen.create(
            section="deal", is_accepted=True, by=person, at=builders.NOW
        ),
        "does not accept it": lambda: Akkoord.objects.create(
            indiening=handed_in, by=person, at=builders.NOW, document=order(Kind.RAPPORTAGE)
        ),
        "does not sign it": lambda: signed_again(handed_in, person),
    }
    for says, act in refusals.items():
        with pytest.raises(IntegrityError, match=says), transaction.atomic():
            act()
    reports.judged(report, officer)
    assert accept_report(rapportage_id=report.pk, actor=officer).indiening == handed_in


def order(kind):
    return documents.order(kind=kind, filename="x.pdf", by=None)


def signed_again(row, person):
    row = Indiening.objects.get(pk=row.pk)
    row.pk, row.number, row.by, row.receipt = None, 2, person, order(Kind.ONTVANGSTBEWIJS)
    row.save(force_insert=True)


def test_who_judged_and_added_a_file_after_the_return_leaves_no_oordeel(
    report, writer, signer, officer
):
    RoleAssignment.objects.create(
        user=writer, role=Role.BEHANDELAAR, valid_from=builders.NOW.date()
    )
    both = User.objects.get(pk=writer.pk)
    other = builders.role_in(report.deal, RoleInDeal.COORDINATOR)
    reports.submitted(report, other, signer)
    reports.judged(report, both, "deal")
    send_back_report(rapportage_id=report.pk, actor=both)
    added(report, both)
    offer_report(rapportage_id=report.pk, actor=other)
    row = submit_report(rapportage_id=report.pk, actor=signer)
    assert not row.oordelen.exists()
