"""The picture of the sender at the head of a letter, which is complete without it."""

import logging

from disbursement.beschikking.rendering.letter_facts import LetterFacts
from regiodeals.documents import store
from regiodeals.documents.pdf.assets import SCHEME

ADDRESS = f"{SCHEME}:beeldmerk.png"
logger = logging.getLogger(__name__)


def picture_of(facts: LetterFacts) -> bytes | None:
    """The picture that the facts pin; None when they name none, or when it cannot be read.

    A decision never waits for a picture: that it is lost is for the log, and the letter goes out.
    """
    digest = facts["afzender"].get("beeldmerk")
    if not digest:
        return None
    try:
        return store.get(digest)
    except store.AlteredFile:
        logger.error("The picture %s of a sender is lost; a letter is made without it.", digest)
        return None
