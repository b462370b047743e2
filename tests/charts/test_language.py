"""A chart speaks the language of its reader, and on paper the language of the paper."""

from decimal import Decimal

from django.utils.translation import override

from regiodeals.charts import Part, Point, Series, bullet, line, spark, stacked
from regiodeals.common.money import format_amount
from regiodeals.common.number_field import format_number
from regiodeals.common.words import dutch, said
from regiodeals.templatetags.charts import term_calendar
from tests.common.test_words import DAY


def number(value):
    return format_number(Decimal(value))


def test_the_drawing_and_its_words_are_in_english_for_who_reads_english():
    parts = [Part(dutch("Rijksbijdrage"), 150_000), Part("Saba", None)]
    drawn = stacked(
        dutch("Geld van de deal naar bron"), parts, lambda cents: format_amount(int(cents))
    )
    with override("en"):
        svg = drawn.svg("geld")
    assert '<title id="geld-titel">Money of the deal by source</title>' in svg
    assert "State contribution €\u00a01,500; Saba unknown; together €\u00a01,500." in svg
    assert "Rijksbijdrage €\u00a01.500; Saba onbekend; samen €\u00a01.500." in drawn.svg("geld")


def test_so_is_what_stands_in_the_drawing():
    drawn = line("Saba", "", ("2024", "2025"), [Series("a", (1000, 2000))], number)
    with override("en"):
        assert ">highest: 2,000</text>" in drawn.svg("lijn")
    assert ">hoogste: 2.000</text>" in drawn.svg("lijn")


def test_and_every_head_and_row_of_its_table():
    aim = spark("Saba", "", [Point("2024", 1)], number, target=2)
    measured = bullet("Saba", "", measured=1, target=2, baseline=None, words=number)
    with override("en"):
        assert [said(head) for head in aim.heads] == ["When", "How much"]
        assert said(aim.rows[-1][0]) == "Target"
        assert [said(row[0]) for row in measured.rows] == ["Measured", "Target", "Baseline"]


def test_the_calendar_of_a_term_names_days_and_months_in_english():
    drawn = term_calendar("klok", "Saba", DAY, DAY.replace(year=2025, month=1, day=6), DAY)
    with override("en"):
        assert said(drawn["description"]) == (
            "Day 0 is Friday 27 December 2024. The last day is Monday 6 January 2025, day 10."
            " Today is day 0."
        )
        assert [said(name) for name, _left in drawn["months"]] == ["Dec", "Jan"]
        assert [said(name) for name, _at in drawn["weekdays"]][:3] == ["Mo", "Tu", "We"]
    assert [said(name) for name, _left in drawn["months"]] == ["dec", "jan"]
