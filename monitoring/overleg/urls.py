"""Addresses of the overleg."""

from django.urls import path

from monitoring.overleg import views

urlpatterns = [
    path("overleg/", views.overleg_list, name="overleg-list"),
    path("overleg/<int:pk>/plannen/", views.schedule, name="overleg-schedule"),
    path("overleg/<int:pk>/stap/<str:verb>/", views.transition, name="overleg-transition"),
]
