"""The register in words: why somebody may not sign, and the page of the register."""

from disbursement.mandaat.rendering.refusal import why_no_mandaat
from disbursement.mandaat.rendering.register import register_rows

__all__ = ["register_rows", "why_no_mandaat"]
