#!/usr/bin/env python3
"""Fails every system call of the installed tools, one by one, and looks what they make of it.

    Tests/Faults/strace.py FOLDER-OF-TOOLS [--most N] [--tool csv-split …]

Needs strace. For each command line below it is counted how often each call is made; then the command runs once for each
of them, with that one call refused, and with reads and writes interrupted by a signal. What must hold:

- either exit status 1 and one line (perhaps a hint in a second), or success with the very bytes of a run without fault;
- under a final name there is a whole file, or what was there before;
- no other file is left, and nothing takes longer than a minute.

Where memory itself is refused (mmap, brk), or the runtime of the language cannot find its own path before the tool begins
(readlink), a tool may also end by a signal; the rest must hold. Then the tools are killed
at random moments by SIGINT, SIGTERM, SIGHUP, SIGPIPE and SIGKILL, and run on a small disk that fills up. Prints totals,
and fails if anything did not hold.
"""
import argparse
import gzip
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time

# The files that a command is to make or to replace, and the command, in a folder with the files of `fill`.
RUNS = [
    ([], "csv-counts data.csv"),
    (["out.csv"], "csv-counts -o out.csv data.csv.gz"),
    ([], "csv-counts large.csv"),
    (["test.csv"], "csv-split --test test.csv data.csv"),
    (["test.csv"], "cat wide.csv | csv-split --test test.csv"),
    (["check.csv", "test.csv", "train.csv"], "csv-split --test test.csv --validation check.csv -o train.csv data.csv"),
    (["data.csv"], "csv-split --append part --by-hash a -o data.csv data.csv"),
    ([], "csv-oversample -z data.csv.gz"),
    (["out.csv.gz"], "csv-oversample -o out.csv.gz data.csv"),
    (["out.csv"], "cat wide.csv | csv-oversample -o out.csv"),
    (["data.csv"], "csv-oversample -o data.csv data.csv"),
    (["out.csv"], "csv-oversample --shrinkage 1 --features a -o out.csv data.csv"),
    (["gone.csv", "out.csv"], "csv-undersample --dropped gone.csv -o out.csv data.csv"),
    (["gone.csv"], "cat wide.csv | csv-undersample --dropped gone.csv"),
    ([], "csv-undersample --method enn --exclude text,p data.csv"),
    (["out.csv"], "csv-smote -q --copy text,p -o out.csv data.csv"),
    ([], "cat wide.csv | csv-smote -q --copy text,p -z"),
    (["out.csv"], "csv-weights --append weight -o out.csv data.csv"),
    ([], "cat wide.csv | csv-weights --per-row"),
    (["out.csv"], "csv-augment --text text --vectors vectors.bin --short -o out.csv data.csv"),
    ([], "cat data.csv.gz | csv-augment --text text --vectors vectors.txt --short"),
    (["out.csv"], "csv-smear --positive z --within 2 -o out.csv data.csv"),
    (["out.csv"], "csv-knn --train data.csv --exclude text,p -o out.csv data.csv"),
    (["out.csv"], "csv-score --truth y --predicted p -o out.csv data.csv"),
    (["codes.json", "out.csv"], "csv-encode --save codes.json -o out.csv data.csv"),
    (["out.csv"], "cat wide.csv | csv-encode -q --drop text -o out.csv"),
    (["out.csv"], "csv-leaks -q --part p --train-part x --test-part z -o out.csv data.csv"),
    ([], "cat wide.csv | csv-leaks -q --part p --train-part x --test-part z --drop"),
    (["model.json", "out.csv"], "csv-calibrate --fit data.csv --positive z --scores a --save model.json -o out.csv data.csv"),
    (["out.csv"], "csv-threshold --maximize f1 --fit data.csv --positive z --probability q -o out.csv data.csv"),
    ([], "cat wide.csv | csv-threshold --threshold 0.5 --positive z --negative x --probability q"),
    # Class counts that are known before, and rows that are split by a hash: one pass, and no memory.
    (["out.csv"], "csv-oversample --counts counts.csv -o out.csv data.csv"),
    (["gone.csv", "out.csv"], "cat wide.csv | csv-undersample --counts counts.csv --dropped gone.csv -o out.csv"),
    ([], "csv-weights --append weight --counts counts.csv data.csv.gz"),
    (["test.csv"], "cat wide.csv | csv-split --by-hash text --test test.csv"),
    # As pipes, and with more than one thread: a file whose halves are read at once, outputs that are written behind,
    # gzip in blocks, searches.
    (["out.csv.gz"], "cat data.csv | csv-smear --positive z --within 2 -o out.csv.gz"),
    ([], "cat data.csv | csv-knn --train data.csv.gz --exclude text,p --threads 2"),
    ([], "cat data.csv | csv-score --truth y --predicted p --format json"),
    ([], "csv-counts --threads 2 large.csv"),
    (["out.csv"], "csv-oversample --threads 2 -o out.csv large.csv"),
    ([], "csv-oversample --threads 2 -z large.csv"),
    (["test.csv", "train.csv"], "csv-split --threads 2 --test test.csv -o train.csv large.csv"),
    (["gone.csv", "out.csv.gz"], "csv-undersample --threads 2 --dropped gone.csv -o out.csv.gz large.csv"),
    (["out.csv"], "csv-weights --append weight --threads 2 -o out.csv large.csv"),
    (["out.csv"], "csv-undersample --threads 2 --method enn --exclude text,p -o out.csv data.csv"),
    (["out.csv"], "csv-smote -q --threads 2 --copy text,p -o out.csv data.csv"),
    (["out.csv"], "csv-augment --threads 2 --text text --vectors vectors.bin --short -o out.csv data.csv"),
]

# What each call is failed with.
ERRORS = {
    "read": ["EIO"], "pread64": ["EIO"], "write": ["ENOSPC", "EIO"], "open": ["EMFILE"], "openat": ["EMFILE", "EACCES"],
    "close": ["EIO"], "lseek": ["EIO"], "linkat": ["EIO", "EPERM"], "rename": ["EIO"], "renameat2": ["EIO"],
    "unlink": ["EIO"], "fcntl": ["EINVAL"], "mmap": ["ENOMEM"], "brk": ["ENOMEM"], "munmap": ["EINVAL"],
    "clone": ["EAGAIN"], "clone3": ["EAGAIN"], "fstat": ["EIO"], "newfstatat": ["EIO"], "faccessat2": ["EACCES"],
    "readlink": ["EIO"], "fsync": ["EIO"], "ftruncate": ["EIO"], "fchmod": ["EPERM"], "fchown": ["EPERM"],
    "fadvise64": ["EIO"], "rt_sigaction": ["EINVAL"], "getrandom": ["ENOSYS"], "futex": [],
}
MAY_DIE = {"mmap", "brk", "munmap", "readlink"}


def fill(folder):
    def rows(text, count=120):
        yield "a,b,q,text,p,y"
        for row in range(count):
            label = "z" if row % 5 == 0 else "x"
            word = ["good", "bad", "cat", "dog"][row % (2 if label == "z" else 4)]
            yield f"{row},{row * row % 31}.5,0.{row % 1000:03},the {word} one{text},{label},{label}"

    def write(name, data):
        with open(os.path.join(folder, name), "wb") as out:
            out.write(data)

    data = ("\n".join(rows("")) + "\n").encode()
    write("data.csv", data)
    write("data.csv.gz", gzip.compress(data, mtime=0))
    write("wide.csv", ("\n".join(rows(" " * 20_000)) + "\n").encode())
    write("large.csv", ("\n".join(rows(" " * 200, 24_000)) + "\n").encode())
    write("counts.csv", b"field,value,count\ny,z,24\ny,x,96\n")
    words = ["good", "bad", "cat", "dog", "great", "poor"]
    write("vectors.txt", "".join(f"{word} {len(word)} 1 2\n" for word in words).encode())
    write("vectors.bin", b"6 2\n" + b"".join(word.encode() + b" \0\0\x80\x3f\0\0\x80\x3f\n" for word in words))


class Lab:
    """A folder with the data, and what the commands make of it when all is well."""

    def __init__(self, tools):
        self.tools = os.path.abspath(tools)
        self.top = tempfile.mkdtemp(prefix="csv-balance-faults-")
        self.source = os.path.join(self.top, "source")
        os.mkdir(self.source)
        fill(self.source)
        self.names = set(os.listdir(self.source))
        self.totals = {"refused": 0, "survived": 0, "ended by a signal": 0, "wrong": 0}

    def folder(self):
        folder = os.path.join(self.top, "run")
        shutil.rmtree(folder, ignore_errors=True)
        os.mkdir(folder)
        for name in self.names:
            # data.csv is replaced by some; the others are only read.
            (shutil.copy if name == "data.csv" else os.link)(os.path.join(self.source, name), os.path.join(folder, name))
        return folder

    def run(self, line, folder, before=""):
        """Runs a line with `before` put before the tool; gives status, output, messages."""
        tool = re.search("csv-[a-z]+", line)
        line = line[:tool.start()] + before + self.tools + "/" + line[tool.start():]
        environment = {"PATH": os.environ["PATH"], "TMPDIR": folder}
        try:
            result = subprocess.run(["bash", "-o", "pipefail", "-c", line], cwd=folder, capture_output=True, timeout=60,
                                    env=environment)
        except subprocess.TimeoutExpired:
            return "no end in a minute", b"", b""
        return result.returncode, result.stdout, result.stderr

    def files(self, names, folder):
        there = [name for name in names if os.path.exists(os.path.join(folder, name))]
        return {name: open(os.path.join(folder, name), "rb").read() for name in there}

    def strays(self, names, folder):
        return set(os.listdir(folder)) - self.names - set(names) - {"log"}

    def wrong(self, what, line, messages=b""):
        self.totals["wrong"] += 1
        print(f"WRONG: {what}: {line}\n  {messages[:300]!r}", flush=True)

    def judge(self, what, line, names, reference, outcome, folder, may_die=False, is_silenced=False):
        """Holds a run with a fault against one without."""
        status, output, messages = outcome
        files = self.files(names, folder)
        data = open(os.path.join(self.source, "data.csv"), "rb").read()
        tool = re.search("csv-[a-z]+", line)[0].encode()
        if self.strays(names, folder):
            return self.wrong(f"{what} leaves {self.strays(names, folder)}", line)
        for name, found in files.items():
            if found not in (reference["files"][name], data if name == "data.csv" else None):
                return self.wrong(f"{what} leaves a part of {name}", line)
        if status == 0:
            if (output, files) != (reference["output"], reference["files"]):
                return self.wrong(f"{what} goes unseen", line)
            self.totals["survived"] += 1
        elif status == 1:
            lines = messages.splitlines()
            # One program has all tools: what cannot read its own command line does not know as which it runs.
            is_nameless = lines == [b"csv-balance: cannot find its command line in /proc/self"]
            if not is_silenced and not is_nameless and (
                    not 1 <= len(lines) <= 2 or not lines[0].startswith(tool + b": ")):
                return self.wrong(f"{what}: not one line", line, messages)
            self.totals["refused"] += 1
        elif may_die:
            self.totals["ended by a signal"] += 1
        else:
            return self.wrong(f"{what}: status {status}", line, messages)

    def reference(self, line, names):
        folder = self.folder()
        status, output, messages = self.run(line, folder)
        if status != 0:
            sys.exit(f"{line} fails without a fault: {messages.decode()}")
        return {"output": output, "files": self.files(names, folder)}


def calls(lab, runs, most):
    """Every call of every run is failed."""
    for names, line in runs:
        reference = lab.reference(line, names)
        folder = lab.folder()
        lab.run(line, folder, "strace -f -qq -o log ")
        counts = {}
        for entry in open(os.path.join(folder, "log")):
            name = re.match(r"\d+ +([a-z0-9_]+)\(", entry)
            if name:
                counts[name[1]] = counts.get(name[1], 0) + 1
        for call, count in sorted(counts.items()):
            for error in ERRORS.get(call, []):
                for number in [n for n in range(1, count + 1) if n <= most or n == count]:
                    folder = lab.folder()
                    # strace tells of a process that dies on standard error; it must not be taken for a message. It counts
                    # for each thread by itself: what one's write tells of may be the very write that fails in another.
                    fault = f"strace -f -qq -o log -e trace={call} -e inject={call}:error={error}:when={number} "
                    outcome = lab.run(line, folder, fault)
                    is_silenced = any(" write(2, " in entry and "INJECTED" in entry
                                      for entry in open(os.path.join(folder, "log"), errors="replace"))
                    lab.judge(f"{call} {number} fails with {error}", line, names, reference, outcome, folder,
                              may_die=call in MAY_DIE, is_silenced=is_silenced)
        for call in ["read", "write", "pread64", "openat"]:
            if counts.get(call, 0) == 0:
                continue
            folder = lab.folder()
            # The first read and the first file are the runtime's, which looks for the command line.
            fault = f"strace -f -qq -o /dev/null -e trace={call} -e inject={call}:error=EINTR:when=4+2 "
            outcome = lab.run(line, folder, fault)
            if outcome[0] != 0:
                lab.wrong(f"every other {call} interrupted", line, outcome[2])
            lab.judge(f"every other {call} interrupted", line, names, reference, outcome, folder)
    print(f"calls: {lab.totals}", flush=True)


def no_threads(lab, runs):
    """Runs where the system starts no thread at all, or no second one: they get along without."""
    before = dict(lab.totals)
    for names, line in runs:
        reference = lab.reference(line, names)
        for first in ["1+", "2+"]:
            folder = lab.folder()
            fault = f"strace -f -qq -o /dev/null -e trace=clone,clone3 -e inject=clone,clone3:error=EAGAIN:when={first} "
            outcome = lab.run(line, folder, fault)
            if outcome[0] != 0:
                lab.wrong(f"no thread from the {first[0]}. on", line, outcome[2])
            else:
                lab.judge(f"no thread from the {first[0]}. on", line, names, reference, outcome, folder)
    print(f"no threads: {lab.totals['survived'] - before['survived']} of {2 * len(runs)} survived", flush=True)


def signals(lab, runs, rounds):
    """Runs are ended by signals at random moments."""
    chance = random.Random(1)
    ended = 0
    for _ in range(rounds):
        for names, line in runs:
            reference = lab.reference(line, names)
            number = chance.choice([signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGPIPE, signal.SIGKILL])
            folder = lab.folder()
            tool = re.search("csv-[a-z]+", line)
            # The tool alone is what the signal ends.
            shell = line[:tool.start()] + "exec " + lab.tools + "/" + line[tool.start():]
            process = subprocess.Popen(["bash", "-c", shell if "|" not in line else line.replace("csv-", lab.tools + "/csv-", 1)],
                                       cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True,
                                       env={"PATH": os.environ["PATH"], "TMPDIR": folder})
            time.sleep(chance.random() * 0.012)
            try:
                os.killpg(process.pid, number)
            except ProcessLookupError:
                pass
            try:
                output, messages = process.communicate(timeout=60)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                lab.wrong(f"{number.name} is not obeyed", line)
                continue
            ended += process.returncode != 0
            data = open(os.path.join(lab.source, "data.csv"), "rb").read()
            for name, found in lab.files(names, folder).items():
                if found not in (reference["files"][name], data if name == "data.csv" else None):
                    lab.wrong(f"{number.name} leaves a part of {name}", line)
            if lab.strays(names, folder):
                lab.wrong(f"{number.name} leaves {lab.strays(names, folder)}", line)
            if process.returncode == 0 and output != reference["output"]:
                lab.wrong(f"{number.name} goes unseen", line)
    print(f"signals: {rounds * len(runs)} sent, {ended} runs ended by them; {lab.totals['wrong']} wrong so far", flush=True)


def full_disk(lab, runs):
    """Runs in a file system of a few kilobytes, and with a spool that is too small for the input."""
    disk = os.path.join(lab.top, "disk")
    os.mkdir(disk)
    tried = 0
    for size in [16, 64, 1024]:
        mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}k", "tmpfs", disk], capture_output=True)
        if mounted.returncode != 0:
            sys.exit(f"cannot mount a small disk: {mounted.stderr.decode()}")
        try:
            for names, line in runs:
                if not names and "|" not in line:
                    continue
                reference = lab.reference(line, names)
                folder = lab.folder()
                full = line
                for name in names:
                    if name != "data.csv":
                        full = re.sub(rf"\b{name}\b", f"{disk}/{name}", full)
                tool = re.search("csv-[a-z]+", full)
                full = full[:tool.start()] + f"TMPDIR={disk} {lab.tools}/" + full[tool.start():]
                result = subprocess.run(["bash", "-o", "pipefail", "-c", full], cwd=folder, capture_output=True, timeout=60,
                                        env={"PATH": os.environ["PATH"]})
                tried += 1
                for name in names:
                    if name != "data.csv" and os.path.exists(f"{disk}/{name}"):
                        shutil.move(f"{disk}/{name}", folder)
                if os.listdir(disk):
                    lab.wrong(f"a full disk is left with {os.listdir(disk)}", line)
                outcome = (result.returncode, result.stdout, result.stderr)
                lab.judge(f"a disk of {size} kB", line, names, reference, outcome, folder)
        finally:
            subprocess.run(["umount", disk], check=True)
    print(f"full disk: {tried} runs; {lab.totals}", flush=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("tools")
    parser.add_argument("--most", type=int, default=10_000, help="calls of one kind that are failed one by one")
    parser.add_argument("--rounds", type=int, default=20, help="signals sent to each run")
    parser.add_argument("--tool", nargs="*", default=[""])
    options = parser.parse_args()
    sources = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "Sources")
    tools = {name for name in os.listdir(sources) if name.startswith("csv-")} - {"csv-balance"}
    if missing := tools - {tool for _, line in RUNS for tool in re.findall("csv-[a-z]+", line)}:
        sys.exit(f"no command line runs {', '.join(sorted(missing))}")
    runs = [(names, line) for names, line in RUNS if any(tool in line for tool in options.tool)]
    lab = Lab(options.tools)
    try:
        no_threads(lab, runs)
        calls(lab, runs, options.most)
        signals(lab, runs, options.rounds)
        full_disk(lab, runs)
    finally:
        shutil.rmtree(lab.top, ignore_errors=True)
    print(f"{len(runs)} command lines: {lab.totals}")
    sys.exit(1 if lab.totals["wrong"] else 0)


main()
