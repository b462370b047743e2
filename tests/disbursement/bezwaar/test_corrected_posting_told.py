"""Who handles a bezwaar is told that its term follows another day; two at once never miss it."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from disbursement.bezwaar.models import Bezwaar, Channel, Outcome, RemedyKind
from regiodeals.legal.objections import Timeliness
from tests import builders
from tests.browsing import text_of
from tests.disbursement.bezwaar import world
from tests.disbursement.bezwaar.test_corrected_posting import (
    BETWEEN,
    DECIDE_BY_THURSDAY,
    DECIDE_WHEN_LATE,
    MONDAY,
    THURSDAY,
    THURSDAY_AFTER,
    between,
    by_post,
    correct,
    lines,
    on_monday,
    on_thursday,
    owed,
)
from tests.disbursement.bezwaar.world import decide, fresh, ready, registered
from tests.simultaneous import at_once, results_of

__all__ = ["by_post", "on_monday", "on_thursday"]

pytestmark = pytest.mark.django_db


def test_the_trail_says_what_it_was_and_what_it_is(on_monday, cast):
    row = between(on_monday, cast)
    correct(on_monday, cast.drafter, THURSDAY)
    line = lines().get()
    assert line.sentence == (
        "Bezwaar van J. Jansen is nu op tijd, en was te laat. De laatste dag van de termijn is"
        " donderdag 2 januari 2025, niet maandag 30 december 2024."
    )
    assert (line.object_id, line.actor, line.dossier) == (
        row.pk,
        cast.drafter,
        on_monday.uitkering.deal_id,
    )
    assert line.details == {"laatste_dag_was": "2024-12-30", "laatste_dag": "2025-01-02"}


def test_a_long_name_leaves_room_for_what_follows(on_thursday, cast):
    between(on_thursday, cast, name="Vereniging " + "x" * 180)
    correct(on_thursday, cast.drafter, MONDAY)
    assert lines().get().sentence.endswith("niet donderdag 2 januari 2025.")


def test_the_same_day_once_more_says_nothing(on_monday, cast):
    between(on_monday, cast)
    correct(on_monday, cast.drafter, MONDAY)
    assert not lines().exists()


def test_who_handles_it_reads_in_the_news_what_to_do(on_thursday, cast, client):
    between(on_thursday, cast)
    correct(on_thursday, world.colleague(), MONDAY)
    client.force_login(cast.drafter)
    text = text_of(client.get("/"))
    assert "J. Jansen is nu te laat, en was op tijd. Beoordeel of dat verschoonbaar is" in text
    [task] = [one for one in client.get("/").context["tasks"] if "het bezwaar van" in one.title]
    assert task.title.endswith(": beoordeel het bezwaar van J. Jansen, dat te laat kwam")
    assert task.due_on == DECIDE_WHEN_LATE


def test_the_page_of_correction_says_before_what_follows_and_what_does_not(on_monday, cast, client):
    client.force_login(cast.drafter)
    address = f"/beschikkingen/{on_monday.pk}/per-post/"
    assert "voor de bezwaren betekent" not in text_of(client.get(address))
    decide(ready(on_monday, cast), builders.tekenbevoegde(), Outcome.ONGEGROND)
    between(on_monday, cast, name="P. de Vries")
    for answer in (client.get(address), client.post(address, {"dag": "21-11-2024"})):
        text = text_of(answer)
        assert "Bezwaar van P. de Vries: nu te laat. Dat volgt de verbeterde dag" in text
        assert "Bezwaar van J. Jansen: daarop is al beslist. Daarvoor verandert niets." in text


def test_of_a_beroep_it_speaks_of_no_day_to_decide(on_monday, cast, client):
    decide(ready(on_monday, cast), builders.tekenbevoegde())
    registered(on_monday, cast, name="G. Recht", kind=RemedyKind.BEROEP, channel=Channel.COURT)
    client.force_login(cast.drafter)
    text = text_of(client.get(f"/beschikkingen/{on_monday.pk}/per-post/"))
    assert "Beroep van G. Recht: nu op tijd. Dat volgt de verbeterde dag." in text


def test_it_asks_as_much_for_many_as_for_one(on_monday, cast, client):
    client.force_login(cast.drafter)
    asked = []
    for number in (1, 4):
        for _ in range(number):
            between(on_monday, cast)
        with CaptureQueriesContext(connection) as queries:
            client.get(f"/beschikkingen/{on_monday.pk}/per-post/")
        asked.append(len(queries))
    assert asked[0] == asked[1]


def test_before_the_letter_was_posted_there_is_nothing_to_correct(by_post, cast, client):
    registered(by_post, cast)
    client.force_login(cast.drafter)
    text = text_of(client.get(f"/beschikkingen/{by_post.pk}/per-post/"))
    assert "voor de bezwaren betekent" not in text


# ---- two at once, and the database -----------------------------------------------------------


@pytest.mark.django_db(transaction=True)
def test_registered_while_the_day_is_corrected_it_has_the_right_day(on_monday, cast):
    outcomes = at_once(
        lambda: between(on_monday, cast), lambda: correct(on_monday, cast.drafter, THURSDAY)
    )
    assert len(results_of(outcomes)) == 2
    row = Bezwaar.objects.get()
    assert (row.last_day, row.timeliness) == (THURSDAY_AFTER, Timeliness.IN_TIME)
    assert owed().due_on == DECIDE_BY_THURSDAY


@pytest.mark.django_db(transaction=True)
def test_decided_on_while_the_day_is_corrected_it_is_decided_as_it_was_or_not_at_all(
    on_thursday, cast
):
    row = ready(on_thursday, cast, received_on=BETWEEN)
    decider = builders.tekenbevoegde()
    outcomes = at_once(
        lambda: decide(row, decider), lambda: correct(on_thursday, cast.drafter, MONDAY)
    )
    results_of(outcomes)
    row = fresh(row)
    # Who came first: decided as in time, or too late and still to be judged.
    assert (row.is_open, row.timeliness) in (
        (False, Timeliness.IN_TIME),
        (True, Timeliness.LATE),
    )


def test_the_database_lets_the_term_follow_a_posting_only(announced, on_monday, cast):
    for row in (registered(announced, cast), between(on_monday, cast)):
        # The first went by no post; of the second the posting is older than the bezwaar.
        with pytest.raises(IntegrityError, match="follows the posting"), transaction.atomic():
            Bezwaar.objects.filter(pk=row.pk).update(last_day=THURSDAY_AFTER)


def test_the_database_keeps_the_term_of_what_was_decided(on_monday, cast):
    row = decide(ready(on_monday, cast), builders.tekenbevoegde())
    correct(on_monday, cast.drafter, THURSDAY)
    with pytest.raises(Exception, match="ended_bezwaar_is_frozen"), transaction.atomic():
        Bezwaar.objects.filter(pk=row.pk).update(last_day=THURSDAY_AFTER)
