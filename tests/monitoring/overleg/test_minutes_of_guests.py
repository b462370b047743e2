"""Adopted minutes reach guests too, who cannot log in to read them: as a file with a mail."""

import pytest

from monitoring.overleg import services
from regiodeals.audit.models import AuditEntry
from regiodeals.common.errors import DomainError
from regiodeals.documents.models import Document, Kind
from regiodeals.mail.models import Message, MessageKind
from regiodeals.obligations.owner import Owner
from tests.mail.conftest import office
from tests.monitoring.overleg.browsing import ON_THE_DAY
from tests.monitoring.overleg.meeting import deliver, guest, invited, plain_text
from tests.monitoring.overleg.test_actions import DUE, promise
from tests.monitoring.overleg.test_minutes import adopt, answer, bart, held, out

__all__ = ["bart", "held", "office", "out"]

pytestmark = pytest.mark.django_db


def of_guests():
    return Message.objects.filter(kind=MessageKind.VERSLAG, occasion="vastgesteld")


def file_of(mail):
    (part,) = mail.iter_attachments()
    return part


def test_a_guest_gets_what_was_agreed_as_a_file(held, officer, bart, office):
    promise(held, officer, Owner(user=bart))
    services.save_minutes(overleg_id=held.pk, text="Wij spraken af.\nEn meer.", actor=officer)
    services.add_decision(overleg_id=held.pk, text="De planning blijft.", actor=officer)
    services.send_minutes(overleg_id=held.pk, actor=officer)
    answer(held, bart)
    deliver(office)
    adopt(held, officer)
    (mail,) = deliver(office)
    assert mail["To"] == "Gea Gast <gea@gast.example>"
    assert "Wij spraken af." not in plain_text(mail)
    part = file_of(mail)
    assert part.get_content_type() == "text/plain"
    assert part.get_filename() == f"Verslag overleg 2025 {held.deal.name}.txt"
    text = part.get_content()
    for words in (
        "Wij spraken af.",
        "En meer.",
        "1. De planning blijft.",
        "1. Stuur de nieuwe planning (Bart Regio, uiterlijk dinsdag 1 juli 2025)",
        "Deelnemers: Bart Regio, Gea Gast",
    ):
        assert words in text
    document = Document.objects.get(kind=Kind.VERSLAG)
    line = AuditEntry.objects.get(action="monitoring.overleg.give_minutes")
    assert line.details == {"sha256": document.sha256}
    assert str(DUE.year) in text


def test_without_actions_and_decisions_the_file_says_so(held, officer, bart, office):
    services.save_minutes(overleg_id=held.pk, text="Kort.", actor=officer)
    services.send_minutes(overleg_id=held.pk, actor=officer)
    answer(held, bart)
    deliver(office)
    adopt(held, officer)
    (mail,) = deliver(office)
    assert file_of(mail).get_content().count("Geen.") == 2


def test_before_they_are_adopted_no_guest_gets_them(out, officer, bart, office):
    assert "gea@" not in "".join(mail["To"] for mail in deliver(office))
    with pytest.raises(DomainError):
        adopt(out, officer)
    assert not of_guests().exists()
    assert not Document.objects.filter(kind=Kind.VERSLAG).exists()


def test_each_guest_gets_the_same_file_once_and_who_left_none(
    overleg, officer, office, still_clock
):
    gone = [guest(overleg, officer, name) for name in ("Gea Gast", "Joop Gast", "Leo Gast")][2]
    invited(overleg, officer)
    services.remove_participant(deelnemer_id=gone.pk, actor=officer)
    deliver(office)
    still_clock.set(ON_THE_DAY)
    services.take_step(overleg_id=overleg.pk, verb="hold", actor=officer)
    services.save_minutes(overleg_id=overleg.pk, text="Kort.", actor=officer)
    services.send_minutes(overleg_id=overleg.pk, actor=officer)
    adopt(overleg, officer)
    with pytest.raises(DomainError):
        adopt(overleg, officer)
    mails = deliver(office)
    assert [mail["To"].partition(" ")[0] for mail in mails] == ["Gea", "Joop"]
    assert Document.objects.filter(kind=Kind.VERSLAG).count() == 1
