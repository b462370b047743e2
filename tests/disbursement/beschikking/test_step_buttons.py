"""The steps on the page of a beschikking: why one waits, and a remark that is never lost."""

from datetime import UTC, datetime

import pytest

from disbursement.beschikking import services
from disbursement.beschikking.models import Beschikking, BeschikkingStatus
from regiodeals.accounts.models import Role
from regiodeals.deal.models import Deal
from tests import builders
from tests.browsing import messages_of, text_of
from tests.disbursement.beschikking.browsing import (
    lower_the_contribution,
    page_of,
    status_of,
    step_of,
    take,
    url,
)
from tests.screens.pages import read

pytestmark = pytest.mark.django_db


# ---- the steps -------------------------------------------------------------------------------


def test_a_step_that_may_be_taken_has_no_reasons(client, cast):
    response = page_of(client, cast.drafter, cast.draft())
    assert step_of(response, "submit")["reasons"] == []
    assert 'action="/beschikkingen/' in response.content.decode()


def test_a_disabled_step_says_why_in_visible_words(client, cast):
    response = page_of(client, cast.drafter, cast.submitted())
    page = read(response.content.decode())
    assert step_of(response, "approve")["reasons"] == ["Alleen een toetser mag dit doen."]
    disabled = [button for button in page.all("button") if button.get("aria-disabled") == "true"]
    described = {button["aria-describedby"] for button in disabled}
    assert described == {"approve-redenen", "return_to_drafter-redenen"}
    assert described <= set(page.values("id"))
    assert "Alleen een toetser mag dit doen." in text_of(response)


def test_the_drafter_who_also_signs_is_told_that_another_must(client, cast):
    cast.drafter.role_assignments.create(role=Role.TEKENBEVOEGDE, valid_from=builders.LONG_AGO)
    row = cast.approved()
    (reason,) = step_of(page_of(client, cast.drafter, row), "sign")["reasons"]
    assert reason == "U stelde deze beschikking zelf op. Een ander moet dit doen."


def test_a_rule_that_forbids_stands_beside_the_button(client, cast):
    row = cast.draft()
    lower_the_contribution(row)
    response = page_of(client, cast.drafter, row)
    assert step_of(response, "submit")["reasons"] == ["Artikel 10 lid 2 is nog onbekend."]


def test_a_rule_that_is_broken_after_the_review_stops_the_signature(client, cast):
    row = cast.approved()
    Deal.objects.filter(pk=row.uitkering.deal_id).update(is_vulnerable_region=False)
    lower_the_contribution(row)
    reasons = step_of(page_of(client, cast.signer, row), "sign")["reasons"]
    assert reasons == ["Artikel 10 lid 2 voldoet niet."]
    assert step_of(page_of(client, cast.drafter, row), "sign")["reasons"] == [
        "Alleen een tekenbevoegde mag dit doen."
    ]


def test_the_bekendmaking_waits_for_the_letter(client, cast):
    row = cast.signed()
    step = step_of(page_of(client, cast.drafter, row), "announce")
    assert step["reasons"] == ["De brief wordt nog gemaakt. Wacht tot de PDF klaar is."]


def test_the_bekendmaking_in_a_year_without_known_holidays_says_so(client, cast, still_clock):
    row = cast.with_letter()
    still_clock.set(datetime(2089, 5, 2, 9, 0, tzinfo=UTC))
    response = page_of(client, cast.drafter, row)
    (reason,) = step_of(response, "announce")["reasons"]
    assert reason == response.context["term"]["refusal"]
    assert "De laatste dag is onbekend" in text_of(response)


def test_every_step_leads_to_the_next_page_with_a_sentence(client, cast):
    row = cast.draft()
    for actor, verb, state in [
        (cast.drafter, "submit", BeschikkingStatus.TER_TOETSING),
        (cast.reviewer, "approve", BeschikkingStatus.GETOETST),
        (cast.signer, "sign", BeschikkingStatus.ONDERTEKEND),
    ]:
        response = take(client, actor, row, verb)
        assert response["Location"] == url("detail", row)
        assert messages_of(response)[0].endswith(".")
        assert status_of(row) == state


def test_making_it_known_says_what_follows(client, cast):
    row = cast.with_letter()
    response = take(client, cast.drafter, row, "announce")
    assert messages_of(response) == [
        "Bekendgemaakt. Kies nu in het dossier een dag voor het eerste overleg."
    ]


@pytest.mark.parametrize("verb", ["onzin", "drop table", "__class__", "save", "announce"])
def test_a_step_that_is_not_there_is_refused_with_a_sentence(client, cast, verb):
    row = cast.draft()
    response = take(client, cast.drafter, row, verb)
    assert response.status_code == 302
    assert messages_of(response)[0].endswith(".")
    assert status_of(row) == BeschikkingStatus.CONCEPT


def test_a_second_click_on_sign_is_refused_with_a_sentence(client, cast):
    row = cast.approved()
    take(client, cast.signer, row, "sign")
    response = take(client, cast.signer, row, "sign")
    assert "kan niet in de stand “ondertekend”" in messages_of(response)[-1]
    assert Beschikking.objects.get(pk=row.pk).kenmerk == "SPUK-2024-0001"


# ---- remarks ---------------------------------------------------------------------------------


def test_sending_back_keeps_the_remark_for_the_drafter(client, cast):
    row = cast.submitted()
    remark = "Bedrag klopt niet.\nZie bladzijde 2."
    response = take(client, cast.reviewer, row, "return_to_drafter", opmerking=remark)
    assert messages_of(response) == ["Teruggestuurd met uw opmerking."]
    page = page_of(client, cast.drafter, row)
    text = text_of(page)
    assert "Teruggestuurd met deze opmerking" in text
    assert "Bedrag klopt niet.<br>Zie bladzijde 2." in page.content.decode()
    assert "teruggestuurd met een opmerking" in text


@pytest.mark.parametrize("opmerking", ["", "   ", "\n\n"])
def test_sending_back_without_words_asks_for_them(client, cast, opmerking):
    row = cast.submitted()
    response = take(client, cast.reviewer, row, "return_to_drafter", opmerking=opmerking)
    assert messages_of(response) == [
        "Schrijf op wat er moet veranderen, dan weet de opsteller het."
    ]
    assert status_of(row) == BeschikkingStatus.TER_TOETSING


def test_a_remark_that_is_too_long_stays_in_its_box(client, cast):
    row = cast.submitted()
    remark = "Te lang. " * 300
    response = take(client, cast.reviewer, row, "return_to_drafter", opmerking=remark)
    assert response.status_code == 200
    assert "Uw opmerking is te lang. Gebruik ten hoogste 2000 tekens." in text_of(response)
    assert step_of(response, "return_to_drafter")["typed"] == remark.strip()
    assert '<details class="rd-action rd-ask" open>' in response.content.decode()
    assert status_of(row) == BeschikkingStatus.TER_TOETSING


def test_a_remark_with_a_control_character_is_no_server_error(client, cast):
    row = cast.submitted()
    response = take(client, cast.reviewer, row, "return_to_drafter", opmerking="nul\x00teken")
    assert response.status_code == 200
    assert messages_of(response)[0].endswith(".")
    assert status_of(row) == BeschikkingStatus.TER_TOETSING


def test_a_remark_that_came_too_late_stands_on_the_page_to_be_kept(client, cast):
    row = cast.approved()
    response = take(client, cast.reviewer, row, "return_to_drafter", opmerking="Toch niet goed.")
    assert response.status_code == 200
    text = text_of(response)
    assert "Uw opmerking is niet verstuurd" in text
    assert "Toch niet goed." in text


def test_a_remark_is_never_read_as_html(client, cast):
    row = cast.submitted()
    take(client, cast.reviewer, row, "return_to_drafter", opmerking="<script>x</script>")
    content = page_of(client, cast.drafter, row).content.decode()
    assert "<script>x" not in content
    assert "&lt;script&gt;x" in content


def test_a_beschikking_that_was_sent_back_can_go_round_again(client, cast):
    row = cast.submitted()
    take(client, cast.reviewer, row, "return_to_drafter", opmerking="Nog eens.")
    take(client, cast.drafter, row, "submit")
    assert "Teruggestuurd met deze opmerking" not in text_of(page_of(client, cast.drafter, row))
    services.approve_beschikking(beschikking_id=row.pk, actor=cast.reviewer)
    assert status_of(row) == BeschikkingStatus.GETOETST
