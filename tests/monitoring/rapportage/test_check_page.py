"""The check page names what blocks and what only warns, and the pages take the steps."""

import pytest
from django.urls import reverse

from monitoring.rapportage.conditions import ASKS, help_of, remarks_on
from monitoring.rapportage.models import Antwoord, Rapportage, RapportageStatus, Vraag
from regiodeals import dossier
from tests import builders
from tests.browsing import text_of
from tests.monitoring.jaarcyclus.world import named_in_convenant
from tests.monitoring.rapportage import world

pytestmark = pytest.mark.django_db


def url(name, *arguments):
    return reverse(f"monitoring:rapportage-{name}", args=arguments)


def sign(desk, report):
    """Press the button on the check page, which names what it showed."""
    shown = desk.get(url("check", report.pk)).context["seen"]
    return desk.post(url("step", report.pk, "submit"), {"gezien": shown}, follow=True)


def as_person(client, person):
    client.force_login(person)
    return client


def test_what_blocks_and_what_warns_stand_apart(client, report, writer):
    page = as_person(client, writer).get(url("check", report.pk))
    assert {line.sentence for line in page.context["blocking"]} == {
        ask.sentence
        for ask in ASKS
        if ask.help.startswith("Verplicht.") and ask.questions != ("antwoord",)
    }
    assert "Hier staat nog niets. U kunt het weglaten." in text_of(page)
    assert "Een verplicht antwoord ontbreekt" in text_of(page)
    world.complete(report, writer)
    page = client.get(url("check", report.pk))
    assert "Alles wat verplicht is, is ingevuld." in text_of(page)
    assert page.context["warning"]


def test_figures_of_an_earlier_year_are_asked_about_until_they_change(
    client, report, deal, writer, still_clock
):
    world.complete(report, writer)
    still_clock.set(builders.NOW.replace(year=world.YEAR + 1))
    later = world.opened(deal, writer, world.YEAR + 1)
    told = "Dit is nog overgenomen uit een eerdere rapportage. Klopt het nog?"

    def asked():
        page = client.get(url("check", later.pk))
        return [line.where for line in page.context["warning"] if line.sentence == told]

    as_person(client, writer)
    # How it stands and what was spent; nothing was committed.
    assert len(asked()) == 2
    world.save(world.field(later, "stand"), "risico", writer)
    world.save(world.field(later, "rijk_besteed"), "2.000", writer)
    assert asked() == []


def test_many_alike_in_one_section_are_told_once_and_lead_to_the_first(client, report, writer):
    page = as_person(client, writer).get(url("check", report.pk))
    line, *others = (row for row in page.context["warning"] if "leeg, en telt" in row.sentence)
    section = report.lijnverslagen.get()
    alike = [
        remark
        for remark in remarks_on(report)
        if remark.answer.lijnverslag_id == section.pk and remark.sentence == line.sentence
    ]
    assert line.where == f"{section.programmalijn}: {len(alike)} velden"
    assert not any(str(section.programmalijn) in other.where for other in others)
    form = client.get(line.url.partition("#")[0]).content.decode()
    assert f'id="{line.url.partition("#")[2]}"' in form
    # What blocks stands by itself.
    blocking = [remark for remark in remarks_on(report) if remark.blocks]
    assert len(page.context["blocking"]) == len(blocking)


def test_each_remark_leads_to_its_field(client, report, writer):
    page = as_person(client, writer).get(url("check", report.pk))
    first = page.context["blocking"][0]
    form = client.get(first.url.partition("#")[0])
    assert f'id="{first.url.partition("#")[2]}"' in form.content.decode()


def test_what_is_taken_over_is_asked_again(client, report, writer):
    Antwoord.objects.filter(vraag=Vraag.RISICOS).update(text="Oud.", comes_from="de rapportage")
    page = as_person(client, writer).get(url("check", report.pk))
    assert "Klopt hij nog?" in text_of(page)


def test_the_help_under_a_field_is_the_rule_of_the_check(client, report, writer):
    page = text_of(as_person(client, writer).get(url("detail", report.pk)))
    assert help_of("rijk_besteed") == "Verplicht. Is er niets? Vul dan 0 in."
    assert help_of("rijk_besteed") in page
    assert help_of("lessen") == ""
    assert page.count("mag leeg blijven") == 1


def test_the_term_is_said_before_and_after_its_day(client, report, deal, writer, still_clock):
    desk = as_person(client, writer)
    assert "is onbekend" in text_of(desk.get(url("check", report.pk)))
    named_in_convenant(deal, "15 juni")
    assert "uiterlijk in op zaterdag 14 juni 2025, 23:59 uur Nederlandse tijd" in text_of(
        desk.get(url("check", report.pk))
    )
    still_clock.set(still_clock.moment.replace(year=2025, month=7))
    assert "U kunt nog indienen" in text_of(client.get(url("check", report.pk)))


def test_from_the_check_to_the_handing_in(client, report, writer, signer):
    world.complete(report, writer)
    desk = as_person(client, writer)
    # On top, and under the last field.
    page = desk.get(url("detail", report.pk)).content.decode()
    assert page.count("Controleren en aanbieden") == 2
    assert "Ten hoogste 10.000 tekens." in page
    answer = desk.post(url("step", report.pk, "offer"), follow=True)
    assert "ligt ter ondertekening" in text_of(answer)
    assert "Bewaren" not in text_of(answer)
    # Who cannot sign is offered to look; who can, to sign.
    assert "Controle bekijken" in text_of(answer)
    assert "Controleren en ondertekenen" not in text_of(answer)
    refused = sign(desk, report)
    assert "Alleen wie voor de regiokassier mag tekenen" in text_of(refused)
    (task,) = [t for t in dossier.work_for(signer).items if "onderteken" in t.title]
    assert task.url == url("check", report.pk)
    page = as_person(client, signer).get(url("detail", report.pk))
    assert "Controleren en ondertekenen" in text_of(page)
    answer = sign(client, report)
    text = text_of(answer)
    assert "De rapportage is ingediend." in text
    assert "Het ontvangstbewijs wordt gemaakt" in text
    assert "De dag waarop de rapportage er moet zijn" not in text_of(
        client.get(url("check", report.pk))
    )
    assert "Ondertekend en ingediend" in text
    assert not [t for t in dossier.work_for(signer).items if "onderteken" in t.title]


def test_who_wrote_gets_no_task_to_sign(report, writer, signer):
    world.save(world.field(report, "lessen"), "Van mij.", signer)
    world.offered(report, writer)
    assert not [t for t in dossier.work_for(signer).items if "onderteken" in t.title]


def test_the_ministry_reads_the_check_without_its_steps(client, report, officer):
    page = as_person(client, officer).get(url("check", report.pk))
    assert page.context["steps"] == []
    client.post(url("step", report.pk, "offer"))
    assert Rapportage.objects.get().status == RapportageStatus.CONCEPT


def test_a_step_that_does_not_exist_is_said(client, report, writer):
    answer = as_person(client, writer).post(url("step", report.pk, "weg"), follow=True)
    assert "Deze stap bestaat niet." in text_of(answer)


def test_a_year_that_still_runs_is_warned_about_and_not_once_it_is_over(
    client, report, writer, still_clock
):
    told = f"{world.YEAR} is nog niet voorbij. Wat nog gebeurt, komt er zo niet in."
    as_person(client, writer)
    (line,) = [
        row
        for row in client.get(url("check", report.pk)).context["warning"]
        if row.sentence == told
    ]
    assert not line.blocks
    still_clock.set(builders.NOW.replace(year=world.YEAR + 1))
    assert told not in text_of(client.get(url("check", report.pk)))
