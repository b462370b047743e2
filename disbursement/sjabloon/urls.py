"""Addresses of the templates."""

from django.urls import path

from disbursement.sjabloon import views

urlpatterns = [
    path("sjablonen/", views.sjabloon_list, name="sjabloon-list"),
    path("sjablonen/<int:pk>/", views.sjabloon_detail, name="sjabloon-detail"),
    path("sjablonen/<int:pk>/nieuwe-versie/", views.draft, name="sjabloon-draft"),
    path("sjabloonversies/<int:pk>/", views.version_detail, name="sjabloonversie-detail"),
    path("sjabloonversies/<int:pk>/blok/<str:name>/", views.block, name="sjabloonversie-block"),
    path("sjabloonversies/<int:pk>/ingang/", views.plan, name="sjabloonversie-plan"),
    path("sjabloonversies/<int:pk>/proefbrieven/", views.test, name="sjabloonversie-test"),
    path("sjabloonversies/<int:pk>/voorbeeld.pdf", views.preview, name="sjabloonversie-preview"),
    path("sjabloonversies/<int:pk>/laatste-dag/", views.end, name="sjabloonversie-end"),
    path(
        "sjabloonversies/<int:pk>/stap/<str:verb>/",
        views.transition,
        name="sjabloonversie-transition",
    ),
]
