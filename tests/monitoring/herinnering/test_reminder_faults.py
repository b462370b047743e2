"""Workers are killed, beats fire together: every reminder goes, and none a second time unseen."""

import random
import time

import pytest

from monitoring.herinnering.models import Herinnering, Ronde
from monitoring.herinnering.running import order_reminders, plan_due_rounds, plan_round
from regiodeals.mail import sending
from regiodeals.mail.attempt import LEASE
from regiodeals.mail.models import Message
from regiodeals.mail.selectors import ids_due
from regiodeals.obligations.state import Zone
from tests import builders
from tests.mail.conftest import start_process
from tests.monitoring.herinnering.conftest import in_days
from tests.simultaneous import at_once, results_of

__all__ = ["start_process"]

pytestmark = pytest.mark.django_db(transaction=True)

REMINDERS, KILLS = 25, 8

WORKER = """
from datetime import UTC, datetime
from django.core.mail.backends.smtp import EmailBackend
from monitoring.herinnering import running
from regiodeals.common import clock
from regiodeals.mail import sending
from regiodeals.mail.selectors import ids_due
from regiodeals.obligations import pages

settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", int(sys.argv[1])
moment = datetime.fromisoformat(sys.argv[2])
clock.now = lambda: moment
pages.register_page("regiodeals.deal", lambda owed: "/")
print("begonnen", flush=True)
running.plan_due_rounds()
running.order_reminders()
for pk in ids_due():
    sending.send(pk)
"""


@pytest.fixture
def many(owed, coordinator):
    """So much is due in two weeks."""
    return [owed(in_days(14), period=str(number)) for number in range(REMINDERS)]


def test_two_beats_at_once_plan_a_day_once(many):
    rounds = results_of(at_once(*[lambda: plan_round(Zone.AMSTERDAM)] * 3))
    assert sum(ronde is not None for ronde in rounds) == 1
    assert Ronde.objects.count() == 1
    assert Herinnering.objects.count() == REMINDERS


def test_two_sweeps_at_once_order_one_mail_each(many):
    plan_due_rounds()
    at_once(*[order_reminders] * 3)
    assert Message.objects.count() == REMINDERS
    assert not Herinnering.objects.filter(message__isnull=True).exists()


def test_workers_killed_at_any_moment_cost_no_reminder_and_repeat_none_unseen(
    many, office, start_process, still_clock
):
    chance = random.Random(20241118)  # noqa: S311  (no secret: the same moments in each run)
    moment = builders.NOW
    for _kill in range(KILLS):
        process = start_process(WORKER, str(office.port), moment.isoformat())
        assert process.stdout.readline() == "begonnen\n"
        time.sleep(chance.uniform(0.0, 0.25))
        process.kill()
        process.wait()
        moment += LEASE
    still_clock.set(moment)
    plan_due_rounds()
    order_reminders()
    for pk in ids_due():
        sending.send(pk)
    rows = Message.objects.all()
    assert rows.count() == REMINDERS
    assert all(row.handed_over_at is not None for row in rows)
    # Whoever was killed between the yes of the server and the note of it leads to one repeat.
    names = [str(name) for name in office.message_ids]
    assert set(names) == {row.message_id for row in rows}
    assert len(names) - len(set(names)) <= KILLS
