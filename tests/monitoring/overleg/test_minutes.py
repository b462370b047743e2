"""Minutes: written, sent for agreement, answered, and frozen when they are adopted."""

from datetime import date, timedelta

import pytest
from django.db import Error, IntegrityError, transaction

from monitoring.overleg import services
from monitoring.overleg.models import (
    Besluitpunt,
    Overleg,
    OverlegStatus,
    Verslagreactie,
    Verslagversie,
)
from monitoring.overleg.panels import work_for
from regiodeals.common.errors import InvalidInput, NotAllowed, RequirementsUnmet, WrongState
from regiodeals.mail.models import Message
from tests import builders
from tests.browsing import messages_of, text_of
from tests.mail.conftest import office
from tests.monitoring.overleg.browsing import ON_THE_DAY, url
from tests.monitoring.overleg.meeting import (
    coordinator_of,
    deliver,
    guest,
    invited,
    plain_text,
)
from tests.simultaneous import at_once, results_of, sentences_of

__all__ = ["office"]

pytestmark = pytest.mark.django_db


@pytest.fixture
def bart(overleg):
    return coordinator_of(overleg)


@pytest.fixture
def held(overleg, officer, bart, still_clock):
    """Held with somebody of the region and a guest; the invitations have left."""
    services.add_person(overleg_id=overleg.pk, user_id=bart.pk, actor=officer)
    guest(overleg, officer)
    invited(overleg, officer)
    Message.objects.update(withdrawn_at=ON_THE_DAY)
    still_clock.set(ON_THE_DAY)
    return services.take_step(overleg_id=overleg.pk, verb="hold", actor=officer)


@pytest.fixture
def out(held, officer):
    """With minutes that wait for an answer."""
    services.save_minutes(overleg_id=held.pk, text="Wij spraken af.", actor=officer)
    services.add_decision(overleg_id=held.pk, text="De planning blijft.", actor=officer)
    services.send_minutes(overleg_id=held.pk, actor=officer)
    return Overleg.objects.get(pk=held.pk)


def adopt(overleg, officer):
    return services.take_step(overleg_id=overleg.pk, verb="adopt_minutes", actor=officer)


def answer(overleg, actor, *, agrees=True, words=""):
    return services.answer_minutes(overleg_id=overleg.pk, actor=actor, agrees=agrees, words=words)


# ---- writing ---------------------------------------------------------------------------------


def test_minutes_are_written_from_the_day_on_and_not_before(overleg, officer, still_clock):
    guest(overleg, officer)
    invited(overleg, officer)
    with pytest.raises(WrongState, match="vanaf de dag van het overleg"):
        services.save_minutes(overleg_id=overleg.pk, text="Alvast.", actor=officer)
    still_clock.set(ON_THE_DAY)
    services.save_minutes(overleg_id=overleg.pk, text=" Wij spraken af. ", actor=officer)
    assert Overleg.objects.get(pk=overleg.pk).minutes == "Wij spraken af."


def test_decisions_are_numbered_and_one_can_be_taken_out(held, officer):
    for words in ("Een.", "Twee.", "Drie."):
        services.add_decision(overleg_id=held.pk, text=words, actor=officer)
    services.drop_decision(besluitpunt_id=held.besluiten.get(number=2).pk, actor=officer)
    services.add_decision(overleg_id=held.pk, text="Vier.", actor=officer)
    assert list(held.besluiten.values_list("number", "text")) == [
        (1, "Een."),
        (3, "Drie."),
        (4, "Vier."),
    ]


@pytest.mark.parametrize("words", ["", "  \n ", "x" * 501])
def test_a_decision_says_something_and_not_too_much(held, officer, words):
    with pytest.raises(InvalidInput, match="Schrijf het besluit op"):
        services.add_decision(overleg_id=held.pk, text=words, actor=officer)


def test_only_a_behandelaar_writes_and_sends(held, bart):
    for stranger in (bart, builders.toetser()):
        with pytest.raises(NotAllowed):
            services.save_minutes(overleg_id=held.pk, text="x", actor=stranger)
        with pytest.raises(NotAllowed):
            services.add_decision(overleg_id=held.pk, text="x", actor=stranger)
        with pytest.raises(NotAllowed):
            services.send_minutes(overleg_id=held.pk, actor=stranger)


# ---- agreement -------------------------------------------------------------------------------


def test_until_its_day_the_answer_is_due_and_silence_is_never_late(out, bart, still_clock):
    (item,) = work_for(bart)
    assert item.due_on == Verslagversie.objects.get().answer_by == date(2025, 6, 26)
    still_clock.set(ON_THE_DAY + timedelta(days=15))
    assert [item.due_on for item in work_for(bart)] == [None]


def test_who_took_part_is_asked_and_a_guest_is_not(office, out, bart):
    (mail,) = deliver(office)
    assert mail["To"] == f"Bart Regio <{bart.email}>"
    assert mail["Subject"].startswith("Wat vindt u van het verslag?")
    assert "Reageer uiterlijk donderdag 26 juni 2025" in plain_text(mail)
    assert [item.title for item in work_for(bart)] == [
        f"{out.deal}: reageer op het verslag van het overleg van 2025"
    ]


def test_what_was_sent_is_kept_word_for_word(out):
    version = Verslagversie.objects.get()
    assert version.content["verslag"] == "Wij spraken af."
    assert version.content["besluiten"] == [{"nummer": 1, "tekst": "De planning blijft."}]
    assert version.content["deelnemers"] == ["Bart Regio", "Gea Gast"]
    with pytest.raises(Error), transaction.atomic():
        Verslagversie.objects.update(content={})


def test_when_everybody_agreed_it_is_adopted_and_frozen_in_the_database(out, officer, bart):
    with pytest.raises(RequirementsUnmet, match="Nog niet iedere deelnemer reageerde"):
        adopt(out, officer)
    answer(out, bart)
    assert list(work_for(bart)) == []
    assert adopt(out, officer).status == OverlegStatus.VASTGESTELD
    reaction = Verslagreactie.objects.get()
    assert (reaction.deelnemer.user, reaction.at, reaction.agrees) == (bart, ON_THE_DAY, True)
    for change in (
        lambda: Overleg.objects.update(minutes="Iets anders."),
        lambda: Besluitpunt.objects.update(text="Iets anders."),
        lambda: Besluitpunt.objects.all().delete(),
        lambda: Besluitpunt.objects.create(overleg=out, number=9, text="Erbij."),
        lambda: Verslagreactie.objects.update(agrees=False, words="Toch niet."),
    ):
        with pytest.raises(Error), transaction.atomic():
            change()
    with pytest.raises(WrongState, match="vastgesteld en ligt vast"):
        services.save_minutes(overleg_id=out.pk, text="x", actor=officer)


def test_who_does_not_agree_says_why_and_gets_another_version(office, out, officer, bart):
    with pytest.raises(InvalidInput, match="Schrijf op wat er anders moet"):
        answer(out, bart, agrees=False)
    answer(out, bart, agrees=False, words="Het bedrag klopt niet.")
    with pytest.raises(RequirementsUnmet, match="stemt niet in"):
        adopt(out, officer)
    with pytest.raises(WrongState, match="al verstuurd en daarna niet gewijzigd"):
        services.send_minutes(overleg_id=out.pk, actor=officer)
    services.save_minutes(overleg_id=out.pk, text="Wij spraken anders af.", actor=officer)
    with pytest.raises(RequirementsUnmet, match="nog niet verstuurd zoals het nu is"):
        adopt(out, officer)
    with pytest.raises(WrongState, match="geen verslag om op te reageren"):
        answer(out, bart)
    services.send_minutes(overleg_id=out.pk, actor=officer)
    # The mail about the first version has not left, and need not any more.
    (mail,) = deliver(office)
    assert "versie 2" in plain_text(mail)
    answer(out, bart)
    assert adopt(out, officer).status == OverlegStatus.VASTGESTELD


def test_silence_is_agreement_once_the_time_to_answer_is_over(out, officer, still_clock):
    still_clock.set(ON_THE_DAY + timedelta(days=14))
    with pytest.raises(RequirementsUnmet, match="Nog niet iedere deelnemer"):
        adopt(out, officer)
    still_clock.set(ON_THE_DAY + timedelta(days=15))
    assert adopt(out, officer).status == OverlegStatus.VASTGESTELD


def test_who_took_no_part_has_no_answer(out, officer):
    for stranger in (officer, builders.member(builders.region_of(out.deal))):
        with pytest.raises(NotAllowed, match="Alleen wie deelnam"):
            answer(out, stranger)


def test_without_words_nothing_is_sent(held, officer):
    with pytest.raises(InvalidInput, match="Schrijf eerst het verslag"):
        services.send_minutes(overleg_id=held.pk, actor=officer)


def test_an_objection_without_words_does_not_exist(out, bart):
    row = answer(out, bart)
    row.pk, row.agrees = None, False
    with pytest.raises(IntegrityError, match="objection_says"), transaction.atomic():
        row.save(force_insert=True)


# ---- the page --------------------------------------------------------------------------------


def test_the_page_writes_and_the_participant_answers_there(client, held, officer, bart):
    client.force_login(officer)
    for data in (
        {"wat_is_dit": "text", "verslag": "<script>x</script>"},
        {"wat_is_dit": "decision", "besluit": "De planning blijft."},
    ):
        assert client.post(url("minutes", held), data).status_code == 302
    assert "<script>x" not in client.get(url("minutes", held)).content.decode()
    response = client.post(url("minutes", held), {"wat_is_dit": "decision", "besluit": "x" * 501})
    assert "Gebruik ten hoogste 500 tekens." in text_of(response)
    assert "<title>Fout: Verslag" in response.content.decode()
    written = {"wat_is_dit": "send", "verslag": "<script>x</script>"}
    assert client.post(url("minutes", held), written).status_code == 302
    client.force_login(bart)
    text = text_of(client.get(url("minutes", held)))
    assert "Stemt u in?" in text
    assert "Verslag bewaren" not in text
    client.post(
        url("minutes", held), {"wat_is_dit": "answer", "anders": "Het bedrag.", "versie": "1"}
    )
    assert Verslagreactie.objects.get().words == "Het bedrag."
    response = client.post(url("agree", held), {"versie": "1"})
    assert messages_of(response)[-1] == "U stemt in met het verslag."
    after = text_of(client.get(url("minutes", held)))
    assert "U stemde in. Klopt er toch iets niet?" in after
    assert "Ik stem in" not in after
    assert "Bart Regio: stemt in, " in after


@pytest.mark.parametrize("verslag", ["x" * 20_001, "nul\x00teken"])
def test_a_verslag_that_cannot_be_kept_stays_on_the_page(client, held, officer, verslag):
    client.force_login(officer)
    data = {"wat_is_dit": "text", "verslag": verslag}
    form = client.post(url("minutes", held), data).context["form"]
    assert form["verslag"].value() == verslag
    assert form.errors["verslag"][0].endswith(".")


def test_another_region_sees_no_minutes(client, out):
    client.force_login(builders.member(builders.organisation()))
    assert client.get(url("minutes", out)).status_code == 404
    assert client.post(url("agree", out)).status_code == 404


@pytest.mark.django_db(transaction=True)
def test_minutes_that_change_while_they_are_adopted_are_adopted_or_changed(
    overleg, officer, still_clock
):
    guest(overleg, officer)
    invited(overleg, officer)
    still_clock.set(ON_THE_DAY)
    services.take_step(overleg_id=overleg.pk, verb="hold", actor=officer)
    services.save_minutes(overleg_id=overleg.pk, text="Verslag.", actor=officer)
    services.send_minutes(overleg_id=overleg.pk, actor=officer)
    outcomes = at_once(
        lambda: adopt(overleg, officer),
        lambda: services.save_minutes(overleg_id=overleg.pk, text="Anders.", actor=officer),
    )
    assert len(results_of(outcomes)) == 1
    assert len(sentences_of(outcomes)) == 1
    row = Overleg.objects.get(pk=overleg.pk)
    assert (row.status == OverlegStatus.VASTGESTELD) == (row.minutes == "Verslag.")
