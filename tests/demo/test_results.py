"""The tables of the end, and the letters as files: all there, or not."""

from pathlib import Path
from typing import Any

import pytest

from demo import inventions, results
from demo.results import Result
from disbursement.beschikking.models import Beschikking
from tests.builders import Cast
from tests.disbursement.beschikking import issued

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def folder(settings: Any, tmp_path: Path) -> Path:
    """Where the copies go."""
    settings.DEMO_CLOCK_FILE = tmp_path / "clock.json"
    return tmp_path / "beschikkingen"


@pytest.fixture
def saba_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if the story had one deal."""
    one = [deal for deal in inventions.deals() if deal["naam"] == "Saba"]
    monkeypatch.setattr(inventions, "played_in_full", lambda: one)


@pytest.mark.usefixtures("saba_only")
class TestLetters:
    """The copies of the letters."""

    def test_a_stored_letter_is_copied_byte_for_byte(self, cast: Cast, folder: Path) -> None:
        beschikking = cast.announced(name="Saba")

        found = results.collect()

        assert results.are_all_there(found)
        (letter,) = folder.iterdir()
        assert letter.name == f"{beschikking.kenmerk}-saba.pdf"
        assert letter.read_bytes().startswith(b"%PDF")

    def test_what_a_visitor_decides_further_is_no_letter_of_the_story(self, cast: Cast) -> None:
        granted = cast.announced(name="Saba")
        issued.further(cast, "wijziging", granted)

        (found,) = results.collect()

        assert found.beschikking == granted
        assert results.are_all_there([found])

    def test_a_copy_that_somebody_changed_is_put_right(self, cast: Cast) -> None:
        cast.announced(name="Saba")
        (first,) = results.collect()
        assert first.letter is not None
        first.letter.write_bytes(b"iets anders")
        assert not results.are_all_there([first])

        assert results.are_all_there(results.collect())

    def test_a_letter_that_is_not_made_yet_is_missing(self, cast: Cast) -> None:
        cast.signed(name="Saba")

        (found,) = results.collect()

        assert found.letter is None
        assert "ontbreekt" in found.row
        assert not results.are_all_there([found])

    def test_a_letter_that_was_altered_in_the_store_is_missing(
        self, cast: Cast, settings: Any
    ) -> None:
        beschikking = cast.announced(name="Saba")
        assert beschikking.document is not None
        digest = beschikking.document.sha256
        stored = Path(settings.DOCUMENTS_ROOT) / digest[:2] / digest
        stored.chmod(0o600)
        stored.write_bytes(b"iets anders")

        (found,) = results.collect()

        assert found.letter is None

    def test_a_deal_without_beschikking_is_not_there(self, cast: Cast) -> None:
        cast.draft(name="Saba")
        Beschikking.objects.all().delete()

        assert not results.are_all_there(results.collect())


def test_a_row_holds_what_is_known_and_dashes_for_the_rest(cast: Cast) -> None:
    beschikking = cast.draft(name="Saba")

    row = Result(beschikking, None, None).row

    assert row == ("Saba", "SPUK", "€\xa010.000.000", "–", "–", "ontbreekt", "–")


def test_a_table_is_as_wide_as_what_it_holds() -> None:
    text = results.table(("Deal", "Bedrag"), [("Saba", "€ 5"), ("Zwolle II", "€ 30")])

    assert text.splitlines() == [
        "Deal       Bedrag",
        "---------  ------",
        "Saba       € 5",
        "Zwolle II  € 30",
    ]
