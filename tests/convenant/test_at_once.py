"""Two who work on one convenant at the same moment, each on a connection of their own."""

import threading
import time
from datetime import date

import pytest

from regiodeals import workflow
from regiodeals.audit.models import AuditEntry
from regiodeals.convenant import services
from regiodeals.convenant.models import Convenant, ConvenantStatus, Ondertekening
from regiodeals.deal import services as deals
from regiodeals.deal.models import SIGNING_ROLES, Deal, DealParty, DealStatus, PartyRole
from tests import builders
from tests.builders import SIGNED_ON
from tests.simultaneous import at_once, results_of, sentences_of

pytestmark = pytest.mark.django_db(transaction=True)

A_DAY_LATER = date(2024, 9, 25)


@pytest.fixture
def convenant(officer):
    return Convenant.objects.get(deal=builders.in_preparation(officer))


@pytest.fixture
def signed_convenant(convenant, officer):
    """Signed by all, not concluded."""
    for slot in convenant.ondertekeningen.all():
        register(slot, officer)
    return convenant


def register(slot, actor, signed_on=SIGNED_ON):
    return services.register_signature(ondertekening_id=slot.pk, signed_on=signed_on, actor=actor)


def conclude(convenant, actor):
    return services.conclude_convenant(convenant_id=convenant.pk, actor=actor)


def lines(action):
    return AuditEntry.objects.filter(action=action)


def test_of_two_who_register_one_signature_the_first_is_kept(convenant, officer):
    slot, colleague = convenant.ondertekeningen.first(), builders.behandelaar()
    outcomes = at_once(
        lambda: register(slot, officer), lambda: register(slot, colleague, A_DAY_LATER)
    )
    (kept,) = results_of(outcomes)
    (refusal,) = sentences_of(outcomes)
    assert "heeft al getekend op" in refusal
    assert Ondertekening.objects.get(pk=slot.pk).signed_on == kept.signed_on
    assert lines("regiodeals.convenant.sign").count() == 1


def test_of_two_who_ask_for_one_signature_one_is_told_so(convenant, officer):
    colleague, ministry = builders.behandelaar(), builders.ministry("BZK")

    def ask(actor):
        return services.ask_signature(
            convenant_id=convenant.pk,
            organisation=ministry,
            office="Staatssecretaris",
            actor=actor,
        )

    outcomes = at_once(lambda: ask(officer), lambda: ask(colleague))
    assert len(results_of(outcomes)) == 1
    assert sentences_of(outcomes) == ["Staatssecretaris van ministerie BZK staat al op de lijst."]
    assert Ondertekening.objects.filter(office="Staatssecretaris").count() == 1


def test_two_who_conclude_at_once_conclude_it_once(signed_convenant, officer):
    colleague = builders.behandelaar()
    outcomes = at_once(
        lambda: conclude(signed_convenant, officer), lambda: conclude(signed_convenant, colleague)
    )
    assert len(results_of(outcomes)) == 1
    assert sentences_of(outcomes) == ["Het convenant is gesloten. De handtekeningen liggen vast."]
    assert Deal.objects.get().status == DealStatus.GESLOTEN
    for action in ("regiodeals.convenant.conclude", "regiodeals.deal.conclude_convenant"):
        assert lines(action).count() == 1


def test_the_last_signature_and_the_conclusion_come_in_either_order(convenant, officer):
    *others, last = convenant.ondertekeningen.all()
    for slot in others:
        register(slot, officer)
    colleague = builders.behandelaar()
    outcomes = at_once(lambda: register(last, officer), lambda: conclude(convenant, colleague))
    is_concluded = Convenant.objects.get().status == ConvenantStatus.GESLOTEN
    assert Ondertekening.objects.get(pk=last.pk).signed_on == SIGNED_ON
    assert len(results_of(outcomes)) == 1 + is_concluded


def test_a_party_that_joins_meanwhile_is_not_left_without_a_signature(
    signed_convenant, officer, monkeypatch
):
    newcomer, colleague = builders.organisation("gemeente Nieuw"), builders.behandelaar()
    counted, perform = threading.Event(), workflow.perform

    def linger(bound, **step):
        """Take the step, and leave the other time to come in between."""
        perform(bound, **step)
        counted.set()
        time.sleep(0.2)

    def join():
        assert counted.wait(10)
        deals.add_party(
            deal_id=signed_convenant.deal_id,
            organisation=newcomer,
            role=PartyRole.REGIOPARTIJ,
            actor=officer,
        )

    monkeypatch.setattr(workflow, "perform", linger)
    outcomes = at_once(join, lambda: conclude(signed_convenant, colleague))
    assert sentences_of(outcomes) == ["De partijen liggen vast sinds het convenant is gesloten."]
    signing = DealParty.objects.filter(role__in=SIGNING_ROLES)
    assert not signing.filter(ondertekeningen__isnull=True).exists()


def test_two_who_select_one_proposal_select_it_once(officer):
    deal, colleague = builders.proposal(), builders.behandelaar()
    outcomes = at_once(
        *[
            lambda actor=actor: deals.take_step(deal_id=deal.pk, verb="select", actor=actor)
            for actor in (officer, colleague)
        ]
    )
    assert len(results_of(outcomes)) == 1
    assert sentences_of(outcomes) == ["Selecteren kan niet in de stand “geselecteerd”."]
    assert lines("regiodeals.deal.select").count() == 1


def test_two_who_appoint_a_kassier_appoint_one(officer):
    deal, colleague = builders.concluded(officer, with_kassier=False), builders.behandelaar()
    region = builders.region_of(deal)
    outcomes = at_once(
        *[
            lambda actor=actor: deals.appoint_kassier(
                deal_id=deal.pk, organisation=region, actor=actor
            )
            for actor in (officer, colleague)
        ]
    )
    assert len(results_of(outcomes)) == 1
    assert sentences_of(outcomes) == [
        "Deze deal heeft al een kassier. Er is er altijd precies één."
    ]
    assert DealParty.objects.filter(role=PartyRole.KASSIER).count() == 1
