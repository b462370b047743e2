"""Addresses of the exchange meetings."""

from django.urls import path

from monitoring.uitwisseling.views import material, meetings, people

urlpatterns = [
    path("uitwisseling/", meetings.meeting_list, name="uitwisseling-list"),
    path("uitwisseling/nieuw/", meetings.add, name="uitwisseling-add"),
    path("uitwisseling/<int:pk>/", meetings.detail, name="uitwisseling-detail"),
    path("uitwisseling/<int:pk>/wijzigen/", meetings.change, name="uitwisseling-change"),
    path("uitwisseling/<int:pk>/aflasten/", meetings.call_off, name="uitwisseling-call-off"),
    path(
        "uitwisseling/<int:pk>/stap/<str:verb>/",
        meetings.transition,
        name="uitwisseling-transition",
    ),
    path("uitwisseling/<int:pk>/materiaal/", material.material, name="uitwisseling-material"),
    path(
        "uitwisseling/<int:pk>/lessen/<int:les>/losmaken/",
        material.unlink,
        name="uitwisseling-unlink",
    ),
    path("uitwisseling/bestanden/<int:pk>/", material.file, name="uitwisseling-file"),
    path(
        "uitwisseling/bestanden/<int:pk>/weghalen/",
        material.remove,
        name="uitwisseling-file-remove",
    ),
    path("uitwisseling/<int:pk>/aanmelden/", people.sign_up, name="uitwisseling-sign-up"),
    path("uitwisseling/<int:pk>/aanwezig/", people.attendance, name="uitwisseling-attendance"),
    path(
        "uitwisseling/aanmelding/<int:pk>/afmelden/", people.sign_off, name="uitwisseling-sign-off"
    ),
    path("uitwisseling/aanmelding/<int:pk>/opnieuw/", people.again, name="uitwisseling-mail-again"),
]
