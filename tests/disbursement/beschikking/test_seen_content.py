"""Who approves or signs answers for what stood on the page, and for nothing that came after it."""

import pytest

from disbursement.beschikking import services
from disbursement.beschikking.models import Beschikking, BeschikkingStatus
from disbursement.beschikking.services.seen import CHANGED_SINCE
from regiodeals.common.errors import RequirementsUnmet
from tests import builders
from tests.disbursement.beschikking.browsing import page_of, status_of, step_of, url
from tests.simultaneous import at_once, results_of

pytestmark = pytest.mark.django_db

ACTS = {"approve": services.approve_beschikking, "sign": services.sign_beschikking}
both = pytest.mark.parametrize("verb", ["approve", "sign"])


def ready_for(verb, cast):
    """A beschikking of which this is the next step, and who takes it."""
    if verb == "approve":
        return cast.submitted(), cast.reviewer
    return cast.approved(), cast.signer


def changed(row, cast, *, approve):
    """Sent back, changed, and laid before them again."""
    verb, actor = (
        ("refuse_to_sign", cast.signer) if approve else ("return_to_drafter", cast.reviewer)
    )
    services.send_back_beschikking(
        beschikking_id=row.pk, verb=verb, remark="Andere rekening.", actor=actor
    )
    grant = Beschikking.objects.get(pk=row.pk).uitkering
    grant.account_name = "gemeente Anders"
    grant.save()
    services.submit_beschikking(beschikking_id=row.pk, actor=cast.drafter)
    if approve:
        services.approve_beschikking(beschikking_id=row.pk, actor=cast.reviewer)


@both
def test_the_button_says_which_content_the_page_shows(verb, cast, client):
    row, actor = ready_for(verb, cast)
    response = page_of(client, actor, row)
    assert step_of(response, verb)["hidden"] == {"inhoud": row.reviewed_fingerprint}
    assert f'name="inhoud" value="{row.reviewed_fingerprint}"' in response.content.decode()


@both
def test_what_was_looked_at_is_taken_on(verb, cast):
    row, actor = ready_for(verb, cast)
    taken = ACTS[verb](beschikking_id=row.pk, actor=actor, seen=row.reviewed_fingerprint)
    assert taken.status in {BeschikkingStatus.GETOETST, BeschikkingStatus.ONDERTEKEND}


@both
def test_a_page_from_before_the_change_answers_for_nothing(verb, cast):
    row, actor = ready_for(verb, cast)
    changed(row, cast, approve=verb == "sign")
    before = status_of(row)
    with pytest.raises(RequirementsUnmet, match="gewijzigd nadat u deze pagina opende"):
        ACTS[verb](beschikking_id=row.pk, actor=actor, seen=row.reviewed_fingerprint)
    assert status_of(row) == before


@both
@pytest.mark.parametrize("inhoud", [None, "", "x" * 64, "x" * 65])
def test_a_post_that_does_not_say_what_was_seen_is_refused_in_words(verb, inhoud, cast, client):
    row, actor = ready_for(verb, cast)
    before = status_of(row)
    client.force_login(actor)
    data = {} if inhoud is None else {"inhoud": inhoud}
    answer = client.post(url("transition", row, verb), data, follow=True)
    assert CHANGED_SINCE in answer.content.decode()
    assert status_of(row) == before


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("_round", range(3))
def test_signing_while_it_is_changed_signs_what_was_looked_at_or_nothing(_round, cast):
    row = cast.approved()
    colleague = builders.tekenbevoegde()
    seen = row.reviewed_fingerprint

    def sign():
        services.sign_beschikking(beschikking_id=row.pk, actor=colleague, seen=seen)
        return "signed"

    def change():
        changed(row, cast, approve=True)
        return "changed"

    outcomes = at_once(sign, change)
    done = results_of(outcomes)
    after = Beschikking.objects.get(pk=row.pk)
    assert len(done) == 1
    is_signed = after.status == BeschikkingStatus.ONDERTEKEND
    assert is_signed == (done == ["signed"])
    assert (after.reviewed_fingerprint == seen) == is_signed
