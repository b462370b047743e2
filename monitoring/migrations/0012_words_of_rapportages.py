"""The index that this made is made by 0014_words_by_function, with a function that did not exist then."""

from django.conf import settings
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0002_papers_of_an_overleg"),
        ("monitoring", "0011_version_of_an_uitwisseling"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = []
