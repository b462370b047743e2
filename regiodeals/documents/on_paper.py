"""A document that is kept, filled in: in Dutch, whoever's click it is that makes it."""

from collections.abc import Mapping
from typing import Any

from django.template.loader import render_to_string
from django.utils.translation import override

from regiodeals.common.language import Language


def on_paper(template: str, texts: Mapping[str, Any]) -> str:
    """The markup of a document; a translation brings its English words along itself."""
    with override(Language.NL):
        return render_to_string(template, dict(texts))
