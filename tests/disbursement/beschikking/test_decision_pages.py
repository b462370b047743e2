"""The pages where a decision after the grant is begun, changed, thrown away and followed."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from disbursement.beschikking import services
from disbursement.beschikking.models import Beschikking, BeschikkingKind
from regiodeals.dossier import work_for
from tests import builders
from tests.disbursement.beschikking import issued
from tests.disbursement.beschikking.browsing import page_of, step_of, url
from tests.screens.pages import read

pytestmark = pytest.mark.django_db

VERLENGING, INTREKKING = BeschikkingKind.VERLENGING, BeschikkingKind.INTREKKING
DAY = builders.NOW.date()
TYPED = {
    "spend_until": "31 december 2029",
    "request_received_on": "4-11-2024",
    "request_reference": "VB-2",
    "reasons": "De bouw liep vertraging op.",
}


@pytest.fixture(autouse=True)
def quick_letters(monkeypatch):
    issued.with_quick_letters(monkeypatch)


@pytest.fixture
def granted(cast):
    return cast.announced()


def begin_url(granted, kind="verlenging"):
    return reverse("disbursement:beschikking-begin", args=[granted.uitkering_id, kind])


def dossier(client, reader, granted):
    client.force_login(reader)
    return client.get(reverse("regiodeals:deal-detail", args=[granted.uitkering.deal_id]))


def text_of(response):
    return read(response.content.decode()).text.replace("\u00a0", " ")


# ---- the dossier -----------------------------------------------------------------------------


def test_the_dossier_says_what_holds_and_offers_each_kind_or_says_why_not(client, cast, granted):
    response = dossier(client, cast.drafter, granted)
    page = text_of(response)
    assert "Te besteden tot en met" in page
    assert "De deal staat op ‘beschikt’. Zet haar eerst op ‘eindverantwoording’" in page
    assert begin_url(granted).encode() in response.content
    assert begin_url(granted, "vaststelling").encode() not in response.content


def test_a_colleague_with_another_role_is_offered_nothing(client, cast, granted):
    response = dossier(client, cast.reviewer, granted)
    assert "Een volgend besluit opstellen" not in text_of(response)
    assert response.status_code == 200


def test_the_dossier_shows_the_decisions_in_order_with_what_took_whose_place(client, cast, granted):
    issued.further(cast, VERLENGING, granted)
    issued.further(cast, INTREKKING, granted, replaces_id=granted.pk)
    page = text_of(dossier(client, cast.drafter, granted))
    assert page.index("besluit 1,") < page.index("besluit 2,") < page.index("besluit 3,")
    assert "ingetrokken met SPUK-2024-0003" in page
    assert "trekt in SPUK-2024-0001" in page


def test_the_region_hears_of_a_replacement_when_it_is_made_known(client, cast, granted):
    reader = builders.member(builders.region_of(granted.uitkering.deal))
    row = cast.decided(INTREKKING, granted, replaces_id=granted.pk)
    issued.through_the_steps(cast, row, until="sign")
    assert "ingetrokken met" not in text_of(page_of(client, reader, granted))
    services.announce_beschikking(beschikking_id=row.pk, actor=cast.drafter)
    assert "is ingetrokken met SPUK-2024-0002" in text_of(page_of(client, reader, granted))


# ---- the form --------------------------------------------------------------------------------


def test_the_form_asks_what_the_kind_needs_and_shows_what_holds(client, cast, granted):
    client.force_login(cast.drafter)
    response = client.get(begin_url(granted))
    assert [field.name for field in response.context["form"]] == list(TYPED)
    assert "31 december 2028" in text_of(response)


def test_what_is_typed_becomes_a_concept(client, cast, granted):
    client.force_login(cast.drafter)
    response = client.post(begin_url(granted), TYPED)
    row = Beschikking.objects.get(kind=VERLENGING)
    assert response.url == url("detail", row)
    assert (str(row.spend_until), row.reasons) == ("2029-12-31", TYPED["reasons"])


def test_a_refusal_stands_beside_its_field_and_nothing_that_was_typed_is_lost(
    client, cast, granted
):
    client.force_login(cast.drafter)
    response = client.post(begin_url(granted), TYPED | {"spend_until": "31-12-2027"})
    form = response.context["form"]
    assert "niet later dan" in form.errors["spend_until"][0]
    assert set(form.errors) == {"spend_until"}
    assert "De bouw liep vertraging op." in text_of(response)
    assert not Beschikking.objects.filter(kind=VERLENGING).exists()


def test_what_is_missing_is_asked_for_by_the_rule(client, cast, granted):
    client.force_login(cast.drafter)
    errors = client.post(begin_url(granted), {}).context["form"].errors
    assert errors["spend_until"] == ["Vul de nieuwe laatste dag in."]
    assert set(errors) == {"spend_until", "request_received_on", "reasons"}


def test_a_second_of_a_kind_is_not_asked_for(client, cast, granted):
    cast.decided(VERLENGING, granted)
    client.force_login(cast.drafter)
    response = client.get(begin_url(granted))
    assert response.context["form"] is None
    assert "Er wordt al een verlenging" in text_of(response)


@pytest.mark.parametrize("kind", ["verlening", "gunst"])
def test_there_is_no_such_page_for_another_kind(kind, client, cast, granted):
    client.force_login(cast.drafter)
    assert client.get(begin_url(granted, kind)).status_code == 404


def test_a_withdrawal_asks_which_decision(client, cast, granted):
    client.force_login(cast.drafter)
    form = client.get(begin_url(granted, "intrekking")).context["form"]
    assert [value for value, _label in form.fields["replaces"].choices] == ["", str(granted.pk)]
    typed = {"legal_ground": "het convenant", "reasons": "Op verzoek.", "replaces": granted.pk}
    client.post(begin_url(granted, "intrekking"), typed)
    assert Beschikking.objects.get(kind=INTREKKING).replaces == granted


def test_each_kind_has_its_page(client, cast):
    granted = cast.announced(ends_on=DAY)
    builders.in_final_account(granted.uitkering.deal, cast.drafter)
    client.force_login(cast.drafter)
    slugs = [kind.replace(" ", "-") for kind in BeschikkingKind if kind != "verlening"]
    for slug in slugs:
        assert client.get(begin_url(granted, slug)).context["form"] is not None, slug


def test_a_replacement_tells_what_a_pending_bezwaar_is_then_about(client, cast, granted):
    first = issued.further(cast, VERLENGING, granted)
    row = cast.decided(VERLENGING, granted, replaces_id=first.pk)
    page = text_of(page_of(client, cast.drafter, row))
    assert "Dit besluit vervangt SPUK-2024-0002." in page
    assert "Loopt er bezwaar tegen SPUK-2024-0002, dan gaat dat vanzelf ook over dit" in page


# ---- a concept -------------------------------------------------------------------------------


def test_the_drafter_changes_the_concept_on_its_own_page(client, cast, granted):
    row = cast.decided(VERLENGING, granted)
    client.force_login(cast.drafter)
    form = client.get(url("revise", row)).context["form"]
    assert form.initial["spend_until"] == row.spend_until
    client.post(url("revise", row), TYPED | {"spend_until": "30-6-2030"})
    assert str(Beschikking.objects.get(pk=row.pk).spend_until) == "2030-06-30"


def test_a_colleague_reads_why_the_concept_is_not_theirs(client, cast, granted):
    row = cast.decided(VERLENGING, granted)
    client.force_login(builders.behandelaar())
    response = client.get(url("revise", row))
    assert response.context["form"] is None
    assert "Alleen wie dit concept opstelde" in text_of(response)


def test_a_concept_is_thrown_away_with_a_reason(client, cast, granted):
    row = cast.decided(VERLENGING, granted)
    client.force_login(cast.drafter)
    client.post(url("discard", row), {"opmerking": ""})
    assert Beschikking.objects.filter(pk=row.pk).exists()
    client.post(url("discard", row), {"opmerking": "Het verzoek is ingetrokken."})
    assert not Beschikking.objects.filter(pk=row.pk).exists()


# ---- its own page ----------------------------------------------------------------------------


def test_the_page_of_a_later_decision_tests_it_and_shows_its_own_term(client, cast, granted):
    row = cast.decided(VERLENGING, granted)
    response = page_of(client, cast.drafter, row)
    articles = {line["article"] for line in response.context["test"]["rows"]}
    assert "artikel 14 lid 3" in articles
    page = text_of(response)
    assert "Verlenging van de bestedingsperiode tot en met maandag 31 december 2029" in page
    assert "Uiterlijk verlenen" not in page
    assert "Inhoud wijzigen" in page


def test_it_asks_the_database_twelve_questions_at_most(client, cast, granted):
    row = cast.decided(VERLENGING, granted)
    issued.through_the_steps(cast, row, until="approve")
    client.force_login(cast.signer)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(url("detail", row)).status_code == 200
    assert len(asked) <= 12, "\n".join(query["sql"] for query in asked.captured_queries)


def test_the_signer_reads_that_another_decision_comes_first(client, cast, granted):
    first = cast.decided(VERLENGING, granted)
    second = cast.decided(BeschikkingKind.AFWIJZING, granted)
    issued.through_the_steps(cast, second, until="approve")
    issued.through_the_steps(cast, first, until="sign")
    step = step_of(page_of(client, cast.signer, second), "sign")
    assert step["reasons"] == [
        "SPUK-2024-0002 is getekend en nog niet bekendgemaakt. Maak die eerst bekend."
    ]


def test_work_names_the_kind_and_the_year_of_a_recovery(cast, granted):
    cast.decided(BeschikkingKind.TERUGVORDERING, granted)
    (task,) = [task for task in work_for(cast.drafter).items if "terugvordering" in task.title]
    assert task.title.endswith(": maak het concept van de terugvordering af")
    assert str(task.due_on) == "2025-11-18"
    assert task.if_you_wait.startswith("het jaar waarin u kunt terugvorderen eindigt op")
