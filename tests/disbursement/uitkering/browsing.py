"""Open the form of an uitkering as somebody, and send it."""

from typing import Any

from django.test import Client
from django.urls import reverse

from disbursement.uitkering.models import Uitkering
from regiodeals.accounts.models import User
from regiodeals.deal.models import Deal
from tests.screens.pages import read

ANSWERS = {
    "te_besteden_van": "24 september 2024",
    "te_besteden_tot_en_met": "31-12-2028",
    "rekening": "NL00 EXMP 0000 0000 00",
    "ten_name_van": "gemeente Voorbeeld",
    "begroting_ontvangen_op": "8-10-2024",
    "kenmerk_kassier": "VB-1",
    "btw_deel": "",
    "eerste_termijn": "5.000.000",
    "tweede_termijn": "€ 5.000.000,00",
    "tweede_termijn_op": "27 feb 2026",
}
DOLLARS = {
    "koers": "1,0550",
    "koers_van": "15-11-2024",
    "koers_bron": "voorbeeldbron",
    "eerste_termijn": "5.275.000",
    "tweede_termijn": "US$ 5.275.000",
}


def url(deal: Deal) -> str:
    """The address of the form."""
    return reverse("disbursement:uitkering-open", args=[deal.pk])


def dossier(deal: Deal) -> str:
    """The address of the dossier."""
    return reverse("regiodeals:deal-detail", args=[deal.pk])


def form_page(client: Client, reader: User, deal: Deal) -> Any:
    """The page as this reader gets it."""
    client.force_login(reader)
    response = client.get(url(deal))
    assert response.status_code == 200
    return response


def send(client: Client, actor: User, deal: Deal, **answers: str) -> Any:
    """Send the form, with these answers in the place of good ones."""
    client.force_login(actor)
    return client.post(url(deal), ANSWERS | answers)


def refused(client: Client, actor: User, deal: Deal, **answers: str) -> Any:
    """The form after a refusal: a page again, its title warns, and nothing was opened."""
    response = send(client, actor, deal, **answers)
    assert response.status_code == 200
    assert "<title>Fout: Uitkering openen" in response.content.decode()
    assert not Uitkering.objects.exists()
    return response.context["form"]


def box(response: Any, name: str) -> str:
    """The value that stands in the box of a field."""
    page = read(response.content.decode())
    (found,) = [field for field in page.all("input") if field.get("name") == name]
    return found.get("value", "")
