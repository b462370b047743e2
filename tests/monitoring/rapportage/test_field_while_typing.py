"""Each field is saved while somebody types: what stands under it says so, or says why not."""

import pytest
from django.conf import settings
from django.db import OperationalError, connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from monitoring.rapportage import services
from monitoring.rapportage.models import LONGEST_TEXT, Antwoord, Rapportage, RapportageStatus
from tests import builders
from tests.browsing import text_of
from tests.monitoring.rapportage import world

pytestmark = pytest.mark.django_db
MOST_QUERIES = 6
SCRIPT = {"HX-Request": "true"}


@pytest.fixture
def desk(client, writer):
    client.force_login(writer)
    return client


@pytest.fixture
def lessons(report):
    return world.field(report, "lessen")


def url(answer):
    return reverse("monitoring:rapportage-field", args=[answer.rapportage_id, answer.pk])


def typed(answer, words, version=None):
    seen = answer.version if version is None else version
    return {f"veld-{answer.pk}": words, f"versie-{answer.pk}": seen}


def post(client, answer, words, version=None):
    return client.post(url(answer), typed(answer, words, version), headers=SCRIPT)


def stored(answer):
    answer.refresh_from_db()
    return answer.text, answer.version


# ---- what the page says ----------------------------------------------------------------------


def test_it_says_when_and_gives_the_version_for_the_next_time(desk, lessons):
    answer = post(desk, lessons, "Begin klein.")
    assert (answer.status_code, text_of(answer)) == (200, "Opgeslagen om 10:00")
    assert f'name="versie-{lessons.pk}" value="1"' in answer.content.decode()
    assert stored(lessons) == ("Begin klein.", 1)


def test_what_was_taken_over_is_said_to_be_so_until_it_is_changed(desk, lessons):
    Antwoord.objects.filter(pk=lessons.pk).update(text="Oud.", comes_from="de rapportage over 2023")
    answer = post(desk, lessons, "Begin klein.")
    page = answer.content.decode()
    assert f'id="id_veld-{lessons.pk}_helptext" hx-swap-oob="true"' in page
    assert text_of(answer) == "Opgeslagen om 10:00 Ten hoogste 10.000 tekens."
    assert "_helptext" not in post(desk, lessons, "Begin kleiner.", version=1).content.decode()


def test_the_same_again_is_no_new_version(desk, lessons):
    for _ in range(2):
        answer = post(desk, lessons, "Begin klein.", version=0)
    assert text_of(answer) == "Opgeslagen om 10:00"
    assert stored(lessons) == ("Begin klein.", 1)


def test_both_texts_are_shown_and_nothing_is_overwritten(desk, lessons, deal):
    other = builders.member(builders.region_of(deal), name="Tom", last_name="Bos")
    world.save(lessons, "Van Tom.", other)
    answer = post(desk, lessons, "Van mij.", version=0)
    assert answer.status_code == 409
    assert "Tom Bos wijzigde dit veld om 10:00 uur" in text_of(answer)
    assert "Er staat nu: Van Tom. Mijn tekst bewaren Deze tekst laten staan" in text_of(answer)
    assert 'data-version="1" data-text="Van Tom."' in answer.content.decode()
    assert 'name="versie-' not in answer.content.decode()
    assert stored(lessons) == ("Van Tom.", 1)


def test_an_own_change_in_another_window_is_called_that(desk, lessons, writer):
    world.save(lessons, "Eerst.", writer)
    answer = post(desk, lessons, "Daarna.", version=0)
    assert "U wijzigde dit veld in een ander venster" in text_of(answer)


@pytest.mark.parametrize("version", ["", "x", "-1", "9" * 40])
def test_who_does_not_say_what_he_read_overwrites_nothing(desk, lessons, writer, version):
    world.save(lessons, "Stond er.", writer)
    assert post(desk, lessons, "Nieuw.", version=version).status_code == 409
    assert stored(lessons)[0] == "Stond er."


def test_without_a_text_nothing_is_emptied(desk, lessons, writer):
    world.save(lessons, "Stond er.", writer)
    answer = desk.post(url(lessons), {f"versie-{lessons.pk}": 1}, headers=SCRIPT)
    assert (answer.status_code, "Er kwam geen tekst aan" in text_of(answer)) == (422, True)
    assert stored(lessons)[0] == "Stond er."


@pytest.mark.parametrize(
    ("vraag", "words", "sentence"),
    [
        ("rijk_besteed", "-5", "zonder min"),
        ("rijk_besteed", "1,000.50", "Bedoelt u"),
        ("rijk_besteed", "999.999.999.999", "Het Rijk gaf deze programmalijn"),
        ("lessen", "x" * 200_000, f"Kort haar in tot ten hoogste {LONGEST_TEXT}"),
        ("stand", "prima", "Kies op schema"),
    ],
)
def test_a_refusal_stands_beside_the_field_and_sends_no_text_back(
    desk, report, vraag, words, sentence
):
    answer = post(desk, world.field(report, vraag), words)
    assert answer.status_code == 422
    assert sentence in text_of(answer)
    assert words not in text_of(answer)
    assert not world.field(report, vraag).is_given


def test_pasted_markup_and_script_are_words(desk, lessons):
    pasted = '<p class="MsoNormal"><o:p>Tekst</o:p></p><script>alert(1)</script>'
    answer = post(desk, lessons, pasted)
    assert stored(lessons)[0] == pasted
    assert "<script>" not in answer.content.decode()
    assert "<o:p>" not in answer.content.decode()


def test_a_field_that_was_handed_in_meanwhile(desk, report, lessons, writer):
    Rapportage.objects.filter(pk=report.pk).update(
        status=RapportageStatus.INGEDIEND, offered_at=builders.NOW, offered_by=writer
    )
    answer = post(desk, lessons, "Te laat.")
    assert answer.status_code == 422
    assert "is ingediend" in text_of(answer)


def test_who_does_not_write_here(client, report, lessons, officer):
    client.force_login(officer)
    assert "Dit onderdeel schrijft u niet." in text_of(post(client, lessons, "x"))
    client.force_login(builders.member(builders.organisation()))
    assert post(client, lessons, "x").status_code == 404
    assert stored(lessons) == ("", 0)


# ---- when the way to the server is broken ----------------------------------------------------


def test_a_script_hears_that_the_session_is_over(client, lessons):
    assert post(client, lessons, "x").status_code == 401


def test_a_database_that_is_gone_is_said_in_a_sentence(desk, lessons, monkeypatch):
    def gone(**_field):
        raise OperationalError("server closed the connection")

    monkeypatch.setattr(services, "save_field", gone)
    desk.raise_request_exception = False
    answer = post(desk, lessons, "x")
    assert (answer.status_code, answer["Retry-After"]) == (503, "10")
    assert "De site is even niet bereikbaar" in text_of(answer)


def test_another_error_stays_an_error(desk, lessons, monkeypatch):
    monkeypatch.setattr(services, "save_field", None)
    desk.raise_request_exception = False
    answer = post(desk, lessons, "x")
    assert (answer.status_code, "Er ging iets mis" in text_of(answer)) == (500, True)


def test_who_only_asks_for_the_address_makes_no_browser_forget(desk):
    assert "Clear-Site-Data" not in desk.get(reverse("logout"))


def test_logging_out_by_choice_clears_what_the_browser_kept(desk):
    assert desk.post(reverse("logout"))["Clear-Site-Data"] == '"storage"'


# ---- the page --------------------------------------------------------------------------------


def test_every_box_has_its_address_and_a_place_where_its_state_is_read_out(desk, report, writer):
    page = desk.get(reverse("monitoring:rapportage-detail", args=[report.pk])).content.decode()
    assert f'data-keeper="{writer.pk}"' in page
    for answer in report.antwoorden.all():
        assert f'hx-post="{url(answer)}"' in page
        assert f'id="status-veld-{answer.pk}" role="status"' in page


def test_who_only_reads_gets_no_script(client, report, officer):
    client.force_login(officer)
    page = client.get(reverse("monitoring:rapportage-detail", args=[report.pk])).content.decode()
    assert "htmx" not in page


def test_the_policy_for_scripts_stays_as_strict_as_it_was():
    rules = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]
    assert (rules["script-src"], rules["style-src"]) == (["'self'"], ["'self'"])


# ---- speed -----------------------------------------------------------------------------------


@pytest.mark.parametrize("vraag", ["lessen", "rijk_besteed"])
def test_the_whole_request_asks_the_database_little(desk, report, vraag):
    answer = world.field(report, vraag)
    with CaptureQueriesContext(connection) as asked:
        assert post(desk, answer, "12").status_code == 200
    statements = [q["sql"] for q in asked if "SAVEPOINT" not in q["sql"]]
    assert len(statements) <= MOST_QUERIES, statements
