"""The open workbook: one method per thing a person means to do. The only door for every change."""

from imr_workbook.workbook.copies import CopyIntentions
from imr_workbook.workbook.deletions import DeletionIntentions
from imr_workbook.workbook.plans import PlanIntentions
from imr_workbook.workbook.reading import ReadingIntentions
from imr_workbook.workbook.reviews import ReviewIntentions


class Workbook(ReadingIntentions, ReviewIntentions, DeletionIntentions, PlanIntentions, CopyIntentions):
    """Everything a person can do with their workbook.

    All methods are synchronous and short. When one returns, what it did is durable; when it raises
    `StoreError`, nothing has changed.
    """


__all__ = ["Workbook"]
