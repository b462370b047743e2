"""What of a page is not in the language of who reads English."""

from django.urls import reverse

from tests.translation.pseudo import everything_marked, unmarked


def left_on(client, person, monkeypatch, name, *arguments, asked=None, **typed):
    """What of a page is outside the marks: as it opens, or after something wrong was sent."""
    client.cookies["taal"] = "en"
    if person is not None:
        client.force_login(person)
    address = reverse(name, args=arguments)
    with everything_marked(monkeypatch):
        response = client.post(address, typed) if typed else client.get(address, asked)
    assert response.status_code == 200, name
    return unmarked(response.content.decode())
