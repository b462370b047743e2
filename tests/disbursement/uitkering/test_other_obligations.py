"""Other obligations, at the request of the regiopartners (Besluit art. 14 lid 4 and 16 lid 4)."""

from typing import Any

import pytest

from disbursement.beschikking.rendering.facts import letter_facts
from disbursement.uitkering import services
from disbursement.uitkering.models import Uitkering
from disbursement.uitkering.services import MOST_OBLIGATIONS, OBLIGATION_LENGTH
from regiodeals.common.errors import InvalidInput
from tests import builders
from tests.browsing import text_of
from tests.disbursement.uitkering.browsing import dossier, form_page, send

pytestmark = pytest.mark.django_db

BOARD = "U plaatst bij elke activiteit een bord."
YEARLY = "U houdt elk jaar een open dag"


@pytest.fixture
def deal(officer):
    return builders.concluded(officer)


def opened(deal, officer, *texts):
    terms = builders.terms(deal.rijksbijdrage_cents, other_obligations=texts)
    return services.open_uitkering(deal_id=deal.pk, terms=terms, actor=officer)


def test_each_line_of_the_form_is_one_of_them(client, officer, deal):
    send(client, officer, deal, andere_verplichtingen=f"{BOARD}\r\n\r\n  {YEARLY} \r\n")
    assert Uitkering.objects.get().asked_obligations == [BOARD, f"{YEARLY}."]


def test_most_have_none(client, officer, deal):
    send(client, officer, deal)
    assert Uitkering.objects.get().asked_obligations == []


def test_the_letter_and_the_dossier_say_them(cast, client):
    grant = opened(builders.concluded(cast.drafter), cast.drafter, BOARD)
    row = cast.draft(grant)
    facts: Any = letter_facts(row, dated_on=builders.NOW.date(), mandaat=None)
    assert facts["andere_verplichtingen"] == [BOARD]
    client.force_login(cast.drafter)
    assert BOARD in text_of(client.get(dossier(grant.deal)))


def test_the_form_says_how_many_and_how_long(client, officer, deal):
    text = text_of(form_page(client, officer, deal))
    assert "Alleen op verzoek van de regiopartners" in text
    assert f"ten hoogste {MOST_OBLIGATIONS}, elk van ten hoogste {OBLIGATION_LENGTH} tekens" in text


@pytest.mark.parametrize(
    ("texts", "sentence"),
    [
        ([BOARD] * (MOST_OBLIGATIONS + 1), "plaats voor 5 andere verplichtingen. Voeg er samen."),
        (["x" * (OBLIGATION_LENGTH + 1)], "ten hoogste 300 tekens"),
    ],
)
def test_what_does_not_fit_in_the_letter_is_refused_and_nothing_is_opened(
    texts, sentence, officer, deal
):
    with pytest.raises(InvalidInput, match=sentence):
        opened(deal, officer, *texts)
    assert not Uitkering.objects.exists()
