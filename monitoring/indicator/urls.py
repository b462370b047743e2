"""Addresses of doelen, indicatoren and metingen."""

from django.urls import path

from monitoring.indicator.views import goals, register, series

urlpatterns = [
    path("deals/<int:pk>/doelen/", goals.goals, name="goals"),
    path("deals/<int:pk>/doelen/nieuw/", goals.goal_add, name="goal-add"),
    path("doelen/<int:pk>/wijzigen/", goals.goal_change, name="goal-change"),
    path("doelen/<int:pk>/indicator/", goals.goal_serve, name="goal-serve"),
    path("doelindicatoren/<int:pk>/", series.series_detail, name="series-detail"),
    path("doelindicatoren/<int:pk>/afspraak/", series.series_agree, name="series-agree"),
    path("doelindicatoren/<int:pk>/meting/", series.measurement_record, name="measurement-record"),
    path("metingen/<int:pk>/verbeteren/", series.measurement_correct, name="measurement-correct"),
    path("indicatoren/", register.indicator_list, name="indicator-list"),
    path("indicatoren/nieuw/", register.indicator_add, name="indicator-add"),
    path("indicatoren/<int:pk>/", register.indicator_detail, name="indicator-detail"),
    path("indicatoren/<int:pk>/definitie/", register.indicator_define, name="indicator-define"),
]
