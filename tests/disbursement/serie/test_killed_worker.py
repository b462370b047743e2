"""A worker that is killed in the middle of a serie: another one finishes it."""

import signal

import pytest

from disbursement.beschikking.models import Beschikking
from disbursement.serie import services
from disbursement.serie.models import Phase, SerieAct
from tests.disbursement.serie.series import checked, grants_of, outcomes, serie_of, work

pytestmark = pytest.mark.django_db(transaction=True)

WORKER_THAT_HANGS_IN_THE_SECOND = """
import time
from disbursement.serie import running

act, calls = running.act, []

def hang_in_the_second(kind, deal, actor):
    act(kind, deal, actor)
    calls.append(deal.pk)
    if len(calls) == 2:
        print("busy", flush=True)
        time.sleep(60)

running.act = hang_in_the_second
running.carry_out(int(sys.argv[1]))
"""


def test_what_it_did_stays_and_the_rest_is_done_by_another(cast, start_process):
    serie = serie_of(cast, *grants_of(cast, 3))
    opdracht = checked(serie, SerieAct.DRAFT, cast.drafter)
    services.start_opdracht(opdracht_id=opdracht.pk, actor=cast.drafter)
    worker = start_process(WORKER_THAT_HANGS_IN_THE_SECOND, str(opdracht.pk))
    assert worker.stdout.readline().strip() == "busy"
    worker.send_signal(signal.SIGKILL)
    worker.wait()
    assert Beschikking.objects.count() == 1
    ended = work(opdracht)
    assert ended.phase is Phase.FINISHED
    assert outcomes(ended) == [(True, "")] * 3
    assert Beschikking.objects.count() == 3
