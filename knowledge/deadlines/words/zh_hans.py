"""简体中文."""

from knowledge.deadlines.words.sentences import Sentences

ZH_HANS = Sentences(
    months=("1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"),
    weekdays=("星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日"),
    day="{year}年{month}月{day}日",
    month="{year}年{month}月",
    year="{year}年",
    day_of_year="{month}月{day}日",
    lengths={
        "days": ("1天", "{n}天"),
        "working_days": ("1个工作日", "{n}个工作日"),
        "months": ("1个月", "{n}个月"),
        "years": ("1年", "{n}年"),
    },
    calendars={"china": "按中国工作日计算（含调休上班日）", "weekdays": "工作日为星期一至星期五"},
    between="{earliest}至{latest}之间",
    span="自{earliest}起，最迟{latest}",
    span_undated="{length}之内；未说明自何日起算",
    event="{event}后{length}内",
    fixed="{date}，日期直接给出",
    fixed_vague="{date}；未给出具体日期",
    yearly="每年{day}：{date}",
    yearly_end="每年{month}月底：{date}",
    yearly_month="每年{month}月，未给出具体日期：{date}",
    yearly_vague="每年一次，未给出具体日期：{date}",
    every_first="{date}，首个日期",
    every="每{length}一次，自{anchor}起算：{date}",
    at_least_once="每{length}至少一次，自{anchor}起算：最迟{date}",
    at_least_again="每{length}至少一次，自{anchor}起算：最迟{date}（假定此前每次都在最后一天完成）",
    after="自{anchor}起{length}：{date}",
    after_worked="自{anchor}起{length}，{calendar}：{date}",
    after_worked_made_up="自{anchor}起{length}，{calendar}（调休上班的周末日：{made_up}；放假的平日：{off}天）：{date}",
    after_unknown="自{anchor}起{length}，{calendar}：在{earliest}至{latest}之间，因为此处尚不知道{years}的官方日历；"
    "最早：至多{surplus}个周末日调休上班；最晚：固定节日以外至多{deficit}个平日放假（2004年以来各年日历的最大值）",
    after_undated="{event}后{length}内；该事件的日期由各企业自知",
    within="自{anchor}起{length}之内：最迟{date}",
    within_undated="{length}之内；未说明自何日起算，因此没有日期",
    weekend="{date}是{weekday}；此处没有依据说明日期会顺延",
    list_join="、",
)
