"""Who wrote a rapportage sees with whom it lies, and is no longer asked to write it."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from monitoring.rapportage import services
from monitoring.rapportage.models import RapportageStatus
from monitoring.rapportage.rendering.lies import NOBODY_CAN_SIGN
from regiodeals import dossier
from regiodeals.accounts.models import User
from regiodeals.common.errors import InvalidInput
from regiodeals.deal.models import RoleInDeal
from regiodeals.deal.panels import owed_by
from tests import builders
from tests.browsing import messages_of, text_of
from tests.monitoring.jaarcyclus.world import named_in_convenant
from tests.monitoring.rapportage import world

pytestmark = pytest.mark.django_db


def waits(user: User) -> list[tuple[str, str, str, str]]:
    anew = User.objects.get(pk=user.pk)
    return [(str(i.title), i.act, i.who, i.stuck) for i in dossier.work_for(anew).waiting]


def detail(client: Client, person: User, report: Any) -> str:
    client.force_login(person)
    return text_of(client.get(reverse("monitoring:rapportage-detail", args=[report.pk])))


def check(client: Client, person: User, report: Any) -> str:
    client.force_login(person)
    return text_of(client.get(reverse("monitoring:rapportage-check", args=[report.pk])))


def step(client: Client, report: Any, verb: str, **data: str) -> Any:
    return client.post(reverse("monitoring:rapportage-step", args=[report.pk, verb]), data)


def test_before_the_offer_nobody_is_waited_for(client, report, writer, signer):
    assert waits(writer) == []
    assert "Ligt sinds" not in detail(client, writer, report)


def test_after_the_offer_the_writer_waits_for_who_may_sign(client, report, writer, signer):
    world.offered(report, writer)
    (item,) = waits(writer)
    assert item == (f"{report.deal}: {report.name.in_words}", "Ondertekenen", "Tom Kassier", "")
    assert "Ligt sinds 18 november 2024 bij Tom Kassier om te ondertekenen." in detail(
        client, writer, report
    )
    assert waits(signer) == []


def test_the_start_page_tells_it_and_no_longer_asks_to_write(client, deal, writer, signer):
    named_in_convenant(deal, "15 juni")
    report = world.opened(deal, writer)
    assert any("schrijf verder aan" in t.title for t in dossier.work_for(writer).items)
    world.offered(report, writer)
    assert any(item.settles.startswith("rapportage") for item in owed_by(writer))
    assert not [t.title for t in dossier.work_for(writer).items if "apportage" in t.title]
    client.force_login(writer)
    text = text_of(client.get("/"))
    assert "U wacht op" in text
    assert "Ondertekenen door Tom Kassier sinds 18 november 2024" in text


def test_who_wrote_or_offered_is_not_named_as_who_signs(report, deal, writer, signer):
    other = world.signer_of(deal, name="An", last_name="Ander")
    answer = world.field(report, "lessen")
    third = world.signer_of(deal, name="Wim", last_name="Wethouder")
    answer.schrijvers.create(by=third, at=builders.NOW)
    world.offered(report, writer)
    assert [who for _title, _act, who, _stuck in waits(writer)] == ["Tom Kassier of An Ander"]
    del other


def test_when_nobody_can_sign_it_says_whom_to_ask(client, report, writer):
    world.offered(report, writer)
    ((_title, _act, _who, stuck),) = waits(writer)
    assert stuck == NOBODY_CAN_SIGN
    assert str(NOBODY_CAN_SIGN) in detail(client, writer, report)


def test_after_the_signature_it_lies_with_who_handles_the_deal(
    client, report, writer, signer, officer, still_clock
):
    report.deal.accounthouder = officer
    report.deal.save(update_fields=["accounthouder"])
    world.offered(report, writer)
    still_clock.set(datetime(2024, 11, 25, 9, tzinfo=UTC))
    services.submit_report(rapportage_id=report.pk, actor=signer)
    ((_title, act, who, _stuck),) = waits(writer)
    assert (act, who) == ("Beoordelen", str(officer))
    said = f"Ligt sinds 25 november 2024 bij {officer} om te beoordelen."
    assert said in detail(client, writer, report)


def test_without_somebody_who_handles_it_the_ministry_is_named(report, writer, signer):
    report.deal.accounthouder = None
    report.deal.save(update_fields=["accounthouder"])
    world.submitted(report, writer, signer)
    assert [who for _title, _act, who, _stuck in waits(writer)] == ["het ministerie"]


def test_who_works_for_the_ministry_waits_for_nothing_here(report, writer, signer, officer):
    world.offered(report, writer)
    assert waits(officer) == []
    assert waits(builders.toetser()) == []


# ---- going on, and giving back ----------------------------------------------------------------


def test_who_may_write_goes_on_from_the_page_itself(client, report, writer, signer):
    world.offered(report, writer)
    assert "Verder schrijven" in detail(client, writer, report)
    assert "Verder schrijven" not in detail(client, signer_only(report), report)
    client.force_login(writer)
    assert messages_of(step(client, report, "take_back")) == ["U kunt verder schrijven."]
    assert "Verder schrijven" not in detail(client, writer, report)


def signer_only(report: Any) -> User:
    return builders.role_in(report.deal, RoleInDeal.SIGNER, builders.user())


def test_who_coordinates_and_may_sign_sees_both_ways_back(client, report, writer, signer):
    world.offered(report, writer)
    text = check(client, signer, report)
    assert "Verder schrijven" in text
    assert "Teruggeven om te verbeteren" in text


def test_who_offered_it_gives_it_back_to_nobody(client, report, signer):
    world.offered(report, signer)
    assert "Teruggeven om te verbeteren" not in check(client, signer, report)


def test_who_gives_it_back_says_why_also_when_he_may_write(client, report, writer, signer):
    world.offered(report, writer)
    with pytest.raises(InvalidInput, match="Schrijf wat er beter moet"):
        services.give_back_report(rapportage_id=report.pk, actor=signer, remark=" ")
    client.force_login(signer)
    answer = step(client, report, "give_back", opmerking="Lijn 1 klopt niet.")
    assert "krijgt een mail en leest hier wat u schreef" in messages_of(answer)[0]
    report.refresh_from_db()
    assert report.status == RapportageStatus.CONCEPT
    told = f"Teruggegeven om te verbeteren door {signer.get_full_name()} Lijn 1 klopt niet."
    text = detail(client, writer, report)
    assert text.index(told) < text.index("Vragen ingevuld")
    world.offered(report, writer)
    assert told not in detail(client, writer, report)


def task_of(user: User) -> Any:
    (item,) = [t for t in dossier.work_for(user).items if "apportage" in t.title]
    return item


def test_my_work_tells_that_it_came_back_from_who_was_to_sign(deal, report, writer, signer):
    world.offered(report, writer)
    services.give_back_report(rapportage_id=report.pk, actor=signer, remark="Lijn 1 klopt niet.")
    item = task_of(writer)
    assert item.title == f"{deal}: verbeter de {report.name.in_words}"
    assert item.why_you == f"{signer.get_full_name()} gaf haar terug om te verbeteren."
    world.offered(report, writer)
    services.take_back_report(rapportage_id=report.pk, actor=writer)
    assert "schrijf verder aan" in task_of(writer).title


def test_what_the_ministry_gave_back_says_so_on_top_and_on_my_work(
    client, report, writer, signer, officer
):
    world.returned(report, writer, signer, officer)
    assert task_of(writer).why_you == "het ministerie gaf haar terug om te verbeteren."
    told = "Het ministerie gaf deze rapportage terug"
    text = detail(client, writer, report)
    assert text.index(told) < text.index("Vragen ingevuld")
    assert "Verbeter wat het ministerie vraagt" in text
    assert told not in detail(client, officer, report)
    reader = builders.role_in(report.deal, RoleInDeal.READER)
    text = detail(client, reader, report)
    assert "Wie de rapportage schrijft, verbetert wat het ministerie vraagt" in text
    assert "Verbeter wat het ministerie vraagt" not in text


def test_who_takes_back_what_he_wrote_himself_got_nothing_back(report, writer, signer):
    world.offered(report, writer)
    services.take_back_report(rapportage_id=report.pk, actor=writer, remark="Nog een alinea.")
    assert "schrijf verder aan" in task_of(writer).title


def asked_by_day(deal: Any, officer: User, **days: int) -> list[Any]:
    return [
        world.asked(deal, officer, subject=subject, due_on=date(2024, 12, day))
        for subject, day in days.items()
    ]


def subjects_in_order(user: User) -> list[str]:
    titles = [str(item.title) for item in dossier.work_for(user).items]
    found = [next((s for s in ("Eerst", "Terug", "Laatst") if s in t), "") for t in titles]
    return [subject for subject in found if subject]


def test_what_came_back_keeps_the_place_of_its_last_day_and_is_not_called_late(
    deal, writer, signer, officer, still_clock
):
    _first, back, _last = asked_by_day(deal, officer, Eerst=10, Terug=20, Laatst=30)
    world.returned(back, writer, signer, officer)
    still_clock.set(datetime(2024, 12, 23, 9, tzinfo=UTC))
    assert subjects_in_order(writer) == ["Eerst", "Terug", "Laatst"]
    (item,) = [t for t in dossier.work_for(writer).items if "Terug" in t.title]
    assert item.due_on is None


def test_its_improvement_keeps_that_place_while_it_is_written_and_signed(
    deal, writer, signer, officer
):
    back, _last = asked_by_day(deal, officer, Terug=20, Laatst=30)
    world.returned(back, writer, signer, officer)
    world.offered(back, writer)
    assert subjects_in_order(signer) == ["Terug", "Laatst"]
    services.take_back_report(rapportage_id=back.pk, actor=writer)
    assert subjects_in_order(writer) == ["Terug", "Laatst"]


# ---- how much is asked ------------------------------------------------------------------------


def test_many_rapportages_ask_no_more_than_one(
    deal, writer, signer, officer, django_assert_num_queries
):
    world.offered(world.opened(deal, writer), writer)
    waits(writer)
    with CaptureQueriesContext(connection) as asked:
        assert len(waits(writer)) == 1
    for number in range(3):
        world.offered(world.asked(deal, officer, subject=f"Vraag {number}"), writer)
    with django_assert_num_queries(len(asked)):
        assert len(waits(writer)) == 4
