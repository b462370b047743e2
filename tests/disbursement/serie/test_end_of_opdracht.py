"""An opdracht ends: dropped before it starts, stopped while it runs, also by a colleague."""

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.urls import reverse

from disbursement.beschikking.models import Beschikking
from disbursement.serie import running, services
from disbursement.serie.models import Opdracht, Phase, SerieAct
from disbursement.serie.selectors import ids_for_a_worker
from regiodeals.audit.models import AuditEntry
from regiodeals.common.errors import NotAllowed, WrongState
from tests import builders
from tests.disbursement.serie.series import checked, done, grants_of, outcomes, serie_of, work
from tests.simultaneous import at_once, results_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def serie(cast):
    return serie_of(cast, *grants_of(cast, 3))


@pytest.fixture
def started(serie, cast):
    opdracht = checked(serie, SerieAct.DRAFT, cast.drafter)
    return services.start_opdracht(opdracht_id=opdracht.pk, actor=cast.drafter)


def stop(opdracht, actor):
    return services.stop_opdracht(opdracht_id=opdracht.pk, actor=actor)


def test_what_was_done_before_the_stop_stays_and_the_rest_is_not_done(started, cast, monkeypatch):
    monkeypatch.setattr(running, "BATCH", 1)
    running.carry_out(started.pk)
    stopped = stop(started, cast.drafter)
    assert stopped.phase is Phase.STOPPED
    assert work(stopped).phase is Phase.STOPPED
    assert [was_done for was_done, _why in outcomes(stopped)] == [True, False, False]
    assert Beschikking.objects.count() == 1
    assert ids_for_a_worker() == []
    line = AuditEntry.objects.get(action="disbursement.opdracht.stop")
    assert line.actor == cast.drafter


def test_after_a_stop_there_is_room_for_another(serie, started, cast):
    stop(started, cast.drafter)
    assert done(serie, SerieAct.DRAFT, cast.drafter).phase is Phase.FINISHED
    assert Beschikking.objects.count() == 3


def test_a_colleague_stops_what_somebody_who_left_has_started(started):
    assert stop(started, builders.behandelaar()).phase is Phase.STOPPED


def test_a_colleague_drops_what_somebody_who_left_never_started(serie, cast):
    asked = services.order_act(serie_id=serie.pk, act=SerieAct.DRAFT, actor=cast.drafter)
    services.drop_opdracht(opdracht_id=asked.pk, actor=builders.behandelaar())
    ready = checked(serie, SerieAct.DRAFT, cast.drafter)
    dropped = services.drop_opdracht(opdracht_id=ready.pk, actor=builders.behandelaar())
    assert dropped.phase is Phase.DROPPED


def test_who_may_not_give_it_does_not_end_it(started, cast):
    with pytest.raises(NotAllowed, match="Alleen wie zo’n opdracht mag geven"):
        stop(started, cast.signer)


def test_it_is_stopped_once_and_only_while_it_runs(serie, started, cast):
    stop(started, cast.drafter)
    with pytest.raises(WrongState, match="gestopt"):
        stop(started, cast.drafter)
    with pytest.raises(WrongState, match="gecontroleerd"):
        stop(checked(serie, SerieAct.DRAFT, cast.drafter), cast.drafter)


def test_what_runs_is_not_dropped(started, cast):
    with pytest.raises(WrongState, match="bezig"):
        services.drop_opdracht(opdracht_id=started.pk, actor=cast.drafter)


def test_the_page_has_the_button_for_who_may(started, cast, client):
    address = reverse("disbursement:serie-stop", args=[started.pk])
    page = reverse("disbursement:serie-opdracht", args=[started.pk])
    client.force_login(cast.signer)
    assert address not in client.get(page).content.decode()
    client.force_login(cast.drafter)
    assert address in client.get(page).content.decode()
    answer = client.post(address, follow=True)
    assert "Gestopt. Wat is gedaan, blijft zo." in answer.content.decode()
    assert "niet gedaan" in answer.content.decode()


@pytest.mark.django_db(transaction=True)
def test_stopped_while_a_worker_is_busy_it_ends_between_two_deals(started, cast):
    results_of(at_once(lambda: running.carry_out(started.pk), lambda: stop(started, cast.drafter)))
    after = work(started)
    assert after.phase in (Phase.STOPPED, Phase.FINISHED)
    made = sum(was_done for was_done, _why in outcomes(after))
    assert Beschikking.objects.count() == made


# ---- in the database -------------------------------------------------------------------------


@pytest.mark.parametrize("column", ["ordered_by", "act", "serie", "ordered_at"])
def test_who_ordered_what_never_changes(column, serie, cast):
    opdracht = checked(serie, SerieAct.DRAFT, cast.drafter)
    values = {
        "ordered_by": cast.signer,
        "act": SerieAct.SIGN,
        "serie": serie_of(cast, *grants_of(cast, 1)),
        "ordered_at": "2024-11-01T10:00:00Z",
    }
    with pytest.raises(DatabaseError, match="order_is_frozen"), transaction.atomic():
        Opdracht.objects.filter(pk=opdracht.pk).update(**{column: values[column]})


@pytest.mark.parametrize("change", [{"obstacle": "Toch niet."}, {"checked_at": None}])
def test_what_was_checked_is_not_rewritten(change, started):
    with pytest.raises(DatabaseError, match="Cannot update"), transaction.atomic():
        started.onderdelen.update(**change)


def test_what_failed_is_not_rewritten_and_nothing_is_taken_away(started, monkeypatch):
    monkeypatch.setattr(running, "_failure", lambda *_: "Het lukte niet.")
    ended = work(started)
    for change in ({"failure": ""}, {"attempts": 0}):
        with pytest.raises(DatabaseError, match="Cannot update"), transaction.atomic():
            ended.onderdelen.update(**change)
    with pytest.raises(DatabaseError, match="Cannot delete"), transaction.atomic():
        ended.onderdelen.all().delete()


def test_only_what_runs_is_stopped_in_the_database(serie, cast):
    opdracht = checked(serie, SerieAct.DRAFT, cast.drafter)
    with pytest.raises(IntegrityError, match="only_a_running"), transaction.atomic():
        Opdracht.objects.filter(pk=opdracht.pk).update(stopped_at=builders.NOW)
