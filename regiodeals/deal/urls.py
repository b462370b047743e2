"""Addresses of tranche and deal pages."""

from django.urls import path

from regiodeals.deal import views

urlpatterns = [
    path("tranches/", views.tranche_list, name="tranche-list"),
    path("deals/", views.deal_list, name="deal-list"),
    path("deals/<int:pk>/", views.deal_detail, name="deal-detail"),
    path("deals/<int:pk>/samenvatting/", views.deal_summary, name="deal-summary"),
    path("deals/<int:pk>/geschiedenis/", views.deal_history, name="deal-history"),
    path("deals/<int:pk>/uitstel/", views.delay_notice, name="deal-delay"),
    path("termijnen/", views.obligation_list, name="obligation-list"),
    path("termijnen/<int:pk>/", views.obligation_detail, name="obligation-detail"),
    path("deals/<int:pk>/stap/<str:verb>/", views.transition, name="deal-transition"),
]
