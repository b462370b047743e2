"""Addresses of the log of outgoing mail."""

from django.urls import path

from regiodeals.post import views

urlpatterns = [
    path("post/", views.message_list, name="message-list"),
    path("post/<int:pk>/", views.message_detail, name="message-detail"),
]
