"""A letter of which the decision did not hold in bezwaar or beroep is not current any more."""

import pytest

from disbursement.beschikking.models import BeschikkingKind
from disbursement.beschikking.rendering.verification import Verdict, verify_digest
from disbursement.bezwaar import services
from disbursement.bezwaar.models import Channel, Outcome, RemedyKind
from tests import builders
from tests.disbursement.beschikking import issued
from tests.disbursement.bezwaar import world

pytestmark = pytest.mark.django_db


def granted_bezwaar(row, cast):
    return world.decide(world.ready(row, cast), builders.tekenbevoegde(), Outcome.GEGROND)


def judged(row, cast):
    bezwaar = world.registered(row, cast, kind=RemedyKind.BEROEP, channel=Channel.COURT)
    return services.record_judgment(
        bezwaar_id=bezwaar.pk,
        outcome=Outcome.GEGROND,
        on=bezwaar.today,
        decision="Het gerecht vernietigt het besluit.",
        actor=cast.drafter,
    )


@pytest.fixture
def letter(cast):
    """Made known through every step, so that it has its fingerprint."""
    return world.announced(cast)


def digest_of(row):
    return world.fresh(row).document.sha256


@pytest.mark.parametrize("ruled", [granted_bezwaar, judged])
def test_the_letter_is_not_current_any_more(ruled, cast, django_assert_num_queries):
    row = world.announced_on_saba(cast) if ruled is judged else world.announced(cast)
    digest = digest_of(row)
    assert verify_digest(digest) is Verdict.CURRENT.value
    ruled(row, cast)
    with django_assert_num_queries(1):
        answer = verify_digest(digest)
    assert (answer, answer.exit_code) == (Verdict.ANNULLED.value, 7)
    assert "dit besluit geldt niet meer zoals het er staat" in answer.text


def test_it_stays_current_while_a_bezwaar_is_pending_and_when_it_fails(letter, cast):
    bezwaar = world.ready(letter, cast)
    assert verify_digest(digest_of(letter)) is Verdict.CURRENT.value
    world.decide(bezwaar, builders.tekenbevoegde())
    assert verify_digest(digest_of(letter)) is Verdict.CURRENT.value


def test_the_public_page_says_so_and_names_nobody(letter, cast, client):
    bezwaar = granted_bezwaar(letter, cast)
    answer = client.post("/controleer/", {"vingerafdruk": digest_of(letter)})
    text = answer.content.decode()
    assert Verdict.ANNULLED.value.title in text
    assert "utrecht-alert--warning" in text
    for secret in (bezwaar.objector_name, letter.kenmerk, str(bezwaar.decider)):
        assert secret not in text


def test_what_came_in_its_place_is_what_is_told(cast, monkeypatch):
    issued.with_quick_letters(monkeypatch)
    first = cast.announced()
    granted_bezwaar(first, cast)
    issued.further(cast, BeschikkingKind.INTREKKING, first, replaces_id=first.pk)
    answer = verify_digest(digest_of(first))
    assert (answer.title, answer.exit_code) == (Verdict.WITHDRAWN.value.title, 5)
