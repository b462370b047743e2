"""The invented year after the story: who does what, and that it happens in a copy only."""

from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from demo import inventions
from demo.inventions.year import DealYear, at, year
from demo.progress import Progress
from demo.year import acts, copy, living, playing, sent
from demo.year.copy import InUse, own_copy
from monitoring.herinnering.models import Ronde
from regiodeals.accounts.models import Role
from regiodeals.common import clock
from regiodeals.common.clock import KRALENDIJK
from regiodeals.mail.models import Message, MessageKind
from tests import builders
from tests.demo import stories

YEAR = year()
DEALS = {deal["naam"]: deal for deal in YEAR["deals"]}


def test_the_eight_deals_have_their_year() -> None:
    assert set(DEALS) == {deal["naam"] for deal in inventions.played_in_full()}


def test_everybody_in_it_is_called_voorbeeld_and_stands_for_a_kassier() -> None:
    kassiers = {deal["kassier"] for deal in inventions.deals()}
    for person in YEAR["mensen"]:
        assert person["achternaam"].endswith("-Voorbeeld")
        assert person["rol"] == Role.REGIOCOORDINATOR
        assert set(person["organisaties"]) <= kassiers


def test_every_word_of_it_says_that_it_is_an_example() -> None:
    words = [line["waarom"] for line in YEAR["rooster"]]
    words += [deal["actie"]["wat"] for deal in YEAR["deals"]]
    assert all(text.startswith("Voorbeeld: ") for text in (*words, acts.MINUTES, acts.DECISION))


@pytest.mark.parametrize("deal", YEAR["deals"], ids=list(DEALS))
def test_nobody_who_writes_a_rapportage_signs_it(deal: DealYear) -> None:
    course = deal["rapportage"]
    if course is None:
        assert deal["naam"] in {"Achterhoek II", "Saba"}
        return
    assert course["schrijver"] != course["tekent"]
    assert course["begonnen"] < course["ingediend"] < course["akkoord"] < deal["afgerond"]


def test_some_regions_are_early_one_hands_in_after_a_week_and_one_after_the_last_reminder() -> None:
    """So that the year shows each of the steps of the reminders."""
    last_day = date(YEAR["jaar"], 6, 14)
    late = sorted(
        (date.fromisoformat(deal["rapportage"]["ingediend"]) - last_day).days
        for deal in YEAR["deals"]
        if deal["rapportage"] is not None
    )
    assert late[0] < -42
    assert 7 < late[-2] < 21 < late[-1]


def test_what_people_do_is_in_order_and_within_the_year() -> None:
    found = acts.acts_of(YEAR)
    moments = [act.moment for act in found]
    assert moments == sorted(moments)
    assert {moment.year for moment in moments} == {YEAR["jaar"]}
    assert found[0].title != found[-1].title == "Zwolle II: jaar afgerond"


def test_a_day_has_a_morning_in_the_hague_and_one_on_the_island() -> None:
    first, second = (act.moment for act in living.mornings_of(date(2025, 7, 1)))
    assert first.utcoffset() != second.astimezone(KRALENDIJK).utcoffset()
    assert second.astimezone(KRALENDIJK).hour == 7


def test_the_table_counts_by_deal_and_together(db: None) -> None:
    deal = builders.proposal()
    rows = [
        Message(dossier=deal.pk, kind=kind)
        for kind in (MessageKind.HERINNERING, MessageKind.HERINNERING, MessageKind.UITNODIGING)
    ]
    lines = sent.by_deal(rows).splitlines()
    assert lines[2].split()[-7:] == ["0", "0", "2", "0", "0", "1", "3"]
    assert lines[3].split() == ["Samen", "0", "0", "2", "0", "0", "1", "3"]


@pytest.mark.django_db(transaction=True)
def test_a_database_that_somebody_uses_is_not_copied(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(copy, "PATIENCE_SECONDS", 0)
    somebody = connection.copy()
    somebody.connect()
    try:
        with pytest.raises(InUse, match="Stop de site"), own_copy():
            pytest.fail("a copy was made")
    finally:
        somebody.close()


@pytest.mark.django_db(transaction=True)
def test_what_happens_in_the_copy_leaves_the_demonstration_as_it_was(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    stories.on_its_own_clock(monkeypatch, tmp_path)
    clock.move_demo_clock(at("2025-12-30", "09:00"))
    connection.close()

    patience: list[str] = []

    def listen(*args: Any) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SHOW statement_timeout")
            patience.append(cursor.fetchone()[0])
        living.live(*args)

    monkeypatch.setattr("demo.year.playing.live", listen)

    words = playing.play(Progress(StringIO()))

    # To drop the copy may take longer than a page may wait.
    assert patience == ["0"]
    assert "Er gingen 0 mails uit; 0 ervan staan in" in words
    assert (tmp_path / "jaar" / "verstuurd.txt").read_text() == ""
    assert clock.today() == date(2025, 12, 30)
    assert not Ronde.objects.exists()
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_database WHERE datname LIKE %s", ["%\\_jaar"])
        assert cursor.fetchone() == (0,)
    assert "al gespeeld" in playing.play(Progress(StringIO()))
