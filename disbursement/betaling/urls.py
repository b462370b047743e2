"""Addresses of the payments; none of them holds a number of an account."""

from django.urls import path

from disbursement.betaling import views

urlpatterns = [
    path("betalingen/", views.worklist, name="betaling-list"),
    path("betalingen/termijnen/<int:pk>/", views.release, name="betaling-release"),
    path("betalingen/<int:pk>/", views.betaling_detail, name="betaling-detail"),
    path("betalingen/<int:pk>/euro/", views.charge, name="betaling-charge"),
    path("betalingen/<int:pk>/stap/<str:verb>/", views.step, name="betaling-transition"),
    path("betalingen/batches/nieuw/", views.compose, name="betaalbatch-compose"),
    path("betalingen/batches/<int:pk>/", views.batch_detail, name="betaalbatch-detail"),
    path("betalingen/batches/<int:pk>/bestand/", views.batch_file, name="betaalbatch-file"),
    path(
        "betalingen/batches/<int:pk>/stap/<str:verb>/",
        views.batch_step,
        name="betaalbatch-transition",
    ),
    path("rekeningen/", views.kassier_list, name="rekening-list"),
    path("rekeningen/kassier/<int:pk>/", views.kassier_detail, name="rekening-detail"),
    path(
        "rekeningen/kassier/<int:pk>/nieuw/<str:currency>/",
        views.propose,
        name="rekening-propose",
    ),
    path("rekeningen/<int:pk>/stap/<str:verb>/", views.account_act, name="rekening-act"),
    path("bank/", views.delivery_list, name="aanlevering-list"),
    path("bank/<int:pk>/", views.delivery_detail, name="aanlevering-detail"),
    path("bank/regels/<int:pk>/", views.line_detail, name="bankregel-detail"),
    path("bank/regels/<int:pk>/stap/<str:verb>/", views.line_act, name="bankregel-act"),
]
