"""The pages of a request: lay it down, see what granting changes, advise, and decide."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from disbursement.verzoek import services
from disbursement.verzoek.forms import ACTS
from disbursement.verzoek.models import Verzoek, VerzoekKind
from regiodeals.deal.models import Deal, DealParty, PartyRole
from tests import builders
from tests.browsing import text_of
from tests.disbursement.bezwaar import world as objections
from tests.disbursement.verzoek import world
from tests.disbursement.verzoek.world import PDF, TODAY, advised, decided, prepared, register
from tests.screens.pages import read

pytestmark = pytest.mark.django_db


def upload(content=PDF, name="brief.pdf"):
    return SimpleUploadedFile(name, content, "application/pdf")


def typed(**fields):
    return {
        "ontvangen_op": "18-11-2024",
        "kenmerk": "VB-9",
        "gevraagde_dag": "31-12-2029",
        "reden": world.REASON,
        "brief": upload(),
    } | fields


@pytest.fixture
def browser(client, cast):
    client.force_login(cast.drafter)
    return client


def page(browser, row) -> str:
    response = browser.get(f"/verzoeken/{row.pk}/")
    assert response.status_code == 200
    return str(response.content.decode())


def url(grant, kind="verlenging") -> str:
    return f"/uitkeringen/{grant.pk}/verzoek/{kind}/"


# ---- lay it down -------------------------------------------------------------------------------


def test_a_letter_is_laid_down_from_the_dossier(grant, browser):
    Deal.objects.filter(pk=grant.deal_id).update(granted_on=TODAY, status="beschikt")
    dossier = browser.get(f"/deals/{grant.deal_id}/").content.decode()
    for kind in VerzoekKind.values:
        assert f'href="{url(grant, kind)}"' in dossier
    answer = browser.post(url(grant), typed(), follow=True)
    verzoek = Verzoek.objects.get()
    assert answer.redirect_chain == [(f"/verzoeken/{verzoek.pk}/", 302)]
    assert (
        "Verzoek 1 om verlenging van de bestedingsperiode is vastgelegd. Vraag nu advies."
        in answer.text
    )
    assert str(verzoek) in browser.get(f"/deals/{grant.deal_id}/").content.decode()


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"reden": " "}, "Zonder reden is het geen verzoek"),
        ({"gevraagde_dag": "31-12-2028"}, "moet later zijn"),
        ({"brief": upload(b"Geachte minister")}, "Dit bestand is geen PDF"),
        ({"brief": ""}, "Zonder brief is het verzoek niet schriftelijk"),
        ({"brief": upload(b"")}, "Het bestand is leeg"),
        ({"brief": upload(PDF + bytes(40 * 1024 * 1024))}, "groter dan 25 MB"),
    ],
)
def test_what_is_refused_says_why_and_what_was_typed_stays(grant, browser, fields, words):
    answer = browser.post(url(grant), typed(**fields))
    assert answer.status_code == 200
    assert words in answer.text
    assert "<title>Fout:" in answer.text
    assert 'value="VB-9"' in answer.text
    assert not Verzoek.objects.exists()


def test_a_refusal_asks_for_the_letter_again_because_no_page_can_hold_it(grant, browser):
    again = "Kies het bestand opnieuw. Een pagina kan het niet vasthouden."
    assert again in browser.post(url(grant), typed(gevraagde_dag="31-12-2028")).text
    assert again not in browser.post(url(grant), typed(brief="")).text


def test_the_form_of_a_verlenging_tells_the_present_last_day(grant, browser):
    assert "Nu mag dat tot en met zondag 31 december 2028." in browser.get(url(grant)).text


def test_who_asks_advice_reads_who_gives_it(grant, browser):
    browser.post(url(grant), typed())
    verzoek = Verzoek.objects.get()
    asked = browser.get(f"/verzoeken/{verzoek.pk}/doen/ask_advice/").text
    assert "Toetsers en controllers zien het verzoek daarna bij Mijn werk." in asked
    assert (
        "Advies is gevraagd. Toetsers en controllers zien het bij Mijn werk."
        in browser.post(f"/verzoeken/{verzoek.pk}/doen/ask_advice/", follow=True).text
    )


def test_the_form_of_a_herverdeling_begins_with_the_present_amounts(grant, browser):
    boxes = {
        box["name"]: box.get("value")
        for box in read(browser.get(url(grant, "herverdeling")).text).all("input")
        if box.get("name", "").startswith("lijn_")
    }
    assert list(boxes.values()) == ["10.000.000", "0"]
    amounts = dict(zip(boxes, ("8.000.000", "1.000.000"), strict=True))
    refused = browser.post(url(grant, "herverdeling"), typed(**amounts))
    assert "De programmalijnen zijn samen €\u00a09.000.000,00" in refused.text
    amounts = dict(zip(boxes, ("8.000.000", "2.000.000"), strict=True))
    browser.post(url(grant, "herverdeling"), typed(**amounts))
    verzoek = Verzoek.objects.get()
    text = page(browser, verzoek)
    assert "€\u00a08.000.000" in text
    assert "2.000.000" in text


def test_other_termijnen_and_activities_have_their_forms(grant, browser):
    parts = {"bedrag_1": "10.000.000", "dag_1": "1-3-2025", "bedrag_2": "", "dag_2": ""}
    browser.post(url(grant, "termijnen"), typed(**parts))
    assert Verzoek.objects.get().regels.get().amount_cents == 1_000_000_000
    browser.post(url(grant, "activiteiten"), typed(wat="Woningen aan het Plein"))
    text = page(browser, Verzoek.objects.get(number=2))
    assert "Er verandert geen dag en geen bedrag." in text
    assert "is nog open en wordt eerst besloten" in text


def test_a_kind_or_an_act_that_does_not_exist_is_a_404(grant, cast, browser):
    assert browser.get(url(grant, "iets-anders")).status_code == 404
    verzoek = register(grant, cast.drafter)
    assert browser.get(f"/verzoeken/{verzoek.pk}/doen/iets/").status_code == 404
    assert browser.get("/verzoeken/999999/").status_code == 404


# ---- the letter --------------------------------------------------------------------------------


def test_the_letter_is_saved_and_can_do_nothing(grant, cast, browser):
    verzoek = register(grant, cast.drafter, world.letter(name='br"ief.pdf'))
    answer = browser.get(f"/verzoeken/{verzoek.pk}/brief.pdf")
    assert answer.content == PDF
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert answer["X-Content-Type-Options"] == "nosniff"


# ---- what can be done --------------------------------------------------------------------------


def test_every_act_has_its_form_and_can_be_done_from_the_page(grant, cast, browser):
    verzoek = register(grant, cast.drafter)
    for verb, form in ACTS.items():
        assert form.says in text_of(browser.get(f"/verzoeken/{verzoek.pk}/doen/{verb}/"))

    def do(verb, **fields):
        answer = browser.post(f"/verzoeken/{verzoek.pk}/doen/{verb}/", fields)
        assert answer.status_code == 302, answer.text
        return answer

    do("ask_information", gevraagd_op="18-11-2024", antwoord_tot="2-12-2024", reden="Planning")
    assert "Nu staat de termijn stil" not in page(browser, verzoek)
    do("receive_information", ontvangen_op="18-11-2024", reden="Planning")
    do("notify_delay", dag="18-11-2024", weken="12", reden="Druk")
    do("ask_advice")
    browser.force_login(cast.reviewer)
    do("advise", oordeel="toekennen", advies="Goed onderbouwd.")
    browser.force_login(cast.drafter)
    text = page(browser, verzoek)
    assert "Goed onderbouwd." in text
    answer = do("prepare_decision", besluit="toekennen", grond="", motivering="Zo kan het af.")
    decision = world.fresh(verzoek).decision
    assert answer["Location"] == f"/beschikkingen/{decision.pk}/"
    of_decision = browser.get(f"/beschikkingen/{decision.pk}/").text
    assert "Op verzoek van de regio" in of_decision
    assert f'href="/verzoeken/{verzoek.pk}/"' in of_decision


def test_the_decision_is_filled_in_with_the_reason_and_the_advice(grant, cast, browser):
    verzoek = advised(grant, cast, grants=False)
    text = browser.get(f"/verzoeken/{verzoek.pk}/doen/prepare_decision/").text
    assert world.REASON in text
    [chosen] = [box for box in read(text).all("input") if "checked" in box]
    assert chosen["value"] == "afwijzen"


def test_each_reason_why_not_stands_in_the_form(grant, cast, browser):
    advised(grant, cast)
    second = advised(grant, cast, spend_until=world.LATEST)
    assert "Een eerder verzoek over deze uitkering" in page(browser, second)
    answer = browser.post(
        f"/verzoeken/{second.pk}/doen/prepare_decision/",
        {"besluit": "toekennen", "grond": "", "motivering": "Ja."},
    )
    assert "Daarop wordt eerst besloten" in answer.text


def test_who_laid_it_down_sees_why_he_does_not_advise(grant, cast, browser):
    verzoek = register(grant, cast.drafter)
    services.ask_advice(verzoek_id=verzoek.pk, actor=cast.drafter)
    assert "U legde dit verzoek zelf vast. Een ander geeft advies." in page(browser, verzoek)


def test_the_preview_shows_the_present_and_the_new_day(grant, cast, browser):
    text = page(browser, register(grant, cast.drafter))
    assert "Als dit wordt toegekend" in text
    assert "Einde van de bestedingsperiode" in text
    assert "zo\u00a031\u00a0dec\u00a02028" in text
    assert "ma\u00a031\u00a0dec\u00a02029" in text


def test_on_an_island_the_page_says_that_the_term_is_to_be_judged(cast, browser):
    grant = objections.announced_on_saba(cast).uitkering
    text = page(browser, register(grant, cast.drafter))
    assert "Ter beoordeling" in text
    assert "geen wettelijke termijn bekend" in text
    assert "Later besluit is meegedeeld" not in text


def test_an_ended_request_offers_nothing_any_more(grant, cast, browser):
    verzoek = register(grant, cast.drafter)
    services.withdraw_verzoek(verzoek_id=verzoek.pk, on=TODAY, how="Brief.", actor=cast.drafter)
    content, _beside_the_page = page(browser, verzoek).split("</main>")
    assert "rd-actions" not in content
    assert "Ingetrokken op maandag 18 november 2024" in content
    assert "Nog te besluiten" in browser.get("/verzoeken/").text
    assert str(verzoek) not in browser.get("/verzoeken/").text
    assert str(verzoek) in browser.get("/verzoeken/?stand=alle").text


# ---- the region --------------------------------------------------------------------------------


def test_the_region_sees_what_it_asked_and_not_what_is_said_of_it(grant, cast, client):
    verzoek = prepared(advised(grant, cast), cast)
    DealParty.objects.create(deal=grant.deal, organisation=grant.kassier, role=PartyRole.KASSIER)
    client.force_login(builders.member(grant.kassier))
    text = page(client, verzoek)
    assert world.REASON in text
    for hidden in (
        "Goed onderbouwd.",
        "Als dit wordt toegekend",
        "Wat er gebeurde",
        "Besluit</h2>",
    ):
        assert hidden not in text
    assert client.get("/verzoeken/").status_code == 403
    assert client.get(f"/verzoeken/{verzoek.pk}/brief.pdf").status_code == 200


@pytest.mark.parametrize(("grants", "word"), [(True, "Toegekend"), (False, "Afgewezen")])
def test_the_region_reads_at_once_how_it_ended(cast, client, grants, word):
    grant = objections.announced(cast).uitkering
    verzoek = decided(advised(grant, cast), cast, grant=grants)
    client.force_login(builders.member(grant.kassier))
    assert f"{word} op maandag 18 november 2024." in page(client, verzoek)


def test_another_region_sees_nothing(grant, cast, client):
    verzoek = register(grant, cast.drafter)
    client.force_login(builders.member(builders.organisation()))
    assert client.get(f"/verzoeken/{verzoek.pk}/").status_code == 404
    assert client.get(f"/verzoeken/{verzoek.pk}/brief.pdf").status_code == 404


def test_once_the_uitkering_is_settled_nobody_is_invited_to_ask(client, grant, browser):
    Deal.objects.filter(pk=grant.deal_id).update(granted_on=TODAY, status="in_uitvoering")
    DealParty.objects.create(deal=grant.deal, organisation=grant.kassier, role=PartyRole.KASSIER)
    region = builders.member(grant.kassier)
    for status, invites in (("in_uitvoering", True), ("vastgesteld", False)):
        Deal.objects.filter(pk=grant.deal_id).update(status=status)
        for reader, words in (
            (grant.deal.accounthouder, "Verzoek van de regio vastleggen"),
            (region, "Wilt u langer"),
        ):
            client.force_login(reader)
            found = words in text_of(client.get(f"/deals/{grant.deal_id}/"))
            assert found is invites, (status, words)
