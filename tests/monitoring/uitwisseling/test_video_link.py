"""The video link is for who has a place, and for the ministry that organises."""

import pytest
from django.test import Client

from monitoring.uitwisseling import services
from regiodeals.accounts.models import Role
from tests import builders
from tests.mail.conftest import office
from tests.monitoring.overleg.meeting import deliver
from tests.monitoring.uitwisseling import world
from tests.monitoring.uitwisseling.world import url

__all__ = ["office"]
pytestmark = pytest.mark.django_db
LINK = "https://video.example/kamer-7"


@pytest.fixture
def meeting(officer):
    return world.opened(officer, video_url=LINK, places=1)


def has_it(reader, meeting):
    client = Client()
    client.force_login(reader)
    return LINK in client.get(url("detail", meeting.pk)).content.decode()


def test_on_the_page_it_is_for_who_has_a_place_and_for_the_ministry(officer, meeting):
    els, jan, kim = (world.person(name) for name in ("Els", "Jan", "Kim"))
    row = world.sign_up(meeting, els)
    world.sign_up(meeting, jan)
    readers = {"Els": els, "Jan": jan, "Kim": kim, "ministry": builders.user(Role.TOETSER)}
    of_another = builders.member(builders.organisation(), Role.MEDEONDERTEKENAAR)
    readers |= {"officer": officer, "co-signer": of_another}
    given = {name for name, reader in readers.items() if has_it(reader, meeting)}
    assert given == {"Els", "ministry", "officer"}
    services.sign_off(aanmelding_id=row.pk, actor=els)
    assert (has_it(els, meeting), has_it(jan, meeting)) == (False, True)


def test_in_mail_and_calendar_it_is_for_who_has_a_place(officer, meeting, office):
    rows = [world.sign_up(meeting, world.person(name)) for name in ("Els", "Jan")]
    assert links_in(deliver(office)) == {"U bent aangemeld", "U bent aangemeld, agenda"}
    world.changed(meeting, officer, video_url=LINK, places=1, location="Elders", reason="Vol.")
    assert links_in(deliver(office), "els@") == {"Gewijzigd", "Gewijzigd, agenda"}
    services.sign_off(aanmelding_id=rows[0].pk, actor=rows[0].user)
    up = {"U hebt een plaats", "U hebt een plaats, agenda"}
    assert links_in(deliver(office)) == up
    services.call_off(uitwisseling_id=meeting.pk, reason="Te weinig mensen.", actor=officer)
    assert links_in(deliver(office)) == set()


def links_in(mails, to=""):
    """Where the link stands, of the mails; of all others it stands nowhere."""
    found = set()
    for mail in mails:
        subject = mail["Subject"].partition(":")[0]
        parts = {
            f"{subject}{', agenda' if part.get_content_type() == 'text/calendar' else ''}"
            for part in mail.walk()
            if part.get_content_maintype() == "text" and LINK in part.get_content()
        }
        assert not parts or to in mail["To"]
        found |= parts
    return found
