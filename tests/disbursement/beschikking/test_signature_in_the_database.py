"""The database asks of every signature, however it comes, whether a mandate covers its amount."""

import pytest
from django.db import IntegrityError, transaction

from disbursement.beschikking.models import Beschikking, BeschikkingStatus
from disbursement.beschikking.policies import amount_to_cover
from disbursement.mandaat.models import Mandaat
from disbursement.uitkering.models import Rechtmatigheidstoets
from regiodeals.documents import services as documents
from regiodeals.documents.models import Kind
from tests import builders
from tests.disbursement.beschikking.later_rows import later_row
from tests.disbursement.bezwaar import world

pytestmark = pytest.mark.django_db

REFUSED = "a signature rests on a mandate that covers its kind, amount and day"


def with_ceiling(cents):
    """A signer whose mandate goes up to this amount."""
    signer = builders.user("tekenbevoegde")
    builders.mandaat(builders.office_of(signer), ceiling_cents=cents)
    return signer


def sign_by_hand(row, signer, cast):
    """Past the services, with the test that every signature keeps."""
    kenmerk = f"HAND-{row.pk}-{signer.pk}"
    Rechtmatigheidstoets.objects.create(
        uitkering=row.uitkering, kenmerk=kenmerk, kind=row.kind, tested_on=builders.NOW, rows=[]
    )
    Beschikking.objects.filter(pk=row.pk).update(
        status=BeschikkingStatus.ONDERTEKEND,
        reviewer=cast.reviewer,
        reviewed_at=builders.NOW,
        signer=signer,
        signed_at=builders.NOW,
        mandaat=Mandaat.objects.get(ambt__dragers__holder=signer),
        kenmerk=kenmerk,
        facts={},
        document=documents.order(kind=Kind.BESCHIKKING, filename="brief.pdf", by=None),
    )


@pytest.mark.parametrize(("kind", "cents"), [("terugvordering", 40_000_000), ("afwijzing", None)])
@pytest.mark.parametrize("on_saba", [False, True])
def test_it_counts_the_amount_as_python_does(kind, cents, on_saba, cast):
    granted = cast.announced(builders.saba(cast.drafter) if on_saba else None)
    content = {"amount_cents": cents} if cents else {}
    row = later_row(granted, kind, **content)
    covered = amount_to_cover(Beschikking.objects.get(pk=row.pk))
    with pytest.raises(IntegrityError, match=REFUSED), transaction.atomic():
        sign_by_hand(row, with_ceiling(covered - 1), cast)
    sign_by_hand(row, with_ceiling(covered), cast)


def test_what_is_signed_from_the_start_rests_on_a_mandaat_too(cast):
    signed = world.known(cast)
    copy = Beschikking.objects.get(pk=signed.pk)
    copy.pk, copy.number, copy.kenmerk, copy.kind = None, 2, "HAND-2", "afwijzing"
    copy.document = documents.order(kind=Kind.BESCHIKKING, filename="brief.pdf", by=None)
    copy.mandaat = None
    with pytest.raises(IntegrityError, match=REFUSED), transaction.atomic():
        copy.save(force_insert=True)
    copy.mandaat = signed.mandaat
    copy.save(force_insert=True)
    assert Beschikking.objects.filter(kenmerk="HAND-2").exists()
