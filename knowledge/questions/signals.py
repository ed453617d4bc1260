"""The words that say what kind of answer is wanted: one row a signal.

A signal never says what a question is about; that is for names and topics. To teach the program a new way to ask,
add a phrase to a row; to teach it a new thing to ask for, add a row and, in `answers`, what it needs of a fact.
"""

from dataclasses import dataclass

from knowledge.questions.question import Ask, Order
from knowledge.records.record import Aspect


@dataclass(frozen=True)
class Signal:
    """One thing that a question can ask for, with the words for it.

    Attributes:
        meaning: an aspect of a fact, an order among facts, or a kind of answer.
        en: English phrases.
        zh: Chinese phrases, simplified.
    """

    meaning: Aspect | Order | Ask
    en: tuple[str, ...]
    zh: tuple[str, ...]


SIGNALS: tuple[Signal, ...] = (
    Signal(
        Aspect.WHO,
        (
            "who", "whom", "whose", "which company", "which companies", "what company", "what companies",
            "which firm", "which firms", "what firm", "what firms", "which regulator", "what regulator",
            "which authority", "what authority", "which agency", "what agency", "which body",
            "which government body", "which person", "which organisation", "which organization", "which regulators",
            "which entity", "by whom", "name of the regulator", "which watchdog", "which tech company",
            "which tech companies", "which tech giant", "which tech giants", "which tech firm", "which tech firms",
            "which newspaper", "which outlet", "what newspaper", "which paper", "which publication", "what outlet",
            "which academic", "which professor", "which scholar", "which expert", "which media outlet",
            "which news outlet", "what body", "what government body", "which chinese regulator",
            "which chinese company", "which chinese companies", "whodunit", "responsible", "which party",
            "which parties",
        ),
        (
            "谁", "是谁", "是什么人", "系边个", "何许人", "什么来头", "边个", "边间", "边间公司", "边啲公司",
            "边几间公司", "边位", "边位学者", "边个部门", "哪家公司", "哪些公司", "哪个公司", "哪家", "哪几家",
            "哪些企业", "哪家企业", "哪几家公司", "哪个机构", "哪个部门", "哪个监管机构", "哪家机构", "哪家媒体",
            "什么机构", "什么公司", "何人", "哪位", "哪个监管部门", "哪一家", "哪个单位", "哪位学者", "哪些人",
            "什么人", "哪个媒体",
        ),
    ),
    Signal(
        Aspect.WHEN,
        (
            "when", "what date", "which date", "what day", "which day", "what month", "which month", "what year",
            "which year", "what time", "date of", "how recently", "how soon", "since when", "how long ago", "timing",
            "the date", "date", "on what date", "by when", "deadline date", "day and month",
        ),
        (
            "什么时候", "何时", "哪天", "哪一天", "哪年", "哪一年", "几月", "哪个月", "几号", "日期", "什么时间",
            "几时", "何年", "多久以前", "哪年哪月", "时间", "多久之后", "到什么时候",
        ),
    ),
    Signal(
        Aspect.WHERE,
        (
            "where", "in which place", "at which university", "which university", "what university",
            "at what university", "which school", "which institution", "what institution",
        ),
        (
            "在哪", "哪里", "在哪里", "何处", "什么地方", "哪所大学", "哪个大学", "哪所学校", "在哪儿", "哪间大学",
            "哪所",
        ),
    ),
    Signal(
        Aspect.WHY,
        (
            "why", "how come", "what for", "for what", "reason", "reasons", "the reason for", "cause", "what caused",
            "causes", "grounds", "ground", "on what grounds", "rationale", "justification", "because of what",
            "what led to", "motive", "trigger", "triggered", "prompted", "prompt", "what prompted", "behind",
            "basis for", "on what basis", "pretext", "over what", "what was behind", "due to what", "stated reason",
            "justify", "justified", "what drove", "what did it do wrong", "do wrong", "did wrong",
            "what for exactly", "weishenme", "wei shenme", "weisha", "weishenma",
        ),
        (
            "为什么", "点解", "做咩", "为何", "何以", "原因", "理由", "因为什么", "缘由", "为啥", "怎么会", "因何",
            "何故", "凭什么", "什么原因", "由于什么", "起因", "因为", "干嘛", "背后原因",
        ),
    ),
    Signal(
        Aspect.HOW,
        (
            "how", "in what way", "by what means", "through what", "via what", "how exactly",
        ),
        (
            "怎么", "点样", "点", "如何", "怎样", "通过什么", "以什么方式", "通过什么方式", "什么方式",
        ),
    ),
    Signal(
        Aspect.HOW_MUCH,
        (
            "how much", "how much money", "what amount", "how big", "how large", "how high", "how steep", "size of",
            "amount of", "what sum", "how hefty", "what size", "how expensive", "how costly", "at what price",
            "value of", "the amount", "the sum", "how many yuan", "how many dollars", "how many billion",
            "how many rmb", "what is the amount", "in dollars", "in us dollars", "in usd", "in yuan", "in rmb",
            "dollar amount", "dollar value", "dollar equivalent", "dollar terms", "yuan amount", "dollar figure",
            "amount", "the tab", "the bill", "the damage", "what was the damage",
        ),
        (
            "多少钱", "多少", "金额", "多大", "数额", "多少元", "多少亿", "几亿", "多少美元", "多少人民币", "多少万",
            "几多", "多少亿元", "折合多少", "总额", "罚金数额",
        ),
    ),
    Signal(
        Aspect.HOW_MANY,
        (
            "how many", "number of", "what number of", "the number of", "count of", "amount of apps", "the count",
            "headcount",
        ),
        (
            "多少个", "几个", "多少起", "几起", "多少项", "几项", "多少笔", "几笔", "多少宗", "多少件", "几宗",
            "数量", "几款", "多少款", "几家", "多少家", "多少次", "几次", "几件", "多少份", "几份",
        ),
    ),
    Signal(
        Aspect.HOW_LONG,
        (
            "how long", "for how long", "for what period", "during how much time", "over what timespan",
            "what timespan", "what period", "over what period", "over how many years", "how many years",
            "for how many years", "duration", "time span", "timespan", "over what time", "time period",
            "what timeframe", "which period", "what duration", "length of time", "until when", "over which period",
            "what time frame", "what term",
        ),
        (
            "多久", "多长时间", "几年", "多少年", "期限", "多长", "持续多久", "为期", "为期多久", "为期几年",
        ),
    ),
    Signal(
        Aspect.HOW_OFTEN,
        (
            "how often", "how frequently", "what frequency", "how regularly", "frequency", "how many times a year",
            "at what interval", "at what intervals",
        ),
        (
            "多久一次", "多长时间一次", "频率", "隔多久", "每隔多久", "多久提交一次", "几次",
        ),
    ),
    Signal(
        Order.LATEST,
        (
            "latest", "newest", "most recent", "recent", "last", "most recently", "recently", "the last", "freshest",
            "very latest", "up to date", "lately", "current", "newer", "more recent", "later",
        ),
        (
            "最新", "最近", "最近的", "最近一次", "最后", "最后一次", "近期", "新近", "最近一笔", "最新的", "最晚",
            "较晚", "上一次", "上次",
        ),
    ),
    Signal(
        Order.FIRST,
        (
            "first", "earliest", "oldest", "initial", "very first", "earlier", "original", "first ever",
            "came first",
        ),
        (
            "最早", "第一次", "首次", "第一笔", "首个", "最先", "第一个", "首笔", "较早", "第一",
        ),
    ),
    Signal(
        Order.LARGEST,
        (
            "largest", "biggest", "highest", "greatest", "most expensive", "heaviest", "record", "steepest", "top",
            "maximum", "max", "most severe", "harshest", "larger", "bigger", "higher", "heavier", "hefty",
            "heftiest", "costliest", "most costly", "stiffest", "most", "toughest", "severest", "all-time high",
            "record-setting", "largest ever", "biggest ever", "worst", "more severe", "steeper", "harsher",
            "stiffer",
        ),
        (
            "最大", "最高", "最多", "最重", "最大的", "最大一笔", "最高额", "最贵", "更大", "更高", "更重", "最严厉",
            "最狠", "较大", "更多", "最高的", "最严",
        ),
    ),
    Signal(
        Order.SMALLEST,
        (
            "smallest", "lowest", "least", "minimum", "cheapest", "lightest", "smaller", "lower", "lighter",
            "mildest", "tiniest",
        ),
        (
            "最小", "最低", "最少", "最轻", "更小", "更低", "较小",
        ),
    ),
    Signal(
        Ask.DEFINE,
        (
            "define", "definition", "definition of", "meaning", "meaning of", "what does it mean",
            "what is meant by", "stand for", "stands for", "mean", "glossary", "explain the term",
            "explain the concept", "translate", "translation", "in english",
        ),
        (
            "意思", "什么意思", "是什么意思", "定义", "含义", "何谓", "什么叫", "何为", "啥意思", "指什么",
            "指的是什么", "什么是", "是什么",
        ),
    ),
    Signal(
        Ask.PROFILE,
        (
            "profile", "overview", "background on", "tell me about", "everything about", "all about", "summary of",
            "info on", "information on", "facts about", "anything on", "anything about", "what do you have on",
            "what is known about",
            "what do you know about", "what do we have on", "what do we know about", "dossier", "rundown",
            "brief me on", "summary", "introduce",
        ),
        (
            "介绍", "简介", "概况", "资料", "背景", "总结", "有关情况",
        ),
    ),
    Signal(
        Ask.LIST,
        (
            "list", "list all", "all", "every", "enumerate", "show all", "full list", "complete list", "history of",
            "history", "track record", "what are",
        ),
        (
            "列出", "所有", "全部", "有哪些", "哪些", "列表", "历次", "清单", "一览", "历史",
        ),
    ),
    Signal(
        Ask.TIMELINE,
        (
            "timeline", "timeline of", "chronology", "chronology of",
        ),
        (
            "时间线", "时间轴", "大事记",
        ),
    ),
    Signal(
        Ask.QUOTE,
        (
            "quote", "quotes", "quotation", "verbatim", "exact words", "in own words", "quoted", "own words",
            "actual words", "exact wording", "word for word", "statement", "cite",
        ),
        (
            "原话", "引述", "引语", "引用", "原文",
        ),
    ),
    Signal(
        Ask.COMPARE,
        (
            "compare", "comparison", "versus", "vs", "v", "against each other", "difference", "differ", "different",
            "differs", "contrast", "compared", "side by side", "compared with", "compared to", "same", "similar",
            "distinguish", "distinction", "more than",
        ),
        (
            "比较", "对比", "相比", "区别", "差别", "不同", "差异", "比", "相比之下", "哪个更", "谁更",
        ),
    ),
    Signal(
        Ask.SOURCE,
        (
            "source", "sources", "source of", "source for", "sourced", "who reported", "where does this come from",
            "according to whom", "citation", "reference", "who says", "says who", "where is this from", "provenance",
            "evidence", "proof", "original source",
        ),
        (
            "来源", "出处", "消息来源", "信源", "根据什么", "证据", "谁说的", "谁报道的", "依据",
        ),
    ),
    Signal(
        Ask.DEADLINE,
        (
            "deadline", "deadlines", "due", "due date", "due dates", "next deadline", "upcoming deadline",
            "when is it due",
        ),
        (
            "截止日期", "截止", "到期", "期限", "最后期限", "到期日", "截止日",
        ),
    ),
    Signal(
        Ask.TOTAL,
        (
            "total", "in total", "altogether", "combined", "sum total", "overall", "aggregate", "add up", "sum up",
            "total amount", "grand total", "all told", "cumulative", "together",
        ),
        (
            "总共", "一共", "合计", "总计", "总额", "加起来", "累计",
        ),
    ),
    Signal(
        Ask.NOT,
        ("not", "never", "no", "without", "neither", "nor", "none", "non"),
        (
            "没有", "没", "未", "不", "并未", "并没有", "从未", "从来没有", "不是", "无", "未被", "没被", "不曾",
            "尚未", "冇",
        ),
    ),
    Signal(
        Ask.EXCEPT,
        (
            "except", "except for", "excluding", "other than", "besides", "apart from", "aside from",
            "in addition to", "exclude", "but not", "not counting", "leaving out", "ignoring",
        ),
        (
            "除了", "除", "除开", "不算", "不包括", "除去",
        ),
    ),
    Signal(
        Ask.COVERAGE,
        (
            "what do you cover", "what do you know", "what can i ask", "which documents", "what documents",
            "how many documents", "what documents do you have", "what can you answer", "how up to date are you",
            "how current are you", "what sources do you have", "which companies do you know",
            "which companies do you cover", "what companies do you cover", "what is in the knowledge base",
            "which companies are in the knowledge base", "which companies do you have", "what do you have",
        ),
        (
            "你知道什么", "有哪些文件", "能问什么", "可以问什么", "哪些文件", "有多少文件",
        ),
    ),
    Signal(
        Ask.HELP,
        (
            "help", "how do you work", "how do i use you", "what can you do", "commands", "how to use",
        ),
        (
            "帮助", "怎么用", "如何使用", "使用方法",
        ),
    ),
)  # fmt: skip
