"""Two workers, or two people, on one serie at the same moment."""

import pytest

from disbursement.beschikking.models import Beschikking, Kenmerkreeks
from disbursement.serie import running, services
from disbursement.serie.models import Opdracht, Phase, SerieAct
from tests.disbursement.serie.series import checked, grants_of, outcomes, seen, serie_of, work
from tests.simultaneous import at_once, results_of, sentences_of

pytestmark = pytest.mark.django_db(transaction=True)


def test_two_workers_sign_each_letter_once_and_without_gaps(cast):
    rows = [cast.approved() for _ in range(6)]
    serie = serie_of(cast, *(row.uitkering for row in rows))
    for row in rows:
        seen(row, cast.signer)
    opdracht = checked(serie, SerieAct.SIGN, cast.signer)
    services.start_opdracht(opdracht_id=opdracht.pk, actor=cast.signer)
    results_of(at_once(*[lambda: running.carry_out(opdracht.pk)] * 2))
    ended = work(opdracht)
    assert ended.phase is Phase.FINISHED
    assert outcomes(ended) == [(True, "")] * 6
    numbers = sorted(str(row) for row in Beschikking.objects.all())
    assert numbers == [f"SPUK-2024-{number:04d}" for number in range(1, 7)]
    assert Kenmerkreeks.objects.get().last_number == 6


def test_two_who_order_at_once_give_one_opdracht(cast):
    serie = serie_of(cast, *grants_of(cast, 1))
    outcome = at_once(
        *[lambda: services.order_act(serie_id=serie.pk, act=SerieAct.DRAFT, actor=cast.drafter)] * 2
    )
    assert len(results_of(outcome)) == 1
    assert sentences_of(outcome) == [services.STILL_BUSY]


def test_starting_and_dropping_at_once_do_not_both_happen(cast):
    serie = serie_of(cast, *grants_of(cast, 1))
    opdracht = checked(serie, SerieAct.DRAFT, cast.drafter)
    outcome = at_once(
        lambda: services.start_opdracht(opdracht_id=opdracht.pk, actor=cast.drafter),
        lambda: services.drop_opdracht(opdracht_id=opdracht.pk, actor=cast.drafter),
    )
    (winner,) = results_of(outcome)
    assert len(sentences_of(outcome)) == 1
    assert Opdracht.objects.get().phase is winner.phase
