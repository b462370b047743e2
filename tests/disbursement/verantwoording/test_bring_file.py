"""A file with many accounts: errors by their cell, and nothing stored when one is wrong."""

import pytest

from disbursement.verantwoording import services
from disbursement.verantwoording.models import Inlezing, Levering, Meaning, Phase, Status
from disbursement.verantwoording.models.values import help_for
from disbursement.verantwoording.rendering import template
from disbursement.verantwoording.running import reading
from disbursement.verantwoording.running.record import filled_in
from regiodeals.common.errors import InvalidInput, WrongState
from regiodeals.documents import store
from regiodeals.documents.incoming import Cell, CellKind
from tests import builders
from tests.disbursement.verantwoording import world
from tests.disbursement.verantwoording.world import brought, cell, line, table, workbook

pytestmark = pytest.mark.django_db


def errors_of(inlezing: Inlezing) -> dict[str, str]:
    return {error["cell"]: error["sentence"] for error in inlezing.errors}


def only_error(inlezing: Inlezing) -> tuple[str, str]:
    [found] = errors_of(inlezing).items()
    return found


def with_line(edition, grant, cast, **values):
    """A file with one line."""
    return brought(edition, workbook(table(edition, [line(grant, **values)])), cast.drafter)


class TestGoodFile:
    def test_what_was_read_is_shown_and_nothing_counts_yet(self, grant, edition, cast):
        inlezing = with_line(edition, grant, cast)
        assert inlezing.phase is Phase.READY
        [row] = inlezing.rows
        assert row["typed"]["spent_cents"] == 100_000_000
        assert row["values"]["besteding"] == 100_000_000
        assert row["kassier"] == grant.kassier.name
        assert not Levering.objects.exists()

    def test_confirming_stores_it_with_its_original(self, grant, edition, cast):
        content = workbook(table(edition, [line(grant)]))
        inlezing = brought(edition, content, cast.drafter, name="sisa 2025.xlsx")
        assert services.confirm_file(inlezing_id=inlezing.pk, actor=cast.drafter) == 1
        delivery = Levering.objects.get()
        assert store.get(delivery.document.sha256) == content
        assert (delivery.label, delivery.delivered_by) == ("sisa 2025.xlsx", "CBS")
        assert delivery.recorded_by == cast.drafter
        assert delivery.kenmerk == world.kenmerk_of(grant)
        assert delivery.is_final is False
        paper = world.account(grant)
        assert (paper.status, paper.current) == (Status.ONTVANGEN, delivery)

    def test_it_meets_the_obligation_on_the_day_of_receipt(self, grant, edition, cast):
        paper = world.delivered(grant, cast, edition)
        owed = world.owed_about(paper)
        assert owed.met_on == Levering.objects.get().received_on

    def test_confirming_twice_stores_nothing_twice(self, grant, edition, cast):
        inlezing = with_line(edition, grant, cast)
        services.confirm_file(inlezing_id=inlezing.pk, actor=cast.drafter)
        with pytest.raises(WrongState, match="vastgelegd"):
            services.confirm_file(inlezing_id=inlezing.pk, actor=cast.drafter)
        assert Levering.objects.count() == 1

    def test_what_the_checks_find_is_told_before_it_is_confirmed(self, grant, edition, cast):
        [row] = with_line(edition, grant, cast, cumulatief=3_000_000).rows
        assert any("verantwoording over 2024 is er nog niet" in text for text in row["remarks"])

    def test_the_template_itself_is_filled_in_by_anybody(self, grant, edition, cast):
        content = template.as_csv(edition, filled_in(edition)).decode("utf-8-sig")
        name, number = grant.kassier.name, world.kenmerk_of(grant)
        filled = content.replace(
            f"{name};{number};;;;;;", f"{name};{number};1.000.000,50;;;1.000.000,50;;nee"
        )
        inlezing = brought(edition, filled.encode("cp1252"), cast.drafter, name="sisa.csv")
        assert inlezing.errors == []
        assert inlezing.rows[0]["typed"]["spent_cents"] == 100_000_050

    def test_who_filled_in_nothing_handed_in_nothing(self, grant, edition, cast):
        [other] = world.granted(1, cast)
        empty = [other.kassier.name, world.kenmerk_of(other)]
        content = workbook(table(edition, [empty, line(grant)]))
        assert len(brought(edition, content, cast.drafter).rows) == 1

    def test_the_template_holds_the_kassiers_and_no_formula(self, grant, edition):
        grant.kassier.name = "=HYPERLINK(1)"
        grant.kassier.save()
        content = template.as_xlsx(edition, filled_in(edition))
        assert content.startswith(b"PK")
        assert b"<f>" not in world.sheet_of(content)
        assert "'=HYPERLINK(1);" in template.as_csv(edition, filled_in(edition)).decode()


class TestAmounts:
    @pytest.mark.parametrize(
        ("typed", "cents"),
        [
            ("1.250.000,50", 125_000_050),
            ("€ 1.250.000", 125_000_000),
            (1250000.5, 125_000_050),
            (0.1 + 0.2, 30),
            (0, 0),
        ],
    )
    def test_an_amount_with_comma_and_thousands_dots_is_read(
        self, grant, edition, cast, typed, cents
    ):
        values = {"besteding": typed, "cumulatief": 2_000_000, "cofinanciering": 0}
        inlezing = with_line(edition, grant, cast, **values, uitvoeringskosten=0)
        assert inlezing.errors == []
        assert inlezing.rows[0]["typed"]["spent_cents"] == cents

    @pytest.mark.parametrize(
        ("typed", "words"),
        [
            ("1,250,000.50", "Bedoelt u"),
            ("veel", "geen bedrag"),
            (-5, "zonder min"),
            ("-5", "zonder min"),
            (12.345, "twee cijfers achter de komma"),
            (1e20, "te groot"),
            ("=1+1", "formule"),
            ("", "leeg"),
        ],
    )
    def test_what_is_no_certain_amount_is_explained_at_its_cell(
        self, grant, edition, cast, typed, words
    ):
        inlezing = with_line(edition, grant, cast, besteding=typed)
        place, sentence = only_error(inlezing)
        assert place == cell(1, Meaning.BESTEDING) == "C4"
        assert words in sentence
        assert inlezing.rows == []

    @pytest.mark.parametrize("part", [Meaning.COFINANCIERING, Meaning.UITVOERINGSKOSTEN])
    def test_a_part_is_not_more_than_its_whole(self, grant, edition, cast, part):
        inlezing = with_line(edition, grant, cast, **{part.value: 1_000_001})
        place, sentence = only_error(inlezing)
        assert place == cell(1, part)
        assert "meer dan de besteding" in sentence

    def test_the_running_total_is_not_less_than_the_year(self, grant, edition, cast):
        place, sentence = only_error(with_line(edition, grant, cast, cumulatief=999_999))
        assert place == cell(1, Meaning.CUMULATIEF)
        assert "minder dan de besteding" in sentence


class TestWhoAndWhich:
    def test_an_unknown_kassier_is_told_at_its_cell(self, grant, edition, cast):
        row = ["gemeente Nergens", *line(grant)[1:]]
        place, sentence = only_error(
            brought(edition, workbook(table(edition, [row])), cast.drafter)
        )
        assert place == "A4"
        assert "“gemeente Nergens” is geen regiokassier" in sentence

    def test_an_unknown_beschikkingsnummer_is_told_at_its_cell(self, grant, edition, cast):
        place, sentence = only_error(
            with_line(edition, grant, cast, beschikkingsnummer="SPUK-1999-1")
        )
        assert place == cell(1, Meaning.BESCHIKKINGSNUMMER)
        assert "“SPUK-1999-1” is niet bekend" in sentence

    def test_a_number_of_another_kassier_is_told(self, grant, edition, cast):
        [other] = world.granted(1, cast)
        number = world.kenmerk_of(other)
        _place, sentence = only_error(with_line(edition, grant, cast, beschikkingsnummer=number))
        assert f"{number} is van {other.kassier}" in sentence

    def test_the_same_beschikking_twice_in_a_file_is_told(self, grant, edition, cast):
        content = workbook(table(edition, [line(grant), line(grant)]))
        place, sentence = only_error(brought(edition, content, cast.drafter))
        assert place == cell(2, Meaning.BESCHIKKINGSNUMMER)
        assert "ook in regel 4" in sentence

    @pytest.mark.parametrize("typed", ["misschien", 3])
    def test_yes_or_no_is_yes_or_no(self, grant, edition, cast, typed):
        place, sentence = only_error(with_line(edition, grant, cast, eindverantwoording=typed))
        assert place == cell(1, Meaning.EINDVERANTWOORDING)
        assert "Ja of Nee" in sentence

    def test_one_wrong_cell_among_many_lines_stores_nothing(self, grant, edition, cast):
        others = world.granted(5, cast)
        lines = [*(line(other) for other in others), line(grant, besteding="veel")]
        inlezing = brought(edition, workbook(table(edition, lines)), cast.drafter)
        assert list(errors_of(inlezing)) == [cell(6, Meaning.BESTEDING)]
        assert inlezing.rows == []
        with pytest.raises(WrongState, match="niet ingelezen"):
            services.confirm_file(inlezing_id=inlezing.pk, actor=cast.drafter)
        assert not Levering.objects.exists()

    def test_very_many_errors_are_counted_and_not_all_kept(self, grant, edition, cast, monkeypatch):
        monkeypatch.setattr(reading, "MOST_ERRORS", 2)
        lines = [line(grant, besteding="x", cumulatief="x", eindverantwoording="x")]
        inlezing = brought(edition, workbook(table(edition, lines)), cast.drafter)
        assert inlezing.errors[-1]["sentence"].startswith("En nog 1 fouten.")


class TestTemplate:
    def test_an_old_template_is_recognised_and_explained(self, grant, edition, cast):
        rows = table(edition, [line(grant)], stamp=edition.stamp[:-1] + "0")
        place, sentence = only_error(brought(edition, workbook(rows), cast.drafter))
        assert place == ""
        assert "ander sjabloon: X99, versie 0. Nu geldt X99, versie 1" in sentence

    def test_the_template_of_another_year_is_recognised(self, grant, edition, cast):
        rows = table(edition, [line(grant)], stamp=world.versie(2024).stamp)
        _place, sentence = only_error(brought(edition, workbook(rows), cast.drafter))
        assert "tranche 5 over 2024; gevraagd is tranche 5 over 2025" in sentence

    def test_a_file_without_stamp_is_not_our_template(self, grant, edition, cast):
        rows = table(edition, [line(grant)], stamp="")
        _place, sentence = only_error(brought(edition, workbook(rows), cast.drafter))
        assert "Download het sjabloon" in sentence

    def test_a_missing_sheet_is_told(self, grant, edition, cast):
        content = workbook(table(edition, [line(grant)]), sheet="Blad1")
        _place, sentence = only_error(brought(edition, content, cast.drafter))
        assert "Het blad “Verantwoording” ontbreekt. Dit bestand heeft: Blad1." in sentence

    def test_merged_cells_are_told(self, grant, edition, cast):
        content = workbook(table(edition, [line(grant)]), merge="A9:B9")
        _place, sentence = only_error(brought(edition, content, cast.drafter))
        assert sentence.startswith("Cel A9:B9: deze cellen zijn samengevoegd")

    def test_moved_columns_are_told_by_their_cell(self, grant, edition, cast):
        rows = table(edition, [line(grant)])
        rows[1][2], rows[1][3] = rows[1][3], rows[1][2]
        found = errors_of(brought(edition, workbook(rows), cast.drafter))
        assert list(found) == ["C2", "D2"]
        assert "Hier hoort “X99/02”" in found["C2"]

    def test_an_empty_template_is_told(self, edition, cast):
        _place, sentence = only_error(brought(edition, workbook(table(edition, [])), cast.drafter))
        assert "geen enkele regel" in sentence

    def test_a_hundred_thousand_rows_are_told(self, edition, cast):
        content = (";".join(["x"] * 8) + "\n").encode() * 100_000
        _place, sentence = only_error(brought(edition, content, cast.drafter, name="a.csv"))
        assert "meer dan 2.000 regels" in sentence

    def test_help_and_judgement_come_from_one_rule(self, edition):
        for indicator in edition.indicatoren.all():
            assert indicator.help_text == help_for(
                indicator.kind, is_required=indicator.is_required
            )
        with pytest.raises(InvalidInput) as refused:
            world.read_empty("bedrag")
        assert help_for("bedrag", is_required=True) in str(refused.value)

    def test_a_renamed_indicator_keeps_its_key(self, grant, edition, cast):
        inlezing = with_line(edition, grant, cast)
        assert set(inlezing.rows[0]["values"]) == {one.key for one in edition.indicatoren.all()}


def test_a_cell_with_an_error_of_the_spreadsheet_is_told():
    with pytest.raises(InvalidInput, match="foutmelding"):
        world.read_cell("bedrag", Cell(CellKind.ERROR, "#DIV/0!"))


def test_a_text_is_kept_on_one_line_and_not_for_ever():
    assert world.read_cell("tekst", Cell(CellKind.TEXT, " a \n b ")) == "a b"
    with pytest.raises(InvalidInput, match="langer dan 500"):
        world.read_cell("tekst", Cell(CellKind.TEXT, "x" * 501))


def test_another_tranche_has_its_own_form(edition):
    other = world.versie(tranche=builders.tranche(6))
    assert other.stamp != edition.stamp
