"""What is handed in again has no day, and the region reads at once what was asked of it."""

from datetime import UTC, date, datetime

import pytest
from django.urls import reverse

from monitoring.rapportage import services
from monitoring.rapportage.rendering.lies import (
    KEEP_TO_SIGNING,
    NOBODY_CAN_SIGN,
    ONLY_YOU_SIGN,
)
from monitoring.rapportage.rendering.moments import FIRST_COUNTS, days_late, term_words
from regiodeals import dossier
from regiodeals.deal.models import RoleInDeal
from regiodeals.mail.models import Message, MessageKind
from tests import builders
from tests.browsing import text_of
from tests.monitoring.bijlage.world import added
from tests.monitoring.jaarcyclus.world import named_in_convenant
from tests.monitoring.rapportage import world

pytestmark = pytest.mark.django_db
AFTER = datetime(2025, 7, 1, 8, tzinfo=UTC)


@pytest.fixture
def came_back(report, deal, writer, signer, officer, still_clock):
    """Handed in early, given back, and the day has passed meanwhile."""
    named_in_convenant(deal, "15 juni")
    world.returned(report, writer, signer, officer)
    still_clock.set(AFTER)
    return report


def page(client, person, report, name):
    client.force_login(person)
    return client.get(reverse(f"monitoring:rapportage-{name}", args=[report.pk]))


def tasks(person):
    return [t for t in dossier.work_for(person).items if "apportage" in t.title]


def last_text(kind):
    return Message.objects.filter(kind=kind).order_by("-pk")[0].text


def test_who_may_sign_reads_that_improving_is_one_or_the_other(came_back, writer, signer):
    one_or_the_other = "U mag haar verbeteren of ondertekenen, niet allebei."
    assert [one_or_the_other in task.why_you for task in tasks(writer)] == [False]
    assert all(one_or_the_other in task.why_you for task in tasks(signer))


# ---- the term --------------------------------------------------------------------------------


def test_what_comes_again_after_the_day_is_not_late(came_back, writer, signer):
    row = world.submitted(came_back, writer, signer)
    assert (row.number, row.due_on, row.is_late) == (2, date(2025, 6, 14), False)
    assert (term_words(row), days_late(row)) == (FIRST_COUNTS, 0)


def test_no_page_asks_to_hand_it_in_by_a_day_that_was_met(client, came_back, writer, signer):
    for name in ("detail", "check"):
        text = text_of(page(client, writer, came_back, name))
        assert "Voor de verbetering is geen dag gesteld." in text
        assert "De laatste dag was" not in text
    world.offered(came_back, writer)
    (task,) = tasks(signer)
    assert (task.due_on, task.if_you_wait) == (None, "de verbetering is niet ingediend.")


def test_its_mails_tell_of_no_day(came_back, writer, signer):
    row = world.submitted(came_back, writer, signer)
    for kind in (MessageKind.AANGEBODEN, MessageKind.ONTVANGST):
        text = last_text(kind)
        assert "14 juni 2025" not in text
        assert "onbekend" not in text
    assert f"(indiening {row.number})" in last_text(MessageKind.ONTVANGST)


def test_an_answer_that_came_back_twice_is_still_work(deal, writer, signer, officer):
    asked = world.asked(deal, officer)
    world.returned(asked, writer, signer, officer)
    services.offer_report(rapportage_id=asked.pk, actor=writer)
    services.give_back_report(rapportage_id=asked.pk, actor=signer, remark="Nog niet goed.")
    (task,) = tasks(writer)
    assert task.why_you == f"{signer} gaf haar terug om te verbeteren."
    assert task.due_on is None


# ---- what was asked --------------------------------------------------------------------------


def test_the_page_leads_to_each_part_that_was_asked_about(client, came_back, writer):
    answer = page(client, writer, came_back, "detail")
    assert "Het ministerie vraagt iets bij: De deal als geheel" in text_of(answer)
    assert '<a class="utrecht-link" href="#deal">' in answer.content.decode()


def test_the_check_warns_of_a_part_that_was_asked_about_and_not_touched(client, came_back, writer):
    told = "Hier is nog niets gewijzigd. Het ministerie vraagt: Te kort."
    (line,) = (
        row
        for row in page(client, writer, came_back, "check").context["warning"]
        if row.sentence == told
    )
    assert (line.where, line.url.partition("#")[2]) == ("De deal als geheel", "deal")
    world.save(world.field(came_back, "verhaal"), "Bewoners praten mee.", writer)
    assert told not in text_of(page(client, writer, came_back, "check"))


# ---- who signs -------------------------------------------------------------------------------


def test_before_the_offer_the_check_names_who_signs(client, report, deal, writer):
    assert NOBODY_CAN_SIGN in text_of(page(client, writer, report, "check"))
    person = world.signer_of(deal, name="Tom", last_name="Kassier")
    text = text_of(page(client, writer, report, "check"))
    assert f"Na het aanbieden ondertekent {person} de rapportage en dient haar in." in text
    assert NOBODY_CAN_SIGN not in text
    assert ONLY_YOU_SIGN in text_of(page(client, person, report, "check"))


def test_when_nobody_can_sign_it_names_whom_to_ask(client, report, deal, writer, officer):
    told = f"Die is er nog niet: vraag {officer} een beheerder aan te wijzen."
    assert told in text_of(page(client, writer, report, "check"))
    manager = builders.role_in(deal, RoleInDeal.MANAGER, builders.user(name="Mia"))
    text = text_of(page(client, writer, report, "check"))
    assert f"Dat is {manager}." in text
    assert told not in text


def test_only_who_signs_reads_what_he_signs(client, report, writer, signer):
    world.offered(report, writer)
    assert "U ondertekent wat nu in" in text_of(page(client, signer, report, "check"))
    text = text_of(page(client, writer, report, "check"))
    assert "U ondertekent" not in text
    assert f"bij {signer} om te ondertekenen." in text


def test_who_may_sign_and_writes_is_told_that_it_is_one_or_the_other(
    client, report, writer, signer
):
    assert KEEP_TO_SIGNING in text_of(page(client, signer, report, "detail"))
    assert KEEP_TO_SIGNING not in text_of(page(client, writer, report, "detail"))
    world.save(world.field(report, "lessen"), "Begin klein.", signer)
    assert KEEP_TO_SIGNING not in text_of(page(client, signer, report, "detail"))


def test_who_only_signs_is_not_told_so(client, report, deal):
    person = builders.role_in(deal, "tekenbevoegde")
    assert KEEP_TO_SIGNING not in text_of(page(client, person, report, "detail"))


# ---- the files -------------------------------------------------------------------------------


def test_the_page_tells_how_many_files_there_are(client, report, writer):
    assert "bij deze rapportage (" not in text_of(page(client, writer, report, "detail"))
    added(report, writer, text="Een muur.")
    assert "bij deze rapportage (1)" in text_of(page(client, writer, report, "detail"))
