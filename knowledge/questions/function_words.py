"""The words that a question may hold without asking for anything: one reviewed list a language.

A word is here only if leaving it out can never change which fact is asked for. Whoever adds a word reads it
against that rule: "share", "price" or "tax" change the question, "please" and "the" do not. Words that both frame
a question and can mean a topic ("report", "deal") stay in the vocabulary alone, or are listed here as a phrase.
"""

ENGLISH = frozenset(
    """
a an the this that these those some any all every both each other another such same i me my mine we us our ours
you your yours he him his she her hers it its they them their theirs one ones which what whats am is are was were
be been being do does did done doing have has had having can could will would shall should may might must t s d ll
m re ve of in on at by for from to toward towards with about down off upon among per into onto within over under
up out as via than then so too also between across through during after before and or but if whether because while
though although yes nope yeah yep ok okay here there now today just only even still yet ever again really actually
exactly specifically basically currently please pls plz kindly thanks thank thx ty hi hello hey dear cheers sorry
morning afternoon evening team folks guys tell show give get find look need want like know see hear read let help
explain clarify understand remind check describe summarise summarize outline detail confirm wonder wondering
curious asking ask question questions query q info information details regarding concerning respect terms term
anything something everything someone anyone everyone everybody shenme qingwen shi de zai le ma ba neng yong jia
wei ge zhe zuo shuo much many more most lot lots bit kind sort type thing things stuff way ways quick quickly
brief briefly short simple simply plain exact precise precisely good great new happen happened happening happens
going go come came went case cases matter regard regards subject topic so-called called known name named names
possible able supposed meant mean means meaning according eh um uh hmm ah oh well right honestly literally lol btw
fyi asap take taken put set use used got event events correct true mr mrs ms dr document documents docs doc
article articles text seed record records base knowledge et al etc e g vs versus full whole entire main key
relevant recent previous ordinary baseline certain particular specific actual overall respective somebody aside
time times date current fact facts
""".split()  # noqa: SIM905 (a list of words reads best as words)
)

ENGLISH_PHRASES = frozenset(
    (
        "mean for", "attributed to", "is attributed to", "as auditor", "as an auditor", "as used by",
        "on what basis", "to what extent", "at present", "these days", "in this story", "in the story",
        "the story about", "sign up to", "exist", "yes or no", "or not", "whether or not", "if not", "not only",
        "not sure", "i am not sure", "i'm not sure", "do not know", "don't know", "i don't know", "no idea",
        "not clear", "not mistaken", "if i am not mistaken", "if i'm not mistaken", "no matter", "isn't it",
        "didn't they", "wasn't it", "aren't they", "weren't they", "don't understand", "do not understand",
        "can't find", "cannot find", "can't remember", "don't remember", "do not remember", "please do not",
        "please share", "share the details", "share with me", "can you share", "could you share", "share what",
        "share details", "report", "for a memo", "for my memo", "for a report", "for my report", "writing a report",
        "writing a memo", "drafting a memo", "draft a memo", "i am drafting a memo", "drafting a report",
        "drafting a note", "for a client", "for our client", "my client", "a client", "our client", "my boss",
        "my manager", "my colleague", "a colleague", "our counsel", "for counsel", "for the board", "board paper",
        "for my notes", "for compliance", "for a presentation", "for my presentation", "for work",
        "in this article", "in the article", "in your documents", "in your knowledge base", "in the knowledge base",
        "do you have", "have you got", "can you", "could you", "would you", "do you know", "i need to know",
        "i want to know", "i would like to know", "i was wondering", "it is true that", "is it true that",
        "is it the case that", "is it correct that", "is it right that", "so far", "as far as", "in other words",
        "in short", "in brief", "in a nutshell", "at all", "at least", "at the moment", "for me", "by the way",
        "find out", "for what it says", "for what it is worth", "its own", "their own", "our own", "in terms of",
        "with respect to", "with regard to", "in relation to", "when it comes to", "as of now", "i heard", "i read",
        "i heard that", "i read that", "someone told me", "apparently", "correct me if i am wrong", "in question",
        "to my understanding", "in plain english", "in plain words", "in simple words", "in simple terms",
        "in layman s terms", "eli5", "tl dr", "tldr", "in one sentence", "new here", "i am new here",
        "i m new here", "for dummies", "in detail", "up to date", "could you please", "can someone",
        "does anyone know", "anyone know", "any idea", "remind me", "refresh my memory", "run me through",
        "walk me through", "talk me through", "fill me in", "bring me up to speed", "point me to", "pull up",
        "look up", "dig up", "get me", "give me", "show me", "tell me", "let me know", "help me understand",
        "mentioned", "in the news", "news on", "any news", "update on", "updates on", "any update", "latest on",
        "on file", "on record", "for the record", "going on", "what happened", "what happens", "what is up with",
        "whats up with", "what s up with", "is there", "are there", "was there", "were there", "does it",
        "what about", "how about", "the story with", "the deal with", "what s the deal with",
        "what is the deal with", "the thing with", "quick question", "just checking", "double check", "fact check",
        "sanity check", "for sure", "end up", "ended up", "according to", "article say", "article says",
        "document say", "document says", "documents say", "the text say", "text says", "does it say", "it says",
        "you say", "it is said", "in fact", "as such", "as well", "of course", "in general", "in particular",
        "take place", "took place",
    )
)  # fmt: skip

CHINESE = frozenset(
    """
的 了 吗 呢 啊 吧 呀 嘛 么 是 在 对 被 把 和 与 跟 及 以及 等 等等 也 都 又 就 才 还 再 很 太 更 最近的 这 那 这个
那个 这些 那些 这次 那次 它 他 她 它们 他们 她们 我 我们 你 你们 您 咱们 自己 其 该 此 有 有没有 有无 是否 是不是
会不会 能不能 可不可以 能否 可否 到底 究竟 其实 真的吗 请 请问 请告诉我 麻烦 谢谢 多谢 你好 您好 想 想问 想知道 问
问一下 想问一下 想了解 了解一下 告诉 告诉我 说说 讲讲 讲一下 说一下 介绍 介绍一下 解释 解释一下 帮我 帮忙 给我 查
查一下 查询 看看 看一下 列出 请列出 关于 有关 对于 至于 什么 哪 哪个 哪些 哪一 哪一个 啥 咩 乜 嘅 係 喺 咗 唔 冇
咁 啦 喎 㗎 个 次 种 笔 项 件 家 名 位 本 条 份 篇 起 宗 上 中 里 下 内 到 从 由 为 给 让 使 向 于 以 因 因为 所以
而 但 但是 并 或 或者 还是 如果 要是 之 所 得 地 着 过 来 去 事 事情 情况 内容 具体 详细 相关 目前 现在 如今 当时
一下 一个 一些 什么时候的 的话 呗 哈 哦 嗯 呐 里面 方面 文件 文章 文档 资料 知识库 信息 消息 请教 求问 求解 大概
大约 左右 一共 总共 根据 按照 发生 发生了 发生了什么 怎么回事 出了什么事 说法 简单 简单说 简述 概括 概述 总结
一句话 是什么 什么是 指 指的 所谓 叫 叫做 叫什么 意思 含义 定义 名字 名称 做 做了 干 干了 用 用于 不知道 不清楚
不太清楚 不明白 不懂 同 咪 係咪 系咪 係唔係 喺度 啲 嗰 嗰个 嗰度 呢个 嚟 出嚟 紧 仲 俾我 定係 定 抑或 架 嘢 咩嘢
乜嘢 好 好多 间 之间 存在 何 何种 迟啲 迟 越 越来越 后 之后 以后 前 先 新 一 一句 一种 一家 一次 某 某个 样 样的
怎么样 自身 本身 受访 海外版 版 作为 算 若 需 需不需要 要不要 用不用 来一句 给我一句 多 少 重 更重 这话 这句 句 话
处 何处 轮 张 类 类型 一类 种类 一点 有关系 关系 有什么关系 有何 至今为止 请引述 说明 阐述 列举 指出 简要 麻烦你
唔该 老实说 有冇 做什么 干什么 干嘛的 干嘛 干啥的 可唔可以 谈一谈 这位 那位
""".split()  # noqa: SIM905
)
"""Words and phrases, simplified."""
