"""How an uitkering and its test against the rules are shown."""

from disbursement.uitkering.rendering.grant import (
    about_items,
    advance_of,
    follows_from,
    why_not_open,
)
from disbursement.uitkering.rendering.legal_test import legal_test

__all__ = ["about_items", "advance_of", "follows_from", "legal_test", "why_not_open"]
