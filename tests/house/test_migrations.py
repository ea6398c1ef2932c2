"""The migrations make exactly the tables that the models describe."""

from django.apps import apps
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ModelState, ProjectState
from django.utils import translation

from tests.house import tree


def problems(before: ProjectState, now: ProjectState) -> list[str]:
    """Return a line for each of our apps whose models have changed since the last migration."""
    loader = MigrationLoader(None, ignore_no_migrations=True)
    with translation.override(None):  # names of columns are texts, and no change of a table
        changes = MigrationAutodetector(before, now).changes(graph=loader.graph)
    ours = {config.label for config in apps.get_app_configs() if config.name.split(".")[0] in tree.FLOORS}
    return [
        f"{label}: {operation.describe()}"
        for label, migrations in changes.items()
        if label in ours
        for migration in migrations
        for operation in migration.operations
    ]


def written() -> ProjectState:
    """Return the models as the migrations make them, without asking a database."""
    return MigrationLoader(None, ignore_no_migrations=True).project_state()


def test_no_migration_is_missing() -> None:
    assert problems(written(), ProjectState.from_apps(apps)) == []


def test_a_model_without_migration_is_told() -> None:
    now = ProjectState.from_apps(apps)
    now.add_model(ModelState("tags", "Forgotten", fields=[], options={}, bases=()))
    assert problems(written(), now) == ["tags: Create model Forgotten"]
