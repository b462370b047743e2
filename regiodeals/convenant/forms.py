"""What a person fills in about a signature."""

from django import forms

from regiodeals.common.form_fields import DutchDateField


class SignatureForm(forms.Form):
    """Day and name of a signature."""

    getekend_op = DutchDateField(label="Getekend op")
    naam = forms.CharField(label="Naam van wie tekende", max_length=150, required=False)
