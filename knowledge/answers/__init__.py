"""What is true of a question, and how sure: records chosen, worded and cited, or an honest refusal."""
