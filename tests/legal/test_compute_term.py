"""`manage.py compute_term`: one ISO date a line, or one Dutch sentence and nothing else."""

import csv
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

with (Path(__file__).parent / "termijnen.csv").open(encoding="utf-8", newline="") as _file:
    TERM_ROWS = [tuple(row.values()) for row in csv.DictReader(_file)]


def compute_term(*arguments: str) -> str:
    out = StringIO()
    call_command("compute_term", *arguments, stdout=out)
    return out.getvalue()


def refusal_of(*arguments: str) -> str:
    out = StringIO()
    with pytest.raises(CommandError) as refusal:
        call_command("compute_term", *arguments, stdout=out)
    assert out.getvalue() == ""
    assert refusal.value.returncode == 1
    return str(refusal.value)


@pytest.mark.parametrize(("start", "length", "unit", "last"), TERM_ROWS)
def test_the_rows_of_the_table_hold(start, length, unit, last):
    assert compute_term(f"--{unit}", length, start) == f"{last}\n"


@pytest.mark.parametrize(
    ("unit", "length", "start", "last"),
    [
        # The last day of a shorter month; then on from Saturday to Monday.
        ("maanden", "2", "2024-12-31", "2025-02-28"),
        ("maanden", "2", "2024-06-30", "2024-08-30"),
        ("maanden", "3", "2024-08-31", "2024-12-02"),
        # Longer than three months, so never moved: 31 May 2025 is a Saturday.
        ("maanden", "4", "2025-01-31", "2025-05-31"),
        ("jaren", "1", "2024-02-29", "2025-02-28"),
    ],
)
def test_months_and_years_are_counted_too(unit, length, start, last):
    assert compute_term(f"--{unit}", length, start) == f"{last}\n"


@pytest.mark.parametrize(
    ("unit", "length", "moment", "day"),
    [
        # Sundays and a Saturday: a day that is counted back to never moves (ATW 1 lid 2).
        ("weken", "2", "2024-12-15", "2024-12-01"),
        ("dagen", "10", "2024-12-17", "2024-12-07"),
        ("maanden", "1", "2025-03-31", "2025-02-28"),
        ("jaren", "1", "2024-02-29", "2023-02-28"),
        ("jaren", "5", "2024-12-31", "2019-12-31"),
    ],
)
def test_counting_back_moves_no_day_and_needs_no_calendar(unit, length, moment, day):
    assert compute_term("--terug", f"--{unit}", length, moment) == f"{day}\n"


def test_several_dates_give_one_line_each_in_the_order_given():
    assert compute_term("--weken", "6", "2024-11-20", "2024-10-29") == "2025-01-02\n2024-12-10\n"


@pytest.mark.parametrize(
    "text",
    [
        "13-11-2024",
        "20241113",
        "2024-W46-3",
        "2024-11-1",
        "morgen",
        "",
        "2024-11-13T10:00",
        "２０２４-11-13",
    ],
)
def test_a_date_in_another_form_is_refused(text):
    assert refusal_of("--weken", "6", text) == (
        f"'{text}' is geen datum; schrijf hem als jjjj-mm-dd."
    )


@pytest.mark.parametrize("text", ["2024-02-30", "2024-13-01", "0000-01-01"])
def test_a_date_that_does_not_exist_is_refused(text):
    assert refusal_of("--dagen", "3", text) == (
        f"{text} staat niet in de kalender; schrijf jjjj-mm-dd."
    )


def test_one_wrong_date_means_no_answer_for_any():
    assert "geen datum" in refusal_of("--weken", "6", "2024-11-13", "gisteren")


@pytest.mark.parametrize("start", ["2028-12-01", "2022-01-01", "2099-12-01"])
def test_a_year_without_royal_decree_is_refused(start):
    assert "koninklijk besluit" in refusal_of("--weken", "6", "2024-11-13", start)


def test_a_term_without_date_is_refused():
    assert refusal_of("--weken", "6") == "Geef ten minste één datum, bijvoorbeeld 2024-11-13."


@pytest.mark.parametrize(
    "arguments", [("2024-11-13",), ("--weken", "6", "--dagen", "3", "2024-11-13")]
)
def test_exactly_one_length_is_given(arguments):
    assert refusal_of(*arguments) == (
        "Geef één lengte: --dagen, --weken, --maanden of --jaren, bijvoorbeeld --weken 6."
    )


@pytest.mark.parametrize("length", ["zes", "-6", "1.5", "", "٦"])
def test_a_length_that_is_no_whole_number_is_refused(length):
    sentence = refusal_of(f"--weken={length}", "2024-11-13")
    assert sentence == f"'{length}' is geen heel aantal weken; geef een getal vanaf 1."


def test_a_term_of_no_length_is_refused():
    assert refusal_of("--dagen", "0", "2024-11-13") == "Een termijn duurt ten minste 1 dag."


def test_a_term_that_runs_off_the_calendar_is_refused():
    assert "loopt van de kalender af" in refusal_of("--dagen", "9" * 30, "2024-11-13")
    assert "loopt van de kalender af" in refusal_of("--weken", "6", "9999-12-01")
