"""The uitkering, its termijnen, and the test of it against the rules."""

from disbursement.uitkering.models.legal_test import Oordeel, Rechtmatigheidstoets
from disbursement.uitkering.models.termijn import Termijn, TermijnCondition
from disbursement.uitkering.models.uitkering import Uitkering

__all__ = ["Oordeel", "Rechtmatigheidstoets", "Termijn", "TermijnCondition", "Uitkering"]
