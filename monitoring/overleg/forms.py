"""What a person fills in about an overleg."""

from django import forms

from regiodeals.common.form_fields import DutchDateField


class ScheduleForm(forms.Form):
    """Day and place."""

    dag = DutchDateField(label="Dag", help_text="bijvoorbeeld 15-6-2025")
    plaats = forms.CharField(
        label="Plaats",
        max_length=150,
        help_text="een adres of een videoverbinding",
        error_messages={"required": "Vul in waar het overleg is: een plaats of een video."},
    )
