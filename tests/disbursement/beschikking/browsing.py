"""Open the page of a beschikking as somebody, and act on it."""

from typing import Any

from django.test import Client
from django.urls import reverse

from disbursement.beschikking.models import Beschikking
from regiodeals.accounts.models import User
from regiodeals.deal.models import Financieringsbron


def url(name: str, row: Beschikking, *more: str) -> str:
    """The address of a page or an act of a beschikking."""
    return reverse(f"disbursement:beschikking-{name}", args=[row.pk, *more])


def page_of(client: Client, reader: User, row: Beschikking, query: str = "") -> Any:
    """The page of a beschikking as this reader gets it."""
    client.force_login(reader)
    response = client.get(url("detail", row) + query)
    assert response.status_code == 200
    return response


def step_of(response: Any, verb: str) -> dict[str, Any]:
    """A step as the page shows it."""
    return next(step for step in response.context["steps"] if step["verb"] == verb)


def take(client: Client, actor: User, row: Beschikking, verb: str, **data: str) -> Any:
    """Press the button of a step, on a page that shows the content of now."""
    client.force_login(actor)
    shown = {"inhoud": Beschikking.objects.get(pk=row.pk).reviewed_fingerprint}
    read = {"gelezen": "ja"}
    return client.post(url("transition", row, verb), shown | read | data)


def status_of(row: Beschikking) -> str:
    """The state in the database."""
    return str(Beschikking.objects.get(pk=row.pk).status)


def lower_the_contribution(row: Beschikking) -> None:
    """Take a euro from what the region puts in, so that article 10 lid 2 no longer holds."""
    deal = row.uitkering.deal
    for source in Financieringsbron.objects.filter(activiteit__programmalijn__deal=deal):
        source.amount_cents -= 100
        source.save()
