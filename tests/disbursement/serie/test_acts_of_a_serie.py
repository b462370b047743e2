"""The page of a serie offers what can be done now, with how many, and says who else is to act."""

import pytest
from django.urls import reverse

from disbursement.serie.models import SerieAct
from disbursement.serie.running import NO_BESCHIKKING
from tests import builders
from tests.browsing import text_of
from tests.disbursement.serie.series import checked, done, grants_of, seen, serie_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def serie(cast):
    """One of each: nothing yet, a concept, to be reviewed, approved, signed."""
    rows = [cast.draft(), cast.submitted(), cast.approved(), cast.with_letter()]
    return serie_of(cast, *grants_of(cast, 1), *(row.uitkering for row in rows))


def page(client, user, serie):
    client.force_login(user)
    return client.get(reverse("disbursement:serie-detail", args=[serie.pk]))


def acts(client, user, serie):
    return [(act["label"], act["kind"]) for act in page(client, user, serie).context["acts"]]


def test_each_role_is_offered_its_own_acts_with_how_many(client, cast, serie):
    assert acts(client, cast.drafter, serie) == [
        ("Concepten maken (1)", ""),
        ("Naar toetsing sturen (1)", ""),
        ("Bekendmaken (1)", ""),
    ]
    assert acts(client, cast.signer, serie) == [("Ondertekenen (1)", "")]
    assert acts(client, cast.reviewer, serie) == []


def test_it_says_who_else_is_to_act(client, cast, serie):
    text = text_of(page(client, cast.drafter, serie))
    assert "1 beschikking wacht op een toetser. Toetsen gaat een voor een" in text
    assert "1 beschikking wacht op een tekenbevoegde." in text
    text = text_of(page(client, cast.signer, serie))
    assert "1 concept moet een behandelaar nog naar toetsing sturen." in text
    assert "1 getekende beschikking wacht tot een behandelaar haar bekendmaakt." in text
    assert "wacht op een tekenbevoegde" not in text


def test_the_only_act_leads_on_and_signing_after_looking(client, cast):
    rows = [cast.approved(name=name) for name in ("Een", "Twee")]
    serie = serie_of(cast, *(row.uitkering for row in rows))
    assert acts(client, cast.signer, serie) == [("Ondertekenen (2)", "")]
    assert acts(client, cast.drafter, serie) == []
    assert "2 beschikkingen wachten op een tekenbevoegde." in text_of(
        page(client, cast.drafter, serie)
    )
    for row in rows:
        seen(row, cast.signer)
    assert acts(client, cast.signer, serie) == [("Ondertekenen (2)", "primary")]


def test_when_all_was_done_it_says_so(client, cast):
    row = cast.with_letter()
    serie = serie_of(cast, row.uitkering)
    done(serie, SerieAct.ANNOUNCE, cast.drafter)
    text = text_of(page(client, cast.drafter, serie))
    assert "Met deze deals is samen niets meer te doen." in text


def test_what_is_not_yet_to_sign_says_so_and_leads_to_its_own_page(client, cast):
    row = cast.submitted()
    (bare,) = grants_of(cast, 1)
    opdracht = checked(serie_of(cast, row.uitkering, bare), SerieAct.SIGN, cast.signer)
    client.force_login(cast.signer)
    response = client.get(reverse("disbursement:serie-opdracht", args=[opdracht.pk]))
    shown = {line["url"]: line["reason"] for line in response.context["rows"]}
    assert shown == {
        reverse("disbursement:beschikking-detail", args=[row.pk]): (
            "Ondertekenen kan niet in de stand “ter toetsing”."
        ),
        reverse("regiodeals:deal-detail", args=[bare.deal_id]): NO_BESCHIKKING,
    }


def test_who_chooses_deals_reads_how_far_each_is(client, cast):
    cast.approved(name="Ver")
    grants_of(cast, 1)
    builders.in_preparation(cast.drafter)
    client.force_login(cast.drafter)
    text = text_of(client.get(reverse("disbursement:serie-new", args=[5])))
    assert "Ver: getoetst, uiterlijk di 17 dec 2024" in text
    assert ": nog geen concept, uiterlijk di 17 dec 2024" in text
