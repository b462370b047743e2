"""Signing and making known cannot be taken back: they are asked first, on the page itself."""

import pytest

from disbursement.beschikking.models import Beschikking
from regiodeals.audit.models import AuditEntry
from tests.browsing import messages_of, text_of
from tests.disbursement.beschikking.browsing import page_of, status_of, step_of, take, url

pytestmark = pytest.mark.django_db

READY = {"sign": lambda cast: cast.approved(), "announce": lambda cast: cast.with_letter()}
both = pytest.mark.parametrize("verb", list(READY))


def actor_of(cast, verb):
    return cast.signer if verb == "sign" else cast.drafter


@both
def test_without_the_tick_nothing_changes_and_a_sentence_says_so(client, cast, verb):
    row = READY[verb](cast)
    before, lines = status_of(row), AuditEntry.objects.count()
    response = take(client, actor_of(cast, verb), row, verb, gelezen="")
    assert messages_of(response) == [
        "Zet eerst een vinkje bij “Ik heb de brief gelezen”. Tot dan gebeurt er niets met de"
        " beschikking."
    ]
    assert status_of(row) == before
    assert AuditEntry.objects.count() == lines


@both
def test_with_the_tick_the_step_is_taken(client, cast, verb):
    row = READY[verb](cast)
    before = status_of(row)
    take(client, actor_of(cast, verb), row, verb)
    assert status_of(row) != before


@both
def test_the_page_asks_and_leads_to_the_letter(client, cast, verb):
    row = READY[verb](cast)
    response = page_of(client, actor_of(cast, verb), row)
    asked = step_of(response, verb)["confirm"]
    letter = "preview" if verb == "sign" else "letter"
    assert asked["url"] == url(letter, row)
    assert asked["question"] in text_of(response)
    assert "Daarna kan niemand haar wijzigen" in asked["question"]
    assert str(row.uitkering.deal) in asked["question"]


def test_who_may_not_sign_hears_that_and_not_of_the_tick(client, cast):
    row = cast.approved()
    response = take(client, cast.drafter, row, "sign", gelezen="")
    assert "vinkje" not in messages_of(response)[0]


def test_a_step_that_leads_on_or_back_is_not_asked(client, cast):
    row = cast.submitted()
    response = page_of(client, cast.reviewer, row)
    assert step_of(response, "approve")["confirm"] == {}
    take(client, cast.reviewer, row, "approve", gelezen="")
    assert Beschikking.objects.get(pk=row.pk).reviewer == cast.reviewer
