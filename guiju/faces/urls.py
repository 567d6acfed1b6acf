"""Every address of the house. A route that is not in the table of `tests/faces/test_routes.py` fails the tests."""

from django.urls import include, path

urlpatterns = [
    path("api/", include("guiju.faces.api.urls")),
    path("", include("guiju.faces.workbench.urls")),
    path("", include("guiju.faces.portal.urls")),
]

handler404 = "guiju.faces.workbench.views.errors.missing"
