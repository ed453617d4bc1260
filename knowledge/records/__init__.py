"""What a fact is: the pydantic models of the curated records."""
