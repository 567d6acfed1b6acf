"""A database of a million cases: a few told by the kernel, step by step, then copied row by row by the database itself.

Sixty bodies of unequal size, seven years, one case in forty open, three in a hundred not public. A copy has its
original's fields, first and last event and first deadline; its own title, number, dates, body. The chains of the copies
do not verify, and nothing here asks them to.
"""

import datetime as dt
import random
import time

from rig.county import people
from rig.models import PATH, Matter

BODIES, SLOTS = 60, 10_000
#: A case lasts two months on the average, so one in forty of seven years is open. Then those not public, and those
#: with a body that answers.
OPEN, SECRET, ANSWERED = 1 / 40, 0.03, 0.2


def fill(cases):
    """Fill an empty database; returns seconds. A database that has its cases already is left as it is."""
    from django.db import connection

    from guiju.procedure.models import Case

    if Case.objects.filter(pk__gte=cases // 2).exists():
        return 0.0
    started = time.perf_counter()
    bodies = _bodies()
    templates = _templates()
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            for pragma in ("synchronous=OFF", "journal_mode=OFF", "cache_size=-2000000"):
                cursor.execute(f"PRAGMA {pragma}")
        _slots(cursor, bodies, templates)
        top = Case.objects.order_by("-pk").values_list("pk", flat=True)[0]
        _copy(cursor, connection.vendor, cases, top)
        cursor.execute("DROP TABLE bench_slot")
        cursor.execute("ANALYZE")
        if connection.vendor == "sqlite":
            for pragma in ("journal_mode=WAL", "synchronous=FULL", "cache_size=-65536"):
                cursor.execute(f"PRAGMA {pragma}")
    return time.perf_counter() - started


def _bodies():
    from guiju.registry.models import Body, User

    government = people().government
    made = [people().bureau]
    for i in range(BODIES - 1):
        made.append(Body.objects.create(name=f"测县第{i}局", word=f"测{i}", parent=government))
    for i, body in enumerate(made):
        for role in ("clerk", "handler", "reviewer", "head"):
            user = User.objects.create(username=f"u{i}-{role}", name=f"{body}{role}")
            user.post_set.create(body=body, role=role)
    leader = User.objects.create(username="leader", name="县领导")
    leader.post_set.create(body=government, role="leader")
    many = User.objects.create(username="many", name="兼职多")
    for body in made:
        for role in ("handler", "reviewer", "head"):
            many.post_set.create(body=body, role=role)
    return [body.pk for body in made]


def _templates():
    """One case in each stage of the flow, by the kernel; the closed one last."""
    from guiju.procedure import outbox

    deliver, outbox.deliver = outbox.deliver, lambda promises: 0
    who, made = people(), []
    try:
        for steps in (0, 1, 4, 5, 6, 9, 10, len(PATH)):
            case = Matter.begin("file", who.clerk, {"cause": "无证经营"}, body=who.bureau, key=f"t{steps}")
            for place, (name, role, data) in enumerate(PATH[:steps]):
                case.act(name, getattr(who, role), data, key=f"k{place}")
            made.append(case.pk)
    finally:
        outbox.deliver = deliver
    return made


def _slots(cursor, bodies, templates):
    """What the n-th copy is like, by n modulo the number of slots."""
    dice = random.Random(20260701)
    weights = [1 / (place + 2) for place in range(len(bodies))]
    cursor.execute(
        "CREATE TABLE bench_slot (slot integer PRIMARY KEY, template bigint, body bigint, counterpart bigint,"
        " secret boolean)"
    )
    rows = []
    for slot in range(SLOTS):
        template = dice.choice(templates[:-1]) if dice.random() < OPEN else templates[-1]
        (body,) = dice.choices(bodies, weights)
        counterpart = dice.choice(bodies) if dice.random() < ANSWERED else None
        rows.append((slot, template, body, counterpart, dice.random() < SECRET))
    cursor.executemany("INSERT INTO bench_slot VALUES (%s, %s, %s, %s, %s)", rows)


def _copy(cursor, vendor, cases, top):
    from guiju.procedure.models import Case, Deadline, Event

    first = dt.date.today() - dt.timedelta(days=7 * 365)
    if vendor == "sqlite":
        step = f"SELECT {top + 1} UNION ALL SELECT n + 1 FROM c WHERE n < {cases}"
        numbers = f"(WITH RECURSIVE c(n) AS ({step}) SELECT n FROM c)"
        day, due = (
            f"date('{first}', '+' || (n * 2555 / {cases}) || ' days')",
            "date('now', '+' || (n % 90 - 20) || ' days')",
        )
    else:
        numbers = f"(SELECT n FROM generate_series({top + 1}, {cases}) AS n)"
        day, due = f"(date '{first}' + (n::bigint * 2555 / {cases})::int)", "(current_date + (n % 90 - 20)::int)"
    own = {
        "id": "n", "key": "'bulk' || n", "number": "'测' || s.body || '罚立〔2024〕' || n || '号'",
        "title": "'无证经营' || n || '案'", "body_id": "s.body", "counterpart_id": "s.counterpart",
        "secret": "s.secret",
        "opened_on": day, "closed_on": f"CASE WHEN t.closed_on IS NULL THEN NULL ELSE {day} END",
        "next_due": f"CASE WHEN t.next_due IS NULL THEN NULL ELSE {due} END", "root_id": "NULL", "origin_id": "NULL",
    }  # fmt: skip
    slots = f"{numbers} c JOIN bench_slot s ON s.slot = c.n % {SLOTS} JOIN"
    _insert(cursor, Case, own, f"{slots} procedure_case t ON t.id = s.template")
    _insert(cursor, Matter, {"case_ptr_id": "n"}, f"{slots} rig_matter t ON t.case_ptr_id = s.template")
    first_limit = "procedure_deadline t ON t.case_id = s.template AND t.\"limit\" = 'whole_case'"
    both = "procedure_event t ON t.case_id = s.template AND (t.seq = 1 OR t.target = '结案')"
    _insert(cursor, Event, {"id": None, "case_id": "n"}, f"{slots} {both}")
    _insert(cursor, Deadline, {"id": None, "case_id": "n"}, f"{slots} {first_limit}")
    if vendor == "postgresql":
        cursor.execute(
            "SELECT setval(pg_get_serial_sequence('procedure_case', 'id'), (SELECT max(id) FROM procedure_case))"
        )


def _insert(cursor, model, own, source):
    columns = [field.column for field in model._meta.local_concrete_fields if own.get(field.column, "") is not None]
    values = [own.get(column, f't."{column}"') for column in columns]
    names = ", ".join(f'"{column}"' for column in columns)
    cursor.execute(f"INSERT INTO {model._meta.db_table} ({names}) SELECT {', '.join(values)} FROM {source}")
