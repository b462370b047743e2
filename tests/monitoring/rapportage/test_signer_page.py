"""Who signs and does not write is offered to sign or to give it back, not to write on."""

import pytest
from django.test import Client
from django.urls import reverse

from monitoring.rapportage import services
from monitoring.rapportage.models import Rapportage, RapportageStatus
from regiodeals import dossier
from regiodeals.audit.models import AuditEntry
from regiodeals.common.errors import InvalidInput, NotAllowed
from regiodeals.deal.models import RoleInDeal
from tests import builders
from tests.browsing import messages_of, text_of
from tests.monitoring.rapportage import world

pytestmark = pytest.mark.django_db
BETTER = "Het bedrag van lijn 1 klopt niet."


@pytest.fixture
def signs(deal):
    """A role to sign, and nothing else."""
    return builders.role_in(deal, RoleInDeal.SIGNER, builders.user(email="an@kassier.example"))


def check(client, person, report):
    client.force_login(person)
    return client.get(reverse("monitoring:rapportage-check", args=[report.pk]))


def step(client, report, verb, **data):
    return client.post(reverse("monitoring:rapportage-step", args=[report.pk, verb]), data)


def test_who_signs_gives_it_back_and_does_not_write_on(client, report, writer, signs):
    world.offered(report, writer)
    text = text_of(check(client, signs, report))
    assert "Ondertekenen en indienen" in text
    assert "Teruggeven om te verbeteren" in text
    assert "Wat moet er beter?" in text
    assert "Verder schrijven" not in text
    # Past all that only warns, which is long on a phone.
    assert text.index("Meteen naar hoe het verder gaat") < text.index("Kijk dit nog na")
    text = text_of(check(client, writer, report))
    assert "Verder schrijven" in text
    assert "Teruggeven om te verbeteren" not in text


def test_it_goes_back_with_what_must_be_better(client, report, writer, signs):
    world.offered(report, writer)
    check(client, signs, report)
    answer = step(client, report, "take_back", opmerking=BETTER)
    assert "krijgt een mail en leest hier wat u schreef" in messages_of(answer)[0]
    assert Rapportage.objects.get().status == RapportageStatus.CONCEPT
    assert AuditEntry.objects.filter(remark=BETTER).exists()
    page = check(client, writer, report)
    assert BETTER in text_of(client.get(reverse("monitoring:rapportage-detail", args=[report.pk])))
    assert page.status_code == 200


@pytest.mark.parametrize("remark", ["", "  \n "])
def test_without_a_word_it_stays_where_it_is(client, report, writer, signs, remark):
    world.offered(report, writer)
    with pytest.raises(InvalidInput, match="Schrijf wat er beter moet"):
        services.take_back_report(rapportage_id=report.pk, actor=signs, remark=remark)
    check(client, signs, report)
    for verb in ("take_back", "give_back"):
        answer = step(client, report, verb)
        assert "Schrijf wat er beter moet" in messages_of(answer)[0]
    # The box in which to write is open again, and says what is missing.
    page = client.get(answer["Location"]).content.decode()
    assert '<details class="rd-action rd-ask" open>' in page
    assert "Vul dit eerst in." in page
    assert Rapportage.objects.get().status == RapportageStatus.AANGEBODEN


def test_who_writes_takes_it_back_without_a_word(client, report, writer):
    world.offered(report, writer)
    check(client, writer, report)
    assert messages_of(step(client, report, "take_back")) == ["U kunt verder schrijven."]


def test_who_may_not_take_it_back_hears_that_first(report, deal, writer):
    world.offered(report, writer)
    reader = builders.role_in(deal, RoleInDeal.READER)
    with pytest.raises(NotAllowed):
        services.take_back_report(rapportage_id=report.pk, actor=reader)


def test_who_may_sign_and_write_reads_on_my_work_that_it_is_one_or_the_other(
    report, writer, signer
):
    said = "u mag de rapportages van deze deal schrijven of ondertekenen, niet allebei."
    for person, is_said in ((signer, True), (writer, False)):
        (item,) = [t for t in dossier.work_for(person).items if "schrijf verder" in t.title]
        assert (item.why_you == said) is is_said
    client = Client()
    client.force_login(signer)
    page = text_of(client.get(reverse("monitoring:rapportage-detail", args=[report.pk])))
    assert page.index("Schrijven of ondertekenen?") < page.index("Controleren en aanbieden")


def test_who_only_reads_is_told_who_writes_and_offered_only_to_look(client, report, deal, signer):
    reader = builders.role_in(deal, RoleInDeal.READER)
    client.force_login(reader)
    page = text_of(client.get(reverse("monitoring:rapportage-detail", args=[report.pk])))
    assert "U leest mee. Een coördinator of een schrijver van deze deal schrijft" in page
    assert "Controle bekijken" in page
    assert "Controleren en aanbieden" not in page
    text = text_of(check(client, reader, report))
    assert "ondertekent Tom Kassier de rapportage en dient haar in." in text
    assert "Tot dan kunt u verder schrijven" not in text
