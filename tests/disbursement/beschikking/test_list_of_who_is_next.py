"""The list of beschikkingen says by name who is next, and asks that once for all rows."""

import pytest
from django.urls import reverse

from disbursement.beschikking.rendering.page.waiting import in_short
from tests import builders
from tests.screens.test_query_counts import AT_MOST, queries

pytestmark = pytest.mark.django_db


def rows(client, reader):
    client.force_login(reader)
    return client.get(reverse("disbursement:beschikking-list")).context["rows"]


def test_it_names_who_may_review_and_who_may_sign(cast, client):
    cast.submitted()
    assert rows(client, cast.drafter)[0]["waits_for"] == "Farid Toetser"
    cast.approved()
    assert {row["waits_for"] for row in rows(client, cast.drafter)} == {
        "Farid Toetser",
        "Marit Tekenaar",
    }


def test_when_nobody_may_sign_it_says_so(cast, client):
    cast.approved()
    cast.signer.role_assignments.update(valid_until="2024-11-17")
    assert rows(client, cast.drafter)[0]["waits_for"] == "niemand: vraag de beheerder"


def test_many_names_are_shortened_and_nobody_is_named_twice(cast):
    people = [builders.toetser(name=name, last_name="T") for name in "ABCD"]
    assert in_short(people[:1] * 2) == "A T"
    assert in_short(people[:2]) == "A T of B T"
    assert in_short(people[:3]) == "A T, B T of 1 ander"
    assert in_short(people) == "A T, B T of 2 anderen"


def test_it_asks_no_more_for_more_rows(cast):
    cast.approved()
    url = reverse("disbursement:beschikking-list")
    few = queries(cast.drafter, url)
    for _ in range(3):
        cast.approved()
    many = queries(cast.drafter, url)
    assert len(few) == len(many) <= AT_MOST, "\n".join(many)
