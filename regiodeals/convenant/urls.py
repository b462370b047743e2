"""Addresses of acts on a convenant."""

from django.urls import path

from regiodeals.convenant import views

urlpatterns = [
    path("deals/<int:pk>/partijen/", views.parties, name="deal-parties"),
    path(
        "ondertekeningen/<int:pk>/vastleggen/",
        views.register_signature,
        name="convenant-sign",
    ),
    path("convenanten/<int:pk>/sluiten/", views.conclude, name="convenant-conclude"),
]
