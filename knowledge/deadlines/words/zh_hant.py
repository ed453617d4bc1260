"""繁體中文."""

from knowledge.deadlines.words.sentences import Sentences

ZH_HANT = Sentences(
    months=("1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"),
    weekdays=("星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日"),
    day="{year}年{month}月{day}日",
    month="{year}年{month}月",
    year="{year}年",
    day_of_year="{month}月{day}日",
    lengths={
        "days": ("1天", "{n}天"),
        "working_days": ("1個工作日", "{n}個工作日"),
        "months": ("1個月", "{n}個月"),
        "years": ("1年", "{n}年"),
    },
    calendars={"china": "按中國工作日計算（含調休上班日）", "weekdays": "工作日為星期一至星期五"},
    between="{earliest}至{latest}之間",
    span="自{earliest}起，最遲{latest}",
    span_undated="{length}之內；未說明自何日起算",
    event="{event}後{length}內",
    fixed="{date}，日期直接給出",
    fixed_vague="{date}；未給出具體日期",
    yearly="每年{day}：{date}",
    yearly_end="每年{month}月底：{date}",
    yearly_month="每年{month}月，未給出具體日期：{date}",
    yearly_vague="每年一次，未給出具體日期：{date}",
    every_first="{date}，首個日期",
    every="每{length}一次，自{anchor}起算：{date}",
    at_least_once="每{length}至少一次，自{anchor}起算：最遲{date}",
    at_least_again="每{length}至少一次，自{anchor}起算：最遲{date}（假定此前每次都在最後一天完成）",
    after="自{anchor}起{length}：{date}",
    after_worked="自{anchor}起{length}，{calendar}：{date}",
    after_worked_made_up="自{anchor}起{length}，{calendar}（調休上班的週末日：{made_up}；放假的平日：{off}天）：{date}",
    after_unknown="自{anchor}起{length}，{calendar}：在{earliest}至{latest}之間，因為此處尚不知道{years}的官方日曆；"
    "最早：至多{surplus}個週末日調休上班；最晚：固定節日以外至多{deficit}個平日放假（2004年以來各年日曆的最大值）",
    after_undated="{event}後{length}內；該事件的日期由各企業自知",
    within="自{anchor}起{length}之內：最遲{date}",
    within_undated="{length}之內；未說明自何日起算，因此沒有日期",
    weekend="{date}是{weekday}；此處沒有依據說明日期會順延",
    list_join="、",
)
