"""Addresses of the reports to parliament."""

from django.urls import path

from monitoring.kamer import views

urlpatterns = [
    path("kamer/", views.report_list, name="kamer-list"),
    path("kamer/nieuw/", views.add, name="kamer-add"),
    path("kamer/<int:pk>/", views.detail, name="kamer-detail"),
    path("kamer/<int:pk>/inleidingen/", views.change, name="kamer-change"),
    path("kamer/<int:pk>/vaststellen/", views.adopt, name="kamer-adopt"),
    path("kamer/<int:pk>/aanbieden/", views.offer, name="kamer-offer"),
    path("kamer/<int:pk>/kamerstuk/", views.kamerstuk, name="kamer-kamerstuk"),
    path("kamer/<int:pk>/pdf/", views.file, name="kamer-file"),
    path("kamer/<int:pk>/opnieuw/", views.again, name="kamer-again"),
]
