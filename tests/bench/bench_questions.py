"""Whole questions: time of each, start to first answer, memory after the start.

    python tests/bench/bench_questions.py

Prints a table. Absolute times are this machine's; the ratios beside them are what to compare.
"""

import json
import statistics
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

ROOT = Path(__file__).parents[2]
QUESTIONS = ROOT / "tests" / "questions"
TODAY = date(2026, 11, 24)
ROUNDS = 7

_MEMORY = "print(next(line.split()[1] for line in open('/proc/self/status') if line.startswith('VmHWM')))"
_OPEN = f"import knowledge; knowledge.load(); {_MEMORY}"


def milliseconds(command: list[str], given: str = "") -> float:
    """The median time of a process from its start to its end."""
    times: list[float] = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        subprocess.run(command, input=given.encode(), capture_output=True, check=True, cwd=ROOT)
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times)


def megabytes(program: str) -> float:
    """The most memory that a program ever held (Linux only)."""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, cwd=ROOT, text=True)
    return int(done.stdout.split()[-1]) / 1024


def first_answer() -> float:
    """Milliseconds from the start of the terminal to the end of its first answer, median."""
    times: list[float] = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        with subprocess.Popen(
            [sys.executable, "-m", "bot"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT
        ) as process:
            assert process.stdin is not None
            assert process.stdout is not None
            process.stdin.write(b"latest fine on Alibaba\n")
            process.stdin.flush()
            while b"500,000 yuan" not in process.stdout.readline():
                pass
            times.append((time.perf_counter() - start) * 1000)
            process.stdin.close()
            process.stdout.read()
    return statistics.median(times)


def main() -> None:
    """Measure and print."""
    import knowledge

    start = time.perf_counter()
    base = knowledge.load()
    loaded = (time.perf_counter() - start) * 1000
    questions = [
        json.loads(line)["q"]
        for path in sorted(QUESTIONS.glob("*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    times: list[float] = []
    for question in questions * 3:
        start = time.perf_counter()
        base.ask(question, today=TODAY)
        times.append((time.perf_counter() - start) * 1000)
    cuts = statistics.quantiles(times, n=100)
    bare = milliseconds([sys.executable, "-c", "pass"])
    first = first_answer()
    rows = [
        ("a question, p50", f"{cuts[49]:.2f} ms", f"{len(questions)} questions, three times"),
        ("a question, p99", f"{cuts[98]:.2f} ms", f"slowest {max(times):.1f} ms"),
        ("reading and checking the base", f"{loaded:.0f} ms", "in the same process"),
        ("terminal, start to first answer", f"{first:.0f} ms", f"{first / bare:.0f} × a bare Python ({bare:.0f} ms)"),
        ("memory, the base open", f"{megabytes(_OPEN):.0f} MB", f"a bare Python has {megabytes(_MEMORY):.0f} MB"),
    ]
    print("| what | measured | beside it |\n| --- | --- | --- |")
    for row in rows:
        print("| " + " | ".join(row) + " |")


if __name__ == "__main__":
    main()
