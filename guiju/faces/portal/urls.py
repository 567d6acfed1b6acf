"""The addresses of the portal."""

from django.urls import path

from guiju.faces.portal import views

urlpatterns = [
    path("audit/", views.drop, name="audit"),
    path("audit/<str:token>/", views.result, name="audit-result"),
    path("audit/<str:token>/marked/", views.marked, name="audit-marked"),
    path("audit/<str:token>/figures.xlsx", views.figures, name="audit-figures"),
    path("audit/<str:token>/forget/", views.forget, name="audit-forget"),
]
