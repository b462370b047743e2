"""Address of the register."""

from django.urls import path

from disbursement.mandaat import views

urlpatterns = [path("mandaten/", views.mandaat_register, name="mandaat-register")]
