"""Addresses of the calendar."""

from django.urls import path

from monitoring.kalender.views import feed, pages

urlpatterns = [
    path("kalender/", pages.this_month, name="kalender"),
    path("kalender/<int:year>/<int:number>/", pages.month, name="kalender-month"),
    path("kalender/lijst/", pages.line_list, name="kalender-list"),
    path("kalender/agenda/", feed.link, name="kalender-link"),
    path("kalender/agenda/intrekken/", feed.revoke, name="kalender-link-revoke"),
    path("kalender/feed/<str:secret>.ics", feed.feed, name="kalender-feed"),
]
