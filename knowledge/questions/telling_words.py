"""Ordinary words that change what a question asks for, so that no answer may leave them aside.

A word that the base does not know may be left aside where all the rest points to one fact beyond doubt; the answer says
so. Not these: the asks want something else of a known thing ("did Alibaba *appeal* the fine", "*revenue* of Tencent"),
the names are somebody else's, though they look like words ("*apple*", "*digital services act*"). A word with a capital
within a sentence and a word that no dictionary has count as names without a list. What the base itself knows, a name or
a topic, comes before these lists: they only keep unknown what is unknown.
"""

ASKS = frozenset(
    """
account accounts acquire acquisition admission admit admitted age algorithm alternative alternatives api apologise
apologised apologize apology appeal appoint appointment arbitration army arrest arrested asset assets attorney
average award bank bankrupt bankruptcy birth birthday blame bond bonus born boss boycott breach breached bribe
bribery budget bug calculate calculated calculation calculator campus capitalisation capitalization cash ceo cfo
chair chairman chairperson chairwoman charity chief child children code color colour communist compensate
compensation complain complained complaint complaints congress contact coo corruption counsel court credit crime
criminal cto customs damages debt deduct deductible defendant degree denial denied deny director discount disease
divest divestiture dividend donate donation download downloads downtime earnings eldest election email employee
employees equity essay executive extradite family feature features fifth film flight follower followers food
football formula found founder founding fourth fraud game games gdp gdpr gender grade graduate graduated hack
hacked hacker hacking head headcount headquarter headquarters health height hire hobbies hobby holiday hospital
hotel hotline husband ignore image imprison imprisonment income indict indictment inflation insolvency insolvent
install installment installs instalment instruction instructions insurance insure insured interface invest
investment investor jail joke journalist journalists judge jury language launch launched lawsuit lawyer lawyers
layoff layoffs leader liquidation litigate litigation loan lobby lobbying lobbyist login logo loss losses malware
manager margin married median medicine member members merge military minister motto movie music nationality
objected objection oldest outage overdue override parliament party password percent percentage petition phd phone
photo picture pipl plaintiff poem police president pretend price pricing prison prize profit profitability
profitable prompt prosecute prosecution prosecutor protest protested publisher quote rank ranking rating ratio
react reaction rebate recipe recommendation redundancy refund reimburse religion relist replacement reporter
reporters resign resignation retire retirement revenue review reviews richest roadmap salary sales scandal school
score script secret senate sentence settle settlement shareholder shareholding slogan song spinoff spoken
spokesman spokesperson spokeswoman sport sports sql staff stake stakeholder stock strike studied study subscriber
subscribers subsidiaries subsidiary subsidies subsidy successor sue suit tallest tariff tariffs tax taxation taxes
telephone theft third ticker tie token traffic travel tribunal tuition turnover union url vacation vaccine
valuation version viewer viewers virus vote wage war wealth weapon weapons weather website weight whistleblower
wife workforce worth youngest
""".split()  # noqa: SIM905 (a list of words reads best as words)
)

ASK_PHRASES = frozenset(
    (
        "share price", "stock price", "market cap", "market value", "market share", "net worth", "head office",
        "email address", "phone number", "telephone number", "postal address", "web address", "user numbers",
        "user number", "number of employees", "people work at", "people work for", "people work in",
        "people employed", "law firm", "law firms", "monthly active users", "active users", "data breach",
        "personal life", "exchange rate", "interest rate", "tax rate", "annual report", "quarterly results",
        "financial results", "press conference", "second largest", "third largest", "second biggest",
        "third biggest", "other books", "other book", "another book", "first book", "next book", "who runs",
        "who founded", "who leads", "who heads", "who manages", "legal fees", "class action", "how old", "how tall",
        "how rich", "real name", "stock code", "ticker symbol", "customer service", "who publishes",
        "who published", "published by", "official statement", "response to the fine", "total value of",
        "value of the deals", "name of the journalist", "name of the reporter", "name of the author of the article",
        "late fee", "payment deadline for the fine", "in court", "court case", "law school ranking",
        "file a complaint", "lodge a complaint", "world ranking", "private messages", "who signed", "signed by",
        "who wrote the decision", "who drafted the decision", "which stock exchange", "which exchange",
        "what exchange", "publishing house", "brought out", "names of the people", "names of the sources",
        "statement on the fine", "statement on the fines", "reacted to the fine", "merchants react",
        "privacy policy", "terms of service", "net profit", "net income", "operating profit", "gross profit",
        "profit margin", "annual profit", "shares fall", "shares fell", "shares drop", "shares dropped",
        "shares rise", "shares plunge", "stock fall", "stock drop", "reaction to the fine", "when launched",
        "was launched", "do next", "names of the startups", "charge for", "charges for", "customers buying",
        "how do i", "how can i", "how do we", "my account", "quarterly profit", "sign up", "log in",
        "money laundering", "insider trading", "insider dealing", "tax evasion", "market manipulation", "price fixing",
        "false advertising", "fake goods", "late filing", "labor violations", "labour violations", "virtual reality",
        "other expert", "other experts",
        "how to become", "how to file", "how to appeal", "how to register", "how to apply",
        "payments license", "payment license", "payments licence", "payment licence", "business license",
        "law school", "law text", "text of the law", "article of the law", "us sanctions", "american sanctions",
        "system prompt", "your instructions", "your prompt",
        "who else was quoted", "who else is quoted",
    )
)  # fmt: skip
"""Phrases of the same kind whose words are harmless apart."""

ASKS_CHINESE = frozenset(
    """
股价 市值 股票 营收 收入 利润 盈利 亏损 财报 业绩 估值 融资 分红 股东 股份 股权 投资者 投资人 投资方 员工 裁员
招聘 薪资 工资 薪水 年薪 创始人 创办人 创办 创立 成立 董事长 总裁 首席执行官 老板 高层 负责人 发言人 局长 部长
主席 掌门人 总部 地址 电话 邮箱 官网 网址 客服 上诉 起诉 诉讼 官司 法院 法庭 法官 复议 申诉 道歉 致歉 回应称 辞职
离职 退休 继任 接班 逮捕 拘留 坐牢 判刑 刑事 公安 用户数 用户量 日活 月活 多少用户 下载量 活跃用户 上市地点
在哪上市 哪里上市 在哪里上市 发行价 募资 退市 市场份额 市占率 份额占 关税 汇率 利率 计算 怎么算 计算方式 比例
百分之 利息 分期 滞纳金 缴款期限 年龄 多大年纪 几岁 生日 结婚 妻子 丈夫 孩子 国籍 身价 首富 外卖 打车费 优惠券
红包 版本 更新 新功能 天气 菜谱 食谱 电影 音乐 歌 游戏 足球 比赛 笑话 故事 写诗 诗 代码 密码 提示词 系统提示 忽略
翻译成 疫苗 医院 黑客 泄密 抗议 罢工 投诉 举报 收购价 破产 重组 第二大 第三大 排名 评分 评级 真名 头像 其他书
另一本 出版社 另外几本 邮件地址 海外版图 竞争对手有 同行 供应商 客户数 反应 诉愿 訴願 复核 罚则 记者 编辑 毕业
学历 学位 读书 爱好 私信 聊天记录 隐私政策 高管 管理层 哪年成立
""".split()  # noqa: SIM905
)
"""The same in Chinese, simplified."""

NAMES = frozenset(
    """
alphabet amazon ant ants apollo apple arm bing block boots bush caterpillar chase cook crest dell delta discord
dove electric ford fox frontier gap gates general google grab grace guanxi intel jack jet jobs king kraft martin
medium meta mianzi mobile momo neijuan next oracle orange pearson pinterest pony quora reed renqing rich robin
rose sage shell signal sky slack snap southwest spirit sprint square stripe tangping target terry tide trump
twitter united virgin visa zoom
""".split()  # noqa: SIM905
)
"""Names in lower case that are English words as well; any other name is no English word."""

NAME_PHRASES = frozenset(
    (
        "digital markets act", "digital services act", "data security law", "cybersecurity law",
        "cyber security law", "personal information protection law", "anti foreign sanctions law",
        "foreign corrupt practices act", "sarbanes oxley", "great firewall", "big data killing",
        "zhang wei", "wei zhang", "zhang jia", "zhang ge", "angela wei",
        "common prosperity", "ant group", "ant financial", "alibaba cloud", "ali cloud", "tencent music",
        "tencent cloud", "tencent games", "wechat work", "didi finance", "didi bike", "didi food", "jd com",
        "little red book", "federal trade commission", "european commission", "european union", "united states",
        "united kingdom", "supreme court", "ministry of commerce", "ministry of finance", "ministry of justice",
        "ministry of industry", "ministry of transport", "people s bank", "securities regulatory commission",
        "securities commission", "national people s congress", "state council", "new york",
        "hong kong stock exchange", "hong kong exchange", "stand news", "south china morning post",
        "financial times", "new york times", "washington post", "general electric", "general motors", "uber eats",
        "app store review", "silicon valley", "cayman islands", "world bank", "white house", "cheng wei",
        "jean liu", "liu qing", "jack ma", "ma yun", "pony ma", "ma huateng", "martin lau", "zhang yiming",
        "liang rubo", "daniel zhang", "zhang yong", "joe tsai", "eddie wu", "shou chew", "shou zi chew", "robin li",
        "lei jun", "wang xing", "colin huang", "richard liu", "tim cook", "elon musk", "mark zuckerberg",
        "xi jinping", "joe biden", "donald trump", "lina khan", "hello world", "app tracking",
        "algorithm registration", "big data", "singles day", "double eleven", "black friday", "prime day",
        "in the us", "in the usa", "the us government", "the us", "in america", "peking university",
    )
)  # fmt: skip
"""Names of several words that are harmless apart."""

NAMES_CHINESE = frozenset(
    """
美团 京东 拼多多 百度 快手 华为 小米 苏宁 蚂蚁 蚂蚁集团 蚂蚁金服 支付宝 阿里云 小红书 哔哩哔哩 知乎 微博 新浪 搜狐
网易 携程 同程 去哪儿 贝壳 链家 满帮 货拉拉 哈啰 高德 首汽 曹操出行 饿了么 盒马 闲鱼 菜鸟 顺丰 中通 圆通 韵达
唯品会 当当 国美 得物 虎牙 斗鱼 欢聚 猫眼 豆瓣 腾讯音乐 腾讯云 腾讯会议 企业微信 钉钉 飞书 今日头条 西瓜视频 剪映
火山引擎 商汤 旷视 科大讯飞 联想 中兴 大疆 宁德时代 比亚迪 蔚来 小鹏 理想汽车 特斯拉 苹果 谷歌 微软 亚马逊 脸书
推特 优步 高通 英特尔 英伟达 三星 索尼 软银 沃尔玛 星巴克 可口可乐 耐克 恒大 碧桂园 万科 融创 格力 美的 海尔 茅台
工商银行 建设银行 中国银行 农业银行 招商银行 平安 中石油 中石化 中国移动 中国联通 中国电信 新东方 好未来 学而思
猿辅导 作业帮 拉卡拉 滴露 滴灌 阿里健康 阿里影业 腾势 工信部 工业和信息化部 央行 人民银行 证监会 银保监会 银监会
商务部 发改委 财政部 教育部 司法部 外交部 交通部 交通运输部 公安部 卫健委 最高法 最高人民法院 国务院 人大 欧盟
欧盟委员会 美国 日本 韩国 印度 英国 法国 德国 欧洲 新加坡 台湾 纽约 纳斯达克 港交所 上交所 深交所 联邦贸易委员会
司法部长 白宫 国会 马云 马化腾 张一鸣 程维 张勇 蔡崇信 刘炽平 柳青 雷军 刘强东 黄峥 李彦宏 王兴 任正非 任志强
逍遥子 吴泳铭 梁汝波 周受资 彭蕾 井贤栋 甘霖 罗文 数据安全法 个人信息保护法 网络安全法 电子商务法 反不正当竞争法
消费者权益保护法 刑法 民法典 劳动法 公司法 证券法 大数据杀熟 杀熟 内卷 躺平 共同富裕 算法备案 算法推荐 等级保护
数据出境 双减 未成年人防沉迷 防沉迷 直播带货 三选一 四选一 北京大学 清华大学 复旦大学 人民大学 香港中文大学
香港科技大学
""".split()  # noqa: SIM905
)
"""The same in Chinese, simplified, with laws and catchwords that are no words of a question."""

TELLING = ASKS | ASK_PHRASES | ASKS_CHINESE | NAMES | NAME_PHRASES | NAMES_CHINESE
