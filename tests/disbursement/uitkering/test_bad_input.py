"""The bad input of the rules and terms: each gets a clear sentence, and nothing half done."""

from datetime import date

import pytest
from django.urls import reverse

from disbursement.uitkering import services
from disbursement.uitkering.models import Termijn, Uitkering
from disbursement.uitkering.selectors import judged_findings
from regiodeals.audit.models import AuditEntry
from regiodeals.common.errors import DomainError, RequirementsUnmet
from regiodeals.convenant import services as convenanten
from regiodeals.convenant.models import Convenant
from regiodeals.deal import services as deals
from regiodeals.deal.models import Activiteit, Deal, DealParty, Financieringsbron, PartyRole
from regiodeals.legal.grant_rules import OrganisationKind
from tests import builders

pytestmark = pytest.mark.django_db


def open_for(deal, actor):
    terms = builders.terms(deal.rijksbijdrage_cents)
    return services.open_uitkering(deal_id=deal.pk, terms=terms, actor=actor)


def refusal_of(act):
    """The sentence of a refusal, with plain spaces; nothing was written."""
    lines = AuditEntry.objects.count()
    grants = Uitkering.objects.count()
    with pytest.raises(DomainError) as refused:
        act()
    assert (AuditEntry.objects.count(), Uitkering.objects.count()) == (lines, grants)
    assert Termijn.objects.count() == 2 * grants
    return str(refused.value).replace("\u00a0", " ")


class TestConvenantOf19November2025:
    """The last convenants of the sixth tranche are said to be of after its period."""

    @pytest.fixture
    def late(self, cast, still_clock):
        still_clock.set(builders.NOW.replace(year=2025, month=11, day=24))
        return builders.concluded(
            cast.drafter, tranche=builders.tranche(6), signed_on=date(2025, 11, 19)
        )

    def test_it_warns(self, late, cast):
        grant = open_for(late, cast.drafter)
        tested = judged_findings(grant, granted_on=date(2025, 11, 24))
        (rule,) = [rule for rule in tested if rule.finding.key == "gesloten-in-periode"]
        assert rule.finding.finding.replace("\u00a0", " ") == (
            "Gesloten op 19 november 2025, buiten de periode van 1 juli 2025 tot en met"
            " 15 november 2025."
        )
        assert rule.finding.needs_judgement

    def test_and_lets_a_person_decide(self, late, cast):
        grant = open_for(late, cast.drafter)
        with pytest.raises(RequirementsUnmet, match="Leg eerst een oordeel vast"):
            cast.submitted(grant)

    def test_who_decides_that_it_may_goes_on(self, late, cast):
        grant = open_for(late, cast.drafter)
        builders.judge(grant, cast.drafter)
        assert cast.signed(grant).kenmerk == "SPUK-2025-0001"


def test_a_cent_under_five_million(officer):
    deal = builders.concluded(officer, amount_cents=500_000_000)
    Deal.objects.filter(pk=deal.pk).update(rijksbijdrage_cents=499_999_999)
    Activiteit.objects.filter(programmalijn__deal=deal, order=2).update(rijk_cents=249_999_999)
    Financieringsbron.objects.filter(activiteit__programmalijn__deal=deal).update(
        amount_cents=499_999_999
    )
    deal.refresh_from_db()
    assert refusal_of(lambda: open_for(deal, officer)) == (
        "Artikel 10 lid 1: € 4.999.999,99 is minder dan € 5.000.000. Verhoog het bedrag tot ten"
        " minste € 5.000.000."
    )


def test_a_proposal_of_a_cent_too_little_is_not_even_selected(officer):
    deal = builders.proposal(amount_cents=499_999_999)
    sentence = refusal_of(lambda: deals.take_step(deal_id=deal.pk, verb="select", actor=officer))
    assert sentence.startswith("De rijksbijdrage ligt buiten de grenzen van de tranche")


def test_a_private_kassier(officer):
    deal = builders.concluded(officer, with_kassier=False)
    company = builders.organisation("Stichting Voorbeeld", OrganisationKind.PRIVAAT)
    DealParty.objects.create(deal=deal, organisation=company, role=PartyRole.REGIOPARTIJ)
    assert refusal_of(
        lambda: deals.appoint_kassier(deal_id=deal.pk, organisation=company, actor=officer)
    ) == (
        "Stichting Voorbeeld is een private partij en kan geen regiokassier zijn. Kies een"
        " provincie, gemeente, samenwerkingsorgaan of openbaar lichaam (artikel 1)."
    )


def test_regional_money_that_is_itself_money_of_the_rijk(officer):
    deal = builders.concluded(officer, with_budget=False, is_vulnerable_region=False)
    builders.budget(deal, from_rijk_cents=100_000_000)
    assert refusal_of(lambda: open_for(deal, officer)) == (
        "Artikel 10 lid 2: De regio legt € 9.000.000 in: € 9.000.000 publiek en € 0 privaat. Van"
        " het Rijk komt € 1.000.000; dat telt niet mee. Dat is € 1.000.000 minder dan de uitkering."
        " Vul de inleg aan met € 1.000.000, of verlaag de uitkering tot € 9.000.000."
        " De begroting wijzigt een beheerder."
    )


def test_a_second_uitkering(officer):
    deal = builders.concluded(officer)
    open_for(deal, officer)
    assert refusal_of(lambda: open_for(deal, officer)) == (
        "Voor deze deal is al een uitkering geopend (artikel 12 lid 4)."
    )


def test_a_convenant_of_a_year_without_a_known_calendar(officer, client):
    deal = builders.in_preparation(officer, tranche=builders.tranche(3))
    slot = Convenant.objects.get(deal=deal).ondertekeningen.all()[0]
    assert refusal_of(
        lambda: convenanten.register_signature(
            ondertekening_id=slot.pk, signed_on=date(2020, 9, 1), actor=officer
        )
    ).startswith("Voor 2020 zijn de gelijkgestelde dagen niet bekend: de kalender loopt van 2023")


@pytest.mark.parametrize(
    "name", ["regiodeals:deal-detail", "disbursement:legal-test", "disbursement:uitkering-open"]
)
def test_a_deal_of_2020_that_was_brought_in_opens_everywhere(name, officer, client):
    deal = builders.concluded(officer)
    Deal.objects.filter(pk=deal.pk).update(
        tranche=builders.tranche(3), concluded_on=date(2020, 9, 1)
    )
    client.force_login(officer)
    for address in (reverse(name, args=[deal.pk]), reverse("my-work"), "/tranches/3/"):
        assert client.get(address).status_code == 200
    with pytest.raises(RequirementsUnmet, match="niet te berekenen"):
        open_for(Deal.objects.get(pk=deal.pk), officer)
