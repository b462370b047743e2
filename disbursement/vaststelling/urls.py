"""Addresses of settling and recovering."""

from django.urls import path

from disbursement.vaststelling import views

urlpatterns = [
    path("uitkeringen/<int:pk>/vaststelling/", views.settlement_detail, name="vaststelling-detail"),
    path(
        "uitkeringen/<int:pk>/vaststelling/voorstellen/",
        views.propose,
        name="vaststelling-propose",
    ),
    path("voorstellen/<int:pk>/doen/<str:verb>/", views.proposal_act, name="voorstel-act"),
    path("beschikkingen/<int:pk>/afwijken/", views.deviate, name="voorstel-deviate"),
    path("mededelingen/<int:pk>/doen/<str:verb>/", views.notice_act, name="mededeling-act"),
    path("vorderingen/", views.claim_list, name="vordering-list"),
    path("vorderingen/<int:pk>/", views.claim_detail, name="vordering-detail"),
    path("vorderingen/<int:pk>/doen/<str:verb>/", views.claim_act, name="vordering-act"),
]
