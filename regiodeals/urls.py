"""All addresses of the site; each stands in the route table of accounts."""

from django.contrib import admin
from django.urls import include, path
from django.views.generic import TemplateView

from regiodeals.accounts.login import LoginPage, LogoutPage
from regiodeals.accounts.staying import session
from regiodeals.board.urls import urlpatterns as board
from regiodeals.convenant.urls import urlpatterns as convenant
from regiodeals.deal.urls import urlpatterns as deal
from regiodeals.deal.views import my_work
from regiodeals.exports.urls import urlpatterns as exports
from regiodeals.handleiding.urls import urlpatterns as handleiding
from regiodeals.health.views import health
from regiodeals.mailtekst.urls import urlpatterns as mailtekst
from regiodeals.people.urls import urlpatterns as people
from regiodeals.post.urls import urlpatterns as post
from regiodeals.search.urls import urlpatterns as search

handler500 = "regiodeals.accounts.pages.server_error"

urlpatterns = [
    path("", my_work, name="my-work"),
    path("inloggen/", LoginPage.as_view(), name="login"),
    path("uitloggen/", LogoutPage.as_view(), name="logout"),
    path("sessie/", session, name="session"),
    path("gezond/", health, name="health"),
    path(
        "componenten/", TemplateView.as_view(template_name="componenten.html"), name="componenten"
    ),
    path(
        "toegankelijkheid/",
        TemplateView.as_view(template_name="toegankelijkheid.html"),
        name="toegankelijkheid",
    ),
    path("beheer/", admin.site.urls),
    path(
        "",
        include(
            (
                [
                    *(*deal, *board, *convenant, *exports),
                    *(*people, *post, *search, *mailtekst, *handleiding),
                ],
                "regiodeals",
            )
        ),
    ),
    path("", include("disbursement.urls")),
    path("", include("monitoring.urls")),
]
