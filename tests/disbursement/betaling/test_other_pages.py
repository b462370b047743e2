"""The pages of the accounts and of the bank."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from disbursement.betaling import running
from disbursement.betaling.models import (
    Aanlevering,
    Bankregel,
    Betaling,
    BetalingStatus,
    Rekening,
)
from tests import builders
from tests.disbursement.betaling.world import (
    IBAN,
    OTHER_IBAN,
    entry,
    statement,
    usable,
)

pytestmark = pytest.mark.django_db

AT_MOST = 12


def browser(person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def url(name: str, *args) -> str:
    return reverse(f"disbursement:{name}", args=args)


def text(response) -> str:
    plain = re.sub(r"<[^>]+>", " ", response.content.decode())
    return " ".join(plain.replace("\xa0", " ").replace("&nbsp;", " ").split())


def asked(person, address: str) -> list[str]:
    client = browser(person)
    with CaptureQueriesContext(connection) as queries:
        response = client.get(address)
    assert response.status_code == 200
    return [query["sql"] for query in queries.captured_queries]


class TestAccounts:
    """The page of a kassier."""

    def test_an_account_is_proposed_and_confirmed(self, office):
        kassier = office.announced().uitkering.kassier_id
        client = browser(office.first)
        client.post(
            url("rekening-propose", kassier, "EUR"),
            {"nummer": "nl33 exmp 0000 0000 01", "ten_name_van": "x", "opgave": "Brief"},
        )
        rekening = Rekening.objects.get()
        assert rekening.number == IBAN
        browser(office.second).post(url("rekening-act", rekening.pk, "confirm"))
        page = text(client.get(url("rekening-detail", kassier)))
        assert "NL33 EXMP 0000 0000 01" in page
        assert "vanaf morgen" in page

    def test_what_was_typed_stays_when_it_is_wrong(self, office):
        kassier = office.announced().uitkering.kassier_id
        answer = browser(office.first).post(
            url("rekening-propose", kassier, "EUR"),
            {"nummer": "NL34EXMP0000000001", "ten_name_van": "gemeente", "opgave": "Brief"},
        )
        assert "controlecijfers passen niet" in text(answer)
        assert 'value="gemeente"' in answer.content.decode()
        assert answer["Cache-Control"]

    def test_a_second_proposal_is_told_in_the_form(self, office):
        kassier = office.announced().uitkering.kassier_id
        given = {"nummer": OTHER_IBAN, "ten_name_van": "x", "opgave": "Brief"}
        client = browser(office.first)
        client.post(url("rekening-propose", kassier, "EUR"), given)
        answer = client.post(url("rekening-propose", kassier, "EUR"), given)
        assert "wacht al een rekening" in text(answer)

    def test_an_account_in_dollars_asks_for_its_bank(self, office):
        kassier = office.announced(builders.saba(office.drafter)).uitkering.kassier_id
        answer = browser(office.first).post(url("rekening-propose", kassier, "USD"), {})
        assert "Vul de BIC van de bank in." in text(answer)

    def test_others_than_controllers_see_four_signs(self, office):
        termijn = office.payable()
        page = browser(office.drafter).get(url("rekening-detail", termijn.uitkering.kassier_id))
        assert "… 0001" in text(page)
        assert "NL33" not in text(page)

    def test_blocking_takes_a_reason(self, office):
        rekening = usable(office.payable())
        client = browser(office.second)
        client.post(url("rekening-act", rekening.pk, "block"), {"opmerking": " "})
        assert not Rekening.objects.get().is_blocked
        client.post(url("rekening-act", rekening.pk, "block"), {"opmerking": "Fraude"})
        assert Rekening.objects.get().is_blocked

    def test_an_unknown_currency_is_a_404(self, office):
        kassier = office.announced().uitkering.kassier_id
        assert browser(office.first).get(url("rekening-propose", kassier, "GBP")).status_code == 404

    def test_the_list_asks_as_much_for_many_kassiers_as_for_few(self, office):
        office.payable()
        few = asked(office.first, url("rekening-list"))
        for _ in range(3):
            office.payable()
        many = asked(office.first, url("rekening-list"))
        assert len(few) == len(many) <= AT_MOST


class TestBank:
    """Files of the bank and their lines."""

    def test_a_file_is_handed_in_and_read(self, office):
        betaling = office.sent()
        given = SimpleUploadedFile("dag.xml", statement(entry(betaling), entry(name="ANDER")))
        client = browser(office.first)
        answer = client.post(url("aanlevering-list"), {"bestand": given}, follow=True)
        assert "wordt gelezen" in text(answer)
        running.read_delivery(Aanlevering.objects.get().pk)
        page = text(client.get(url("aanlevering-detail", Aanlevering.objects.get().pk)))
        assert "hoort bij een betaling" in page
        assert "af te handelen" in page

    @pytest.mark.parametrize(
        ("content", "sentence"),
        [
            (b"<!DOCTYPE x><x/>", "bevat een DOCTYPE"),
            (b"", "leeg"),
            (b"x" * (10 * 1024 * 1024 + 1), "groter dan 10 MB"),
        ],
    )
    def test_a_harmful_file_is_refused_in_the_form(self, office, content, sentence):
        answer = browser(office.first).post(
            url("aanlevering-list"), {"bestand": SimpleUploadedFile("x.xml", content)}
        )
        assert sentence in text(answer)
        assert Aanlevering.objects.count() == 0

    def test_who_may_not_read_in_is_offered_no_form(self, office):
        page = text(browser(office.drafter).get(url("aanlevering-list")))
        assert "Een controller leest hier de bestanden van de bank in." in page
        assert "Een camt.053 of camt.054" not in page
        page = text(browser(office.first).get(url("aanlevering-list")))
        assert "Een camt.053 of camt.054" in page

    def test_a_line_is_linked_and_confirmed_by_another(self, office):
        betaling = office.sent()
        office.delivered(entry(betaling, cents=betaling.amount_cents - 1))
        regel = Bankregel.objects.get()
        client = browser(office.first)
        assert "Koppeling voorstellen" in text(client.get(url("bankregel-detail", regel.pk)))
        client.post(url("bankregel-act", regel.pk, "link"), {"betaling": betaling.pk})
        assert "stelde deze koppeling zelf voor" in text(
            client.get(url("bankregel-detail", regel.pk))
        )
        other = browser(office.second)
        shown = other.get(url("bankregel-detail", regel.pk)).context["shown"]
        assert f'name="betaling" value="{betaling.pk}"' in (
            other.get(url("bankregel-detail", regel.pk)).content.decode()
        )
        other.post(url("bankregel-act", regel.pk, "confirm"))
        assert Betaling.objects.get().status == BetalingStatus.VRIJGEGEVEN
        other.post(url("bankregel-act", regel.pk, "confirm"), shown)
        assert Betaling.objects.get().status == BetalingStatus.BETAALD

    @pytest.mark.parametrize("chosen", ["", "x", "0", "9" * 40])
    def test_a_strange_payment_is_a_sentence(self, office, chosen):
        office.delivered(entry(name="ANDER"))
        regel = Bankregel.objects.get()
        answer = browser(office.first).post(
            url("bankregel-act", regel.pk, "link"), {"betaling": chosen}, follow=True
        )
        assert "Kies een betaling." in text(answer)

    def test_none_of_ours_is_settled_with_its_reason(self, office):
        office.delivered(entry(name="ANDER"))
        regel = Bankregel.objects.get()
        client = browser(office.first)
        client.post(url("bankregel-act", regel.pk, "not_ours"), {"opmerking": "Bankkosten"})
        page = text(client.get(url("bankregel-detail", regel.pk)))
        assert "Waarom niet van ons Bankkosten" in page

    def test_the_page_asks_as_much_for_many_lines_as_for_few(self, office):
        office.delivered(entry(name="A"))
        few = asked(office.first, url("aanlevering-list"))
        office.delivered(*[entry(name=f"A{number}") for number in range(60)])
        many = asked(office.first, url("aanlevering-list"))
        assert len(few) == len(many) <= AT_MOST


@pytest.mark.parametrize("what", ["bankregel", "rekening", "batch", "betaling"])
def test_a_remark_with_a_character_that_cannot_be_kept_is_asked_anew(what, office):
    betaling = office.sent()
    office.delivered(entry(cents=betaling.amount_cents + 1))
    address = {
        "bankregel": lambda: url("bankregel-act", Bankregel.objects.get().pk, "not_ours"),
        "rekening": lambda: url("rekening-act", betaling.rekening_id, "block"),
        "batch": lambda: url("betaalbatch-transition", betaling.batch_id, "ask_rejection"),
        "betaling": lambda: url("betaling-transition", betaling.pk, "ask_withdrawal"),
    }[what]()
    answer = browser(office.second).post(address, {"opmerking": "Niet\0 goed."}, follow=True)
    assert "een teken dat niet bewaard kan worden" in text(answer)
    assert Bankregel.objects.open().count() == 1
