"""Addresses of the overleg."""

from django.urls import path

from monitoring.overleg.views import minutes, pack, people, planning, poll

urlpatterns = [
    path("overleg/", planning.overleg_list, name="overleg-list"),
    path("overleg/<int:pk>/", planning.detail, name="overleg-detail"),
    path("overleg/<int:pk>/plannen/", planning.schedule, name="overleg-schedule"),
    path("overleg/<int:pk>/afzeggen/", planning.call_off, name="overleg-call-off"),
    path("overleg/<int:pk>/stap/<str:verb>/", planning.transition, name="overleg-transition"),
    path("overleg/<int:pk>/deelnemers/", people.people, name="overleg-people"),
    path("overleg/<int:pk>/deelnemers/iedereen/", people.everybody, name="overleg-everybody"),
    path("overleg/<int:pk>/datumprikker/", poll.poll, name="overleg-poll"),
    path("overleg/<int:pk>/datumprikker/mailen/", poll.ask, name="overleg-poll-ask"),
    path("overleg/deelnemer/<int:pk>/momenten/", poll.answer, name="overleg-poll-answer"),
    path("overleg/moment/<int:pk>/weghalen/", poll.drop, name="overleg-poll-drop"),
    path("overleg/moment/<int:pk>/kiezen/", poll.pick, name="overleg-poll-pick"),
    path("overleg/<int:pk>/stukken/", pack.order, name="overleg-pack"),
    path("overleg/stukken/<int:pk>/pdf/", pack.file, name="overleg-pack-file"),
    path("overleg/stukken/<int:pk>/opnieuw/", pack.again, name="overleg-pack-again"),
    path("overleg/<int:pk>/verslag/", minutes.minutes, name="overleg-minutes"),
    path("overleg/<int:pk>/verslag/instemmen/", minutes.agree, name="overleg-agree"),
    path("overleg/actie/<int:pk>/<str:verb>/", minutes.action, name="overleg-action"),
    path(
        "overleg/besluit/<int:pk>/schrappen/",
        minutes.drop_decision,
        name="overleg-decision-drop",
    ),
    path("overleg/deelnemer/<int:pk>/afmelden/", people.remove, name="overleg-person-remove"),
    path("overleg/deelnemer/<int:pk>/opnieuw/", people.again, name="overleg-person-again"),
]
