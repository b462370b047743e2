"""Addresses of the year and its schedule."""

from django.urls import path

from monitoring.jaarcyclus import views

urlpatterns = [
    path("jaarcyclus/", views.year_list, name="jaarcyclus-list"),
    path("jaarcyclus/<int:pk>/afronden/", views.finish, name="jaarcyclus-finish"),
    path("rooster/", views.schedule_list, name="rooster-list"),
    path(
        "rooster/tranche/<int:number>/<str:kind>/", views.schedule_tranche, name="rooster-tranche"
    ),
    path("rooster/deal/<int:pk>/<str:kind>/", views.schedule_deal, name="rooster-deal"),
]
