"""The beheerder gives the sender of the letters a picture, or hears why it will not do."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from disbursement.mandaat.models import Afzender
from regiodeals.audit.models import AuditEntry
from regiodeals.documents import store
from regiodeals.documents.models import Document, Kind
from regiodeals.documents.picture import redrawn
from tests.beheer.forms import errors, submit
from tests.documents.pictures import picture

pytestmark = pytest.mark.django_db

ADD = reverse("admin:disbursement_afzender_add")
TYPED = {
    "organisation": "Ministerie van Morgen",
    "unit": "Programma Regio Deals",
    "return_address": "Postbus 1, 2500 AA Den Haag",
    "phone": "070 000 00 00",
    "email": "regiodeals@example.org",
    "objection_address": "Postbus 2, 2500 AA Den Haag",
    "valid_from": "2025-01-01",
}


def upload(content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile("C:\\logo's\\nieuw.png", content, content_type="image/png")


def test_a_sender_gets_its_picture_with_its_first_day(desk, beheerder):
    submit(desk, ADD, **TYPED, picture=upload(picture()))
    sender = Afzender.objects.get(valid_from=date(2025, 1, 1))
    assert sender.logo is not None
    assert sender.logo.kind == Kind.BEELDMERK
    assert sender.logo.ordered_by == beheerder
    assert store.get(sender.logo.sha256) == redrawn(picture())
    assert AuditEntry.objects.get().sentence == "In beheer toegevoegd"


def test_a_sender_without_a_picture_is_a_sender(desk):
    submit(desk, ADD, **TYPED)
    assert Afzender.objects.get(valid_from=date(2025, 1, 1)).logo is None


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"\0" * (2 * 1024 * 1024), "De afbeelding is 2,0 MB; hoogstens 1 MB mag."),
        (b"<svg/>", "Dit bestand is geen PNG of JPEG"),
        (picture(300, 20), "lager dan 100 beeldpunten"),
    ],
    ids=["large", "svg", "small"],
)
def test_a_refusal_stands_at_its_field_and_what_was_typed_stays(content, why, desk):
    page = submit(desk, ADD, **TYPED, picture=upload(content))
    assert why in errors(page)
    assert "Ministerie van Morgen" in page.content.decode()
    assert not Afzender.objects.filter(valid_from=date(2025, 1, 1)).exists()
    assert not Document.objects.exists()


def test_the_picture_of_a_known_sender_stays_as_it_is(desk):
    submit(desk, ADD, **TYPED, picture=upload(picture()))
    sender = Afzender.objects.get(valid_from=date(2025, 1, 1))
    page = reverse("admin:disbursement_afzender_change", args=[sender.pk])
    submit(desk, page, picture=upload(picture(700)), valid_until="2025-06-30")
    again = Afzender.objects.get(pk=sender.pk)
    assert (again.logo, again.valid_until) == (sender.logo, date(2025, 6, 30))
