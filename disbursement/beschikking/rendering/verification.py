"""Whether a file is a beschikking that we made known, byte for byte, and whether it still holds.

The answer says nothing about a beschikking that is signed and not yet made known, and it is never
found by kenmerk: who does not hold the file learns nothing.
"""

import hashlib
import json
import re
from dataclasses import dataclass, replace
from enum import Enum

from disbursement.beschikking.models import ANNOUNCED, BeschikkingKind
from disbursement.beschikking.rendering.letter_facts import NO_KENMERK, SCHEMA
from disbursement.beschikking.selectors import LetterStanding, standing_of_letter
from regiodeals.common.errors import InvalidInput
from regiodeals.common.words import dutch
from regiodeals.documents.pdf.streams import streams_of
from regiodeals.documents.signature.pades import FIELD_NAME

MAX_BYTES = 25 * 1024 * 1024
TOO_LARGE = dutch("Het bestand is groter dan 25 MB. Zo groot is een beschikking van ons nooit.")
# Some programs put something of their own before the beginning of a PDF.
PDF_BEGINS_WITHIN = 1024
SHA256 = re.compile(r"[0-9a-f]{64}", re.ASCII)


@dataclass(frozen=True)
class Answer:
    """How a verdict is told: on the page, and by the exit code of the command."""

    kind: str
    title: str
    text: str
    exit_code: int


class Verdict(Enum):
    """What is known of a file."""

    CURRENT = Answer(
        "ok",
        dutch("Deze beschikking is door ons uitgegeven"),
        dutch(
            "Het bestand is precies zoals wij het bekendmaakten. Er is niets aan veranderd, "
            "en de beschikking is niet door een andere vervangen."
        ),
        exit_code=0,
    )
    REPLACED = Answer(
        "warning",
        dutch("Deze beschikking is vervangen"),
        dutch(
            "Wij gaven haar uit, en aan het bestand is niets veranderd. Maar in haar plaats "
            "kwam {besluit}. Ga daarvan uit."
        ),
        exit_code=4,
    )
    WITHDRAWN = Answer(
        "warning",
        dutch("Deze beschikking is ingetrokken"),
        dutch(
            "Wij gaven haar uit, en aan het bestand is niets veranderd. Maar met {besluit} "
            "hebben wij haar ingetrokken. Zij geldt niet meer."
        ),
        exit_code=5,
    )
    TRANSLATION = Answer(
        "warning",
        dutch("Dit is een vertaling en niet de beschikking"),
        dutch(
            "Wij maakten deze Engelse vertaling van een beschikking die wij bekendmaakten, "
            "en er is niets aan veranderd. Maar alleen de Nederlandse tekst is de "
            "beschikking. Controleer de Nederlandse brief om te weten of zij nog geldt."
        ),
        exit_code=6,
    )
    ANNULLED = Answer(
        "warning",
        dutch("Deze beschikking geldt niet meer zoals zij er staat"),
        dutch(
            "Wij gaven haar uit, en aan het bestand is niets veranderd. Maar een bezwaar of "
            "beroep tegen haar is gegrond verklaard: dit besluit geldt niet meer zoals het "
            "er staat. Ga uit van de beslissing daarop, en van het besluit dat volgt."
        ),
        exit_code=7,
    )
    LIES_READY = Answer(
        "warning",
        dutch("Deze beschikking is nog niet verzonden"),
        dutch(
            "Het bestand is precies zoals wij het maakten, en er is niets aan veranderd. Maar de "
            "brief ligt nog klaar om per post te gaan. Er loopt nog geen termijn voor bezwaar."
        ),
        exit_code=8,
    )
    ALTERED = Answer(
        "error",
        dutch("Dit bestand hebben wij zo niet uitgegeven"),
        dutch(
            "Het bestand zegt een beschikking van ons te zijn, maar er is iets aan "
            "veranderd. Vertrouw er niet op. Gebruik het bestand dat u van ons kreeg, of "
            "vraag het opnieuw aan."
        ),
        exit_code=1,
    )
    UNKNOWN = Answer(
        "warning",
        dutch("Wij kennen dit bestand niet"),
        dutch(
            "Het is geen beschikking die wij bekendmaakten. Een scan of een afdruk kunnen "
            "wij niet herkennen: gebruik het bestand dat u van ons kreeg."
        ),
        exit_code=2,
    )


class NotReadable(InvalidInput):
    """There is nothing that can be judged."""


def verify_file(content: bytes) -> Answer:
    """The answer about a file.

    Raises NotReadable when it is empty, too large or no PDF at all.
    """
    if not content:
        raise NotReadable(dutch("Het bestand is leeg."))
    if len(content) > MAX_BYTES:
        raise NotReadable(TOO_LARGE)
    standing = standing_of_letter(hashlib.sha256(content).hexdigest())
    if standing is not None:
        return _answer(standing)
    if _claims_to_be_ours(content):
        return Verdict.ALTERED.value
    if b"%PDF-" not in content[:PDF_BEGINS_WITHIN]:
        raise NotReadable(dutch("Dit bestand is geen PDF. Kies de PDF die u van ons kreeg."))
    return Verdict.UNKNOWN.value


def verify_digest(digest: str) -> Answer:
    """The answer about the file with this SHA-256.

    Raises NotReadable when it is no SHA-256 in hexadecimal signs.
    """
    if not SHA256.fullmatch(digest):
        raise NotReadable(
            dutch(
                "Dit is geen vingerafdruk. Een vingerafdruk (SHA-256) heeft 64 tekens: "
                "de cijfers 0 tot en met 9 en de letters a tot en met f."
            )
        )
    return _answer(standing_of_letter(digest))


def _answer(standing: LetterStanding | None) -> Answer:
    """The answer about a letter by how its beschikking stands.

    Who holds the letter is told the kenmerk of what came in its place, and nothing else of it.
    """
    if standing is None or standing.status not in ANNOUNCED:
        return Verdict.UNKNOWN.value
    if standing.is_translation:
        return Verdict.TRANSLATION.value
    if standing.successor is None:
        return _of_one_that_stands(standing).value
    is_withdrawn = standing.successor_kind == BeschikkingKind.INTREKKING
    verdict = Verdict.WITHDRAWN if is_withdrawn else Verdict.REPLACED
    answer = verdict.value
    return replace(answer, text=dutch(answer.text[:], besluit=standing.successor))


def _of_one_that_stands(standing: LetterStanding) -> Verdict:
    """Nothing came in its place; yet it may not hold, or not have been sent."""
    if standing.is_annulled:
        return Verdict.ANNULLED
    return Verdict.LIES_READY if standing.lies_ready else Verdict.CURRENT


def _claims_to_be_ours(content: bytes) -> bool:
    """Whether it bears a seal with our name or holds data like ours; a forger can write both."""
    seal = f"({FIELD_NAME})".encode()
    return seal in content or any(
        seal in stream or _are_our_facts(stream) for stream in streams_of(content)
    )


def _are_our_facts(content: bytes) -> bool:
    """The data of a letter; those of a concept, which has no kenmerk yet, do not count."""
    if SCHEMA.encode() not in content:
        return False
    try:
        facts = json.loads(content)
    except (ValueError, RecursionError):
        return False
    return isinstance(facts, dict) and facts.get("kenmerk") not in (None, NO_KENMERK)
