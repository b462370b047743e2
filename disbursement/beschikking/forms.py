"""What a person fills in on the pages of the beschikking."""

from django import forms

from disbursement.beschikking.rendering import verification
from disbursement.beschikking.rendering.verification import Verdict
from regiodeals.common.errors import InvalidInput
from regiodeals.common.form_fields import DutchDateField

LONGEST_REMARK = 2000


class StepForm(forms.Form):
    """The remark that goes along with a step; whether one is needed is for the service."""

    opmerking = forms.CharField(
        required=False,
        max_length=LONGEST_REMARK,
        error_messages={
            "max_length": f"Uw opmerking is te lang. Gebruik ten hoogste {LONGEST_REMARK} tekens."
        },
    )

    def remark(self) -> str:
        """The remark; raises InvalidInput with a sentence when it cannot be kept."""
        if not self.is_valid():
            raise InvalidInput(" ".join(str(error) for error in self.errors["opmerking"]))
        return str(self.cleaned_data["opmerking"])


class TryDayForm(forms.Form):
    """A day of bekendmaking, to see when the term for bezwaar would end."""

    bekend = DutchDateField(label="Andere dag proberen", required=False)


class CheckFileForm(forms.Form):
    """A file of which somebody wants to know whether it is ours; it is not kept."""

    bestand = forms.FileField(
        label="De PDF",
        max_length=250,
        help_text="Wij bewaren het bestand niet. Ten hoogste 25 MB.",
        error_messages={
            "required": "Kies een bestand.",
            "empty": "Het bestand is leeg.",
            "max_length": "De naam van het bestand is te lang. Maak hem korter.",
        },
        widget=forms.FileInput(attrs={"accept": "application/pdf,.pdf"}),
    )

    def verdict(self) -> Verdict:
        """Read the file and judge it; raises NotReadable."""
        upload = self.cleaned_data["bestand"]
        if upload.size > verification.MAX_BYTES:
            raise verification.NotReadable(verification.TOO_LARGE)
        return verification.verify_file(upload.read())


class CheckDigestForm(forms.Form):
    """The SHA-256 of such a file; then the file itself stays where it is."""

    vingerafdruk = forms.CharField(
        label="De vingerafdruk (SHA-256)",
        max_length=200,
        help_text="64 cijfers en letters. Zo blijft het bestand op uw eigen computer.",
        error_messages={
            "required": "Vul de vingerafdruk in.",
            "max_length": "Dit is te lang. Een vingerafdruk heeft 64 tekens.",
        },
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false", "size": 64}),
    )

    def verdict(self) -> Verdict:
        """Judge the file with this hash; raises NotReadable."""
        typed = self.cleaned_data["vingerafdruk"]
        return verification.verify_digest("".join(typed.split()).lower())
