"""A form that is sent twice lays down one request of the region."""

from uuid import uuid4

import pytest

from disbursement.verzoek import services
from disbursement.verzoek.models import Verzoek
from regiodeals.documents.models import Document, Kind
from tests.disbursement.verzoek import world
from tests.disbursement.verzoek.test_pages import typed, url
from tests.simultaneous import at_once, results_of, sentences_of

pytestmark = pytest.mark.django_db


def test_the_second_post_leads_to_what_came_of_the_first(grant, cast, client):
    client.force_login(cast.drafter)
    key = client.get(url(grant)).context["form"]["formulier"].value()
    first = client.post(url(grant), typed(formulier=str(key)))
    again = client.post(url(grant), typed(formulier=str(key)), follow=True)
    verzoek = Verzoek.objects.get()
    assert first["Location"] == f"/verzoeken/{verzoek.pk}/"
    assert again.redirect_chain == [(f"/verzoeken/{verzoek.pk}/", 302)]
    assert "was al vastgelegd. Het staat er één keer." in again.content.decode()


@pytest.mark.django_db(transaction=True)
def test_twice_at_once_is_one_request_with_one_letter(grant, cast):
    key = uuid4()

    def register():
        return services.register_verzoek(
            uitkering_id=grant.pk,
            wish=world.wish(),
            letter=world.letter(),
            actor=cast.drafter,
            form_key=key,
        )

    outcomes = at_once(register, register)
    [verzoek] = results_of(outcomes)
    assert sentences_of(outcomes) == [f"{verzoek} was al vastgelegd. Het staat er één keer."]
    assert Verzoek.objects.get() == verzoek
    assert Document.objects.filter(kind=Kind.VERZOEK).count() == 1
