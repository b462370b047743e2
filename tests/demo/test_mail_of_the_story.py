"""The story waits for its own mail, and for none that the years after it bring."""

import pgtrigger
import pytest

from demo import inventions
from demo.story import beschikking, record
from regiodeals.mail.models import Message, MessageKind

pytestmark = pytest.mark.django_db


def test_a_mail_of_a_later_year_that_waits_leaves_the_story_told(cast, monkeypatch):
    [invention, *_] = inventions.deals()
    deal = cast.announced().uitkering.deal
    monkeypatch.setattr(record, "deal_of", lambda _invention: deal)
    waiting = Message.objects.pending().filter(dossier=deal.pk)
    assert waiting.filter(kind=MessageKind.BEKENDMAKING).exists()
    assert not beschikking.is_mailed(invention)
    with pgtrigger.ignore():
        waiting.update(kind=MessageKind.HERINNERING)
    assert waiting.exists()
    assert beschikking.is_mailed(invention)
