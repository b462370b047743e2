"""What a signer looked at stays on record."""

import pytest

from disbursement.beschikking import services as beschikkingen
from disbursement.beschikking.models import Beschikking
from disbursement.beschikking.services.drafting import LOOKED_AT
from disbursement.serie import services
from regiodeals.common.errors import WrongState
from tests.disbursement.serie.series import seen

pytestmark = pytest.mark.django_db


def test_a_concept_that_a_signer_looked_at_is_not_thrown_away(cast):
    row = cast.approved()
    seen(row, cast.signer)
    beschikkingen.send_back_beschikking(
        beschikking_id=row.pk, verb="refuse_to_sign", remark="Anders", actor=cast.signer
    )
    with pytest.raises(WrongState) as refusal:
        beschikkingen.discard_concept(beschikking_id=row.pk, reason="Fout", actor=cast.drafter)
    assert str(refusal.value) == LOOKED_AT
    assert Beschikking.objects.filter(pk=row.pk).exists()


def test_who_looked_at_other_content_is_told_to_look_again(cast):
    row = cast.approved()
    with pytest.raises(WrongState) as refusal:
        services.register_inzage(beschikking_id=row.pk, fingerprint="0" * 64, actor=cast.signer)
    assert str(refusal.value) == services.CHANGED_SINCE
