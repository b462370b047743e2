"""A co-signing ministry reads what was handed in and notes something at its own lines only."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from monitoring.rapportage import services
from monitoring.rapportage.models import Opmerking, Rapportage
from monitoring.rapportage.rendering.review import review_page
from regiodeals import dossier
from regiodeals.accounts.models import Role
from regiodeals.audit.models import AuditEntry
from regiodeals.common.errors import InvalidInput, NotAllowed, WrongState
from regiodeals.deal import services as deals
from regiodeals.deal.models import PartyRole
from tests import builders
from tests.browsing import messages_of, text_of
from tests.monitoring.rapportage import world

pytestmark = pytest.mark.django_db


@pytest.fixture
def ministry(deal, officer):
    """It signed the deal, and its first programmalijn is of it."""
    party = deal.parties.filter(role=PartyRole.RIJKSPARTIJ).order_by("-pk")[0]
    deals.assign_ministries(
        programmalijn_id=deal.programmalijnen.order_by("order")[0].pk,
        organisations=[party.organisation],
        actor=officer,
    )
    return party.organisation


@pytest.fixture
def reader(ministry):
    return builders.member(ministry, Role.MEDEONDERTEKENAAR, name="Noor", last_name="Lezer")


@pytest.fixture
def handed_in(report, writer, signer):
    world.submitted(report, writer, signer)
    return report


@pytest.fixture
def colleague(deal):
    """Of a ministry that signed the deal too, and has no line in it."""
    party = deal.parties.filter(role=PartyRole.RIJKSPARTIJ).order_by("pk")[0]
    return builders.member(party.organisation, Role.MEDEONDERTEKENAAR)


def comment(report, actor, text="Let op de planning.", line=None, **more):
    return services.comment_on_line(
        rapportage_id=report.pk,
        lijnverslag_id=(line or world.line_of(report)).pk,
        text=text,
        actor=actor,
        **more,
    )


def url(name, *arguments):
    return reverse(f"monitoring:rapportage-{name}", args=arguments)


def get(client, person, name, *arguments):
    client.force_login(person)
    return client.get(url(name, *arguments))


# ---- who sees what ---------------------------------------------------------------------------


def test_it_reads_what_was_handed_in_and_never_a_draft(client, report, reader, writer, signer):
    assert get(client, reader, "along", report.pk).status_code == 404
    world.submitted(report, writer, signer)
    text = text_of(get(client, reader, "along", report.pk))
    assert "Wij bouwen." in text
    assert "van uw ministerie" in text
    for page in ("detail", "check"):
        assert get(client, reader, page, report.pk).status_code == 404
    assert get(client, reader, "review", report.pk).status_code == 403


def test_after_a_return_it_reads_the_last_round_and_not_what_is_being_written(
    client, report, reader, writer, signer, officer
):
    world.returned(report, writer, signer, officer)
    world.save(world.field(report, "lessen"), "Nog in bewerking.", writer)
    text = text_of(get(client, reader, "along", report.pk))
    assert "Wij bouwen." in text
    assert "Nog in bewerking." not in text
    assert "Opmerking bewaren" not in text


def test_others_find_nothing(client, handed_in, ministry, officer, writer):
    elsewhere = builders.member(builders.ministry("DEF"), Role.MEDEONDERTEKENAAR)
    wrong_role = builders.member(ministry)
    for person in (elsewhere, wrong_role, writer, officer, builders.controller()):
        assert get(client, person, "along", handed_in.pk).status_code == 404
        answer = client.post(url("comment", handed_in.pk, world.line_of(handed_in).pk))
        assert answer.status_code == 404
        with pytest.raises(NotAllowed, match="Alleen een ministerie dat deze deal tekende"):
            comment(handed_in, person)


def test_a_line_of_another_ministry_is_not_found(client, handed_in, ministry, colleague):
    page = get(client, colleague, "along", handed_in.pk)
    assert "Van geen programmalijn is vastgelegd dat zij van uw ministerie is" in text_of(page)
    line = world.line_of(handed_in)
    answer = client.post(url("comment", handed_in.pk, line.pk), {"opmerking": "Toch."})
    assert answer.status_code == 404
    with pytest.raises(NotAllowed, match="niet van uw ministerie"):
        comment(handed_in, colleague)


def test_the_list_and_the_start_page_lead_to_it(client, handed_in, reader, colleague):
    assert "Meelezen" in text_of(get(client, reader, "list"))
    assert "Meelezen" in text_of(get(client, colleague, "list"))
    (task,) = [t for t in dossier.work_for(reader).items if "lees mee in" in t.title]
    assert task.url == url("along", handed_in.pk)
    assert not [t for t in dossier.work_for(colleague).items if "lees mee in" in t.title]
    comment(handed_in, reader)
    assert not [t for t in dossier.work_for(reader).items if "lees mee in" in t.title]


def test_the_list_of_a_region_says_nothing_of_reading_along(client, handed_in, writer):
    assert "Meelezen" not in text_of(get(client, writer, "list"))


# ---- the remark ------------------------------------------------------------------------------


def test_who_reads_english_is_told_in_english_that_it_was_saved(client, handed_in, reader):
    reader.language = "en"
    reader.save(update_fields=["language"])
    client.force_login(reader)
    address = url("comment", handed_in.pk, world.line_of(handed_in).pk)
    saved = client.post(address, {"opmerking": "Mind the planning.", "indiening": 1})
    assert messages_of(saved) == ["Your remark was saved. The case handler reads it."]


def test_who_has_nothing_to_note_says_so_with_one_button(client, handed_in, reader):
    page = get(client, reader, "along", handed_in.pk)
    line = world.line_of(handed_in)
    assert f'href="#{line.section}"' in page.content.decode()
    assert "Geen opmerkingen" in text_of(page)
    address = url("comment", handed_in.pk, line.pk)
    client.post(address, {"opmerking": " ", "indiening": 1, "geen": "1"})
    assert Opmerking.objects.get().text == "Geen opmerkingen."
    assert not [t for t in dossier.work_for(reader).items if "lees mee in" in t.title]
    # Said once; what comes to mind later can still be written.
    page = text_of(client.get(url("along", handed_in.pk)))
    assert page.count("Geen opmerkingen") == 1
    assert "Opmerking bewaren" in page


def test_that_button_throws_nothing_away_that_was_written(client, handed_in, reader):
    client.force_login(reader)
    address = url("comment", handed_in.pk, world.line_of(handed_in).pk)
    client.post(address, {"opmerking": "Toch iets.", "indiening": 1, "geen": "1"})
    assert Opmerking.objects.get().text == "Toch iets."


def test_the_reviewer_reads_the_remark_beside_its_section(handed_in, reader, officer):
    comment(handed_in, reader)
    line, whole = review_page(Rapportage.objects.get(), officer)["parts"]
    (shown,) = line["comments"]
    assert shown["who"] == f"{reader}, {reader.memberships.get().organisation}"
    assert (shown["text"], whole["comments"]) == ("Let op de planning.", [])
    assert "bij indiening 1" in shown["when"]


def test_a_remark_keeps_nothing_from_being_accepted(handed_in, reader, officer):
    comment(handed_in, reader, "Ik ben het er niet mee eens.")
    world.judged(handed_in, officer)
    assert services.accept_report(rapportage_id=handed_in.pk, actor=officer)


def test_a_remark_of_an_earlier_round_stays_to_be_read(report, reader, writer, signer, officer):
    world.submitted(report, writer, signer)
    comment(report, reader)
    world.judged(report, officer, "deal")
    services.send_back_report(rapportage_id=report.pk, actor=officer)
    services.offer_report(rapportage_id=report.pk, actor=writer)
    services.submit_report(rapportage_id=report.pk, actor=signer)
    page = review_page(Rapportage.objects.get(), officer)
    (same,) = page["same"]
    assert same["comments"][0]["when"].endswith("bij indiening 1")
    # It was read anew as a task: nothing was noted in this round.
    assert [t for t in dossier.work_for(reader).items if "lees mee in" in t.title]


def test_the_region_and_another_ministry_never_read_it(
    client, handed_in, reader, colleague, writer, officer
):
    comment(handed_in, reader, "Vertrouwelijk.")
    for person, page in ((writer, "detail"), (writer, "check"), (colleague, "along")):
        assert "Vertrouwelijk." not in text_of(get(client, person, page, handed_in.pk))
    world.judged(handed_in, officer, "deal")
    services.send_back_report(rapportage_id=handed_in.pk, actor=officer)
    assert "Vertrouwelijk." not in text_of(get(client, writer, "detail", handed_in.pk))
    assert "Vertrouwelijk." in text_of(get(client, reader, "along", handed_in.pk))


def test_it_stands_in_the_trail_and_never_changes(handed_in, reader):
    row = comment(handed_in, reader)
    entry = AuditEntry.objects.get(action="monitoring.rapportage.comment")
    assert (entry.actor, entry.remark, entry.dossier) == (reader, row.text, handed_in.deal_id)
    with pytest.raises(Exception, match="Cannot update or delete"), transaction.atomic():
        Opmerking.objects.update(text="Anders.")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (" \n", "Schrijf uw opmerking op"),
        ("x" * 2001, "ten hoogste 2000"),
        ("a\x00b", "gewone tekens"),
    ],
)
def test_a_remark_that_cannot_be_is_refused(handed_in, reader, text, sentence):
    with pytest.raises(InvalidInput, match=sentence):
        comment(handed_in, reader, text)


def test_it_is_about_what_the_page_showed_and_ends_with_the_review(handed_in, reader, officer):
    with pytest.raises(WrongState, match="opnieuw ingediend"):
        comment(handed_in, reader, seen=2)
    world.judged(handed_in, officer)
    services.accept_report(rapportage_id=handed_in.pk, actor=officer)
    with pytest.raises(WrongState, match="zolang het ministerie"):
        comment(handed_in, reader)


def test_the_database_knows_the_lines_of_a_ministry(handed_in, reader, colleague):
    row = Opmerking(
        indiening=handed_in.indieningen.get(),
        lijnverslag=world.line_of(handed_in),
        organisation=colleague.memberships.get().organisation,
        text="Toch.",
        by=colleague,
        at=builders.NOW,
    )
    with pytest.raises(IntegrityError, match="at a line of its own"), transaction.atomic():
        row.save()


def test_the_page_takes_a_remark_and_keeps_a_refused_one(client, handed_in, reader):
    client.force_login(reader)
    where = url("comment", handed_in.pk, world.line_of(handed_in).pk)
    refused = client.post(where, {"opmerking": "y" * 2001, "indiening": 1})
    assert "Uw opmerking is niet bewaard" in text_of(refused)
    assert "y" * 2001 in refused.content.decode()
    done = client.post(where, {"opmerking": "<b>Goed</b>", "indiening": 1}, follow=True)
    assert "De behandelaar leest haar." in text_of(done)
    assert "<b>Goed" not in done.content.decode()


def test_reading_along_asks_little(client, handed_in, reader):
    client.force_login(reader)
    client.get(url("along", handed_in.pk))
    with CaptureQueriesContext(connection) as asked:
        client.get(url("along", handed_in.pk))
    assert len(asked) <= 15
