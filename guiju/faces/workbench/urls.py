"""The addresses of the workbench."""

from django.contrib.auth.views import LogoutView
from django.urls import path

from guiju.faces.workbench.views import (
    attachments,
    calculator,
    cases,
    choose,
    figures,
    lists,
    login,
    papers,
    readings,
    registers,
    registry,
    steps,
    todo,
)

urlpatterns = [
    path("", todo.todo, name="todo"),
    path("login/", login.Login.as_view(), name="login"),
    path("logout/", LogoutView.as_view(next_page="login"), name="logout"),
    path("due/", calculator.calculator, name="due"),
    path("search/", lists.search, name="search"),
    path("cases/<slug:line>/", lists.listing, name="cases"),
    path("cases/<slug:line>/export/", lists.export, name="cases-export"),
    path("cases/<slug:line>/new/<slug:step>/", steps.begin, name="begin"),
    path("case/<int:pk>/", cases.page, name="case"),
    path("case/<int:pk>/event/<int:seq>/", steps.correct, name="mend"),
    path("case/<int:pk>/attach/", attachments.add, name="attach"),
    path("attachment/<int:pk>/", attachments.take, name="attachment"),
    path("case/<int:pk>/<slug:step>/", steps.act, name="act"),
    path("paper/<int:pk>.<slug:form>", papers.paper, name="paper"),
    path("registers/<slug:app>/<slug:name>/", registers.listing, name="register"),
    path("registers/<slug:app>/<slug:name>/add/", registers.add, name="register-add"),
    path("registers/<slug:app>/<slug:name>/export/", registers.export, name="register-export"),
    path("registers/<slug:app>/<slug:name>/import/", registers.import_, name="register-import"),
    path("registers/<slug:app>/<slug:name>/template/", registers.template, name="register-template"),
    path("registers/<slug:app>/<slug:name>/<int:pk>/", registers.row, name="register-row"),
    path("registry/", registry.index, name="registry"),
    path("registry/<slug:kind>/import/", registry.import_, name="registry-import"),
    path("registry/<slug:kind>/template/", registry.template, name="registry-template"),
    path("figures/", figures.latest, name="figures"),
    path("figures/<int:year>/", figures.listing, name="figures-year"),
    path("figures/<int:year>/report/<str:name>", figures.report, name="figures-report"),
    path("figures/<int:year>/<path:key>/", figures.figure, name="figure"),
    path("readings/", readings.readings, name="readings"),
    path("choose/subject/", choose.subject, name="choose-subject"),
]
