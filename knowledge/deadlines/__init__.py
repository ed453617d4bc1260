"""When what is owed is due, and for whom: obligations to dates, the arithmetic in words. No clock is read."""
