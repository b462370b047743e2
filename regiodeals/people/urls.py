"""Addresses of the people of a deal, and of an invitation."""

from django.urls import path

from regiodeals.people import views

urlpatterns = [
    path("deals/<int:pk>/mensen/", views.people, name="deal-people"),
    path("deals/<int:pk>/mensen/overdragen/", views.hand_over, name="deal-hand-over"),
    path("rollen/<int:pk>/beeindigen/", views.end_role, name="deal-role-end"),
    path("uitnodigingen/<int:pk>/intrekken/", views.revoke, name="invitation-revoke"),
    path("uitnodiging/<str:token>/", views.open_link, name="invitation-open"),
    path("uitnodiging/", views.invitation, name="invitation"),
    path("wachtwoord/", views.password, name="password"),
    path("taal/", views.choose_language, name="language"),
]
