"""The formulas of the measures: each a function of one night, in minutes, percent, counts or moments.

They are those of the Consensus Sleep Diary's measures (Carney 2012, doi:10.5665/sleep.1642), each as an elapsed time
between instants. Every formula raises ``NotComputable`` where the night lacks what it needs.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from stillnight.diary.clock import minutes_between
from stillnight.diary.measure import DidNotHappen, NotComputable, need, ordered
from stillnight.diary.night import Night


def _not_without_sleep(night: Night) -> None:
    if night.sleep.none:
        raise DidNotHappen("you did not sleep")


def tib(night: Night) -> float:
    """Time in bed: from getting into bed to getting out of it, in minutes."""
    bed, up = need(night, "sleep.bed", "sleep.up")
    return ordered(minutes_between(bed, up), "sleep.bed", "sleep.up")


def presleep(night: Night) -> float:
    """Time in bed before trying to sleep, in minutes; no part of sleep latency."""
    bed, tried = need(night, "sleep.bed", "sleep.tried")
    return ordered(minutes_between(bed, tried), "sleep.bed", "sleep.tried")


def sol(night: Night) -> int:
    """Sleep onset latency in minutes, counted from trying to sleep."""
    _not_without_sleep(night)
    (latency,) = need(night, "sleep.latency")
    minutes: int = latency
    return minutes


def fell_asleep(night: Night) -> datetime:
    """The moment of sleep onset: trying to sleep plus the latency."""
    _not_without_sleep(night)
    tried, latency = need(night, "sleep.tried", "sleep.latency")
    moment: datetime = tried + timedelta(minutes=latency)
    return moment


def spt(night: Night) -> float:
    """Sleep period time: from sleep onset to the final awakening, in minutes."""
    _not_without_sleep(night)
    return _period(*need(night, "sleep.tried", "sleep.latency", "sleep.woke"))


def _period(tried: datetime, latency: int, woke: datetime) -> float:
    minutes = minutes_between(tried, woke) - latency
    if minutes < 0:
        raise NotComputable("the final awakening is before falling asleep")
    return minutes


def waso(night: Night) -> int:
    """Wake after sleep onset, in minutes: inside the sleep period, time after the final awakening not counted."""
    _not_without_sleep(night)
    need(night, *_for_waso(night))
    return night.sleep.awake or 0


def tst(night: Night) -> float:
    """Total sleep time in minutes: the sleep period less the wake in it; 0 for a night without sleep.

    TST = SPT - WASO, as in PMC5488138 table 1; not the shortcut TIB - SOL - WASO, which counts lying awake as sleep.
    """
    if night.sleep.none:
        return 0
    tried, latency, *_, woke = need(night, *_for_tst(night))
    asleep = _period(tried, latency, woke) - (night.sleep.awake or 0)
    if asleep < 0:
        raise NotComputable("awake in all is longer than the time from falling asleep to the final awakening")
    return asleep


def _for_waso(night: Night) -> tuple[str, ...]:
    """The question whose answer WASO needs; how long is asked only after how often."""
    if night.sleep.awakenings == 0:
        return ()
    blank = night.sleep.awakenings is None and night.sleep.awake is None
    return ("sleep.awakenings",) if blank else ("sleep.awake",)


def _for_tst(night: Night) -> tuple[str, ...]:
    """The questions whose answers TST needs; none for a night without sleep."""
    return () if night.sleep.none else ("sleep.tried", "sleep.latency", *_for_waso(night), "sleep.woke")


def twak(night: Night) -> float:
    """Terminal wakefulness: from the final awakening to getting out of bed, in minutes."""
    _not_without_sleep(night)
    woke, up = need(night, "sleep.woke", "sleep.up")
    return ordered(minutes_between(woke, up), "sleep.woke", "sleep.up")


def ema(night: Night) -> int:
    """Early-morning awakening: minutes earlier than planned, 0 if not."""
    _not_without_sleep(night)
    (earlier,) = need(night, "sleep.earlier")
    minutes: int = earlier
    return minutes


def se(night: Night) -> float:
    """Sleep efficiency in percent: 100 TST / TIB, the usual one; 0 for a night without sleep."""
    if night.sleep.none:
        return 0
    need(night, "sleep.bed", *_for_tst(night), "sleep.up")
    return _share(tst(night), tib(night), "time in bed")


def se_dse(night: Night) -> float:
    """Sleep efficiency in percent over the duration of the sleep episode.

    100 TST / DSE with DSE = SOL + TST + WASO + time trying to sleep after the final awakening
    (Reed and Sacco 2016, doi:10.5664/jcsm.5498); 0 for a night without sleep.
    """
    if night.sleep.none:
        return 0
    need(night, *_for_tst(night), "sleep.tried_after")
    asleep, tried_after = tst(night), night.sleep.tried_after or 0
    return _share(asleep, sol(night) + asleep + waso(night) + tried_after, "time trying to sleep")


def _share(part: float, whole: float, name: str) -> float:
    if whole <= 0:
        raise NotComputable(f"{name} is zero")
    if part > whole:
        raise NotComputable(f"time asleep is longer than {name}")
    return 100 * part / whole


def midpoint(night: Night) -> datetime:
    """The moment halfway between sleep onset and the final awakening, on the clock of the place of waking."""
    half = timedelta(minutes=spt(night) / 2)
    woke = night.sleep.woke
    assert woke is not None, "the sleep period needed it"
    return (fell_asleep(night) + half).astimezone(woke.tzinfo)


def sleep24(night: Night) -> float:
    """Sleep of 24 hours in minutes: TST and every other sleep, naps included."""
    need(night, *_for_tst(night), "naps")
    total = tst(night)
    for episode in night.naps or ():
        if episode.minutes is not None:
            total += episode.minutes
        elif episode.began is not None and episode.ended is not None:
            length = minutes_between(episode.began, episode.ended)
            if length < 0:
                raise NotComputable("a nap ends before it begins")
            total += length
        else:
            raise NotComputable("a nap has no length yet", ("naps",))
    return total


def cramps(night: Night) -> int:
    """How many cramps the night had."""
    (found,) = need(night, "cramps")
    return len(found)


def urge(night: Night) -> int:
    """The worst urge to move the legs, 0 to 10."""
    (worst,) = need(night, "urge.worst")
    rating: int = worst
    return rating


def quality(night: Night) -> int:
    """How good the sleep was, 1 very poor to 5 very good; one that was given stands, also for a night without sleep."""
    if night.sleep.quality is None:
        _not_without_sleep(night)
    (rated,) = need(night, "sleep.quality")
    rating: int = rated
    return rating


def onset(night: Night) -> datetime:
    """The moment the urge first came."""
    if night.urge.worst == 0:
        raise DidNotHappen("there was no urge")
    (began,) = need(night, "urge.began")
    moment: datetime = began
    return moment


def uses(night: Night) -> int:
    """How many strategies were used: those done, not those skipped."""
    (listed,) = need(night, "uses")
    return sum(use.done in (None, "done") for use in listed)
