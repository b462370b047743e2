"""Version 1 of the templates of every kind after the verlening, where the register is older."""

from importlib import import_module

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("disbursement", "0025_payments")]

    operations = [
        # A new database has them already: this writes only what is not there yet.
        migrations.RunPython(
            import_module("disbursement.migrations.0008_model_letters").load,
            migrations.RunPython.noop,
        )
    ]
