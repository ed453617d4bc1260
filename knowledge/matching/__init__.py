"""How names meet: a name as typed → the names of the base that it can be.

The order of use: `normal` folds text, `chinese` reads Hanzi, `lexicon` holds the keys, `index` looks up.
"""
