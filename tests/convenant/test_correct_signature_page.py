"""The page that corrects a day of signature: what it asks, and what it says when it cannot be."""

import pytest

from regiodeals.audit.models import AuditEntry
from regiodeals.convenant import services
from regiodeals.convenant.models import Convenant, Ondertekening
from tests import builders
from tests.browsing import text_of
from tests.builders import SIGNED_ON, Cast
from tests.convenant.test_convenant_pages import sign_url
from tests.convenant.test_correct_signature import (
    OTHER,
    OUTSIDE,
    WHY,
    WHY_OUTSIDE,
    deal,
    first_of,
    slot,
)

__all__ = ["deal", "slot"]

pytestmark = pytest.mark.django_db


def test_the_dossier_leads_to_the_form_which_asks_why(client, slot, deal, officer):
    client.force_login(officer)
    assert sign_url(slot) in client.get(f"/deals/{deal.pk}/").content.decode()
    assert "Dag van handtekening verbeteren" in text_of(client.get(sign_url(slot)))
    typed = {"getekend_op": "1-10-2024", "waarom_onjuist": ""}
    assert "Schrijf op waarom de dag niet klopte." in text_of(client.post(sign_url(slot), typed))
    client.post(sign_url(slot), typed | {"waarom_onjuist": WHY})
    assert Ondertekening.objects.get(pk=slot.pk).signed_on == OTHER


def test_the_form_asks_why_a_day_is_outside_the_window_once_it_is(client, slot, officer):
    client.force_login(officer)
    typed = {"getekend_op": "16-11-2024", "waarom_onjuist": WHY}
    assert "Waarom valt deze dag" not in text_of(client.get(sign_url(slot)))
    asked = client.post(sign_url(slot), typed)
    text = text_of(asked)
    assert "Waarom valt deze dag buiten de periode?" in text
    assert "Klopt de dag, schrijf dan op waarom" in text
    assert WHY in text
    assert list(asked.context["form"].fields) == ["getekend_op", "waarom_onjuist", "reden"]
    assert Ondertekening.objects.get(pk=slot.pk).signed_on == SIGNED_ON
    client.post(sign_url(slot), typed | {"reden": WHY_OUTSIDE})
    assert Ondertekening.objects.get(pk=slot.pk).signed_on == OUTSIDE


def test_the_page_says_what_is_written_down_and_what_moves_along(client, slot, officer):
    client.force_login(officer)
    text = text_of(client.get(sign_url(slot))).replace("\xa0", " ")
    assert "Nu vastgelegd: dinsdag 24 september 2024." in text
    assert "Verandert die, dan telt de termijn om te verlenen opnieuw." in text


def test_before_the_convenant_is_concluded_nothing_is_counted_anew(client, officer):
    convenant = Convenant.objects.get(deal=builders.in_preparation(officer))
    slot = convenant.ondertekeningen.earliest("pk")
    services.register_signature(ondertekening_id=slot.pk, signed_on=SIGNED_ON, actor=officer)
    client.force_login(officer)
    text = text_of(client.get(sign_url(slot)))
    assert "Nu vastgelegd" in text
    assert "termijn om te verlenen" not in text


@pytest.mark.parametrize(
    ("until", "because"),
    [("submitted", "Op deze dag rust een beschikking"), ("announced", "in de stand “beschikt”")],
)
def test_of_a_day_that_is_fixed_the_page_says_why_and_shows_no_form(client, until, because):
    cast = Cast()
    slot = first_of(getattr(cast, until)())
    client.force_login(cast.drafter)
    response = client.get(sign_url(slot))
    text = text_of(response)
    assert "Deze dag ligt vast" in text
    assert "termijn om te verlenen" not in text
    assert because in text
    assert "getekend_op" not in response.content.decode()


@pytest.mark.parametrize(
    ("until", "offered"), [("draft", True), ("submitted", False), ("announced", False)]
)
def test_the_dossier_offers_only_what_is_not_refused(client, until, offered):
    cast = Cast()
    slot = first_of(getattr(cast, until)())
    client.force_login(cast.drafter)
    page = client.get(f"/deals/{slot.convenant.deal_id}/")
    assert (sign_url(slot) in page.content.decode()) is offered


def test_a_refusal_stands_on_the_form(client):
    cast = Cast()
    slot = first_of(cast.submitted())
    client.force_login(cast.drafter)
    response = client.post(sign_url(slot), {"getekend_op": "1-10-2024", "waarom_onjuist": WHY})
    assert "Op deze dag rust een beschikking" in text_of(response)


def test_who_registers_after_somebody_else_corrects_nothing(client, officer):
    convenant = Convenant.objects.get(deal=builders.in_preparation(officer))
    slot = convenant.ondertekeningen.earliest("pk")
    services.register_signature(ondertekening_id=slot.pk, signed_on=SIGNED_ON, actor=officer)
    name = Ondertekening.objects.get(pk=slot.pk).name
    client.force_login(builders.behandelaar())
    outside = {"getekend_op": "16-11-2024", "naam": "B. Voorbeeld", "reden": WHY}
    for typed in (outside, {"getekend_op": "1-10-2024", "naam": ""}):
        refused = text_of(client.post(sign_url(slot), typed, follow=True))
        assert "heeft al getekend op" in refused
    slot.refresh_from_db()
    assert (slot.signed_on, slot.name, slot.corrections) == (SIGNED_ON, name, 0)
    assert not AuditEntry.objects.filter(action__endswith="correct_signature").exists()
