"""The PDF of an adopted report: accessible, with its data inside, and the same every time."""

import pytest

from monitoring.kamer import services
from monitoring.kamer.models import Kamerrapportage
from monitoring.kamer.rendering.make import make_report
from monitoring.kamer.rendering.paper import render_paper
from monitoring.kamer.selectors import ids_with_pending_document
from monitoring.rapportage.rendering.data import canonical_json
from regiodeals.common.errors import WrongState
from regiodeals.documents.models import Document
from tests.disbursement.beschikking.letter_samples import text_of as pdf_text
from tests.monitoring.indicator import world as goals
from tests.monitoring.kamer.world import WORDS, adopted, drafted
from tests.monitoring.rapportage import world as reports
from tests.verapdf.check import verdicts

pytestmark = pytest.mark.django_db


@pytest.fixture
def done(report, writer, signer, officer, colleague):
    """Adopted, with a series and words in it; a second deal did not report."""
    goals.measure(goals.series_in(report.deal, officer), 2024, 120, actor=colleague)
    goals.granted(officer)
    reports.accepted(report, writer, signer, officer)
    concept = drafted(officer)
    services.write_words(report_id=concept.pk, words=WORDS, seen=1, actor=officer)
    return adopted(Kamerrapportage.objects.get(), colleague)


def test_everything_it_tells_stands_in_one_accessible_pdf(done, report, tmp_path):
    assert ids_with_pending_document() == [done.pk]
    assert make_report(done.pk)
    assert not make_report(done.pk)
    assert ids_with_pending_document() == []
    content = render_paper(done)
    text = " ".join(pdf_text(content).replace("\u00a0", " ").split())
    for words in (
        "Voortgangsrapportage Regio Deals 2024",
        "I. Algemene voortgang",
        "Het gaat goed.",
        "geen rapportage; de deal is",
        "Gebouwde woningen",
        "120 woningen",
        "Elke reeks tegen haar streefwaarde",
        "Nog 280 woningen erbij tot de streefwaarde.",
        "van € 10.000.000 volgens het plan",
        "Er zijn nog geen lessen overgenomen en gedeeld.",
        "Dit is de eerste editie over 2024.",
        "onbekend",
    ):
        assert words in text
    assert done.sha256 in text.replace(" ", "")
    file = tmp_path / "kamer.pdf"
    file.write_bytes(content)
    assert [found.failures for found in verdicts(file)] == [(), ()]
    assert render_paper(Kamerrapportage.objects.get()) == content


def test_each_series_is_a_drawing_that_is_told(done):
    from io import BytesIO

    from pikepdf import Dictionary, Pdf

    with Pdf.open(BytesIO(render_paper(done))) as pdf:
        told = [
            str(one["/Alt"]) for one in pdf.objects if isinstance(one, Dictionary) and "/Alt" in one
        ]
    assert told == [
        "Gebouwde woningen. Nog 280 woningen erbij tot de streefwaarde. Gemeten 120 woningen;"
        " Streefwaarde 400 woningen; Nulmeting 10 woningen."
    ]


def test_the_data_that_travel_inside_are_those_of_the_hash(done):
    from io import BytesIO

    from pikepdf import Pdf

    with Pdf.open(BytesIO(render_paper(done))) as pdf:
        [name] = pdf.attachments
        assert pdf.attachments[name].get_file().read_bytes() == canonical_json(done.frozen)


def test_a_concept_has_no_paper(report, writer, signer, officer):
    reports.accepted(report, writer, signer, officer)
    concept = drafted(officer)
    assert not make_report(concept.pk)
    with pytest.raises(ValueError, match="concept"):
        render_paper(concept)


def test_what_could_not_be_made_is_tried_again_when_asked(done, officer):
    with pytest.raises(WrongState, match="geen PDF die opnieuw"):
        services.retry_document(report_id=done.pk, actor=officer)
    Document.objects.filter(pk=done.document_id).update(given_up_at=done.adopted_at)
    assert ids_with_pending_document() == []
    services.retry_document(report_id=done.pk, actor=officer)
    assert ids_with_pending_document() == [done.pk]
