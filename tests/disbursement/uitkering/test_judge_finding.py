"""Where a rule leaves room a person decides, with a reason that stays on record."""

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from disbursement.beschikking import services as beschikkingen
from disbursement.uitkering import services
from disbursement.uitkering.models import Oordeel
from disbursement.uitkering.selectors import judged_findings
from regiodeals.accounts.models import Role
from regiodeals.audit.models import AuditEntry
from regiodeals.common.errors import InvalidInput, NotAllowed, RequirementsUnmet, WrongState
from regiodeals.deal.models import Activiteit, Financieringsbron
from tests import builders

pytestmark = pytest.mark.django_db

MORE_THAN_THE_GRANT = "regionale-financiering"


@pytest.fixture
def grant(officer):
    """The region puts in a euro more than the Rijk: a person says whether that may be."""
    found = builders.uitkering(officer)
    source = Financieringsbron.objects.get(activiteit__programmalijn__deal=found.deal)
    Financieringsbron.objects.filter(pk=source.pk).update(amount_cents=source.amount_cents + 100)
    return found


def finding_of(grant, key=MORE_THAN_THE_GRANT):
    tested = judged_findings(grant, granted_on=builders.NOW.date())
    return next(rule for rule in tested if rule.finding.key == key)


def judge(grant, officer, **fields):
    values = {
        "rule_key": MORE_THAN_THE_GRANT,
        "fingerprint": finding_of(grant).finding.fingerprint,
        "allows": True,
        "reason": "De extra euro is voor de afronding.",
        "actor": officer,
    }
    return services.judge_finding(uitkering_id=grant.pk, **(values | fields))


def test_a_judgement_says_who_when_and_why(grant, officer):
    oordeel = judge(grant, officer, reason="  Voor de afronding. ")
    assert (oordeel.by, oordeel.at, oordeel.reason) == (
        officer,
        builders.NOW,
        "Voor de afronding.",
    )
    line = AuditEntry.objects.get(action="disbursement.uitkering.judge")
    assert (line.dossier, line.remark) == (grant.deal_id, "Voor de afronding.")
    assert line.sentence == "Oordeel over artikel 10 lid 2: verlenen mag"


def test_what_is_judged_refuses_no_more(grant, officer):
    assert "Leg eerst een oordeel vast" in finding_of(grant).refusal
    judge(grant, officer)
    assert finding_of(grant).refusal == ""


def test_a_judgement_may_also_stop_the_grant(grant, officer):
    judge(grant, officer, allows=False, reason="De begroting klopt niet.")
    assert "verlenen niet mag: De begroting klopt niet." in finding_of(grant).refusal


def test_the_last_judgement_counts(grant, officer):
    judge(grant, officer, allows=False)
    judge(grant, officer, reason="Nader bezien.")
    assert finding_of(grant).judgement.reason == "Nader bezien."
    assert Oordeel.objects.count() == 2


def test_other_facts_make_a_judgement_void(grant, officer):
    judge(grant, officer)
    Financieringsbron.objects.update(amount_cents=1_000_000_200)
    assert finding_of(grant).judgement is None
    assert finding_of(grant).refusal


def test_who_saw_other_facts_judges_nothing(grant, officer):
    seen = finding_of(grant).finding.fingerprint
    Financieringsbron.objects.update(amount_cents=1_000_000_200)
    with pytest.raises(WrongState, match="gewijzigd sinds u deze pagina opende"):
        judge(grant, officer, fingerprint=seen)
    assert not Oordeel.objects.exists()


@pytest.mark.parametrize("key", ["hoogte", "kassier", "bestaat-niet"])
def test_what_is_decided_by_comparing_is_nobody_to_judge(key, grant, officer):
    with pytest.raises(WrongState, match="hoeft niemand te oordelen"):
        judge(grant, officer, rule_key=key)


@pytest.mark.parametrize("reason", ["", "  \n "])
def test_without_a_reason_there_is_no_judgement(reason, grant, officer):
    with pytest.raises(InvalidInput, match="Schrijf op waarom"):
        judge(grant, officer, reason=reason)


@pytest.mark.parametrize("role", [Role.TOETSER, Role.TEKENBEVOEGDE, Role.REGIOCOORDINATOR])
def test_only_a_behandelaar_judges(role, grant):
    with pytest.raises(NotAllowed):
        judge(grant, builders.user(role))


def test_the_database_keeps_a_judgement_as_it_was_given(grant, officer):
    oordeel = judge(grant, officer)
    for act in (
        lambda: Oordeel.objects.update(reason="anders"),
        oordeel.delete,
    ):
        with pytest.raises(DatabaseError, match="Cannot"), transaction.atomic():
            act()
    with pytest.raises(IntegrityError), transaction.atomic():
        Oordeel.objects.create(
            uitkering=grant,
            rule_key="hoogte",
            article="artikel 10",
            finding="x",
            fingerprint="x",
            allows=True,
            reason="",
            by=officer,
            at=builders.NOW,
        )


class TestBeschikking:
    """The decision waits for the judgement, and rests on exactly that one."""

    @pytest.fixture
    def grant(self, cast):
        found = builders.uitkering(cast.drafter)
        first = Activiteit.objects.filter(programmalijn__deal=found.deal).order_by("order")[0]
        first.bronnen.create(origin="privaat", amount_cents=100)
        return found

    def test_without_a_judgement_nothing_goes_to_the_reviewer(self, cast, grant):
        with pytest.raises(RequirementsUnmet, match="Leg eerst een oordeel vast"):
            cast.submitted(grant)

    def test_with_a_judgement_it_goes_all_the_way(self, cast, grant):
        judge(grant, cast.drafter)
        assert cast.signed(grant).kenmerk

    def test_another_judgement_after_the_review_needs_another_review(self, cast, grant):
        judge(grant, cast.drafter)
        row = cast.approved(grant)
        judge(grant, cast.drafter, reason="Toch anders gemotiveerd.")
        with pytest.raises(RequirementsUnmet, match="gewijzigd"):
            beschikkingen.sign_beschikking(beschikking_id=row.pk, actor=cast.signer)

    def test_a_judgement_that_stops_the_grant_stops_the_signature(self, cast, grant):
        judge(grant, cast.drafter)
        row = cast.approved(grant)
        judge(grant, cast.drafter, allows=False)
        with pytest.raises(RequirementsUnmet, match="verlenen niet mag"):
            beschikkingen.sign_beschikking(beschikking_id=row.pk, actor=cast.signer)

    def test_after_the_signature_nobody_judges_any_more(self, cast, grant):
        judge(grant, cast.drafter)
        cast.signed(grant)
        with pytest.raises(WrongState, match="ligt vast"):
            judge(grant, cast.drafter)


def test_a_late_grant_is_judged_once_not_every_day(officer, still_clock):
    grant = builders.uitkering(officer)
    late = builders.NOW.replace(year=2025, month=1, day=10)
    still_clock.set(late)
    key = "tijdig-verleend"
    first = judged_findings(grant, granted_on=late.date())
    finding = next(rule.finding for rule in first if rule.finding.key == key)
    judge(grant, officer, rule_key=key, fingerprint=finding.fingerprint)
    later = judged_findings(grant, granted_on=late.date().replace(day=13))
    (rule,) = [rule for rule in later if rule.finding.key == key]
    assert rule.finding.finding != finding.finding
    assert rule.judgement is not None
