#!/usr/bin/env python3
"""Time the tools against what a user could run instead, and write RESULTS.md.

    bench.py --tools FOLDER --data FOLDER [--before FOLDER] [--runs 5] [--only WORD] [--write RESULTS.md]

Ours and the peer run alternately, and with --before an earlier build of ours too, so that both meet the same machine; what counts is the ratio of the medians. Every run
writes new files: who replaces one pays for the removal of what the other side has written. Peak
memory is that of the largest process of a command, from wait4(2). A peer that is not installed is left out, by name.
"""
import argparse
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from thread_times import thread_times

IMBLEARN = """
import sys, pandas as pd
from {module} import {name} as Method
data = pd.read_csv(sys.argv[1]){drop}
X, y = Method({arguments}).fit_resample(data.iloc[:, :-1], data.iloc[:, -1])
X.assign(**{{data.columns[-1]: y}}).to_csv(sys.argv[2], index=False)
"""


def imblearn(name, arguments="random_state=0", module="imblearn.over_sampling", drop=""):
    return ["{python}", "-c", IMBLEARN.format(name=name, arguments=arguments, module=module, drop=drop)]


def polars(code):
    return ["{python}", "-c", f"import sys, polars as pl\nsource, target = sys.argv[1:]\n{code}"]


SMEAR = """
import sys, numpy as np, pandas as pd
data = pd.read_csv(sys.argv[1])
weight, label = np.ones(len(data)), data.boundary.to_numpy().copy()
for rows in data.groupby("track", sort=False).indices.values():
    times, is_event = data.seconds.to_numpy()[rows], label[rows] == 1
    events = times[is_event]
    if not len(events): continue
    after = np.searchsorted(events, times).clip(1, len(events) - 1) if len(events) > 1 else np.zeros(len(times), int)
    nearest = np.minimum(abs(times - events[after]), abs(times - events[np.maximum(after - 1, 0)]))
    near = nearest <= 1.5
    label[rows] = near
    weight[rows] = np.where(near, np.exp(-2 * (nearest / 1.5) ** 2), 1)
data.assign(boundary=label, weight=weight).to_csv(sys.argv[2], index=False)
"""

KNN = """
import sys, pandas as pd
from sklearn.neighbors import KNeighborsClassifier
data = pd.read_csv(sys.argv[1])
X, y = data.iloc[:, :-1].to_numpy(), data.iloc[:, -1].to_numpy()
test = data.iloc[:20_000]
model = KNeighborsClassifier(n_jobs=2).fit(X, y)
test.assign(predicted=model.predict(X[:20_000])).to_csv(sys.argv[2], index=False)
"""

APPEND = """
import sys, pandas as pd
from sklearn.utils.class_weight import compute_sample_weight
data = pd.read_csv(sys.argv[1])
data.assign(w=compute_sample_weight("balanced", data.iloc[:, -1])).to_csv(sys.argv[2], index=False)
"""

LEAKS = """
import sys, pandas as pd
data = pd.read_csv(sys.argv[1])
columns = list(data.columns[:-1])
train, test = [data.loc[data["part"] == name, columns] for name in ("train", "test")]
found = test.merge(train.drop_duplicates(), how="left", on=columns, indicator=True)
print((found["_merge"] == "both").sum(), test.duplicated().sum())
"""

SCORE = """
import sys, pandas as pd
from sklearn.metrics import average_precision_score, brier_score_loss, classification_report, roc_auc_score
data = pd.read_csv(sys.argv[1])
print(classification_report(data.truth, data.predicted, digits=4))
print(roc_auc_score(data.truth, data.p), average_precision_score(data.truth, data.p), brier_score_loss(data.truth, data.p))
"""

# The graph alone is timed, with the least n_neighbors whose recall of five neighbors is 0.95; reading and compiling are not.
GRAPH = """
import sys, time, numpy, pandas, pynndescent
data = pandas.read_csv(sys.argv[1])
rows = data[data.iloc[:, -1] == "rare"].iloc[:, :-1].to_numpy(numpy.float32)
pynndescent.NNDescent(rows[:2000], n_neighbors=int(sys.argv[2]), n_jobs=2, random_state=0)
start = time.perf_counter()
pynndescent.NNDescent(rows, n_neighbors=int(sys.argv[2]), n_jobs=2, random_state=0)
print("seconds", time.perf_counter() - start, file=sys.stderr)
"""

UNDER = "imblearn.under_sampling"
AUDIO = '.drop(columns=["Unnamed: 0", "path"])'


@dataclass
class Task:
    """A row of the table: our command, the peer's, the goal for ours divided by the peer's."""

    work: str
    data: str
    ours: list
    peer_name: str
    peer: list
    goal: float
    memory_goal: float = 0  # of the peer's peak memory; 0 is none


def with_files(*command):
    return list(command) + ["{data}", "{out}"]


def tasks():
    counts_polars = polars(
        "print(pl.scan_csv(source).group_by(pl.scan_csv(source).collect_schema().names()[-1]).len().collect(engine='streaming'))")
    split_polars = polars(
        "data = pl.read_csv(source)\nlabel = data.columns[-1]\n"
        "data = data.with_columns(pl.int_range(pl.len()).shuffle(seed=0).over(label).alias('_r'),"
        " pl.len().over(label).alias('_n'))\n"
        "is_test = pl.col('_r') < 0.2 * pl.col('_n')\n"
        "data.filter(is_test).drop('_r', '_n').write_csv(target + '.test')\n"
        "data.filter(~is_test).drop('_r', '_n').write_csv(target)")
    under_polars = polars(
        "data = pl.read_csv(source)\nlabel = data.columns[-1]\n"
        "least = data.group_by(label).len()['len'].min()\n"
        "data.filter(pl.int_range(pl.len()).shuffle(seed=0).over(label) < least).write_csv(target)")
    over_polars = polars(
        "data = pl.read_csv(source)\nlabel = data.columns[-1]\n"
        "most = data.group_by(label).len()['len'].max()\n"
        "parts = [data] + [part.sample(most - len(part), with_replacement=True, seed=0)"
        " for part in data.partition_by(label)]\npl.concat(parts).write_csv(target)")
    weights_sklearn = [
        "{python}", "-c",
        "import sys, numpy, pandas as pd\nfrom sklearn.utils.class_weight import compute_class_weight as w\n"
        "y = pd.read_csv(sys.argv[1], usecols=[30]).iloc[:, 0]\nc = numpy.unique(y)\nprint(c, w('balanced', classes=c, y=y))"]
    split_sklearn = [
        "{python}", "-c",
        "import sys, pandas as pd\nfrom sklearn.model_selection import train_test_split\n"
        "data = pd.read_csv(sys.argv[1])\n"
        "a, b = train_test_split(data, test_size=0.2, stratify=data.iloc[:, -1], random_state=0)\n"
        "a.to_csv(sys.argv[2], index=False); b.to_csv(sys.argv[2] + '.test', index=False)"]
    counts, split = ["csv-counts"], ["csv-split", "--test", "{out}.test", "{data}", "-o", "{out}"]
    over, under = ["csv-oversample", "{data}", "-o", "{out}"], ["csv-undersample", "{data}", "-o", "{out}"]
    smote = ["csv-smote", "{data}", "-o", "{out}"]
    audio = ["--exclude", "1,path"]
    clean = ["csv-undersample", "{data}", "-o", "{out}", "--method"]
    piped = ["sh", "-c", "cat \"$0\" | csv-counts", "{data}"]
    approximate = smote + ["--approximate", "0.95"]
    return [
        Task("class counts, 1.29 GB", "big.csv", counts + ["{data}"], "Polars", counts_polars + ["{data}", "-"], 0.15),
        Task("class counts, 1.29 GB", "big.csv", counts + ["{data}"], "DuckDB", ["{python}", "-c", "import sys, duckdb\nprint(duckdb.sql(f\"select Class, count(*) from '{sys.argv[1]}' group by 1\"))", "{data}"], 1),
        Task("class counts, 1.29 GB", "big.csv", counts + ["{data}"], "wc -l", ["wc", "-l", "{data}"], 1),
        Task("class counts, 1.29 GB, one thread", "big.csv", counts + ["--threads", "1", "{data}"], "wc -l", ["wc", "-l", "{data}"], 1.6),
        Task("class counts, 1.29 GB", "big.csv", counts + ["{data}"], "mawk", ["mawk", "-F,", "{ c[$31]++ } END { for (k in c) print k, c[k] }", "{data}"], 1),
        Task("class counts, 1.29 GB", "big.csv", counts + ["{data}"], "datamash", ["sh", "-c", "datamash -t, --header-in -s -g 31 count 31 < \"$0\"", "{data}"], 1),
        Task("class counts, 1.29 GB", "big.csv", counts + ["{data}"], "Miller", ["mlr", "--icsv", "--opprint", "count", "-g", "Class", "{data}"], 1),
        Task("class counts, from a pipe", "big.csv", piped, "cat, wc -l", ["sh", "-c", "cat \"$0\" | wc -l", "{data}"], 1),
        Task("class counts, quoted text", "quoted.csv", counts + ["{data}"], "wc -l", ["wc", "-l", "{data}"], 2),
        Task("class counts, gzip", "fraud.csv.gz", counts + ["{data}"], "gzip -dc", ["sh", "-c", "gzip -dc \"$0\" > /dev/null", "{data}"], 0.6),
        Task("class counts, bgzip", "fraud.csv.bgz.gz", counts + ["{data}"], "gzip -dc", ["sh", "-c", "gzip -dc \"$0\" > /dev/null", "{data}"], 0.4),
        Task("stratified split, 161 MB", "fraud.csv", split, "Polars", split_polars + ["{data}", "{out}"], 0.12),
        Task("stratified split, 161 MB", "fraud.csv", split, "pandas + scikit-learn", split_sklearn + ["{data}", "{out}"], 0.2),
        Task("stratified split, 161 MB", "fraud.csv", split, "cat into a file", ["sh", "-c", "cat \"$0\" > \"$1\"", "{data}", "{out}"], 3),
        Task("random undersample, 161 MB", "fraud.csv", under, "Polars", under_polars + ["{data}", "{out}"], 0.12),
        Task("random undersample, 161 MB", "fraud.csv", under, "pandas + imbalanced-learn", imblearn("RandomUnderSampler", module=UNDER) + ["{data}", "{out}"], 0.2),
        Task("random oversample, 161 → 322 MB", "fraud.csv", over, "Polars", over_polars + ["{data}", "{out}"], 0.15),
        Task("random oversample, 161 → 322 MB", "fraud.csv", over, "pandas + imbalanced-learn", imblearn("RandomOverSampler") + ["{data}", "{out}"], 0.2),
        Task("SMOTE, 492 → 284,315 rows × 30", "fraud.csv", smote, "pandas + imbalanced-learn", imblearn("SMOTE") + ["{data}", "{out}"], 0.02, 0.25),
        Task("SMOTE, 11,682 × 173, 16 classes", "audio.csv", smote + audio, "pandas + imbalanced-learn", imblearn("SMOTE", drop=AUDIO) + ["{data}", "{out}"], 0.03, 0.25),
        Task("SMOTE, 100,000 minority rows × 30", "minority.csv", smote, "pandas + imbalanced-learn", imblearn("SMOTE") + ["{data}", "{out}"], 0.05),
        Task("SMOTENC, 101,000 × 29, 24 nominal, 8 classes", "accidents.csv", smote + ["--categorical", "1-24"], "pandas + imbalanced-learn", imblearn("SMOTENC", "data.columns[:24].tolist(), random_state=0") + ["{data}", "{out}"], 1 / 20, 0.25),
        Task("Tomek links, 123,852 × 21", "border.csv", clean + ["tomek"], "pandas + imbalanced-learn", imblearn("TomekLinks", "", UNDER) + ["{data}", "{out}"], 0.055),
        Task("edited neighbors, 123,852 × 21", "border.csv", clean + ["enn"], "pandas + imbalanced-learn", imblearn("EditedNearestNeighbours", "", UNDER) + ["{data}", "{out}"], 0.07),
        Task("nearest neighbors of 20,000 rows, 123,852 × 21", "border.csv", ["sh", "-c", "head -20001 \"$0\" | csv-knn --train \"$0\" -o \"$1\" -", "{data}", "{out}"], "pandas + scikit-learn", ["{python}", "-c", KNN, "{data}", "{out}"], 0.5),
        Task("approximate SMOTE, 400,000 minority rows × 30, noise", "noise.csv", approximate, "pynndescent's graph alone", ["{python}", "-c", GRAPH, "{data}", "34"], 1),
        Task("approximate SMOTE, 400,000 minority rows × 30, near six dimensions", "six.csv", approximate, "pynndescent's graph alone", ["{python}", "-c", GRAPH, "{data}", "6"], 1),
        Task("label smearing, 47 MB", "frames.csv", ["csv-smear", "--positive", "1", "--time", "seconds", "--within", "1.5", "--group", "track", "{data}", "-o", "{out}"], "pandas + NumPy", ["{python}", "-c", SMEAR, "{data}", "{out}"], 0.1),
        Task("class weights, 161 MB", "fraud.csv", ["csv-weights", "{data}"], "pandas + scikit-learn", weights_sklearn + ["{data}"], 0.1),
        Task("class weights appended, 161 MB", "fraud.csv", ["csv-weights", "--append", "w", "{data}", "-o", "{out}"], "pandas + scikit-learn", ["{python}", "-c", APPEND, "{data}", "{out}"], 0.1),
        Task("scores of 161 MB of predictions", "predictions.csv", ["csv-score", "-l", "truth", "--probability", "p", "--positive", "1", "{data}"], "pandas + scikit-learn", ["{python}", "-c", SCORE, "{data}"], 0.1),
        Task("leaks, 10 million training rows, 2 million test rows", "parts.csv", ["csv-leaks", "--part", "part", "-l", "y", "--columns", "v0-color", "{data}"], "pandas", ["{python}", "-c", LEAKS, "{data}"], 0.1, 0.1),
        Task("start-up", "fraud.csv", ["csv-counts", "--version"], "2 ms of sleep", ["sleep", "0.002"], 1),
        Task("gzip output, level 6", "fraud.csv", ["sh", "-c", "csv-oversample --strategy all -z \"$0\" > \"$1\"", "{data}", "{out}"], "gzip -6", ["sh", "-c", "csv-oversample --strategy all \"$0\" | gzip -6 > \"$1\"", "{data}", "{out}"], 0.55),
    ]


@dataclass
class Run:
    seconds: float
    peak: float  # MiB


def run(command, environment):
    """Run a command; raise if it fails."""
    start = time.perf_counter()
    process = subprocess.Popen(
        command, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    messages = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.perf_counter() - start
    if messages.startswith(b"seconds "):
        seconds = float(messages.split()[1])
    if process.returncode != 0:
        raise RuntimeError(f"{command[0]} failed: {messages.decode(errors='replace')[-500:]}")
    return Run(seconds, usage.ru_maxrss / 1024)


def median(runs, key):
    return statistics.median(getattr(one, key) for one in runs)


def run_afresh(command, files, environment):
    """Run a command whose output files are not there yet."""
    for path in (files["out"], files["out"] + ".test"):
        Path(path).unlink(missing_ok=True)
    return run(filled(command, files), environment)


def measure(task, files, runs, environment, before):
    """The runs of both sides, alternately, and of the earlier build where there is one."""
    done = []
    for _ in range(runs):
        earlier = None
        if before:
            try:
                earlier = run_afresh(task.ours, files, before)
            except (RuntimeError, FileNotFoundError):  # an option or a tool that it does not know
                before = None
        done.append(
            (run_afresh(task.ours, files, environment), run_afresh(task.peer, files, environment), earlier))
    return [one[0] for one in done], [one[1] for one in done], [one[2] for one in done if one[2]]


def growth(files, data, runs, environment):
    """How time and memory of our tools grow with the rows: the first eighth of a table, a quarter, a half, all of it."""
    work = {
        "csv-counts": ("fraud.csv", ["csv-counts", "{data}"]),
        "csv-split": ("fraud.csv", ["csv-split", "--test", "{out}.test", "{data}", "-o", "{out}"]),
        "csv-oversample": ("fraud.csv", ["csv-oversample", "{data}", "-o", "{out}"]),
        "csv-undersample": ("fraud.csv", ["csv-undersample", "{data}", "-o", "{out}"]),
        "csv-smote": ("fraud.csv", ["csv-smote", "{data}", "-o", "{out}"]),
        "csv-smote, a third is minority": ("minority.csv", ["csv-smote", "{data}", "-o", "{out}"]),
        "csv-undersample --method tomek": ("border.csv", ["csv-undersample", "--method", "tomek", "{data}", "-o", "{out}"]),
    }
    lines = []
    for name, (table, command) in work.items():
        cells = []
        for eighths in (1, 2, 4, 8):
            part = data / "part.csv"
            # Every class keeps its share, and where the rows go by time, its spread.
            with (data / table).open("rb") as rows, part.open("wb") as out:
                out.write(next(rows))
                out.writelines(row for place, row in enumerate(rows) if place % 8 < eighths)
            done = [run_afresh(command, {**files, "data": str(part)}, environment) for _ in range(runs)]
            cells.append(f"{median(done, 'seconds'):.3f} s, {median(done, 'peak'):.0f} MiB")
        (data / "part.csv").unlink()
        lines.append(f"| {name} | {' | '.join(cells)} |")
        print(lines[-1], flush=True)
    return lines


def scaling(files, data, tools, environment):
    """How the work of our tools spreads over threads, without more processors: the processor time of the busiest thread, and
    of all together, with eight threads beside one; medians of three."""
    work = {
        "csv-counts": ("big.csv", ["csv-counts", "{data}"]),
        "csv-weights": ("big.csv", ["csv-weights", "{data}"]),
        "csv-weights --per-row": ("big.csv", ["csv-weights", "--per-row", "{data}", "-o", "{out}"]),
        "csv-split": ("big.csv", ["csv-split", "--test", "{out}.test", "{data}", "-o", "{out}"]),
        "csv-smote, reading and writing": ("fraud.csv", ["csv-smote", "{data}", "-o", "{out}"]),
        "csv-smote, searching": ("minority.csv", ["csv-smote", "{data}", "-o", "{out}"]),
    }
    lines = []
    for name, (table, command) in work.items():
        seconds = {}
        for threads in (1, 8):
            done = []
            for _ in range(3):
                for path in (files["out"], files["out"] + ".test"):
                    Path(path).unlink(missing_ok=True)
                # What runs before have written is not to be written to the disk in this one's time.
                os.sync()
                words = filled(command, {**files, "data": str(data / table)}) + ["--threads", str(threads)]
                done.append(thread_times([str(tools / words[0])] + words[1:]))
            seconds[threads] = (
                statistics.median(one[0] for one in done), statistics.median(sum(one) for one in done))
        one, (busiest, total) = seconds[1][1], seconds[8]
        share, cost = busiest / one, total / one
        mark = "reached" if share <= 1 / 6 and cost <= 1.15 else "**missed**"
        lines.append(f"| {name} | {one:.3f} s | {busiest:.3f} s | {share:.3f} | {total:.3f} s | {cost:.2f} | {mark} |")
        print(lines[-1], flush=True)
    return lines


def filled(command, files):
    """A command with the names of the run's files in place of {data}, {out} and {python}."""
    names = {"{" + key + "}": value for key, value in files.items()}
    for key, value in names.items():
        command = [part.replace(key, value) for part in command]
    return command


def make_compressed(data):
    """Compress a table whose name says how, where that is not done yet."""
    if data.exists() or not data.name.endswith(".gz"):
        return
    plain = data.with_name(data.name.split(".csv")[0] + ".csv")
    way = "bgzip -c" if data.name.endswith(".bgz.gz") else "gzip -c"
    subprocess.run(f"{way} {plain} > {data}", shell=True, check=True)


def versions(python):
    lines = []
    probe = "import polars, duckdb, pandas, sklearn, imblearn, numpy\nfor m in (polars, duckdb, pandas, sklearn, imblearn, numpy): print(m.__name__, m.__version__)"
    lines.append(subprocess.run([python, "-c", probe], capture_output=True, text=True).stdout.replace("\n", ", ").strip(", "))
    for command in (["mlr", "--version"], ["datamash", "--version"], ["mawk", "-W", "version"], ["gzip", "--version"]):
        if shutil.which(command[0]):
            done = subprocess.run(command, capture_output=True, text=True)
            lines.append((done.stdout + done.stderr).split("\n")[0])
    return lines


def processor():
    """The processor's name, as Linux has it."""
    for line in Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            return line.split(":", 1)[1].strip()
    return platform.machine()


def replaced(text, rows):
    """The results with these rows in the place of those of the same work and peer."""
    def key(line):
        cells = line.split(" | ")
        return (cells[0], cells[3]) if len(cells) > 4 else None

    fresh = {key(row): row for row in rows}
    return "\n".join(fresh.get(key(line), line) if key(line) else line for line in text.split("\n"))


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--tools", type=Path, required=True)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--before", type=Path, help="a folder with the tools of an earlier build")
    parser.add_argument("--python", default=sys.executable, help="the Python that has the peers")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--patience", type=float, default=600, help="how many seconds a peer gets in all, at most")
    parser.add_argument("--only", default="", help="only tasks whose name has this word; --write replaces their rows")
    parser.add_argument("--write", type=Path)
    arguments = parser.parse_args()
    # As installed: what a linker wrote piece by piece takes a millisecond longer to start than a copy in one piece.
    installed = tempfile.TemporaryDirectory()
    program = shutil.copy(arguments.tools / "csv-balance", installed.name)
    for tool in subprocess.run([program, "---tools"], capture_output=True, text=True, check=True).stdout.split():
        os.link(program, Path(installed.name, tool))
    environment = dict(os.environ, PATH=f"{installed.name}:{os.environ['PATH']}")

    before = dict(os.environ, PATH=f"{arguments.before}:{os.environ['PATH']}") if arguments.before else None

    rows = []
    for task in tasks():
        if arguments.only not in task.work:
            continue
        data = arguments.data / task.data
        make_compressed(data)
        files = {"python": arguments.python, "data": str(data), "out": str(arguments.data / "out.csv")}
        tool = task.peer[0]
        if tool not in ("sh", "{python}") and not shutil.which(tool):
            print(f"{task.work}: {task.peer_name} is not installed", flush=True)
            continue
        # Slow peers are run less often, and the shortest more, since noise is as long as they are.
        first = measure(task, files, 1, environment, before)
        seconds = max(first[1][0].seconds, 0.001)
        runs = max(1, min(arguments.runs * (20 if seconds < 0.01 else 1), int(arguments.patience / seconds)))
        ours, peer, earlier = measure(task, files, runs, environment, before)
        ratio = median(ours, "seconds") / median(peer, "seconds")
        memory = median(ours, "peak") / median(peer, "peak")
        reached = ratio <= task.goal and (not task.memory_goal or memory <= task.memory_goal)
        was = f"{median(earlier, 'seconds'):.3f} s" if earlier else ""
        rows.append(
            f"| {task.work} | {median(ours, 'seconds'):.3f} s | {was} | {task.peer_name} | {median(peer, 'seconds'):.3f} s "
            f"| {ratio:.3f} | {task.goal:.3f} | {'reached' if reached else '**missed**'} "
            f"| {median(ours, 'peak'):.0f} / {median(peer, 'peak'):.0f} MiB | {runs} |")
        print(rows[-1], flush=True)
    if arguments.only:
        if arguments.write:
            arguments.write.write_text(replaced(arguments.write.read_text(), rows))
        return
    tools = {"python": arguments.python, "out": str(arguments.data / "out.csv")}
    grown = growth(tools, arguments.data, arguments.runs, environment)
    spread = scaling(tools, arguments.data, Path(installed.name), environment)
    loops = arguments.tools / "hot-loops"
    table = subprocess.run([loops], capture_output=True, text=True, check=True).stdout if loops.exists() else ""
    counts = ""
    if shutil.which("valgrind"):
        script = Path(__file__).with_name("instructions.sh")
        counts = subprocess.run([script, arguments.tools], capture_output=True, text=True, check=True).stdout
    text = "\n".join([
        "# Results", "",
        "Made by `make bench`. Wall-clock medians of whole commands, start-up included, ours and the peer's run alternately;",
        "the ratio is ours divided by the peer's. Times are this machine's: ratios travel better. Peaks below 17 MiB",
        "are the runner's own. A row is from one run; after a change that concerns few rows, they",
        "may be from a later run than others (`bench.py --only`).", "",
        f"{processor()}, {os.cpu_count()} processors, {platform.system()}; "
        + "; ".join(versions(arguments.python)) + ".", "",
        "| work | ours | before | peer | its time | ratio | goal | | peak memory | runs |",
        "|---|---|---|---|---|---|---|---|---|---|", *rows, "",
        "## Growth", "",
        "Of every eight rows of a table the first, the first two, four, all: time and peak memory.", "",
        "| work | 1 | 2 | 4 | 8 |", "|---|---|---|---|---|", *grown, "",
        "## Threads", "",
        "With --threads 8 beside --threads 1: the processor time of the busiest thread and of all together, whatever number",
        "of processors there is (thread_times.py). Goals: a sixth, and 1.15.", "",
        "| work | one thread | busiest of eight | ratio | all eight | ratio | |", "|---|---|---|---|---|---|---|", *spread, "",
        "## Hot loops", "",
        "In memory, on one thread, beside the C library or plain C code.", "", table,
        "## Instructions", "",
        "Counted by valgrind, which does not drift; the tools run on a table of 20,000 rows and 10 columns.", "",
        *("* " + line for line in counts.splitlines()), ""])
    if arguments.write:
        arguments.write.write_text(text)


if __name__ == "__main__":
    main()
