"""Deadlines as files for other programs: a calendar and a table."""
