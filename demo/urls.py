"""The addresses of the site, and one more that only a demonstration has."""

from django.urls import path

from demo.views import move_clock
from regiodeals.urls import handler500 as handler500
from regiodeals.urls import urlpatterns as site

urlpatterns = [path("demonstratie/klok/", move_clock, name="demo-clock"), *site]
