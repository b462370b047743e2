"""What was ordered is done deal by deal; a failure or a crash does not touch the others."""

from datetime import UTC, datetime

import pytest
from django.db import DatabaseError, transaction

from disbursement.beschikking.models import Beschikking, BeschikkingStatus
from disbursement.beschikking.rendering.make import make_letter
from disbursement.serie import running, services, tasks
from disbursement.serie.models import Onderdeel, Opdracht, Phase, SerieAct
from disbursement.serie.selectors import ids_for_a_worker
from regiodeals.common.errors import NotAllowed, WrongState
from tests import builders
from tests.disbursement.serie.series import (
    checked,
    done,
    grants_of,
    outcomes,
    seen,
    serie_of,
    work,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def serie(cast):
    return serie_of(cast, *grants_of(cast, 3))


def statuses():
    return sorted(Beschikking.objects.values_list("status", flat=True))


def approve_all(cast):
    from disbursement.beschikking import services as beschikkingen

    for row in Beschikking.objects.filter(status=BeschikkingStatus.TER_TOETSING):
        beschikkingen.approve_beschikking(beschikking_id=row.pk, actor=cast.reviewer)


def look_at_all(cast):
    for row in Beschikking.objects.all():
        seen(row, cast.signer)


def test_from_concept_to_bekendmaking(serie, cast):
    assert done(serie, SerieAct.DRAFT, cast.drafter).phase is Phase.FINISHED
    assert {row.drafter for row in Beschikking.objects.all()} == {cast.drafter}
    done(serie, SerieAct.SUBMIT, cast.drafter)
    assert statuses() == ["ter_toetsing"] * 3
    approve_all(cast)
    look_at_all(cast)
    signed = done(serie, SerieAct.SIGN, cast.signer)
    assert outcomes(signed) == [(True, "")] * 3
    kenmerken = sorted(str(row) for row in Beschikking.objects.all())
    assert kenmerken == [f"SPUK-2024-000{number}" for number in (1, 2, 3)]
    for row in Beschikking.objects.all():
        assert make_letter(row.pk)
    done(serie, SerieAct.ANNOUNCE, cast.drafter)
    assert statuses() == ["bekendgemaakt"] * 3


def test_nobody_signs_in_a_serie_what_he_did_not_look_at(serie, cast):
    done(serie, SerieAct.DRAFT, cast.drafter)
    done(serie, SerieAct.SUBMIT, cast.drafter)
    approve_all(cast)
    first = Beschikking.objects.order_by("pk")[0]
    seen(first, cast.signer)
    signed = done(serie, SerieAct.SIGN, cast.signer)
    assert sorted(outcomes(signed)) == [(False, running.NOT_SEEN)] * 2 + [(True, "")]
    assert Beschikking.objects.get(status=BeschikkingStatus.ONDERTEKEND) == first


def test_having_seen_former_content_does_not_count(cast):
    from disbursement.beschikking import services as beschikkingen

    row = cast.approved()
    serie = serie_of(cast, row.uitkering)
    seen(row, cast.signer)
    beschikkingen.send_back_beschikking(
        beschikking_id=row.pk, verb="refuse_to_sign", remark="Andere rekening", actor=cast.signer
    )
    row.uitkering.account_name = "gemeente Anders"
    row.uitkering.save()
    beschikkingen.submit_beschikking(beschikking_id=row.pk, actor=cast.drafter)
    approve_all(cast)
    opdracht = checked(serie, SerieAct.SIGN, cast.signer)
    assert opdracht.onderdelen.get().obstacle == running.NOT_SEEN


def test_what_became_impossible_after_the_check_fails_with_its_sentence(serie, cast):
    opdracht = checked(serie, SerieAct.DRAFT, cast.drafter)
    first = opdracht.onderdelen.order_by("pk")[0]
    cast.draft(first.deal.uitkering)
    services.start_opdracht(opdracht_id=opdracht.pk, actor=cast.drafter)
    ended = work(opdracht)
    assert ended.phase is Phase.FINISHED
    assert [was_done for was_done, _why in outcomes(ended)] == [False, True, True]
    assert outcomes(ended)[0][1] not in ("", running.WENT_WRONG)


def test_one_failure_does_not_stop_the_rest(serie, cast, monkeypatch):
    opdracht = checked(serie, SerieAct.DRAFT, cast.drafter)
    services.start_opdracht(opdracht_id=opdracht.pk, actor=cast.drafter)
    act = running.act
    calls: list[int] = []

    def break_the_second(kind, deal, actor):
        calls.append(deal.pk)
        if len(calls) == 2:
            raise ZeroDivisionError
        act(kind, deal, actor)

    monkeypatch.setattr(running, "act", break_the_second)
    ended = work(opdracht)
    assert outcomes(ended) == [(True, ""), (False, running.WENT_WRONG), (True, "")]
    assert Beschikking.objects.count() == 2


def test_a_worker_that_dies_halfway_leaves_the_deal_undone_and_open(serie, cast, monkeypatch):
    opdracht = checked(serie, SerieAct.DRAFT, cast.drafter)
    services.start_opdracht(opdracht_id=opdracht.pk, actor=cast.drafter)
    act = running.act

    def die_after_it(kind, deal, actor):
        act(kind, deal, actor)
        raise SystemExit

    with monkeypatch.context() as dying:
        dying.setattr(running, "act", die_after_it)
        with pytest.raises(SystemExit), transaction.atomic():
            running.carry_out(opdracht.pk)
    assert not Beschikking.objects.exists()
    assert ids_for_a_worker() == [opdracht.pk]
    assert work(opdracht).phase is Phase.FINISHED
    assert Beschikking.objects.count() == 3


def test_a_deal_that_takes_its_worker_down_each_time_is_given_up(serie, cast):
    opdracht = checked(serie, SerieAct.DRAFT, cast.drafter)
    services.start_opdracht(opdracht_id=opdracht.pk, actor=cast.drafter)
    first = opdracht.onderdelen.order_by("pk")[0]
    Onderdeel.objects.filter(pk=first.pk).update(attempts=running.MOST_ATTEMPTS)
    assert outcomes(work(opdracht)) == [(False, running.GIVEN_UP), (True, ""), (True, "")]


def test_done_twice_it_is_done_once(serie, cast):
    opdracht = done(serie, SerieAct.DRAFT, cast.drafter)
    work(opdracht)
    assert Beschikking.objects.count() == 3
    assert ids_for_a_worker() == []


def test_a_long_serie_comes_back_for_the_rest(serie, cast, monkeypatch):
    monkeypatch.setattr(running, "BATCH", 2)
    opdracht = services.order_act(serie_id=serie.pk, act=SerieAct.DRAFT, actor=cast.drafter)
    asked: list[int] = []
    monkeypatch.setattr(tasks.carry_out, "delay", asked.append)
    tasks.carry_out(opdracht.pk)
    assert asked == [opdracht.pk]
    assert opdracht.onderdelen.unchecked().count() == 1


def test_the_sweep_asks_for_what_a_worker_must_go_on_with(serie, cast, monkeypatch):
    asked: list[int] = []
    monkeypatch.setattr(tasks.carry_out, "delay", asked.append)
    opdracht = services.order_act(serie_id=serie.pk, act=SerieAct.DRAFT, actor=cast.drafter)
    tasks.sweep_series()
    assert asked == [opdracht.pk]
    work(opdracht)
    tasks.sweep_series()
    assert asked == [opdracht.pk]


def test_only_who_ordered_it_starts_it(serie, cast):
    opdracht = checked(serie, SerieAct.DRAFT, cast.drafter)
    with pytest.raises(NotAllowed, match="Alleen wie deze opdracht gaf"):
        services.start_opdracht(opdracht_id=opdracht.pk, actor=builders.behandelaar())


def test_it_starts_once_and_only_after_the_check(serie, cast):
    opdracht = services.order_act(serie_id=serie.pk, act=SerieAct.DRAFT, actor=cast.drafter)
    with pytest.raises(WrongState, match="wordt gecontroleerd"):
        services.start_opdracht(opdracht_id=opdracht.pk, actor=cast.drafter)
    work(opdracht)
    services.start_opdracht(opdracht_id=opdracht.pk, actor=cast.drafter)
    with pytest.raises(WrongState, match="bezig"):
        services.start_opdracht(opdracht_id=opdracht.pk, actor=cast.drafter)


def test_a_check_that_leaves_nothing_to_start_lapses_and_leaves_room_for_another(cast):
    serie = services.make_serie(
        tranche_id=builders.tranche().pk,
        deal_ids=[builders.concluded(cast.drafter).pk],
        actor=cast.drafter,
    )
    opdracht = checked(serie, SerieAct.DRAFT, cast.drafter)
    assert opdracht.phase is Phase.DROPPED
    with pytest.raises(WrongState, match="vervallen"):
        services.start_opdracht(opdracht_id=opdracht.pk, actor=cast.drafter)
    assert checked(serie, SerieAct.DRAFT, cast.drafter).pk != opdracht.pk


def test_who_lost_the_role_after_ordering_does_nothing(serie, cast, still_clock):
    opdracht = checked(serie, SerieAct.DRAFT, cast.drafter)
    services.start_opdracht(opdracht_id=opdracht.pk, actor=cast.drafter)
    cast.drafter.role_assignments.update(valid_until="2024-11-18")
    still_clock.set(datetime(2024, 11, 19, 9, 0, tzinfo=UTC))
    ended = work(opdracht)
    assert {why for _done, why in outcomes(ended)} == {"Alleen een behandelaar mag dit doen."}


def test_what_was_done_is_frozen_in_the_database(serie, cast):
    opdracht = done(serie, SerieAct.DRAFT, cast.drafter)
    for rows in (Opdracht.objects.filter(pk=opdracht.pk), opdracht.onderdelen.all()):
        with pytest.raises(DatabaseError, match="Cannot"), transaction.atomic():
            rows.delete()
    with pytest.raises(DatabaseError, match="Cannot"), transaction.atomic():
        opdracht.onderdelen.update(done_at=None)
