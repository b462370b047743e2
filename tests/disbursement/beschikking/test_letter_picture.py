"""A letter with the picture of its sender, and a letter that goes out although it is lost."""

import logging
from io import BytesIO

import pikepdf
import pytest

from disbursement.beschikking.models import Beschikking
from disbursement.beschikking.rendering.letter import render_letter
from disbursement.beschikking.rendering.letter_picture import picture_of
from disbursement.mandaat.models import Afzender
from regiodeals.documents import store
from regiodeals.documents.models import Kind
from regiodeals.documents.picture import keep_picture
from tests import builders
from tests.disbursement.beschikking.letter_samples import NAMES, pages_of, sample
from tests.documents.pictures import picture
from tests.verapdf.check import verdicts


def with_picture(name: str):
    facts = sample(name)
    facts["afzender"]["beeldmerk"] = store.put(picture(mode="RGB"))
    return facts


def images_in(content: bytes) -> int:
    with pikepdf.open(BytesIO(content)) as letter:
        return sum(is_picture(item) for item in letter.objects)


def is_picture(item) -> bool:
    return isinstance(item, pikepdf.Stream) and item.get("/Subtype") == "/Image"


def test_both_regimes_keep_their_four_pages_and_comply_with_archive_and_access(tmp_path):
    paths = []
    for name in NAMES:
        content = render_letter(with_picture(name))
        assert len(pages_of(content)) == 4
        assert images_in(content) == 1
        paths.append(tmp_path / f"{name}.pdf")
        paths[-1].write_bytes(content)
    assert [found for found in verdicts(*paths) if found.failures] == []


def test_the_picture_is_told_in_words(tmp_path):
    content = render_letter(with_picture("achterhoek"))
    with pikepdf.open(BytesIO(content)) as letter:
        texts = [str(item.Alt) for item in letter.objects if is_figure(item)]
    assert texts == ["Beeldmerk van Ministerie van Volkshuisvesting en Ruimtelijke Ordening"]


def pinned_by(signed: Beschikking) -> str | None:
    assert signed.facts is not None
    pinned: str | None = signed.facts["afzender"].get("beeldmerk")
    return pinned


def is_figure(item) -> bool:
    return isinstance(item, pikepdf.Dictionary) and item.get("/S") == "/Figure" and "/Alt" in item


def test_the_same_record_gives_the_same_bytes():
    assert render_letter(with_picture("saba")) == render_letter(with_picture("saba"))


def test_a_lost_picture_is_told_in_the_log_and_the_letter_is_made_without(caplog):
    facts = with_picture("achterhoek")
    facts["afzender"]["beeldmerk"] = "0" * 64
    with caplog.at_level(logging.ERROR):
        content = render_letter(facts)
    assert images_in(content) == 0
    assert len(pages_of(content)) == 4
    assert "a letter is made without it" in caplog.text


@pytest.mark.django_db
class TestRecord:
    """From the administration to the letter."""

    def test_the_signature_pins_the_picture_of_that_day(self, cast):
        kept = self.give_picture()
        signed = cast.signed()
        assert pinned_by(signed) == kept.sha256
        assert picture_of(signed.facts) == store.get(kept.sha256)

    def test_another_picture_afterwards_changes_nothing_of_it(self, cast):
        kept = self.give_picture()
        signed = cast.signed()
        self.give_picture(width=700)
        assert pinned_by(Beschikking.objects.get(pk=signed.pk)) == kept.sha256

    def test_without_a_picture_the_facts_name_none(self, cast):
        assert pinned_by(cast.signed()) is None

    @staticmethod
    def give_picture(width=600):
        kept = keep_picture(
            kind=Kind.BEELDMERK,
            name="beeldmerk.png",
            content=picture(width),
            by=builders.beheerder(),
        )
        Afzender.objects.update(logo=kept)
        return kept
