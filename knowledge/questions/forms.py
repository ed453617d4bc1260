"""The base forms that an English word can be an inflection of.

Only inflection, no derivation: "fines", "fined" and "fining" lead to "fine", but "final" does not. A form counts
only if the vocabulary has it, so a wrong guess ("noted" → "not") is harmless unless that word is there too.
"""

from functools import lru_cache

_IRREGULAR = {
    "bought": "buy", "brought": "bring", "broke": "break", "broken": "break", "built": "build", "came": "come",
    "children": "child", "chose": "choose", "chosen": "choose", "did": "do", "does": "do", "done": "do",
    "drew": "draw", "drawn": "draw", "dealt": "deal", "fell": "fall", "fallen": "fall", "forbade": "forbid",
    "forbidden": "forbid", "found": "find", "gave": "give", "given": "give", "got": "get", "gotten": "get",
    "gone": "go", "goes": "go", "went": "go", "held": "hold", "kept": "keep", "knew": "know", "known": "know",
    "led": "lead", "made": "make", "meant": "mean", "met": "meet", "paid": "pay", "payed": "pay", "ran": "run",
    "said": "say", "sought": "seek", "saw": "see", "seen": "see", "sent": "send", "shut": "shut", "sold": "sell",
    "spoke": "speak", "spoken": "speak", "spent": "spend", "struck": "strike", "taken": "take", "took": "take",
    "taught": "teach", "threw": "throw", "thrown": "throw", "told": "tell", "thought": "think", "wrote": "write",
    "written": "write", "were": "be", "was": "be", "is": "be", "are": "be", "been": "be", "has": "have",
    "had": "have", "having": "have", "companies": "company", "people": "people", "bigger": "big", "biggest": "big",
    "larger": "large", "worse": "bad", "tore": "tear", "torn": "tear", "bound": "bind", "began": "begin",
    "begun": "begin", "grew": "grow", "grown": "grow", "rose": "rise", "withdrew": "withdraw",
    "withdrawn": "withdraw", "owned": "own", "incurred": "incur",
}  # fmt: skip
_SHORT = {
    "abt": "about", "acc": "according", "admin": "administration", "amt": "amount", "approx": "about",
    "auth": "authority", "bc": "because", "bn": "billion", "btwn": "between", "b4": "before", "cld": "could",
    "co": "company", "cos": "company", "corp": "company", "cuz": "because", "diff": "difference",
    "excl": "excluding", "gov": "government", "govt": "government", "gvt": "government", "incl": "including",
    "mkt": "market", "mn": "million", "mths": "month", "msg": "message", "pmt": "payment", "ppl": "people",
    "pymt": "payment", "r": "are", "reg": "regulation", "regs": "regulation", "sb": "somebody", "shld": "should",
    "smth": "something", "sth": "something", "teh": "the", "tho": "though", "thru": "through", "u": "you", "ur": "your",
    "w": "with", "wld": "would", "wrt": "regarding", "yr": "year", "yrs": "year", "wo": "without",
}  # fmt: skip
"""Words as people shorten them when they type in a hurry."""
_VOWELS = frozenset("aeiou")


@lru_cache(maxsize=4096)
def forms(word: str) -> tuple[str, ...]:
    """The word itself and every base form it may inflect, most likely first.

    Args:
        word: one folded word.
    """
    found = [word]
    if word in _SHORT:
        found.append(_SHORT[word])
    if word in _IRREGULAR:
        found.append(_IRREGULAR[word])
    if len(word) > 3 and word.isascii() and word.isalpha():
        found.extend(_without_s(word))
        found.extend(_without_ending(word, "ed"))
        found.extend(_without_ending(word, "ing"))
    return tuple(dict.fromkeys(found))


def _without_s(word: str) -> list[str]:
    if word.endswith("ies"):
        return [word[:-3] + "y", word[:-1]]
    if word.endswith(("xes", "ches", "shes", "sses", "zes", "oes")):
        return [word[:-2], word[:-1]]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return [word[:-1]]
    return []


def _without_ending(word: str, ending: str) -> list[str]:
    root = word.removesuffix(ending)
    if root == word or len(root) < 2 or not any(letter in _VOWELS or letter == "y" for letter in root):
        return []
    found = [root, root + "e"]
    if len(root) > 2 and root[-1] == root[-2]:
        found.insert(0, root[:-1])
    if ending == "ed" and root.endswith("i"):
        found.insert(0, root[:-1] + "y")
    return found
