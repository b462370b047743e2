"""Addresses of the verantwoording."""

from django.urls import path

from disbursement.verantwoording import views

urlpatterns = [
    path("verantwoording/", views.index, name="verantwoording-index"),
    path("verantwoording/<int:year>/", views.paper_list, name="verantwoording-list"),
    path("verantwoording/<int:year>/inlezen/", views.bring, name="verantwoording-import"),
    path(
        "verantwoording/sjabloon/<int:pk>.<str:ending>",
        views.template,
        name="verantwoording-template",
    ),
    path("verantwoording/bestand/<int:pk>/", views.file_detail, name="inlezing-detail"),
    path("verantwoording/bestand/<int:pk>/origineel/", views.file_itself, name="inlezing-file"),
    path("verantwoording/bestand/<int:pk>/vastleggen/", views.confirm, name="inlezing-confirm"),
    path("verantwoording/bestand/<int:pk>/vervallen/", views.drop, name="inlezing-drop"),
    path("verantwoording/stuk/<int:pk>/", views.paper_detail, name="verantwoording-paper"),
    path("verantwoording/stuk/<int:pk>/ontvangen/", views.receive, name="verantwoording-receive"),
    path("verantwoording/stuk/<int:pk>/beoordelen/", views.judge, name="verantwoording-judge"),
    path("verantwoording/stuk/<int:pk>/uitstel/", views.ask_postponement, name="uitstel-record"),
    path("verantwoording/uitstel/<int:pk>/", views.decide_postponement, name="uitstel-decide"),
    path("verantwoording/levering/<int:pk>/bestand/", views.delivered_file, name="levering-file"),
    path(
        "deals/<int:pk>/verantwoording/<int:year>/",
        views.year_detail,
        name="verantwoording-detail",
    ),
]
