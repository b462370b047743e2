"""Files are part of what is handed in: of its hash, its receipt, its comparison and its PDF."""

import pytest
from django.test import Client
from django.urls import reverse

from monitoring.bijlage import services as files
from monitoring.bijlage.models import Bijlage
from monitoring.bijlage.running import scan
from monitoring.rapportage import services
from monitoring.rapportage.models import Rapportage
from monitoring.rapportage.rendering.data import data_to_hand_in, hash_of, sections_by_key
from monitoring.rapportage.rendering.files import file_changes
from monitoring.rapportage.rendering.review import changes_between
from regiodeals.accounts.models import Role
from regiodeals.common.errors import InvalidInput, RequirementsUnmet
from tests import builders
from tests.documents.scanner import EICAR, scanner
from tests.monitoring.bijlage.world import PDF, WORDS, added, office
from tests.monitoring.rapportage import world as reports
from tests.screens.pages import read

pytestmark = pytest.mark.django_db


def browser(person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def fetched(person, row) -> int:
    return browser(person).get(reverse("monitoring:bijlage-file", args=[row.pk])).status_code


def page(person, name, report):
    return browser(person).get(reverse(f"monitoring:rapportage-{name}", args=[report.pk]))


def whole(data):
    return sections_by_key(data)["deal"]


def frozen(name="plan.pdf", text="Het plan.", sha="a", number=1):
    return {
        "nummer": number,
        "naam": name,
        "tekst": text,
        "sha256": sha * 64,
        "foto": False,
    }


def again(report, writer, signer):
    """What was written after a return is handed in."""
    services.offer_report(rapportage_id=report.pk, actor=writer)
    return services.submit_report(rapportage_id=report.pk, actor=signer)


# ---- frozen with the rest ------------------------------------------------------------------------


def test_each_file_that_stands_in_it_is_frozen_with_its_words_and_hash(report, writer, signer):
    added(report, writer, name="weg.pdf", content=PDF)
    files.remove_bijlage(bijlage_id=Bijlage.objects.get().pk, actor=writer)
    bare = hash_of(data_to_hand_in(report))
    row = added(report, writer)
    assert hash_of(data_to_hand_in(Rapportage.objects.get())) != bare
    handed_in = reports.submitted(report, writer, signer)
    assert whole(handed_in.data)["bijlagen"] == [
        {
            "nummer": row.pk,
            "naam": "IMG_1.jpg",
            "tekst": WORDS,
            "soort": "image/jpeg",
            "foto": True,
            "bytes": row.document.size,
            "sha256": row.document.sha256,
        }
    ]
    assert handed_in.sha256 == hash_of(handed_in.data)


def test_without_files_the_data_are_what_they_always_were(report):
    assert all("bijlagen" not in part for part in data_to_hand_in(report)["onderdelen"])


def test_who_signs_is_told_how_many_files_he_signs(report, writer, signer):
    added(report, writer)
    added(report, writer, name="plan.pdf", content=PDF)
    reports.offered(report, writer)
    text = read(page(signer, "check", report).content.decode()).text
    assert "de rapportage staat, met 2 foto’s en bestanden." in " ".join(text.split())


def test_words_that_cannot_be_printed_are_refused_and_a_name_goes_without(report, writer):
    with pytest.raises(InvalidInput, match=r"niet kan worden afgedrukt.*Haal dat teken weg"):
        added(report, writer, text="Klaar 🎉")
    assert added(report, writer, name="feest🎉\u202e.jpg").document.filename == "feest.jpg"


# ---- only what is clean --------------------------------------------------------------------------


def test_a_file_in_quarantine_keeps_it_from_being_offered_until_it_is_clean(
    report, writer, settings
):
    settings.CLAMAV_ADDRESS = "127.0.0.1:9"
    row = added(report, writer)
    reports.complete(report, writer)
    assert "bijlagen" not in whole(data_to_hand_in(Rapportage.objects.get()))
    shown = page(writer, "check", report).content.decode()
    assert "Wordt nog gescand op virussen" in shown
    assert reverse("monitoring:bijlage-list", args=[report.pk]) in shown
    with pytest.raises(RequirementsUnmet, match="nog niet gescand"):
        services.offer_report(rapportage_id=report.pk, actor=writer)
    with scanner() as daemon:
        settings.CLAMAV_ADDRESS = daemon.address
        assert scan(row.pk)
    services.offer_report(rapportage_id=report.pk, actor=writer)
    assert whole(data_to_hand_in(Rapportage.objects.get()))["bijlagen"][0]["nummer"] == row.pk


def test_a_file_with_a_virus_keeps_it_from_being_offered_until_it_is_taken_away(
    report, writer, settings
):
    with scanner() as daemon:
        settings.CLAMAV_ADDRESS = daemon.address
        row = added(report, writer, content=office(more={"word/a.bin": EICAR}), name="nota.docx")
        assert scan(row.pk)
    reports.complete(report, writer)
    shown = page(writer, "check", report).context["blocking"]
    [line] = [line for line in shown if "nota" in line.where]
    assert line.sentence == "Er zit een virus in (Eicar-Test-Signature). Haal dit bestand weg."
    with pytest.raises(RequirementsUnmet):
        services.offer_report(rapportage_id=report.pk, actor=writer)
    files.remove_bijlage(bijlage_id=row.pk, actor=writer)
    services.offer_report(rapportage_id=report.pk, actor=writer)


# ---- what changed --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "now", "label"),
    [
        ([], [frozen()], "Toegevoegd: plan.pdf"),
        ([frozen()], [], "Weggehaald: plan.pdf"),
        ([frozen()], [frozen(sha="b", number=2)], "Vervangen: plan.pdf"),
        (
            [frozen()],
            [frozen(text="Het oude plan.", number=2)],
            "Andere naam of andere woorden: plan.pdf",
        ),
        (
            [frozen()],
            [frozen(name="begroting.pdf", number=2)],
            "Andere naam of andere woorden: begroting.pdf",
        ),
    ],
    ids=["added", "taken-away", "swapped", "other-words", "other-name"],
)
def test_the_reviewer_sees_what_became_of_a_file(before, now, label):
    [change] = file_changes({"bijlagen": now}, {"bijlagen": before})
    assert change["label"] == label
    assert [file["name"] for file in change["old_files"]] == [file["naam"] for file in before]
    assert [file["name"] for file in change["new_files"]] == [file["naam"] for file in now]
    assert bool(change["old"]) is not bool(before)
    assert bool(change["new"]) is not bool(now)


def test_the_same_file_again_is_no_change_and_twice_the_same_is_two():
    same = [frozen(), frozen(number=2)]
    again = [frozen(number=3), frozen(number=2)]
    assert file_changes({"bijlagen": again}, {"bijlagen": same}) == []
    [change] = file_changes({"bijlagen": same[:1]}, {"bijlagen": same})
    assert change["label"] == "Weggehaald: plan.pdf"


def test_what_was_handed_in_before_files_were_kept_still_reads(report, writer, signer, officer):
    old = reports.submitted(report, writer, signer)
    del old.data["indiening"]
    assert changes_between(whole(old.data), whole(old.data)) == []
    now = whole(old.data) | {"bijlagen": [frozen()]}
    assert [c["label"] for c in changes_between(now, whole(old.data))] == ["Toegevoegd: plan.pdf"]
    assert page(officer, "review", report).status_code == 200


def test_after_a_return_the_reviewer_reads_old_and_new_and_opens_both(
    report, writer, signer, officer
):
    first = added(report, writer, name="plan.pdf", content=PDF)
    reports.returned(report, writer, signer, officer)
    files.remove_bijlage(bijlage_id=first.pk, actor=writer)
    second = added(report, writer, name="plan.pdf", content=PDF + b"% nieuw\n%%EOF\n")
    again(report, writer, signer)
    shown = page(officer, "review", report).content.decode()
    assert "Vervangen: plan.pdf" in shown
    for row in (first, second):
        assert reverse("monitoring:bijlage-file", args=[row.pk]) in shown
        assert row.document.sha256[:16] in shown
        assert fetched(officer, row) == 200


def test_an_oordeel_is_not_kept_where_a_file_changed(report, writer, signer, officer):
    reports.submitted(report, writer, signer)
    line = reports.line_of(report).section
    reports.judged(report, officer, line)
    services.send_back_report(rapportage_id=report.pk, actor=officer)
    added(report, writer)
    row = again(report, writer, signer)
    assert "deal" not in {verdict.section for verdict in row.oordelen.all()}
    assert line not in {verdict.section for verdict in row.oordelen.all()}


# ---- for ever ------------------------------------------------------------------------------------


def test_what_was_handed_in_stays_to_be_fetched_after_it_was_taken_away(
    report, deal, writer, signer, officer
):
    row = added(report, writer)
    reports.returned(report, writer, signer, officer)
    never = added(report, writer, name="kladje.pdf", content=PDF)
    for each in (row, never):
        files.remove_bijlage(bijlage_id=each.pk, actor=writer)
    ministry = deal.parties.filter(role="rijkspartij")[0].organisation
    along = builders.member(ministry, Role.MEDEONDERTEKENAAR)
    for person in (officer, writer, along):
        assert fetched(person, row) == 200
        assert fetched(person, never) == 404
    assert row.document.sha256[:16] in page(along, "along", report).content.decode()
    assert fetched(builders.member(builders.organisation()), row) == 404
    stranger = builders.member(builders.organisation(), Role.MEDEONDERTEKENAAR)
    assert fetched(stranger, row) == 404


def test_who_reads_along_gets_no_file_that_was_not_handed_in(report, deal, writer, signer, officer):
    reports.returned(report, writer, signer, officer)
    row = added(report, writer)
    ministry = deal.parties.filter(role="rijkspartij")[0].organisation
    assert fetched(builders.member(ministry, Role.MEDEONDERTEKENAAR), row) == 404
    assert fetched(officer, row) == 200
