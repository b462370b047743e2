"""A form that is sent twice, by a nervous hand without JavaScript, registers one bezwaar."""

from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from disbursement.bezwaar import services
from disbursement.bezwaar.models import Bezwaar
from regiodeals.audit.models import AuditEntry
from tests.disbursement.bezwaar import world
from tests.disbursement.bezwaar.test_pages import TYPED
from tests.screens.pages import read
from tests.simultaneous import at_once, results_of, sentences_of

pytestmark = pytest.mark.django_db


def address(row):
    return f"/beschikkingen/{row.pk}/bezwaar/"


def key_on(page) -> str:
    (field,) = [
        field
        for field in read(page.content.decode()).all("input")
        if field.get("name") == "formulier"
    ]
    assert field["type"] == "hidden"
    return str(field["value"])


def test_the_second_post_leads_to_what_came_of_the_first(announced, cast, client):
    client.force_login(cast.drafter)
    typed = TYPED | {"formulier": key_on(client.get(address(announced)))}
    first = client.post(address(announced), typed)
    again = client.post(address(announced), typed, follow=True)
    row = Bezwaar.objects.get()
    assert first["Location"] == f"/bezwaren/{row.pk}/"
    assert again.redirect_chain == [(f"/bezwaren/{row.pk}/", 302)]
    assert "was al vastgelegd. Het staat er één keer." in again.content.decode()


def test_a_new_form_registers_another_bezwaar(announced, cast, client):
    client.force_login(cast.drafter)
    keys = [key_on(client.get(address(announced))) for _ in range(2)]
    assert len(set(keys)) == 2
    for key in keys:
        client.post(address(announced), TYPED | {"formulier": key})
    assert Bezwaar.objects.count() == 2


def test_a_refused_form_keeps_its_name(announced, cast, client):
    client.force_login(cast.drafter)
    key = key_on(client.get(address(announced)))
    refused = client.post(address(announced), {"formulier": key})
    assert (refused.status_code, key_on(refused)) == (200, key)


@pytest.mark.parametrize("name", ["", "x" * 40, "<b>"])
def test_what_is_no_name_names_nothing(name, announced, cast, client):
    client.force_login(cast.drafter)
    for _ in range(2):
        client.post(address(announced), TYPED | {"formulier": name})
    assert Bezwaar.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_twice_at_once_is_one_bezwaar_too(announced, cast):
    key = uuid4()

    def register():
        return services.register_bezwaar(
            beschikking_id=announced.pk,
            objection=world.objection(),
            actor=cast.drafter,
            form_key=key,
        )

    outcomes = at_once(register, register)
    [row] = results_of(outcomes)
    assert sentences_of(outcomes) == [f"{row} was al vastgelegd. Het staat er één keer."]
    assert Bezwaar.objects.get() == row
    assert AuditEntry.objects.filter(action="disbursement.bezwaar.register").count() == 1


def test_the_database_holds_it_too(announced, cast):
    rows = [world.registered(announced, cast) for _ in range(2)]
    key = uuid4()
    Bezwaar.objects.filter(pk=rows[0].pk).update(form_key=key)
    with pytest.raises(IntegrityError, match="form_registers_one_bezwaar"), transaction.atomic():
        Bezwaar.objects.filter(pk=rows[1].pk).update(form_key=key)
