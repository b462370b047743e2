"""What a reader finds on a page, and what it said after an act."""

from typing import Any

from django.contrib.messages import get_messages

from tests.screens.pages import read


def text_of(response: Any) -> str:
    """All words of a page, with single spaces between them."""
    return " ".join(read(response.content.decode()).text.split())


def messages_of(response: Any) -> list[str]:
    """The sentences that an act left for the next page."""
    return [str(message) for message in get_messages(response.wsgi_request)]
