"""Who reads which minutes: a draft is of who writes it, and an answer is about what was read."""

import pytest

from monitoring.overleg import services
from monitoring.overleg.models import Overleg, Verslagreactie
from regiodeals.common.errors import InvalidInput
from regiodeals.deal.models import Deal
from regiodeals.mail.models import Language, Message
from regiodeals.mail.rendering import compose
from tests.browsing import messages_of, text_of
from tests.monitoring.overleg.browsing import DAY, url
from tests.monitoring.overleg.test_minutes import bart, held, out

__all__ = ["bart", "held", "out"]

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("act", ["uitnodiging", "verzet", "afmelding", "afgezegd"])
def test_the_longest_name_of_a_deal_fits_in_every_subject(act, language):
    about = {
        "deal": "x" * int(Deal._meta.get_field("name").max_length or 0),
        "year": 2027,
        "act": act,
    }
    for template in ("overleg", "verslag_overleg", "datumprikker"):
        said = compose(template, about, language=language).subject_line
        assert len(said) <= int(Message._meta.get_field("subject_line").max_length or 0), said


def test_what_is_written_can_be_printed_in_the_papers_of_the_next_overleg(overleg, held, officer):
    services.save_minutes(overleg_id=held.pk, text="Eerste regel.\r\nTweede regel.", actor=officer)
    assert Overleg.objects.get(pk=held.pk).minutes == "Eerste regel.\nTweede regel."
    ahead = Overleg.objects.create(deal=held.deal, year=held.year + 1)
    day, about = DAY.replace(year=ahead.year), {"overleg_id": ahead.pk, "actor": officer}
    for act in (
        lambda: services.save_minutes(overleg_id=held.pk, text="Mooi \U0001f600", actor=officer),
        lambda: services.add_decision(overleg_id=held.pk, text="Mooi \U0001f600", actor=officer),
        lambda: services.add_guest(name="Gea \U0001f600", address="g@gast.example", **about),
        lambda: services.schedule_overleg(planned_on=day, location="Zaal \U0001f600", **about),
    ):
        with pytest.raises(InvalidInput, match="Haal dat teken weg"):
            act()


def test_what_is_not_sent_yet_is_read_by_who_writes_it_and_by_nobody_else(
    client, held, officer, bart
):
    services.save_minutes(overleg_id=held.pk, text="Nog een klad.", actor=officer)
    services.add_decision(overleg_id=held.pk, text="De planning blijft.", actor=officer)
    for reader, is_read in ((officer, True), (bart, False)):
        client.force_login(reader)
        words = text_of(client.get(url("minutes", held)))
        assert ("De planning blijft." in words, "Nog een klad." in words) == (is_read, is_read)
        assert ("Nog een klad." in text_of(client.get(url("detail", held)))) == is_read
    # A page without minutes offers none to read.
    assert "Verslag lezen" not in text_of(client.get(url("detail", held)))
    services.send_minutes(overleg_id=held.pk, actor=officer)
    services.save_minutes(overleg_id=held.pk, text="Een later klad.", actor=officer)
    services.add_decision(overleg_id=held.pk, text="Er komt een brief.", actor=officer)
    assert "Verslag lezen" in text_of(client.get(url("detail", held)))
    words = text_of(client.get(url("minutes", held)))
    assert "Nog een klad." in words
    assert "1. De planning blijft." in words
    assert "Een later klad." not in words
    assert "Er komt een brief." not in words


def test_nobody_agrees_with_a_version_that_he_did_not_read(client, out, officer, bart):
    services.save_minutes(overleg_id=out.pk, text="Wij spraken anders af.", actor=officer)
    services.send_minutes(overleg_id=out.pk, actor=officer)
    client.force_login(bart)
    for seen in ({"versie": "1"}, {"versie": "x"}, {}):
        response = client.post(url("agree", out), seen)
        assert messages_of(response)[-1].startswith("Er is intussen een andere versie")
    data = {"wat_is_dit": "answer", "anders": "Het bedrag.", "versie": "1"}
    assert "intussen een andere versie" in text_of(client.post(url("minutes", out), data))
    assert not Verslagreactie.objects.exists()
    assert 'name="versie" value="2"' in client.get(url("minutes", out)).content.decode()
    client.post(url("agree", out), {"versie": "2"})
    assert Verslagreactie.objects.get().versie.number == 2


def test_who_adds_a_decision_keeps_what_he_wrote_of_the_minutes(client, held, officer):
    client.force_login(officer)
    shown = client.get(url("minutes", held)).context["mark"]
    typed = {"gelezen": shown, "verslag": "Wij spraken af.", "besluit": "De planning blijft."}
    client.post(url("minutes", held), typed | {"wat_is_dit": "decision"})
    assert Overleg.objects.get(pk=held.pk).minutes == "Wij spraken af."
    # A page from before: nothing of the minutes was changed on it.
    old = {"gelezen": shown, "verslag": "", "besluit": "Nog een besluit."}
    client.post(url("minutes", held), old | {"wat_is_dit": "decision"})
    row = Overleg.objects.get(pk=held.pk)
    assert (row.minutes, row.besluiten.count()) == ("Wij spraken af.", 2)


def test_a_decision_that_was_typed_and_not_added_stays_on_the_page(client, held, officer):
    client.force_login(officer)
    data = {"wat_is_dit": "text", "verslag": "Wij spraken af.", "besluit": "De planning blijft."}
    page = client.post(url("minutes", held), data)
    assert page.context["forms"]["decision"]["besluit"].value() == "De planning blijft."
    assert "Het verslag is bewaard." in text_of(page)
    row = Overleg.objects.get(pk=held.pk)
    assert (row.minutes, row.besluiten.count()) == ("Wij spraken af.", 0)
