"""What a person fills in about a request; each act has its form, which hands it to the service."""

from disbursement.verzoek.forms.acts import ACTS, ActForm
from disbursement.verzoek.forms.register import RegisterForm

__all__ = ["ACTS", "ActForm", "RegisterForm"]
