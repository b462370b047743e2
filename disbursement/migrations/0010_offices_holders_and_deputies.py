"""Offices with their holders, and deputies; what a mandate covers becomes a set of kinds."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.contrib.postgres.operations import BtreeGistExtension
from django.db import migrations, models

KINDS = [
    ("verlening", "verlening"),
    ("wijziging", "wijziging"),
    ("verlenging", "verlenging"),
    ("vaststelling", "vaststelling"),
    ("lagere vaststelling", "lagere vaststelling"),
    ("terugvordering", "terugvordering"),
    ("intrekking", "intrekking"),
    ("afwijzing", "afwijzing"),
]


def kinds(**options):
    return django.contrib.postgres.fields.ArrayField(
        base_field=models.CharField(choices=KINDS, max_length=20),
        size=None,
        verbose_name="soorten",
        **options,
    )


def number():
    return models.BigAutoField(
        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
    )


def person(related_name, verbose_name):
    return models.ForeignKey(
        on_delete=django.db.models.deletion.PROTECT,
        related_name=related_name,
        to=settings.AUTH_USER_MODEL,
        verbose_name=verbose_name,
    )


class Migration(migrations.Migration):
    dependencies = [
        ("disbursement", "0009_trial_letters_by_a_worker"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        BtreeGistExtension(),
        migrations.CreateModel(
            name="Ambt",
            fields=[
                ("id", number()),
                ("name", models.CharField(max_length=150, verbose_name="ambt")),
                ("minister", models.CharField(max_length=150, verbose_name="namens")),
                ("unit", models.CharField(blank=True, max_length=150, verbose_name="onderdeel")),
                ("valid_from", models.DateField(verbose_name="geldig vanaf")),
                (
                    "valid_until",
                    models.DateField(blank=True, null=True, verbose_name="geldig tot en met"),
                ),
                ("is_example", models.BooleanField(default=False, verbose_name="voorbeeld")),
            ],
            options={
                "verbose_name": "ambt",
                "verbose_name_plural": "ambten",
                "ordering": ["name", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Ambtsdrager",
            fields=[
                ("id", number()),
                (
                    "ambt",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="dragers",
                        to="disbursement.ambt",
                        verbose_name="ambt",
                    ),
                ),
                ("holder", person("ambten", "houder")),
                ("valid_from", models.DateField(verbose_name="geldig vanaf")),
                (
                    "valid_until",
                    models.DateField(blank=True, null=True, verbose_name="geldig tot en met"),
                ),
                ("is_example", models.BooleanField(default=False, verbose_name="voorbeeld")),
            ],
            options={
                "verbose_name": "ambtsdrager",
                "verbose_name_plural": "ambtsdragers",
                "ordering": ["ambt", "-valid_from"],
            },
        ),
        migrations.CreateModel(
            name="Vervanging",
            fields=[
                ("id", number()),
                (
                    "ambtsdrager",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="vervangingen",
                        to="disbursement.ambtsdrager",
                        verbose_name="voor",
                    ),
                ),
                ("deputy", person("vervangingen", "vervanger")),
                ("kinds", kinds()),
                ("ceiling_cents", models.BigIntegerField(verbose_name="tot en met, in eurocenten")),
                ("valid_from", models.DateField(verbose_name="geldig vanaf")),
                ("valid_until", models.DateField(verbose_name="geldig tot en met")),
                ("reason", models.CharField(max_length=200, verbose_name="reden")),
                ("granted_by", person("+", "verleend door")),
                ("granted_at", models.DateTimeField(verbose_name="verleend op")),
                ("is_example", models.BooleanField(default=False, verbose_name="voorbeeld")),
            ],
            options={
                "verbose_name": "vervanging",
                "verbose_name_plural": "vervangingen",
                "ordering": ["ambtsdrager", "-valid_from"],
            },
        ),
        migrations.AddField(
            model_name="mandaat",
            name="ambt",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="mandaten",
                to="disbursement.ambt",
                verbose_name="ambt",
            ),
        ),
        # Until now a grant was the only decision there was; nobody gets a wider power by a release.
        migrations.AddField(
            model_name="mandaat",
            name="kinds",
            field=kinds(default=["verlening"]),
            preserve_default=False,
        ),
    ]
