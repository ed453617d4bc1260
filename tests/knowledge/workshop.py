"""A small base of its own, to break one thing at a time: two documents, and a record or two of each kind."""

from pathlib import Path

import knowledge
from knowledge import Problem

NEWS = (
    "The Harbour Authority fined Northwind 2.5 million yuan on 3 May 2020 for late reports. "
    "“We will appeal,” Ada Lind said. Northwind must file a plan by 1 June 2020.\n"
    "北风公司被罚款。The Harbour Authority said so. The Harbour Authority said so again.\n"
)
NOTICE = "Southwind’s app was removed.\r\nIts data was vast.\n"

FILES = {
    "catalogue.yaml": """\
- id: news
  file: news.txt
  title: News of the harbour
  published: {value: 2020-05-04, basis: stated}
  language: en
- id: notice
  file: notice.txt
  title: A notice
  published: {value: 2021-02, basis: stated}
  language: en
""",
    "entities.yaml": """\
- id: company/northwind
  name: {en: Northwind, zh: 北风}
  names:
    strong: [Northwind, 北风]
    weak: [Wind]
  facts:
    - text: {en: Northwind is a company., zh: 北风是公司。}
      evidence:
        - {document: news, quote: The Harbour Authority fined Northwind}
      modality: done
      about: [company/northwind]
- id: company/southwind
  name: {en: Southwind, zh: 南风}
  names:
    strong: [Southwind, 南风]
    weak: [Wind]
  facts:
    - text: {en: Southwind has an app., zh: 南风有应用。}
      evidence:
        - {document: notice, quote: Southwind’s app}
      modality: done
      about: [company/southwind]
- id: regulator/harbour-authority
  name: {en: Harbour Authority, zh: 港务局}
  names:
    strong: [Harbour Authority]
  facts:
    - text: {en: The Harbour Authority fines., zh: 港务局罚款。}
      evidence:
        - {document: news, quote: The Harbour Authority fined}
      modality: done
      about: [regulator/harbour-authority]
- id: person/ada-lind
  name: {en: Ada Lind, zh: Ada Lind}
  names:
    strong: [Ada Lind]
  facts:
    - text: {en: Ada Lind speaks., zh: Ada Lind 发言。}
      evidence:
        - {document: news, quote: Ada Lind said}
      modality: done
      about: [person/ada-lind]
""",
    "terms.yaml": """\
- id: term/late-report
  name: {en: Late report, zh: 迟报}
  names:
    strong: [late report]
  facts:
    - text: {en: Late reports are fined., zh: 迟报被罚。}
      evidence:
        - {document: news, quote: for late reports}
      modality: done
""",
    "events.yaml": """\
- id: fine/northwind-2020
  text: {en: The Harbour Authority fined Northwind 2.5 million yuan., zh: 港务局罚北风250万元。}
  evidence:
    - {document: news, quote: The Harbour Authority fined Northwind 2.5 million yuan on 3 May 2020}
  modality: done
  about: [company/northwind]
  by: [regulator/harbour-authority]
  topics: [fine]
  also: [yuan]
  amounts:
    - {value: 2500000, currency: CNY, printed: 2.5 million yuan}
  date: {value: 2020-05-03, basis: stated}
- id: removal/southwind-2021
  text: {en: Southwind's app was removed., zh: 南风的应用被下架。}
  evidence:
    - {document: notice, quote: Southwind’s app was removed.}
  modality: done
  about: [company/southwind]
  topics: [removal]
  date: {value: 2021-01, basis: stated}
  follows: [fine/northwind-2020]
  status:
    - standing: suspended
      date: {value: 2021-02, basis: stated}
      text: {en: It was suspended., zh: 已暂停。}
      evidence:
        - {document: notice, quote: Its data was vast.}
""",
    "statements.yaml": """\
- id: statement/lind-appeal
  text: {en: Ada Lind said they would appeal., zh: Ada Lind 称将上诉。}
  evidence:
    - {document: news, quote: "“We will appeal,” Ada Lind said."}
  modality: opinion
  about: [company/northwind]
  speaker: person/ada-lind
  speech: direct
  topics: [say]
""",
    "obligations.yaml": """\
- id: obligation/northwind-plan
  text: {en: Northwind must file a plan by 1 June 2020., zh: 北风须提交计划。}
  evidence:
    - {document: news, quote: Northwind must file a plan by 1 June 2020.}
  modality: ordered
  about: [company/northwind]
  owed_by: [company/northwind]
  owed_to: [regulator/harbour-authority]
  topics: [plan]
""",
    "vocabulary.yaml": """\
- id: fine
  en: [fine, penalty]
  zh: [罚款]
- id: removal
  en: [remove]
  zh: [下架]
- id: say
  en: [say]
- id: plan
  en: [plan]
- id: yuan
  en: [yuan]
""",
    "floors.yaml": "company: 2\nfine: 1\n",
}


class Workshop:
    """A base in two folders, sound until something is broken.

    Attributes:
        data: folder of the YAML files.
        documents: folder of the documents.
    """

    def __init__(self, folder: Path) -> None:
        self.data, self.documents = folder / "data", folder / "documents"
        self.data.mkdir()
        self.documents.mkdir()
        for name, text in FILES.items():
            (self.data / name).write_text(text, encoding="utf-8")
        (self.documents / "news.txt").write_bytes(NEWS.encode("utf-8"))
        (self.documents / "notice.txt").write_bytes(NOTICE.encode("utf-8"))

    def edit(self, file: str, old: str, new: str) -> int:
        """Replace the one place where a text stands in a YAML file; gives the line of the end of what is new."""
        path = self.data / file
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
        path.write_text(text.replace(old, new), encoding="utf-8")
        return text[: text.index(old)].count("\n") + new.rstrip("\n").count("\n") + 1

    def problems(self) -> list[Problem]:
        """What the check finds."""
        return knowledge.check(self.data, self.documents)

    def problem(self) -> Problem:
        """The one thing that the check finds."""
        found = self.problems()
        assert len(found) == 1, "\n".join(map(str, found))
        return found[0]
