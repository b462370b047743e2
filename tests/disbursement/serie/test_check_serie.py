"""Before anything is done, every deal is checked by doing it and undoing it."""

import pytest

from disbursement.beschikking.models import Beschikking, Kenmerkreeks
from disbursement.serie import running, services
from disbursement.serie.models import Opdracht, Phase, SerieAct
from regiodeals.audit.models import AuditEntry
from regiodeals.common.errors import NotAllowed, WrongState
from tests import builders
from tests.disbursement.beschikking.browsing import lower_the_contribution
from tests.disbursement.serie.series import checked, grants_of, outcomes, seen, serie_of, work

pytestmark = pytest.mark.django_db


@pytest.fixture
def serie(cast):
    return serie_of(cast, *grants_of(cast, 2))


def test_a_check_changes_nothing(serie, cast):
    opdracht = checked(serie, SerieAct.DRAFT, cast.drafter)
    assert opdracht.phase is Phase.READY
    assert [part.obstacle for part in opdracht.onderdelen.all()] == ["", ""]
    assert not Beschikking.objects.exists()
    assert not AuditEntry.objects.filter(action__contains="draft").exists()


def test_a_check_of_signing_takes_no_number(cast):
    serie = serie_of(cast, cast.approved().uitkering)
    seen(Beschikking.objects.get(), cast.signer)
    opdracht = checked(serie, SerieAct.SIGN, cast.signer)
    assert opdracht.onderdelen.get().obstacle == ""
    assert Beschikking.objects.get().kenmerk is None
    assert not Kenmerkreeks.objects.filter(last_number__gt=0).exists()


def test_each_deal_says_why_it_is_not_ready(cast):
    without_grant = builders.concluded(cast.drafter)
    drafted = cast.draft().uitkering
    (fresh,) = grants_of(cast, 1)
    serie = services.make_serie(
        tranche_id=fresh.deal.tranche_id,
        deal_ids=[without_grant.pk, drafted.deal_id, fresh.deal_id],
        actor=cast.drafter,
    )
    opdracht = checked(serie, SerieAct.DRAFT, cast.drafter)
    reasons = {part.deal_id: part.obstacle for part in opdracht.onderdelen.all()}
    assert reasons[without_grant.pk] == running.NO_UITKERING
    assert "al" in reasons[drafted.deal_id]
    assert reasons[fresh.deal_id] == ""


def test_what_the_besluit_forbids_is_said_before_it_is_sent_in(cast):
    row = cast.draft()
    serie = serie_of(cast, row.uitkering)
    lower_the_contribution(row)
    opdracht = checked(serie, SerieAct.SUBMIT, cast.drafter)
    assert opdracht.onderdelen.get().obstacle != ""
    assert opdracht.onderdelen.get().obstacle != running.WENT_WRONG


def test_without_a_concept_there_is_nothing_to_send_in(serie, cast):
    opdracht = checked(serie, SerieAct.SUBMIT, cast.drafter)
    assert [reason for _done, reason in outcomes(opdracht)] == [running.NO_BESCHIKKING] * 2


def test_a_deal_that_breaks_the_check_does_not_stop_the_others(serie, cast, monkeypatch):
    act, broken = running.act, serie.deals.order_by("pk").first()

    def break_one(kind, deal, actor):
        if deal.pk == broken.pk:
            raise ZeroDivisionError
        act(kind, deal, actor)

    monkeypatch.setattr(running, "act", break_one)
    opdracht = checked(serie, SerieAct.DRAFT, cast.drafter)
    assert sorted(reason for _done, reason in outcomes(opdracht)) == ["", running.WENT_WRONG]


def test_a_second_opdracht_waits_for_the_first(serie, cast):
    services.order_act(serie_id=serie.pk, act=SerieAct.DRAFT, actor=cast.drafter)
    with pytest.raises(WrongState, match="Er loopt al een opdracht"):
        services.order_act(serie_id=serie.pk, act=SerieAct.SUBMIT, actor=cast.drafter)
    assert Opdracht.objects.count() == 1


@pytest.mark.parametrize(
    ("act", "who"),
    [
        (SerieAct.DRAFT, "reviewer"),
        (SerieAct.SUBMIT, "signer"),
        (SerieAct.ANNOUNCE, "reviewer"),
        (SerieAct.SIGN, "drafter"),
        (SerieAct.SIGN, "reviewer"),
    ],
)
def test_who_may_not_do_it_for_one_deal_may_not_ask_it_for_all(serie, cast, act, who):
    with pytest.raises(NotAllowed, match="Alleen een"):
        services.order_act(serie_id=serie.pk, act=act, actor=getattr(cast, who))


def test_an_act_that_does_not_exist_is_refused(serie, cast):
    with pytest.raises(WrongState, match="bestaat niet"):
        services.order_act(serie_id=serie.pk, act="goedkeuren", actor=cast.drafter)


def test_dropped_it_does_nothing_any_more_and_leaves_room_for_another(serie, cast):
    opdracht = checked(serie, SerieAct.DRAFT, cast.drafter)
    services.drop_opdracht(opdracht_id=opdracht.pk, actor=cast.drafter)
    assert work(opdracht).phase is Phase.DROPPED
    with pytest.raises(WrongState, match="vervallen"):
        services.start_opdracht(opdracht_id=opdracht.pk, actor=cast.drafter)
    assert checked(serie, SerieAct.DRAFT, cast.drafter).phase is Phase.READY
