"""A business user gives each kind of letter another text; only letters of later days have it."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from disbursement.beschikking.models import Beschikking
from disbursement.beschikking.rendering.letter import render_letter
from disbursement.beschikking.rendering.letter_wording import pin_for
from disbursement.sjabloon.models import Sjabloon, SjabloonVersie
from disbursement.sjabloon.rendering.run_trial import run_trial
from regiodeals.legal.grant_rules import Instrument
from tests import builders
from tests.disbursement.beschikking.later_rows import announced
from tests.disbursement.beschikking.later_samples import EVERY_LETTER, later_sample
from tests.disbursement.beschikking.letter_samples import text_of

pytestmark = pytest.mark.django_db

FIRST_DAY, DAY_BEFORE = date(2024, 12, 1), date(2024, 11, 30)
REMEDY = "rechtsmiddel"
NEW_SENTENCE = "Hebt u vragen? Bel mij gerust."
every_template = pytest.mark.parametrize(("kind", "regime"), EVERY_LETTER)


@pytest.fixture
def register(db):
    builders.model_letters()


@pytest.fixture
def author(register):
    return browser(builders.behandelaar())


@pytest.fixture
def publisher(register):
    return browser(builders.toetser())


def facts_of(row: Beschikking) -> Any:
    assert row.facts is not None
    return row.facts


def browser(person):
    client = Client()
    client.force_login(person)
    return client


def begun(client, kind, regime):
    """A concept, begun with a press of the button."""
    instrument = Instrument[regime].value
    sjabloon = Sjabloon.objects.get(kind=kind, instrument=instrument)
    client.post(reverse("disbursement:sjabloon-draft", args=[sjabloon.pk]))
    return SjabloonVersie.objects.get(sjabloon=sjabloon, number=2)


def fresh(version):
    return SjabloonVersie.objects.get(pk=version.pk)


def post(client, version, page, *more, **data):
    url = reverse(f"disbursement:sjabloonversie-{page}", args=[version.pk, *more])
    return client.post(url, data)


def written(client, version, block, text):
    """What came back when somebody typed this text in a block: the refusals."""
    answer = post(client, version, "block", block, tekst=text)
    return answer.context["form"].errors["tekst"] if answer.context else []


def tried(author, version):
    """The concept planned, and its trial letters made by a worker."""
    post(author, version, "plan", geldig_vanaf="1-12-2024", toelichting="Vriendelijker.")
    post(author, version, "test")
    assert run_trial(version.pk)
    return fresh(version)


def published(author, publisher, version):
    post(author, version, "transition", "submit")
    post(publisher, version, "transition", "publish")
    return fresh(version)


@every_template
def test_another_text_is_written_tried_and_published_by_two(kind, regime, author, publisher):
    version = begun(author, kind, regime)
    text = f"{version.texts['inleiding']}\n\n{NEW_SENTENCE}"
    assert written(author, version, "inleiding", text) == []
    version = tried(author, version)
    assert [result["problems"] for result in version.test_report if result["problems"]] == []
    assert published(author, publisher, version).status == "gepubliceerd"
    instrument = Instrument[regime].value
    assert pin_for(kind, instrument, DAY_BEFORE) == f"{kind}@1"
    assert pin_for(kind, instrument, FIRST_DAY) == f"{kind}@2"
    before, after = (
        text_of(render_letter(later_sample(kind, regime) | {"sjabloonversie": f"{kind}@{number}"}))
        for number in (1, 2)
    )
    assert NEW_SENTENCE in after
    assert NEW_SENTENCE not in before


@every_template
def test_a_field_that_is_unknown_or_missing_is_refused(kind, regime, author):
    version = begun(author, kind, regime)
    basis, remedy = version.texts["grondslag"], version.texts[REMEDY]
    [unknown] = written(author, version, "grondslag", f"{basis} {{{{ bedrag_in_yen }}}}")
    assert "‘bedrag_in_yen’ bestaat niet" in unknown
    for name in ("regeling", "artikel"):
        [missing] = written(author, version, "grondslag", basis.replace(f"{{{{ {name} }}}}", ""))
        assert f"hoort nog: {{{{ {name} }}}}" in missing
    [no_day] = written(author, version, REMEDY, remedy.replace("{{ laatste_dag }}", ""))
    assert "hoort nog: {{ laatste_dag }}" in no_day
    [empty] = written(author, version, REMEDY, " ")
    assert "Dit blok is leeg. Een beschikking zegt hoe" in empty
    assert fresh(version).texts == version.texts


@every_template
def test_a_text_that_lost_its_remedy_clause_is_neither_tried_nor_handed_in(kind, regime, author):
    version = begun(author, kind, regime)
    texts = {name: text for name, text in version.texts.items() if name != REMEDY}
    SjabloonVersie.objects.filter(pk=version.pk).update(texts=texts)
    version = tried(author, version)
    assert all("geen tekst voor het blok" in str(row["problems"]) for row in version.test_report)
    post(author, version, "transition", "submit")
    assert fresh(version).status == "concept"


@pytest.mark.parametrize("regime", Instrument.__members__)
def test_the_fields_of_one_kind_do_not_exist_in_another(regime, author):
    version = begun(author, "vaststelling", regime)
    for name in ("besteden_tot_en_met", "betalen_uiterlijk", "verzoek_ontvangen"):
        [refused] = written(author, version, "gevolgen", f"Tot {{{{ {name} }}}}.")
        assert f"‘{name}’ bestaat niet" in refused


@every_template
def test_the_letter_to_look_at_has_concept_across_it(kind, regime, publisher, author):
    version = begun(author, kind, regime)
    url = reverse("disbursement:sjabloonversie-preview", args=[version.pk])
    assert "CONCEPT – geen rechtskracht" in text_of(publisher.get(url).content)


def test_a_later_decision_pins_the_version_of_its_day_and_keeps_it(cast, author, publisher):
    granted = cast.announced()
    row = announced(granted, "afwijzing", 2, cast)
    assert row.facts["sjabloonversie"] == "afwijzing@1"
    before = render_letter(facts_of(row))
    version = begun(author, "afwijzing", "SPUK")
    written(author, version, "besluit", "Ik zeg nee.")
    published(author, publisher, tried(author, version))
    assert render_letter(facts_of(Beschikking.objects.get(pk=row.pk))) == before
    later = announced(granted, "afwijzing", 3, cast)
    assert later.facts["sjabloonversie"] == "afwijzing@2"
    assert "Ik zeg nee." in text_of(render_letter(later.facts))
