"""Making a county: its bodies, people in every role, certified officers, items, firms and persons.

Everybody is invented. The same profile gives the same county.
"""

import datetime as dt
import itertools
import tomllib
from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.db.models import prefetch_related_objects

from guiju.demo import names
from guiju.demo.chance import Chance
from guiju.demo.profile import FOLDER, Profile
from guiju.registry.models import Body, Certificate, Item, ItemList, Officer, Post, Region, Subject, User
from guiju.registry.roles import Role

#: Who works in every body; in an enforcing one also officers, and the others of `_ENFORCING`.
_OFFICE = (Role.CHIEF, Role.HEAD, Role.UNIT_HEAD, Role.HANDLER, Role.CLERK, Role.REVIEWER)
_ENFORCING = (*_OFFICE, Role.OFFICER, Role.OFFICER, Role.OFFICER, Role.CASHIER, Role.HOST)
_GOVERNMENT = (*_OFFICE, Role.HANDLER, Role.HANDLER, Role.HOST, Role.LEADER, Role.AUDITOR)
_JUSTICE = (*_OFFICE, Role.SUPERVISOR, Role.SUPERVISOR, Role.WRITER, Role.REGISTRAR)
#: Roles placed over the whole county.
_OVER_ALL = (Role.SUPERVISOR, Role.LEADER, Role.WRITER, Role.AUDITOR)
_LONG_AGO = dt.date(2021, 1, 1)


@dataclass(frozen=True)
class Violation:
    """One item that a body enforces, with what is usually done about it."""

    item: Item
    name: str
    basis: str
    fine: int


@dataclass
class County:
    """A county that was made, and whom to ask for."""

    profile: Profile
    government: Body
    party: Body
    justice: Body
    departments: list[Body] = field(default_factory=list)
    townships: list[Body] = field(default_factory=list)
    enforcers: dict[Body, float] = field(default_factory=dict)
    violations: dict[int, list[Violation]] = field(default_factory=dict)
    officers: dict[int, list[Officer]] = field(default_factory=dict)
    subjects: list[Subject] = field(default_factory=list)
    persons: list[Subject] = field(default_factory=list)
    staff: dict[tuple[int, str], list[User]] = field(default_factory=dict)

    def who(self, body: Body, role: Role, at: int = 0) -> User:
        """Somebody who holds the role in the body."""
        people = self.staff[body.pk, role]
        return people[at % len(people)]

    def who_is(self, officer: Officer) -> User:
        """The user who is this officer."""
        assert officer.user, "every officer of a demo county logs in"
        return officer.user

    @property
    def units(self) -> list[Body]:
        """Departments and townships."""
        return [*self.departments, *self.townships]


def make(profile: Profile, firms: int, persons: int) -> County:
    """Make the county in an empty database, with so many firms (and traders) and natural persons."""
    with transaction.atomic():
        county = _bodies(profile)
        _people(county)
        _items(county)
        _subjects(county, firms, persons)
    return county


def _bodies(profile: Profile) -> County:
    known = tomllib.loads((FOLDER / "county.toml").read_text(encoding="utf-8"))
    above = profile.region["parent"]
    city = Region.objects.create(code=above["code"], name=above["name"])
    code = profile.region["code"]
    region = Region.objects.create(code=code, name=profile.region["name"], parent=city)
    chance, serial = Chance(profile.seed, "bodies"), itertools.count(1)

    def body(name: str, word: str, kind: str, parent: Body | None, short: str = "", place: Region = region) -> Body:
        return Body.objects.create(
            name=name, short=short, word=word, kind=kind, parent=parent, region=place,
            uscc=names.uscc("11", code, next(serial)),
        )  # fmt: skip

    here, unit = profile.name, profile.unit
    government = body(f"{here}人民政府", f"{profile.word}府", "government", None, f"{unit}政府")
    party = body(f"中共{here}委员会", f"{profile.word}委", "party", None, f"{unit}委")
    made = County(profile, government, party, government)
    for entry in known["department"]:
        one = body(f"{here}{entry['name']}", profile.word + entry["word"], "department", government)
        made.departments.append(one)
        if "field" in entry:
            made.enforcers[one] = entry["weight"]
            made.violations[one.pk] = _violations(one, entry)
    made.justice = made.departments[0]
    kinds = [("department", name, government) for name in known["others"]["department"]]
    kinds += [("party", name, party) for name in known["others"]["party"]]
    for kind, name, parent in kinds[: max(0, profile.departments - len(made.departments))]:
        made.departments.append(body(f"{here}{name}", f"{profile.word}{name[:2]}", kind, parent))
    entry = known["township"]
    for at, stem in enumerate(names.places(chance, profile.townships)):
        name = f"{stem}街道" if at < 3 else f"{stem}镇" if at < profile.townships * 0.6 else f"{stem}乡"
        level = 1 if at < 3 else 100 if name.endswith("镇") else 200
        place = Region.objects.create(code=f"{code}{level + at:03d}", name=name, parent=region)
        office = f"{here}{name}办事处" if at < 3 else f"{here}{name}人民政府"
        one = body(office, f"{profile.word}{stem}{entry['word']}", "township", government, name, place)
        made.townships.append(one)
        made.enforcers[one] = entry["weight"] / profile.townships
        made.violations[one.pk] = _violations(one, entry)
    return made


def _violations(body: Body, entry: dict[str, Any]) -> list[Violation]:
    return [
        Violation(Item(code=code, name=item, act="penalty", body=body, field=entry["field"], basis=basis,
                       source="empowered" if body.kind == "township" else "statutory"), name, basis, fine)
        for code, item, name, basis, fine in entry["violations"]
    ]  # fmt: skip


def _items(county: County) -> None:
    listed = ItemList.objects.create(
        name=f"{county.profile.name}行政执法事项清单", version="2021", published=_LONG_AGO, since=_LONG_AGO
    )
    items = [one.item for several in county.violations.values() for one in several]
    for item in items:
        item.list = listed
    Item.objects.bulk_create(items)


def _people(county: County) -> None:
    chance = Chance(county.profile.seed, "people")
    wanted = [(county.government, _GOVERNMENT), (county.party, _OFFICE)]
    wanted += [(one, _ENFORCING if one in county.enforcers else _OFFICE) for one in county.units[1:]]
    wanted.insert(2, (county.justice, _JUSTICE))
    jobs = [(body, role) for body, roles in wanted for role in roles]
    locked = make_password(None)
    users = User.objects.bulk_create(
        User(username=f"u{at:04d}", name=names.person(chance), password=locked) for at in range(1, len(jobs) + 1)
    )
    posts = [
        Post(user=user, body=body, role=role, since=_LONG_AGO, over=county.government if role in _OVER_ALL else None)
        for user, (body, role) in zip(users, jobs, strict=True)
    ]
    Post.objects.bulk_create(posts)
    for post in posts:
        post.user.__dict__["posts_today"] = [post]  # what the database would say, without asking it 600 times
        county.staff.setdefault((post.body_id, post.role), []).append(post.user)
    _officers(county, [post for post in posts if post.role == Role.OFFICER])


def _officers(county: County, posts: list[Post]) -> None:
    officers = Officer.objects.bulk_create(
        Officer(name=post.user.name, body=post.body, user=post.user) for post in posts
    )
    Certificate.objects.bulk_create(
        Certificate(
            officer=officer, number=f"{county.profile.region['code'][:4]}{at:06d}", scope="行政执法",
            issued=_LONG_AGO, valid_until=dt.date(2030, 12, 31),
        )
        for at, officer in enumerate(officers, 1)
    )  # fmt: skip
    prefetch_related_objects(officers, "certificates")
    for officer in officers:
        county.officers.setdefault(officer.body_id, []).append(officer)


def _subjects(county: County, firms: int, persons: int) -> None:
    chance, code = Chance(county.profile.seed, "subjects"), county.profile.region["code"]
    made = []
    for number in range(1, firms + 1):
        name, kind = names.firm(chance, county.profile.name)
        prefix = "91" if kind == "firm" else "92"
        made.append(
            Subject(
                kind=kind, name=name, code=names.uscc(prefix, code, number), representative=names.person(chance),
                address=f"{chance.choice(county.townships).short}{chance.randint(1, 180)}号",
            )
        )  # fmt: skip
    for number in range(persons):
        place = chance.choice(county.townships).short
        made.append(Subject(kind="person", name=names.person(chance), code=names.identity(code, number), address=place))
    made = Subject.objects.bulk_create(made, batch_size=2000)
    county.subjects, county.persons = made[:firms], made[firms:]
