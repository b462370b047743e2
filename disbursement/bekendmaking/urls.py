"""Addresses of the letter and of its sending."""

from django.urls import path

from disbursement.bekendmaking import views

urlpatterns = [
    path("beschikkingen/<int:pk>/brief.pdf", views.letter, name="beschikking-letter"),
    path("beschikkingen/<int:pk>/per-post/", views.post, name="bekendmaking-post"),
    path("beschikkingen/<int:pk>/mail-opnieuw/", views.send_again, name="bekendmaking-send-again"),
]
