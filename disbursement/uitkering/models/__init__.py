"""The uitkering, its termijnen, and the test of it against the rules."""

from disbursement.uitkering.models.legal_test import Oordeel, Rechtmatigheidstoets
from disbursement.uitkering.models.uitkering import Termijn, Uitkering

__all__ = ["Oordeel", "Rechtmatigheidstoets", "Termijn", "Uitkering"]
