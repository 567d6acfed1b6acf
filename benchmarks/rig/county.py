"""A county small enough to read and its people."""

from types import SimpleNamespace

ROLES = ("clerk", "handler", "reviewer", "head", "chief")


def people():
    """One bureau and a user for each role that the flow needs; made once, found again."""
    from guiju.registry.models import Body, User

    government, _ = Body.objects.get_or_create(name="测县人民政府", defaults={"word": "测府", "kind": "government"})
    bureau, _ = Body.objects.get_or_create(name="测县市场监督管理局", defaults={"word": "测市监", "parent": government})
    found = SimpleNamespace(government=government, bureau=bureau)
    for role in ROLES:
        user, made = User.objects.get_or_create(username=role, defaults={"name": role})
        if made:
            user.set_unusable_password()
            user.save()
            user.post_set.create(body=bureau, role=role)
        setattr(found, role, user)
    return found
