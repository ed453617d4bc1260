"""YAML and documents into a `Base`, or into problems; the only reader of YAML.

Reading proves the form alone: that a file is YAML, that an entry has the fields of its kind, that a document is there.
Whether a base is true to its documents and to itself is for `knowledge.checks` to prove.
"""

from knowledge.loading.loaded import Base, Entry, SourceDocument, YamlFile
from knowledge.loading.reading import FILES, FLOORS, read

__all__ = ["FILES", "FLOORS", "Base", "Entry", "SourceDocument", "YamlFile", "read"]
