"""What the last hour tells: no value lost, no error, and two times that are kept apart."""

from demo.bench import writing_report
from demo.bench.deadline import Hour

FOUND = Hour(
    coordinators=200,
    seconds=600,
    saved=58_000,
    errors=[],
    lost=0,
    median_ms=48.4,
    p95_ms=499.9,
    coming_in_ms=1_200,
)


def lines(found: Hour) -> dict[str, list[str]]:
    rows = [line.split("  ") for line in writing_report.deadline(found).splitlines()[2:]]
    return {row[0].strip(): [cell.strip() for cell in row[1:] if cell.strip()] for row in rows}


def test_the_bar_is_for_who_saves_while_everybody_writes() -> None:
    told = lines(FOUND)
    saving = told["Bewaren, van de mediaan tot 95 van de 100"]
    assert saving == ["48 tot 500 ms", "hoogstens 500 ms", "gehaald"]
    assert told["Zolang nog mensen de pagina openen: 95 van de 100"] == ["1200 ms"]


def test_a_value_that_is_lost_and_an_error_are_told() -> None:
    worse = Hour(**(vars(FOUND) | {"lost": 1, "errors": [{"occurrences": 2}], "p95_ms": 501.0}))
    told = lines(worse)
    assert told["Fouten"] == ["2", "geen", "niet gehaald"]
    assert told["Waarden kwijt"] == ["1", "geen", "niet gehaald"]
    assert told["Bewaren, van de mediaan tot 95 van de 100"][-1] == "niet gehaald"
