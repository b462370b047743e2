"""What a person fills in about a bezwaar; each act has its form, which hands it to the service."""

from disbursement.bezwaar.forms.acts import ACTS, ActForm
from disbursement.bezwaar.forms.register import RegisterForm

__all__ = ["ACTS", "ActForm", "RegisterForm"]
