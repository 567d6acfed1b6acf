"""A blind walker: any step of any line, with plausible data, at random. The kernel decides what is allowed."""

import datetime as dt
from types import SimpleNamespace

from django.db import models

from guiju.procedure import clock
from guiju.procedure.fields import ChoicesField
from guiju.procedure.refusal import Refused
from guiju.registry.models import Item, ItemList, Officer, Subject, User
from guiju.registry.roles import Role

TEXTS = ("经查属实", "补正", "<b>1</b>", "𠮷🙂", "理由充分。" * 30)
BODIES = ("gov", "market", "town", "justice")
NAMES = {"gov": "government", "market": "market", "town": "township", "justice": "justice"}


def make_world(county, officers):
    """The county with an item list and two subjects, so that fields have something to point to."""
    standing = ItemList.objects.create(name="权责清单", version="1", published="2020-01-01", since="2020-01-01")
    for body in (county.market, county.township):
        Item.objects.create(list=standing, code=f"A{body.pk}", name="无证经营", act="penalty", body=body)
    Subject.objects.create(kind="firm", name="酉县某商行")
    Subject.objects.create(kind="person", name="张三")
    people = {getattr(county, NAMES[place]).pk: place for place in BODIES}
    return SimpleNamespace(county=county, places=people)


def worker(world, body_id, role):
    """Who holds a role in a body."""
    return getattr(world.county, f"{world.places[body_id]}_{role}", None) if body_id in world.places else None


def plausible(field, dice):
    """Something that might be filled in there, now and then nonsense."""
    if dice.random() < 0.02:
        return dice.choice(["", None, "x" * 50, -1, "2026-02-30"])
    choices = [value for value, _ in field.flatchoices or () if value != ""]
    if isinstance(field, ChoicesField):
        return dice.sample(choices, min(len(choices), dice.randint(1, 2)))
    if choices:
        return dice.choice(choices)
    if field.is_relation:
        return _chosen(field, dice)
    if isinstance(field, models.DateTimeField):
        return clock.now() - dt.timedelta(hours=dice.randint(-50, 200))
    if isinstance(field, models.DateField):
        return clock.today() + dt.timedelta(days=dice.randint(-20, 3 if "Past" in type(field).__name__ else 30))
    if isinstance(field, models.BooleanField):
        return dice.random() < 0.5
    if isinstance(field, models.DecimalField):
        return dice.choice(["0", "200", "5000.00", "123456.78"])
    if isinstance(field, models.IntegerField):
        return dice.choice([0, 1, 2, 3, 15, 30])
    if isinstance(field, models.JSONField):
        return []
    return dice.choice(TEXTS)[: field.max_length or 10_000]


def _chosen(field, dice):
    target = field.related_model
    rows = target._default_manager.order_by("pk")
    if target is User:
        rows = rows.filter(username__startswith=dice.choice(BODIES))
    pks = list(rows.values_list("pk", flat=True)[:40])
    if field.many_to_many:
        few = 2 if target is Officer else dice.randint(1, 3)
        return dice.sample(pks, min(len(pks), few))
    return dice.choice(pks) if pks else 1


def data_for(step, dice):
    """What the step asks for, and some of what it may be given."""
    wanted = [*step.fills, *(name for name in step.optional if dice.random() < 0.5)]
    return {name: plausible(step.fields[name], dice) for name in wanted}


class Walk:
    """One case taken as far as chance goes. `taken` holds what the kernel accepted: name, actor, data, moment, body."""

    def __init__(self, world, model, dice, day, without=()):
        self.world, self.model, self.dice, self.day = world, model, dice, day
        self.without = without
        self.case, self.taken, self.refusals = None, [], []

    def go(self, tries):
        """Try so many steps, days apart; yields after each that was taken."""
        for place in range(tries):
            self.day += dt.timedelta(days=self.dice.choice([0, 0, 1, 2, 5, 30]))
            with clock.standing_at(self.day):
                try:
                    taken = self._begin() if self.case is None else self._act(place)
                except Refused as refusal:
                    self.refusals.append(refusal)
                    assert str(refusal).strip()
                    continue
                if taken:
                    yield

    def _begin(self):
        openings = [step for step in self.model.procedure.openings if step.in_force(self.day)]
        if not openings:
            return False
        step = self.dice.choice(openings)
        body = getattr(self.world.county, NAMES[self.dice.choice(BODIES)])
        role = next((role for role in step.by if role != Role.CLOCK), None)
        if role is None:
            return False
        actor, data = worker(self.world, body.pk, role), data_for(step, self.dice)
        self.case = self.model.begin(step.name, actor, data, body=body, key="walk")
        self._note(step.name, actor, data)
        return True

    def _act(self, place):
        case, final = self.case, self.case.procedure.final
        steps = case.procedure.at_hand(case.stage, self.day)
        if case.stage in final or self.dice.random() < 0.05:
            steps = [step for versions in case.procedure.versions.values() for step in versions]
        steps = [step for step in steps if step.name not in self.without]
        if not steps:
            return False
        step = self.dice.choice(steps)
        body_id = case.counterpart_id if step.of == "counterpart" else case.body_id
        role = self.dice.choice(step.by)
        actor = None if role == Role.CLOCK else worker(self.world, body_id, role)
        if actor is None and role != Role.CLOCK:
            return False
        data = data_for(step, self.dice)
        case.act(step.name, actor, data, key=f"walk{place}")
        self._note(step.name, actor, data)
        return True

    def _note(self, name, actor, data):
        self.taken.append((name, actor, data, clock.now(), self.case.body))
