"""Addresses of the reminders."""

from django.urls import path

from monitoring.herinnering import views

urlpatterns = [
    path("herinneringen/", views.reminder_list, name="herinnering-list"),
    path("herinneringen/vooruit/", views.look_ahead, name="herinnering-ahead"),
    path("herinneringen/keuze/", views.choose, name="herinnering-choice"),
    path("herinneringen/<int:pk>/opnieuw/", views.send_again, name="herinnering-again"),
]
