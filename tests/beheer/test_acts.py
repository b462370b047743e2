"""An act of the administration is asked first, with a reason, is done once, and stays on record."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse

from monitoring.kalender.models import Agendalink
from monitoring.kalender.services import make_link
from regiodeals.accounts.models import Role
from regiodeals.audit.admin import link_to
from regiodeals.audit.models import AuditEntry
from regiodeals.common import clock
from regiodeals.deal.models import DealRole, RoleInDeal
from regiodeals.documents import services as documents
from regiodeals.documents.models import Document, Kind
from regiodeals.mail.models import Message
from tests import builders
from tests.beheer.forms import words
from tests.mail.conftest import answered_for, queue
from tests.simultaneous import at_once, results_of, sentences_of

__all__ = ["answered_for"]

pytestmark = pytest.mark.django_db
WHY = "Gevraagd door de persoon zelf."


@dataclass(frozen=True)
class Act:
    """One act: on which list, by which name, on what, and whether it was done."""

    kind: str
    name: str
    made: Callable[[], Any]
    is_done: Callable[[Any], bool]
    line: str
    twice: str


def failed_mail() -> Message:
    message = queue(builders.organisation("gemeente Voorbeeld"))
    Message.objects.filter(pk=message.pk).update(attempts=5, given_up_at=clock.now())
    return message


def given_up_document() -> Document:
    order = documents.order(kind=Kind.BESCHIKKING, filename="brief.pdf", by=None)
    Document.objects.filter(pk=order.pk).update(attempts=5, given_up_at=clock.now())
    return order


def role_in_a_deal(role: str = RoleInDeal.MANAGER) -> DealRole:
    region = builders.organisation("gemeente Voorbeeldstad")
    deal = builders.in_preparation(builders.behandelaar(), region=region)
    person = builders.role_in(deal, role, organisation=region)
    return DealRole.objects.get(user=person)


def a_link() -> Agendalink:
    make_link(actor=builders.behandelaar(name="Sanne", last_name="Rijk"))
    return Agendalink.objects.get()


def logged_in_person() -> Any:
    person = builders.behandelaar(name="Sanne", last_name="Rijk")
    for _ in range(2):
        Client().force_login(person)
    return person


def sessions_of(person: Any) -> int:
    return sum(
        row.get_decoded().get("_auth_user_id") == str(person.pk) for row in Session.objects.all()
    )


ACTS = [
    Act(
        "mail_message",
        "send_again",
        failed_mail,
        lambda row: Message.objects.get(pk=row.pk).given_up_at is None,
        "mail.message.send_again",
        "Dit bericht is niet mislukt. Er is niets om opnieuw te versturen.",
    ),
    Act(
        "documents_document",
        "make_again",
        given_up_document,
        lambda row: Document.objects.get(pk=row.pk).given_up_at is None,
        "documents.document.retry",
        "Dit document is niet opgegeven. Er is niets om opnieuw te maken.",
    ),
    Act(
        "regiodeals_dealrole",
        "end",
        role_in_a_deal,
        lambda row: DealRole.objects.get(pk=row.pk).ended_at is not None,
        "regiodeals.dealrole.end",
        "Deze rol is al beëindigd.",
    ),
    Act(
        "accounts_user",
        "log_out",
        logged_in_person,
        lambda row: sessions_of(row) == 0,
        "accounts.user.log_out",
        "Is nergens ingelogd.",
    ),
    Act(
        "monitoring_agendalink",
        "revoke",
        a_link,
        lambda row: Agendalink.objects.get(pk=row.pk).revoked_at is not None,
        "monitoring.agendalink.revoke",
        "Deze link werkt al niet meer.",
    ),
]


@pytest.fixture(params=ACTS, ids=lambda act: act.line)
def act(request: pytest.FixtureRequest) -> Any:
    return request.param


def chosen(browser: Client, act: Act, *rows: Any, **more: str) -> Any:
    data = {"action": act.name, "_selected_action": [row.pk for row in rows]} | more
    return browser.post(reverse(f"admin:{act.kind}_changelist"), data, follow=True)


def done(browser: Client, act: Act, *rows: Any) -> Any:
    return chosen(browser, act, *rows, zeker="ja", reden=WHY)


def test_it_is_asked_first_and_nothing_happens(desk, act):
    row = act.made()
    text = chosen(desk, act, row).content.decode()
    assert "Waarom doet u dit?" in text
    assert f"<li>{row}</li>" in text
    assert "Terug, niets doen" in text
    assert not act.is_done(row)


@pytest.mark.parametrize("reason", ["", "   ", "x" * 4_001])
def test_without_a_fit_reason_nothing_happens_and_what_was_typed_stays(desk, act, reason):
    row = act.made()
    text = chosen(desk, act, row, zeker="ja", reden=reason).content.decode()
    assert 'aria-invalid="true"' in text
    assert f">{reason.strip()}</textarea>" in text
    assert not act.is_done(row)


def test_with_a_reason_it_is_done_and_the_trail_says_by_whom_and_why(desk, beheerder, act):
    row = act.made()
    done(desk, act, row)
    assert act.is_done(row)
    line = AuditEntry.objects.get(action=act.line)
    assert (line.actor, line.remark, line.object_id) == (beheerder, WHY, row.pk)


def test_twice_does_it_once_and_says_so(desk, act):
    row = act.made()
    done(desk, act, row)
    (sentence,) = words(done(desk, act, row))
    assert sentence.endswith(act.twice)
    assert AuditEntry.objects.filter(action=act.line).count() == 1


def test_what_left_the_filtered_list_meanwhile_is_told(desk):
    row = given_up_document()
    documents.retry(row.pk)
    data = {"action": "make_again", "_selected_action": [row.pk], "zeker": "ja", "reden": WHY}
    answer = desk.post(f"{reverse('admin:documents_document_changelist')}?fase=given_up", data)
    assert [str(one) for one in answer.wsgi_request._messages] == [
        "Er is niets meer om dit mee te doen. Kijk in de lijst hoe het nu is."
    ]


def test_more_than_a_person_reads_is_refused_before_it_is_asked(desk, monkeypatch):
    monkeypatch.setattr("regiodeals.audit.confirmed.MOST_AT_ONCE", 1)
    act = next(act for act in ACTS if act.name == "make_again")
    rows = [act.made(), act.made()]
    for answer in (chosen(desk, act, *rows), done(desk, act, *rows)):
        (sentence,) = words(answer)
        assert "Maak de lijst korter met een filter" in sentence
    assert not any(act.is_done(row) for row in rows)
    done(desk, act, rows[0])
    assert [act.is_done(row) for row in rows] == [True, False]


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.BEHEERDER])
def test_nobody_else_does_it(client, act, role):
    row = act.made()
    client.force_login(builders.user(role, is_staff=True, is_superuser=True))
    assert done(client, act, row).status_code == 403
    assert not act.is_done(row)


def test_a_role_that_the_region_gives_is_for_the_region_to_end(desk):
    row = role_in_a_deal(RoleInDeal.READER)
    (sentence,) = words(done(desk, next(act for act in ACTS if act.name == "end"), row))
    assert sentence.endswith(
        "Alleen wie deze rol mag geven, beëindigt haar. Uw eigen beheer draagt u over."
    )
    assert DealRole.objects.get(pk=row.pk).ended_at is None


def test_a_beheerder_logs_himself_out_by_another_way(desk, beheerder):
    act = next(act for act in ACTS if act.name == "log_out")
    (sentence,) = words(done(desk, act, beheerder))
    assert sentence.endswith("Uzelf logt u uit met Afmelden.")
    assert desk.get(reverse("admin:index")).status_code == 200


def test_who_is_logged_out_everywhere_stands_at_the_door_and_others_do_not(desk):
    person = builders.behandelaar()
    theirs, other = Client(), Client()
    theirs.force_login(person)
    other.force_login(builders.behandelaar())
    done(desk, next(act for act in ACTS if act.name == "log_out"), person)
    assert theirs.get("/").status_code == 302
    assert other.get("/").status_code == 200


@pytest.mark.django_db(transaction=True)
def test_of_two_at_once_one_lets_a_document_be_made_again(beheerder):
    row = given_up_document()
    outcomes = at_once(
        *[lambda: documents.make_again(document_id=row.pk, reason=WHY, actor=beheerder)] * 2
    )
    assert len(results_of(outcomes)) == 1
    assert sentences_of(outcomes) == [
        "Dit document is niet opgegeven. Er is niets om opnieuw te maken."
    ]


def test_a_page_shows_the_latest_of_its_trail(desk):
    row = given_up_document()
    page = reverse("admin:documents_document_change", args=[row.pk])
    assert "Nog geen regels." in desk.get(page).content.decode()
    done(desk, next(act for act in ACTS if act.name == "make_again"), row)
    text = desk.get(page).content.decode()
    assert re.search(r"Bea Heer: Opnieuw laten maken: brief.pdf – Gevraagd door", text)


def test_a_page_where_nothing_can_be_changed_says_why(desk, world):
    closed = desk.get(reverse("admin:documents_document_change", args=[world.document.pk]))
    assert "Wat is opgeslagen, verandert nooit meer" in closed.content.decode()
    of_list = desk.get(reverse("admin:documents_document_changelist")).content.decode()
    assert "Wat is opgeslagen, verandert nooit meer" in of_list
    opened = desk.get(reverse("admin:regiodeals_organisation_change", args=[world.organisation.pk]))
    assert "beheer-why" not in opened.content.decode()


def test_a_mail_and_a_line_of_the_trail_lead_to_what_they_are_about(desk):
    message = failed_mail()
    done(desk, next(act for act in ACTS if act.name == "send_again"), message)
    body = reverse("admin:regiodeals_organisation_change", args=[message.recipient_id])
    page = reverse("admin:mail_message_change", args=[message.pk])
    assert f'<a href="{body}">gemeente Voorbeeld</a>' in desk.get(page).content.decode()
    line = AuditEntry.objects.get(action="mail.message.send_again")
    of_line = reverse("admin:audit_auditentry_change", args=[line.pk])
    for url in (of_line, reverse("admin:audit_auditentry_changelist")):
        assert f'<a href="{page}">' in desk.get(url).content.decode()


def test_what_has_no_page_any_more_is_named_and_no_link():
    assert link_to("regiodeals.verdwenen", 7, "Iets van toen") == "Iets van toen"
    assert link_to("zomaar", 7) == "zomaar 7"
    assert link_to("contenttypes.contenttype", 7).endswith(" 7")
