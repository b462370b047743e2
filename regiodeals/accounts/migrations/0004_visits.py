from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0003_language_of_the_pages"),
    ]

    operations = [
        migrations.AddField(
            model_name="user",
            name="seen_at",
            field=models.DateTimeField(
                blank=True, editable=False, null=True, verbose_name="laatst op Mijn werk"
            ),
        ),
        migrations.AddField(
            model_name="user",
            name="visited_until",
            field=models.DateTimeField(
                blank=True, editable=False, null=True, verbose_name="einde van het vorige bezoek"
            ),
        ),
    ]
