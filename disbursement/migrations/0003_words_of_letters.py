"""The index that this made is made by 0004_words_by_function, with a function that did not exist then."""

from django.conf import settings
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("disbursement", "0002_model_letters"),
        ("documents", "0002_papers_of_an_overleg"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = []
