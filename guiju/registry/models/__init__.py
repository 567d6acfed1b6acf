"""The registry's records."""

from guiju.registry.models.body import Body, Region
from guiju.registry.models.items import Delegation, Item, ItemList
from guiju.registry.models.merger import Merger
from guiju.registry.models.officer import Certificate, Officer
from guiju.registry.models.subject import Subject
from guiju.registry.models.user import Post, User

__all__ = [
    "Body",
    "Certificate",
    "Delegation",
    "Item",
    "ItemList",
    "Merger",
    "Officer",
    "Post",
    "Region",
    "Subject",
    "User",
]
