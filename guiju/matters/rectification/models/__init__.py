"""The records of rectification."""

from guiju.matters.rectification.models.parts import Measure, Progress, Share
from guiju.matters.rectification.models.rectification import Rectification

__all__ = ["Measure", "Progress", "Rectification", "Share"]
