"""Addresses of the lessons."""

from django.urls import path

from monitoring.les import views

urlpatterns = [
    path("lessen/", views.lesson_list, name="les-list"),
    path("lessen/nieuw/", views.add, name="les-add"),
    path("lessen/uit-rapportage/<int:pk>/", views.take, name="les-take"),
    path("lessen/<int:pk>/", views.detail, name="les-detail"),
    path("lessen/<int:pk>/wijzigen/", views.change, name="les-change"),
    path("lessen/<int:pk>/delen/", views.share, name="les-share"),
    path("lessen/<int:pk>/intrekken/", views.withdraw, name="les-withdraw"),
]
