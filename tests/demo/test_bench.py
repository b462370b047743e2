"""What is measured is the real thing: letters that are right, pages with deals on them."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from demo.bench import (
    ledger,
    letters,
    pages,
    pages_report,
    payments,
    report,
    series,
    sisa,
    yardstick,
)
from demo.bench.crowd import DEAL_NAME, Crowd
from demo.bench.dues import DUE, account_year
from demo.bench.letters import Letter, Result
from demo.bench.pages import Questions
from demo.bench.series import Series
from demo.management.commands.bench import at_its_speed
from disbursement.beschikking.models import Beschikking
from disbursement.beschikking.rendering.consistency import check_consistency
from disbursement.vaststelling.models import Vordering
from disbursement.verantwoording.models import Levering, Verantwoording
from monitoring.overleg.models import Overleg
from regiodeals.accounts.page_frame import MENU
from regiodeals.deal.models import Deal
from regiodeals.documents.models import Document

# In which the first year is accounted for.
SUMMER = datetime(2025, 7, 7, 9, 0, tzinfo=UTC)


@given(st.integers(min_value=0, max_value=500))
def test_every_letter_that_is_measured_adds_up(number: int) -> None:
    check_consistency(letters.facts(number))


def test_the_letters_are_of_both_regimes_with_amounts_of_their_own() -> None:
    several = [letters.facts(number) for number in range(6)]

    assert [facts["regime"] for facts in several] == ["SPUK", "BU"] * 3
    assert len({facts["totalen"]["rijk"] for facts in several}) == 6
    assert {facts["uitvoeringskosten"]["procent"] for facts in several} == {3}


def test_a_letter_costs_time_and_memory() -> None:
    letter, peak_bytes = letters._make(1)

    assert letter.rendered > 0
    assert letter.sealed > 0
    assert letter.rendered_cpu > 0
    assert peak_bytes > 50 * report.MEBIBYTE


@pytest.mark.django_db
class TestCrowd:
    """The deals among which the pages are measured."""

    def test_it_grows_to_the_size_that_is_asked_and_no_further(self) -> None:
        crowd = Crowd()

        crowd.grow_to(22)
        crowd.grow_to(30)
        crowd.grow_to(30)

        assert (Deal.objects.count(), Overleg.objects.count()) == (30, 30)
        assert Vordering.objects.count() == Verantwoording.objects.count() == 30
        assert Beschikking.objects.filter(kind="verlening", status="bekendgemaakt").count() == 30

    def test_the_least_privileged_reader_finds_a_row_on_every_list(self) -> None:
        crowd = Crowd()
        crowd.grow_to(3)
        client = Client()
        client.force_login(crowd.reader, backend=settings.AUTHENTICATION_BACKENDS[-1])

        shown = {
            name: client.get(address).content.decode()
            for name, address in pages.addresses(crowd.reader).items()
        }

        missing = [
            name for name, page in shown.items() if pages.SHOWN.get(name, DEAL_NAME) not in page
        ]
        assert missing == []
        assert not crowd.reader.is_ministry


@pytest.mark.django_db
@pytest.mark.parametrize("number", [5, 500])
def test_the_money_of_a_deal_asks_few_questions_among_few_and_many_entries(number: int) -> None:
    found = ledger.one_page(Crowd(), number)

    assert found.questions <= report.MOST_QUESTIONS
    assert found.seconds > 0
    shown = report.ledger(found, slowness=1)
    assert "niet gehaald" not in shown.splitlines()[-1]


def test_a_time_is_judged_by_the_speed_just_before_and_after_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    seen = iter([1.0, 3.0])
    monkeypatch.setattr(yardstick, "slowness", lambda: next(seen))

    assert at_its_speed(lambda: "gemeten") == ("gemeten", 2.0)


@pytest.mark.django_db
def test_a_file_with_accounts_is_read_and_each_is_stored(still_clock: Any) -> None:
    still_clock.set(SUMMER)
    found = sisa.one_import(sisa.prepare(Crowd(), 3))

    assert (found.number, Levering.objects.count()) == (3, 3)
    assert found.seconds > 0
    assert "3 verantwoordingen" in report.sisa(found, slowness=1)


@pytest.mark.django_db
def test_a_batch_of_payments_ends_in_a_stored_file() -> None:
    found = payments.one_batch(Crowd(), 3)

    assert found.number == 3
    assert found.seconds > 0
    assert found.size > 1_000
    assert "3 betalingen" in report.payments(found)


@pytest.mark.django_db(transaction=True)
def test_a_real_worker_makes_seals_and_stores_what_the_crowd_orders(real_broker: None) -> None:
    found = series.made_by_worker(Crowd(), tranche=1, many=1)

    assert (found.tranche, found.many) == (1, 1)
    assert found.tranche_seconds > 0
    assert found.peak_bytes > 50 * report.MEBIBYTE
    made = Document.objects.filter(stored_at__isnull=False, attempts=1)
    assert made.count() == Document.objects.count() == series.WARM_UPS + 2
    assert len(set(made.values_list("sha256", flat=True))) == made.count()


@pytest.mark.django_db
def test_the_questions_of_the_lists_and_of_what_is_opened_are_counted() -> None:
    crowd, questions = Crowd(), Questions()
    crowd.grow_to(3)
    client = Client()
    client.force_login(crowd.reader, backend=settings.AUTHENTICATION_BACKENDS[-1])

    pages.count_questions(client, 22, questions)

    assert set(questions.asked) == {
        "Beschikking",
        "Deal, het dossier",
        "Zoeken",
        *pages.addresses(crowd.reader),
    }
    wrong = {
        page: asked[22]
        for page, asked in questions.asked.items()
        if not 0 < asked[22] <= pages_report.most_questions(page)
    }
    assert wrong == {}


@pytest.mark.django_db
def test_every_list_of_the_menu_that_the_reader_may_open_is_measured(client: Client) -> None:
    reader = Crowd().reader
    client.force_login(reader, backend=settings.AUTHENTICATION_BACKENDS[-1])
    parts = client.get("/").context["hoofdmenu"]
    shown = {page.label: page.url for part in parts for page in (part.pages or (part,))}

    measured = pages.addresses(reader)

    assert set(measured) == {*shown, "Tranche"}
    by_day = {
        "Verantwoording": f"/verantwoording/{account_year()}/",
        "Kalender": f"/kalender/{DUE.year}/{DUE.month}/",
    }
    assert {label: measured[label] for label in shown} == shown | by_day
    assert set(shown) <= {label for _part, names in MENU for label, _name in names}


def test_the_report_says_what_is_reached_and_what_is_not() -> None:
    one = Result([Letter(0.150, 0.041, 0.148)], [6.0], 180 * report.MEBIBYTE, there_seconds=0.170)
    two = Result([Letter(0.160, 0.010, 0.150)], [10.5], 190 * report.MEBIBYTE)

    text = report.letters(one, two, slowness=1)

    assert line_of(text, "Twee processen").split()[-2:] == ["niet", "gehaald"]
    assert "1,75 x" in text
    assert "150 ms" in line_of(text, "Brief opmaken")
    assert "148 ms" in line_of(text, "  daarvan rekentijd")
    assert line_of(text, "  opmaken op de maatmachine").endswith("hoogstens 170 ms  gehaald")
    assert line_of(text, "  verzegelen op de maatmachine").endswith(
        "hoogstens 40 ms   niet gehaald"
    )
    assert "190 MiB" in text


def test_two_processes_are_held_against_one_turn_by_turn() -> None:
    # The machine was half as fast in the second turn, and somebody else used it in the third.
    one = Result([], [6.0, 3.0, 6.0], 0)
    two = Result([], [11.4, 5.7, 6.0], 0)

    assert letters.gain(one, two) == pytest.approx(1.9)


def test_a_time_is_judged_as_it_would_be_where_the_bars_were_set() -> None:
    letter = Result([Letter(0.360, 0.079, 0.341)], [2.0], report.MEBIBYTE, there_seconds=0.171)

    twice_as_slow = report.letters(letter, letter, slowness=2)

    opmaken = line_of(twice_as_slow, "  opmaken op de maatmachine")
    assert opmaken.endswith("171 ms   hoogstens 170 ms  niet gehaald")
    assert line_of(twice_as_slow, "  verzegelen op de maatmachine").endswith(
        "hoogstens 40 ms   gehaald"
    )
    slow_series = report.series(Series(22, 8.0, 1_000, 300.0, report.MEBIBYTE), slowness=2)
    assert line_of(slow_series, "  22 brieven op de maatmachine").endswith("gehaald")
    assert "2,00 maal zo lang" in report.machine(2)


def test_the_yardstick_measures_this_machine() -> None:
    assert 0.1 < yardstick.slowness() < 100


def test_a_letter_is_held_against_the_yardstick_before_and_after_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # The machine gets twice as slow during the second of three turns, and stays so.
    there = yardstick.THERE_SECONDS
    yardsticks = iter([there, there, 2 * there, 2 * there])
    moments = iter([0.0, 0.15, 1.0, 1.24, 2.0, 2.30])
    monkeypatch.setattr(yardstick, "once", lambda: next(yardsticks))
    monkeypatch.setattr("time.process_time", lambda: next(moments))
    made: list[int] = []

    seconds = yardstick.by_turns(made.append, 3)

    assert made == [0, 1, 2]
    assert seconds == pytest.approx(0.15)


@pytest.mark.parametrize(
    ("many", "mebibytes", "verdict"),
    [(1_000, 249, "gehaald"), (1_000, 250, "niet gehaald"), (999, 100, "te kort gemeten")],
)
def test_memory_counts_after_a_thousand_letters(many: int, mebibytes: int, verdict: str) -> None:
    found = Series(22, 4.01, many, 150.0, mebibytes * report.MEBIBYTE)
    text = report.series(found, slowness=1)

    assert line_of(text, "Geheugen").endswith(f"na 1.000 brieven  {verdict}")
    assert line_of(text, "  22 brieven op de maatmachine").endswith("niet gehaald")
    assert "4,01 s" in text


@pytest.mark.parametrize(("most", "verdict"), [(12, "gehaald"), (13, "niet gehaald")])
def test_a_page_may_ask_twelve_questions_at_any_size(most: int, verdict: str) -> None:
    text = pages_report.questions(Questions({"Beschikking": {22: 9, 500: 9, 5_000: most}}))

    assert line_of(text, "Beschikking").endswith(f"hoogstens 12  {verdict}")


@pytest.mark.parametrize(("most", "verdict"), [(15, "gehaald"), (16, "niet gehaald")])
def test_the_start_page_may_ask_fifteen(most: int, verdict: str) -> None:
    text = pages_report.questions(Questions({pages.HOME: {22: 9, 500: 9, 5_000: most}}))

    assert line_of(text, "Mijn werk").endswith(f"hoogstens 15  {verdict}")


def line_of(text: str, begin: str) -> str:
    return next(line for line in text.splitlines() if line.startswith(begin))
