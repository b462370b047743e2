"""A letter is made with the wording that holds on its day, and keeps it."""

from datetime import date, timedelta

import pytest

from disbursement.beschikking import services
from disbursement.beschikking.models import Beschikking
from disbursement.beschikking.rendering import facts
from disbursement.beschikking.rendering.letter import render_letter
from disbursement.beschikking.rendering.letter_wording import pin_for
from disbursement.beschikking.rendering.make import make_letter
from disbursement.mandaat.models import Afzender
from disbursement.sjabloon.models import SjabloonVersie
from disbursement.sjabloon.rendering.wording import UnfilledBlock
from disbursement.uitkering.models import Uitkering
from regiodeals.common.errors import RequirementsUnmet
from regiodeals.legal.grant_rules import Instrument
from tests import builders
from tests.disbursement.beschikking.issued import letter_of
from tests.disbursement.beschikking.letter_samples import (
    FOLDER,
    NAMES,
    embedded_in,
    pages_of,
    sample,
    text_of,
)

SPUK = Instrument.SPUK.value
NEW_TEXT = "De activiteiten per lijn staan achterin."
TOMORROW = date(2024, 11, 19)
ONE_DAY = timedelta(days=1)


def publish(first_day: date, kind: str = "verlening", **texts: str) -> SjabloonVersie:
    """Another version of the SPUK, as if two people had published it."""
    of_kind = SjabloonVersie.objects.filter(sjabloon__kind=kind, sjabloon__instrument=SPUK)
    former = of_kind.order_by("-number")[0]
    SjabloonVersie.objects.filter(pk=former.pk).update(valid_until=first_day - ONE_DAY)
    return SjabloonVersie.objects.create(
        sjabloon=former.sjabloon,
        number=former.number + 1,
        texts={**former.texts, **texts},
        valid_from=first_day,
        author=builders.behandelaar(),
        publisher=builders.toetser(),
        drafted_at=former.drafted_at,
        published_at=former.drafted_at,
        tested_fingerprint="0" * 64,
        status="gepubliceerd",
    )


def rendered(row: Beschikking) -> bytes:
    """The letter of the frozen facts, made again."""
    assert row.facts is not None
    return render_letter(row.facts)


class TestModelLetter:
    @pytest.mark.parametrize("name", NAMES)
    def test_the_first_version_is_word_for_word_the_letter_that_was_agreed(self, name):
        agreed = (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines()
        assert pages_of(render_letter(sample(name))) == agreed


@pytest.mark.django_db
class TestWhichVersion:
    def test_a_letter_names_the_version_of_its_own_day(self, cast):
        publish(TOMORROW, activiteiten=NEW_TEXT)
        row = cast.draft()
        pins = [
            facts.letter_facts(row, dated_on=day, mandaat=None)["sjabloonversie"]
            for day in (TOMORROW - ONE_DAY, TOMORROW)
        ]
        assert pins == ["verlening@1", "verlening@2"]

    @pytest.mark.usefixtures("cast")
    def test_each_instrument_has_its_own_number(self):
        publish(TOMORROW)
        assert pin_for("verlening", Instrument.BU.value, TOMORROW) == "verlening@1"

    def test_without_a_version_nothing_is_handed_in(self, cast):
        row = cast.draft()
        SjabloonVersie.objects.update(valid_until=date(2024, 11, 17))
        with pytest.raises(RequirementsUnmet, match="Op 18 november 2024 geldt er geen sjabloon"):
            services.submit_beschikking(beschikking_id=row.pk, actor=cast.drafter)

    def test_another_text_after_the_review_needs_another_review(self, cast, still_clock):
        row = cast.approved()
        publish(TOMORROW, activiteiten=NEW_TEXT)
        still_clock.set(still_clock.moment + ONE_DAY)
        with pytest.raises(RequirementsUnmet, match="na de toetsing gewijzigd"):
            services.sign_beschikking(beschikking_id=row.pk, actor=cast.signer)

    def test_a_value_that_is_missing_is_found_when_the_beschikking_is_handed_in(self, cast):
        row = cast.draft()
        Uitkering.objects.update(account_name="")
        with pytest.raises(UnfilledBlock, match="‘5 Betaling’ de waarde van ‘tenaamstelling’"):
            services.submit_beschikking(beschikking_id=row.pk, actor=cast.drafter)
        assert Beschikking.objects.get(pk=row.pk).status == "concept"

    def test_a_text_that_is_missing_is_found_then_too(self, cast):
        publish(TOMORROW - ONE_DAY, betaling="")
        row = cast.draft()
        with pytest.raises(UnfilledBlock, match="geen tekst voor het blok ‘5 Betaling’"):
            services.submit_beschikking(beschikking_id=row.pk, actor=cast.drafter)

    def test_html_in_a_value_is_printed_as_text(self, cast):
        row = cast.draft()
        Afzender.objects.update(objection_address="<b>Postbus</b> & <script>")
        letter = facts.letter_facts(row, dated_on=TOMORROW, mandaat=None)
        assert "<b>Postbus</b> & <script>" in text_of(render_letter(letter))


@pytest.mark.django_db
class TestIssuedLetter:
    def test_a_signed_letter_stays_as_it_is_when_another_version_is_published(self, cast):
        row = cast.signed()
        before = rendered(row)
        publish(TOMORROW, activiteiten=NEW_TEXT)
        assert rendered(Beschikking.objects.get(pk=row.pk)) == before

    def test_the_version_of_its_day_is_printed_and_kept_after_a_third_one(self, cast, still_clock):
        publish(TOMORROW, activiteiten=NEW_TEXT)
        still_clock.set(still_clock.moment + ONE_DAY)
        row = cast.signed()
        assert make_letter(row.pk)
        before = rendered(row)
        publish(TOMORROW + ONE_DAY, activiteiten="Weer anders.")
        assert rendered(row) == before
        found = letter_of(Beschikking.objects.get(pk=row.pk))
        assert NEW_TEXT in text_of(found)
        assert b'"sjabloonversie":"verlening@2"' in embedded_in(found)["beschikking.json"]
