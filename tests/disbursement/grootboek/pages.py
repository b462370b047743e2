"""What the tests of these pages ask of an answer."""

from django.test import Client

from tests import builders
from tests.screens.pages import read

DAY = builders.NOW.date()


def browser_of(person):
    browser = Client()
    browser.force_login(person)
    return browser


def text_of(browser, url):
    answer = browser.get(url)
    assert answer.status_code == 200
    return " ".join(read(answer.content.decode()).text.replace("\xa0", " ").split())


def content_of(answer):
    return b"".join(answer.streaming_content) if answer.streaming else answer.content
