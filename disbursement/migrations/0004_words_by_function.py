"""An index by the function whose cost the planner knows, in place of one by what it does."""

from django.contrib.postgres.indexes import GinIndex
from django.db import migrations

from regiodeals.search.full_text import WordsOf


class Migration(migrations.Migration):
    dependencies = [
        ("regiodeals", "0006_words_of_json"),
        ("disbursement", "0003_words_of_letters"),
    ]

    operations = [
        migrations.RunSQL("DROP INDEX IF EXISTS beschikking_by_words", migrations.RunSQL.noop),
        migrations.AddIndex(
            model_name="beschikking",
            index=GinIndex(WordsOf("facts"), name="beschikking_by_words"),
        ),
    ]
