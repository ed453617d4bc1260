"""When something happens: times by rule, and postings that happen once.

How a command has something posted by itself:

1. What is said: a function `(Subscription, datetime) -> Card | None`, given at the start as
   `desk.contents["digest"]` (`furnish` in bot/app.py). It gets the subscription with its own `settings` (plain JSON,
   whatever the command needs) and the instant at which the posting was due; None says nothing. It may be called again
   for the same posting until that was tried once; from then on its card is kept. The mark, the button "Refresh", the
   sentences about lateness and dates that were missed are added around it (bot/interactions/posting.py).
   `deliveries.last_sent` and `deliveries.of_subscription` tell what was posted before.
2. Where and when: a `Wish` (bot/store/subscriptions.py): `channel` or `user`, `every`, `day`, `calendar`, `at`, `zone`,
   `ping`. `subscribe(store, wish, now)` keeps it, `remind(store, wish, dates, now)` one whose dates are given one by
   one (a ladder); `change`, `resume` and the store's `pause`, `remove`, `of_server`, `of_user` do the rest
   (bot/schedule/delivery/subscribing.py). Then call `desk.wake()`, so that nobody waits for the next tick.
3. What to show before it is kept: `Schedule.next(now)` is a `Slot` whose `local` is the time on the wall that day and
   whose `shifted` says that the clocks leave the wished time out; `zones.zone_of(name)` is None for what is no zone.
4. What went wrong: `notices.unseen(store, user)` for `/status`; the owner is told by direct message without more. A
   subscription with `state` "paused" says in `why` who or which of Discord's codes paused it. Check Read Message
   History when one is made: without it a lost answer is left to the owner to settle.
5. /privacy: `subscriptions.count_of` and `forget_user`.
"""
