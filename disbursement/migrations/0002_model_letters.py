"""Version 1 of each template: the wording of the model letters, so that every environment has it."""

import json
from datetime import UTC, date, datetime, time

from django.conf import settings
from django.db import migrations


def load(apps, _schema_editor):
    """Write the texts of fixtures/sjablonen that are not there yet; they hold since the Besluit."""
    Sjabloon = apps.get_model("disbursement", "Sjabloon")
    SjabloonVersie = apps.get_model("disbursement", "SjabloonVersie")
    for path in sorted((settings.BASE_DIR / "fixtures" / "sjablonen").glob("*.json")):
        data = json.loads(path.read_text(encoding="utf-8"))
        first_day = date.fromisoformat(data["geldig_vanaf"])
        moment = datetime.combine(first_day, time(12), UTC)
        sjabloon, _ = Sjabloon.objects.get_or_create(
            kind=data["soort"], instrument=data["uitkering"], language=data["taal"]
        )
        SjabloonVersie.objects.get_or_create(
            sjabloon=sjabloon,
            number=data["nummer"],
            defaults={
                "texts": data["teksten"],
                "explanation": "De tekst van de modelbrief.",
                "source": data["bron"],
                "valid_from": first_day,
                "drafted_at": moment,
                "published_at": moment,
                "status": "gepubliceerd",
            },
        )


class Migration(migrations.Migration):
    dependencies = [("disbursement", "0001_initial")]

    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
