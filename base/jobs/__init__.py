"""The queue: work outside a request, through Django's own task interface, so that the queue can be exchanged.

A task takes ids and calls an action. What must not be lost is not left to a task: django-tasks-db keeps a
job whose worker was killed as RUNNING for ever, so delivery belongs to the outbox in `base.events`.
"""

from django_tasks import task

from base.jobs.chores import chore, run_due

__all__ = ["chore", "run_due", "task"]
