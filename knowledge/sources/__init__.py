"""Documents, their passages, and where a quote stands in them: text in, offsets out."""
