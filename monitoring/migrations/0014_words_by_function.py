"""An index by the function whose cost the planner knows, in place of one by what it does."""

from django.contrib.postgres.indexes import GinIndex
from django.db import migrations

from regiodeals.search.full_text import WordsOf


class Migration(migrations.Migration):
    dependencies = [
        ("regiodeals", "0006_words_of_json"),
        ("monitoring", "0013_report_to_parliament"),
    ]

    operations = [
        migrations.RunSQL("DROP INDEX IF EXISTS indiening_by_words", migrations.RunSQL.noop),
        migrations.AddIndex(
            model_name="indiening",
            index=GinIndex(WordsOf("data"), name="indiening_by_words"),
        ),
    ]
