"""The facts of a letter, by kind of decision; their fingerprint, and the state of the dossier."""

import hashlib
from datetime import date
from zoneinfo import ZoneInfo

from disbursement.beschikking.models import Beschikking, BeschikkingKind
from disbursement.beschikking.rendering import blocks
from disbursement.beschikking.rendering.later.facts import later_facts
from disbursement.beschikking.rendering.letter import canonical_json
from disbursement.beschikking.rendering.letter_facts import LetterFacts
from disbursement.beschikking.rendering.letter_parts import DossierStand
from disbursement.beschikking.rendering.letter_wording import pin_for
from disbursement.beschikking.rendering.verlening import verlening_facts
from disbursement.mandaat.models import Bevoegdheid
from disbursement.uitkering.models import Uitkering
from disbursement.uitkering.selectors import judged_findings
from regiodeals.audit.selectors import entries_of_dossier
from regiodeals.audit.selectors import fingerprint as audit_fingerprint
from regiodeals.common import clock
from regiodeals.common.clock import AMSTERDAM, KRALENDIJK
from regiodeals.common.errors import RequirementsUnmet
from regiodeals.legal.grant_rules import Instrument
from regiodeals.legal.remedies import Remedy, remedy_for


def legal_zone(uitkering: Uitkering) -> ZoneInfo:
    """The zone whose day counts: that of the addressee."""
    return KRALENDIJK if uitkering.is_bijzonder else AMSTERDAM


def remedy_of(uitkering: Uitkering) -> Remedy:
    """How one may object to a decision on this uitkering."""
    return remedy_for(Instrument(uitkering.instrument))


def require_grantable(uitkering: Uitkering, *, granted_on: date) -> None:
    """Raise RequirementsUnmet with a sentence per rule that forbids the grant or is not judged."""
    tested = judged_findings(uitkering, granted_on=granted_on)
    reasons = [refusal for rule in tested if (refusal := rule.refusal)]
    if reasons:
        raise RequirementsUnmet(reasons)


def fingerprint(beschikking: Beschikking) -> str:
    """SHA-256 of the content that a reviewer approves.

    Left out is what is not the drafter's: day, number and signatory, and the state of the ceiling,
    which moves with other deals. The wording is that of today: if another version begins between
    the review and the signature, the reviewer has not seen what would be signed. The judgements of
    the test are part of it.
    """
    facts = letter_facts(beschikking, dated_on=beschikking.drafted_at.date(), mandaat=None)
    facts["kenmerk"] = ""
    facts["sjabloonversie"] = pin_for(
        beschikking.kind, beschikking.uitkering.instrument, clock.today()
    )
    if facts["soort"] != "verlening":
        return sha256_of(facts)
    facts["motivering"] = [
        reason for reason in facts["motivering"] if reason["voorwaarde"] != blocks.CEILING_TITLE
    ]
    judged = beschikking.uitkering.oordelen.values_list("pk", flat=True)
    content = " ".join([sha256_of(facts), *map(str, judged)])
    return hashlib.sha256(content.encode()).hexdigest()


def sha256_of(facts: LetterFacts) -> str:
    """Names exactly these facts; the file inside the letter has the same hash."""
    return hashlib.sha256(canonical_json(facts)).hexdigest()


def letter_facts(
    beschikking: Beschikking, *, dated_on: date, mandaat: Bevoegdheid | None
) -> LetterFacts:
    """Everything the letter says if it is dated `dated_on` and signed under `mandaat`.

    Without a mandate the signatory is still to come. Raises RequirementsUnmet when the record
    misses what a letter must say.
    """
    if beschikking.kind == BeschikkingKind.VERLENING:
        return verlening_facts(beschikking, dated_on=dated_on, mandaat=mandaat)
    return later_facts(beschikking, dated_on=dated_on, mandaat=mandaat)


def dossier_stand(beschikking: Beschikking) -> DossierStand:
    """What the trail of the deal says until now; later lines do not change it."""
    entries = entries_of_dossier(beschikking.dossier_id)
    return {"laatste_regel": entries.order_by("-pk")[0].pk, "sha256": audit_fingerprint(entries)}
