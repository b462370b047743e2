"""The addresses of the manuals."""

from django.urls import path

from regiodeals.handleiding import views

urlpatterns = [
    path("handleiding/", views.own_manual, name="manual"),
    path("handleiding/<slug:role>/", views.manual, name="manual-of"),
]
