from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0004_adopted_minutes"),
    ]

    operations = [
        migrations.AlterField(
            model_name="document",
            name="kind",
            field=models.CharField(
                choices=[
                    ("beschikking", "beschikking"),
                    ("vertaling", "vertaling van een beschikking"),
                    ("verantwoording", "verantwoordingsstuk"),
                    ("verzoek", "verzoek van de regio"),
                    ("betaalbestand", "betaalbestand"),
                    ("bankbestand", "bankbestand"),
                    ("ontvangstbewijs", "ontvangstbewijs van een rapportage"),
                    ("rapportage", "voortgangsrapportage"),
                    ("bijlage", "bijlage bij een rapportage"),
                    ("materiaal", "materiaal van een uitwisseling"),
                    ("vergaderstuk", "vergaderstuk van een overleg"),
                    ("verslag", "vastgesteld verslag van een overleg"),
                    ("kamerrapportage", "voortgangsrapportage aan de Tweede Kamer"),
                    ("beeldmerk", "beeldmerk van een afzender"),
                ],
                max_length=20,
                verbose_name="soort",
            ),
        ),
    ]
