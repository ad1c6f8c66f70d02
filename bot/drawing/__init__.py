"""A chart as a picture: a drawn timeline for a phone, in PNG. Importing this imports matplotlib."""

from bot.drawing.picture import draw

__all__ = ["draw"]
