"""The second form asks what was in kind and what execution cost; who began earlier is not asked."""

import pgtrigger
import pytest
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st

from disbursement.uitkering.models import Uitkering
from monitoring.rapportage import services
from monitoring.rapportage.conditions import help_of, is_complete, remarks_on
from monitoring.rapportage.models import (
    FORM_VERSION,
    OF_EXECUTION,
    Akkoord,
    Antwoord,
    Indiening,
    Rapportage,
)
from monitoring.rapportage.rendering.report import report_texts
from monitoring.rapportage.rendering.sections import note
from monitoring.rapportage.services.limits import most_for_execution
from regiodeals.common.errors import RequirementsUnmet
from regiodeals.common.money import format_amount
from regiodeals.legal.grant_rules import Instrument, rules_for_tranche
from tests import builders
from tests.monitoring.indicator.world import granted
from tests.monitoring.rapportage import world

pytestmark = pytest.mark.django_db
IN_KIND = ("publiek_natura", "privaat_natura")


def sentences(report, vraag, *, blocks):
    found = remarks_on(Rapportage.objects.get(pk=report.pk))
    return {r.sentence for r in found if r.answer.vraag == vraag and r.blocks == blocks}


def save(report, writer, **typed):
    for vraag, value in typed.items():
        world.save(world.field(report, vraag), value, writer)


def as_first_form(report):
    """As it was when it was begun with the first form: without the questions of the second."""
    Rapportage.objects.filter(pk=report.pk).update(form_version=1)
    with pgtrigger.ignore("monitoring.Antwoord:stays_on_record"):
        report.antwoorden.filter(vraag__in=(*IN_KIND, *OF_EXECUTION)).delete()


# ---- in kind ---------------------------------------------------------------------------------


def test_what_is_in_kind_is_a_part_of_what_was_spent(report, writer):
    world.complete(report, writer)
    save(report, writer, publiek_besteed="100", publiek_natura="100,01")
    (said,) = sentences(report, "publiek_natura", blocks=True)
    assert said == "Dit is meer dan wat is besteed. In natura is daar een deel van."
    with pytest.raises(RequirementsUnmet, match="Een verplicht antwoord ontbreekt"):
        services.offer_report(rapportage_id=report.pk, actor=writer)
    save(report, writer, publiek_natura="100")
    assert sentences(report, "publiek_natura", blocks=True) == set()
    assert is_complete(Rapportage.objects.get())


def test_in_kind_without_an_amount_that_was_spent_is_too_much(report, writer):
    save(report, writer, privaat_natura="1")
    assert sentences(report, "privaat_natura", blocks=True)
    save(report, writer, privaat_natura="0")
    assert not sentences(report, "privaat_natura", blocks=True)


def test_an_empty_part_in_kind_is_unknown_and_does_not_block(report, writer):
    world.complete(report, writer)
    assert "telt dus als onbekend" in "".join(sentences(report, "publiek_natura", blocks=False))
    assert services.offer_report(rapportage_id=report.pk, actor=writer)


# ---- preparation, administration and supervision ----------------------------------------------


def test_the_limit_is_that_of_the_besluit_over_what_was_granted(report, deal):
    cap = rules_for_tranche(5).execution_cost_cap_cents(deal.rijksbijdrage_cents)
    assert cap == deal.rijksbijdrage_cents * 3 // 100
    answer = world.field(report, "uitvoering_besteed")
    assert (answer.explain_above_cents, answer.lijnverslag) == (cap, None)
    assert "Ten hoogste €" in note(answer)


@given(cents=st.integers(min_value=500_000_000, max_value=4_000_000_000))
def test_the_limit_never_lets_more_count_than_three_percent(cents):
    cap = rules_for_tranche(6).execution_cost_cap_cents(cents)
    assert cap is not None
    assert cap * 100 <= 3 * cents < (cap + 1) * 100


def test_the_limit_follows_the_uitkering_once_it_is_there(deal):
    Uitkering.objects.create(
        deal=deal,
        kassier=builders.region_of(deal),
        instrument=Instrument.SPUK.value,
        amount_cents=900_000_000,
        spend_from=builders.NOW.date(),
        spend_until=deal.ends_on,
        account_number="NL00 EXMP 0000 0000 00",
        account_name="gemeente Voorbeeld",
    )
    assert most_for_execution(deal) == 27_000_000


def test_more_than_the_limit_warns_and_asks_why(report, deal, writer):
    world.complete(report, writer)
    limit = most_for_execution(deal) or 0
    above = f"{limit // 100 + 1}"
    save(report, writer, rijk_besteed=above, uitvoering_besteed=f"{limit // 100}")
    assert sentences(report, "uitvoering_waarom", blocks=True) == set()
    save(report, writer, uitvoering_besteed=above)
    (warning,) = sentences(report, "uitvoering_besteed", blocks=False)
    assert "artikel 12 lid 3" in warning
    (asked,) = sentences(report, "uitvoering_waarom", blocks=True)
    assert asked.startswith("Leg uit waarom")
    with pytest.raises(RequirementsUnmet):
        services.offer_report(rapportage_id=report.pk, actor=writer)
    save(report, writer, uitvoering_waarom="Een nieuw bureau voor acht gemeenten.")
    assert services.offer_report(rapportage_id=report.pk, actor=writer)


def test_execution_is_a_part_of_what_the_rijk_paid(report, writer):
    world.complete(report, writer)
    save(report, writer, uitvoering_besteed="1.000,01")
    assert "meer dan wat alle programmalijnen samen" in "".join(
        sentences(report, "uitvoering_besteed", blocks=True)
    )


def test_where_the_rules_have_no_limit_it_is_not_asked(officer, report):
    fourth = granted(officer, tranche=builders.tranche(4))
    writer = builders.member(builders.region_of(fourth))
    other = world.opened(fourth, writer)
    assert not other.antwoorden.filter(vraag__in=OF_EXECUTION).exists()
    assert other.antwoorden.filter(vraag__in=IN_KIND).count() == 2


def test_the_reason_is_asked_anew_each_year_and_the_amount_taken_over(
    report, deal, writer, still_clock
):
    save(report, writer, uitvoering_besteed="5", uitvoering_waarom="Vorig jaar.")
    still_clock.set(still_clock.moment.replace(year=world.YEAR + 1))
    later = world.opened(deal, writer, world.YEAR + 1)
    assert world.field(later, "uitvoering_besteed").cents == 500
    assert world.field(later, "uitvoering_waarom").text == ""
    assert world.field(later, "uitvoering_besteed").explain_above_cents is not None


# ---- who began with the first form ------------------------------------------------------------


def test_who_began_with_the_first_form_goes_on_with_its_questions(report, writer, signer, officer):
    as_first_form(report)
    row = world.accepted(report, writer, signer, officer)
    asked = {a["vraag"] for part in row.indiening.data["onderdelen"] for a in part["antwoorden"]}
    assert asked.isdisjoint({*IN_KIND, *OF_EXECUTION})
    assert row.indiening.data["formulier"] == 1
    texts = report_texts(Akkoord.objects.get())["onderdelen"]
    assert texts[0]["kolommen"] == ["Besteed", "Toegezegd"]


def test_the_next_year_of_a_first_form_is_a_second_one(report, deal, writer, still_clock):
    as_first_form(report)
    still_clock.set(still_clock.moment.replace(year=world.YEAR + 1))
    later = world.opened(deal, writer, world.YEAR + 1)
    assert later.form_version == FORM_VERSION == 2
    assert later.antwoorden.filter(vraag__in=IN_KIND).count() == 2


# ---- as it is frozen and printed --------------------------------------------------------------


def test_the_document_has_a_column_in_kind_and_says_what_execution_cost(
    report, writer, signer, officer
):
    save(report, writer, publiek_besteed="900", publiek_natura="250", uitvoering_besteed="12")
    row = world.accepted(report, writer, signer, officer)
    line, whole = report_texts(row)["onderdelen"]
    assert line["kolommen"] == ["Besteed", "Daarvan in natura", "Toegezegd"]
    assert [amounts for _, _, amounts in line["geld"]] == [
        [format_amount(100_000), "–", format_amount(0)],
        [format_amount(90_000), format_amount(25_000), "niet ingevuld"],
        ["niet ingevuld"] * 3,
    ]
    assert whole["geld"] == []
    assert str(world.field(report, "uitvoering_waarom")) not in dict(whole["teksten"])
    assert dict(whole["teksten"])[str(world.field(report, "uitvoering_besteed"))] == [
        format_amount(1_200)
    ]
    frozen = Indiening.objects.get().data["onderdelen"][-1]["antwoorden"][0]
    assert frozen["uitleg_boven_cent"] == 30_000_000


def test_the_database_keeps_a_question_in_its_section(report):
    line = world.line_of(report)
    with (
        pytest.raises(IntegrityError, match="question_stands_in_its_section"),
        transaction.atomic(),
    ):
        Antwoord.objects.create(rapportage=report, lijnverslag=line, vraag="uitvoering_besteed")
    with pytest.raises(IntegrityError, match="only_an_amount_has_cents"), transaction.atomic():
        report.antwoorden.filter(vraag="uitvoering_waarom").update(cents=5)


def test_the_help_is_the_rule_that_is_checked():
    assert help_of("publiek_natura").startswith("Een deel van wat is besteed")
    assert help_of("uitvoering_waarom").startswith("Verplicht als")
