"""Letters that were issued, and what somebody might do to one afterwards."""

import json
from functools import cache
from io import BytesIO
from typing import Any

import pikepdf

from disbursement.beschikking import services
from disbursement.beschikking.models import Beschikking
from disbursement.beschikking.rendering import make
from disbursement.beschikking.rendering.letter import FACTS_NAME, render_letter
from regiodeals.documents import store
from tests.disbursement.beschikking.letter_samples import sample


@cache
def rendered() -> bytes:
    """A letter before it is sealed."""
    return render_letter(sample("achterhoek"), watermark="TEST")


def with_quick_letters(monkeypatch: Any) -> None:
    """Let every letter look like this one; the seal is real."""

    def render(_facts: Any, *, watermark: str | None) -> bytes:
        return rendered()

    monkeypatch.setattr(make, "render_letter", render)


def through_the_steps(cast: Any, row: Beschikking, *, until: str = "announce") -> Beschikking:
    """A concept handed in, approved, signed, its letter stored, and made known."""
    actors = {"submit": cast.drafter, "approve": cast.reviewer, "sign": cast.signer}
    for verb, actor in actors.items():
        services.take_step(beschikking_id=row.pk, verb=verb, actor=actor)
        if verb == until:
            break
    if until in {"sign", "announce"}:
        assert make.make_letter(row.pk)
    if until == "announce":
        services.take_step(beschikking_id=row.pk, verb="announce", actor=cast.drafter)
    return Beschikking.objects.select_related("uitkering__deal__tranche").get(pk=row.pk)


def further(cast: Any, kind: str, granted: Beschikking, **content: Any) -> Beschikking:
    """A decision that follows on the grant, made known."""
    return through_the_steps(cast, cast.decided(kind, granted, **content))


def letter_of(row: Beschikking) -> bytes:
    """The stored letter."""
    assert row.document is not None
    return store.get(row.document.sha256)


def saved_again(content: bytes, change: Any = None, **options: Any) -> bytes:
    """The file as another program writes it, after a change."""
    output = BytesIO()
    with pikepdf.open(BytesIO(content)) as pdf:
        if change is not None:
            change(pdf)
        pdf.save(output, **options)
    return output.getvalue()


def without_attachment(pdf: Any) -> None:
    """Take the data out."""
    del pdf.attachments[FACTS_NAME]


def without_seal(pdf: Any) -> None:
    """Take the seal off."""
    del pdf.Root.AcroForm
    del pdf.Root.Perms
    del pdf.pages[0].Annots


def with_a_page_more(pdf: Any) -> None:
    """Put an empty page behind it."""
    pdf.add_blank_page()


def with_a_page_less(pdf: Any) -> None:
    """Take the last page out."""
    del pdf.pages[-1]


def with_another_amount(pdf: Any) -> None:
    """Change the data to another amount."""
    facts = json.loads(pdf.attachments[FACTS_NAME].get_file().read_bytes())
    facts["bedrag"]["cent"] += 1
    without_attachment(pdf)
    pdf.attachments[FACTS_NAME] = pikepdf.AttachedFileSpec(
        pdf, json.dumps(facts).encode(), filename=FACTS_NAME
    )


def locked_with_a_password(content: bytes) -> bytes:
    """The file encrypted, to be opened with a password only."""
    return saved_again(content, encryption=pikepdf.Encryption(owner="geheim", user="geheim"))


def stranger() -> bytes:
    """A PDF that has nothing to do with us."""
    output = BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(output)
    return output.getvalue()
