"""Words that colour a question without changing what it asks for: "which practice *eventually* cost it so much".

Unlike a function word such a word may mean something, so it is left aside only where the rest of the question points to
one fact by more than names, and the answer says that it was left aside. Whoever adds a word reads it against that:
"appeal", "price" or "court" would change what is asked. A word with a capital within a sentence is never light: it may
be a name ("Stand News").
"""

ENGLISH = frozenset(
    """
answer wait enter straight glad love keen care interested mum necks plainly insert explanatory vis very always
little however nothing enough hard once far less maybe several pretty remember probably rather further myself
yourself himself herself itself themselves ourselves quite sometimes example instance experience heard chance
process seem especially common likely finally guess whatever usual usually perhaps situation certainly completely
absolutely nearly immediately fair agree interesting obviously obvious seriously clearly anyway imagine
particularly generally otherwise therefore truly mostly realize realise totally suddenly twice indeed extremely
slightly surprise surprising surprisingly appreciate somewhere proper properly entirely useful honest suppose
supposedly hopefully frankly typically ultimately virtually reportedly allegedly presumably evidently arguably
essentially effectively naturally necessarily notably largely mainly partly partially fully wholly strictly
strongly surely meanwhile nonetheless nevertheless furthermore moreover hence thus instead else anyhow anymore
nowadays whatsoever whichever whoever whomever wherever whenever somehow somewhat kinda sorta gonna wanna gotta
lemme gimme dunno haha omg tbh idk imo imho ugh wow oops yo dude bro sir madam buddy mate gosh damn heck hell
badly status merely purely solely primarily chiefly principally predominantly roughly approximately almost barely hardly
scarcely initially eventually originally formerly formally informally technically officially unofficially legally
practically realistically ideally theoretically hypothetically seemingly outwardly openly publicly quietly slowly
carefully thoroughly closely deeply highly heavily widely broadly narrowly loosely firmly explicitly implicitly
expressly correctly wrongly rightly falsely mistakenly accurately readily easily directly indirectly individually
personally respectively accordingly consequently subsequently afterwards afterward thereafter beforehand meantime
overnight altogether regardless despite amid amidst besides behind beneath throughout albeit lest whilst whereas
wherein whereby thereby therein hereby herein thereof refer referring referred involve relate pertain elaborate
specify illustrate recap recall paraphrase enlighten assume presume believe reckon figure appear turn prove tend
lean stand sit stay occur arise emerge unfold transpire intend imply infer denote signify constitute represent
comprise consist contain include entail concern surround touch revolve hinge depend rest play role part aspect
angle side point context background sense view purpose reason basis extent scope nature form shape manner mode
fashion issue item piece chunk portion section passage paragraph line wording phrase phrasing expression word
label heading headline caption content contents substance gist nub upshot takeaway message note notes memo
briefing slide slides deck meeting conversation discussion presentation quiz lesson project task anybody nobody
big small large huge tiny bad nice fine-grained major minor central crucial critical vital essential important
pertinent applicable notable noteworthy remarkable striking dramatic drastic severe harsh tough heavy strong weak
stern swift sudden rapid fast contemporary modern long-running alleged purported presumed apparent evident
manifest real genuine authentic official formal informal direct indirect explicit implicit express clear unclear
vague ambiguous accurate wrong false mistaken valid sound solid firm rumour rumours drama mess saga fuss noise
headlines spotlight shocking stunning staggering whopping hefty sizeable sizable considerable substantial
significant massive enormous gigantic colossal record-high unusual odd strange weird funny crazy insane wild
ridiculous absurd ta alright yup nah try attempt seek wish hope aim feel think grasp learn discover notice observe
spot recognise recognize identify distinguish differentiate classify categorise categorize become make carry bring
lay handle manage deal treat face meet confront tackle undergo suffer incur sustain endure bear shoulder spell
unpack decode demystify expand enlarge shed drafting drafted draft revise revising prep prepping checking verify
verifying confirming validate compile compiling collect gather gathering research researching sake overview cc eta
tba tbd aka ie eg nb ps
""".split()  # noqa: SIM905 (a list of words reads best as words)
)

CHINESE = frozenset(
    """
大家 朋友 同事 客户 老师 各位 听说 据说 好像 似乎 应该 估计 感觉 觉得 看来 貌似 反正 毕竟 居然 竟然 终于 突然 忽然
真正 非常 特别 十分 相当 比较 稍微 有点 有些 一般 通常 往往 经常 常常 总是 刚刚 刚才 马上 立刻 立即 随后 后来 过程
部分 整个 整体 总体 主要 基本 大致 完全 仅仅 只是 只有 单单 光是 尤其 特别是 例如 比如 譬如 角度 层面 程度 形式
方式 名义 背景 语境 上下文 文中 文内 文里 段落 句子 标题 摘要 材料 备忘录 邮件 会议 论文 作业 考试 课程 题目
""".split()  # noqa: SIM905
)
"""Words and phrases, simplified."""
