#!/usr/bin/env python3
"""Runs the tools on files and options made by chance, and checks what must hold whatever they are.

    Tests/Fuzz/tools.py FOLDER-OF-TOOLS [--minutes 5] [--runs N] [--seed N] [--tool csv-smote …]

What must hold: the exit status is 0, 1 or 2, never a signal; a failure says what is wrong in one line that begins with
the tool's name, perhaps with a hint in a second, and no control character is in either; then there is no file under a
final name. Nothing but the files that were asked for is left behind. The same run twice gives the same bytes. What is
written can be read again. A made-up run that breaks this is kept in a folder `found-TOOL-SEED-NUMBER`, with the command
line in `command`, and the script fails.

Which options there are and what values they take, the tools say themselves.
"""
import argparse
import gzip
import json
import os
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile
import time

SOURCES = pathlib.Path(__file__).resolve().parents[2] / "Sources"
TOOLS = sorted(path.name for path in SOURCES.glob("csv-*") if path.name != "csv-balance")
LABELS = ["x", "y", "z", '"x"', "", " ", "é", '"a,b"', '"a\nb"', "\x1b[31m", "NaN", "1", "01", "true", "\xff"]
WORDS = ["good", "bad", "the", "Cat,", '"dog, and"', "running", "", "x", "naïve"]
NUMBERS = ["0", "1", "-1", "2.5", "1e3", "-0.0", "1e308", "-1e308", "1e-320", "1e999", "nan", "inf", "", " 1", "0x1",
           "123456789012345678901234567890", "0.1234567890123456789", "9007199254740993", "-9223372036854775808"]
SMALL = ["0", "1", "2", "3", "5", "10", "100", "-1", "0.5", "1.0", "0.25", "1e-300", "1e300", "nan", "inf", "", "x",
         "4294967295", "4294967296", "9223372036854775807", "99999999999999999999", "1e999", "-0", "0.0000001"]
NAMES = "a,b,q,text,l,m,predicted_l,predicted_m,p,y"
BYTES = [b"\n", b"\r\n", b"\r", b'"', b'""', b",", b";", b"\t", b"\0", b"\xff", b"\xef\xbb\xbf", b"\x1f\x8b", b"a", b"1"]


def table(chance):
    """A CSV file that is well formed, mostly."""
    width = chance.choice([1, 2, 3, 4, 4, 5, 8])
    names = [chance.choice(["a", "b", "text", "time", "y", "p", "", '"q,r"', '"s\nt"', f"c{i}"]) for i in range(width)]
    kinds = [chance.choice(["number", "number", "any", "label", "words", "small"]) for _ in range(width)]
    kinds[-1] = "label"
    labels = chance.sample(LABELS[:4], 2) if chance.random() < 0.7 else chance.sample(LABELS, 4)
    end = chance.choice(["\n", "\n", "\n", "\r\n"])
    comma = chance.choice([",", ",", ",", ",", ";", "\t"])
    lines = [comma.join(names)]
    for row in range(chance.choice([0, 1, 2, 5, 20, 20, 60, 200])):
        cells = []
        for kind in kinds:
            if kind == "number":
                cells.append(f"{chance.gauss(0, 10):.{chance.choice([0, 2])}f}")
            elif kind == "small":
                cells.append(str(chance.randrange(4)))
            elif kind == "any":
                cells.append(chance.choice(NUMBERS) if chance.random() < 0.3 else str(row))
            elif kind == "words":
                cells.append(" ".join(chance.choice(WORDS[:4]) for _ in range(chance.randrange(6))))
            else:
                cells.append(labels[0] if chance.random() < 0.6 else chance.choice(labels))
        lines.append(comma.join(cells))
    text = end.join(lines) + (end if chance.random() < 0.8 else "")
    return text.encode("utf-8", "surrogateescape") if chance.random() < 0.9 else text.encode("latin-1", "replace")


def plain_table(chance):
    """A CSV file that every tool can do something with."""
    end = chance.choice(["\n", "\r\n"])
    labels = chance.choice([["x", "z"], ["x", "y", "z"], ["1", "0"], ["true", "false"], ['"x"', "x", "é"]])
    lines = [NAMES]
    for row in range(chance.choice([8, 20, 40, 120])):
        label = labels[0] if row % 4 else chance.choice(labels)
        words = " ".join(chance.choice(WORDS[:4] + ["good", "bad", "running"]) for _ in range(4)).replace(",", "")
        guess = label if chance.random() < 0.8 else labels[-1]
        bits = ",".join(str(int(chance.random() < share)) for share in (0.6, 0.1, 0.5, 0.2))
        lines.append(f"{chance.gauss(0, 5):.1f},{chance.randrange(9)},{chance.random():.2f},{words.replace(chr(34), '')},{bits},{guess},{label}")
    return (end.join(lines) + end).encode()


def attribute_table(chance):
    """The same as an ARFF or KEEL file."""
    lines = plain_table(chance).decode().replace('"', "").splitlines()
    is_keel, end = chance.random() < 0.5, chance.choice(["\n", "\n", "\r\n"])
    names, rows = lines[0].split(","), [line.split(",") for line in lines[1:]]
    head = chance.choice(["", "", "% title\n\n"]).replace("\n", end).splitlines() + ["@relation " + chance.choice(["r", "'a b'"])]
    for column, name in enumerate(names):
        values = sorted({row[column] for row in rows})
        if name in ("text", "p", "y"):
            kind = "string" if name == "text" and chance.random() < 0.7 else "{" + ", ".join(f"'{value}'" for value in values) + "}"
        elif is_keel:
            kind = f"real [{min(map(float, values))}, {max(map(float, values))}]"
        else:
            kind = chance.choice(["numeric", "real", "NUMERIC % number"])
        head.append(f"@attribute {name} {kind}")
    if is_keel:
        head += ["@inputs " + ", ".join(names[:-1]), "@outputs " + names[-1]]
    body = []
    for row in rows:
        cells = [chance.choice(["?", "<null>"]) if chance.random() < 0.01 else f"'{cell}'" if " " in cell else cell for cell in row]
        body.append(chance.choice([",", ",", ", "]).join(cells))
        if chance.random() < 0.02:
            body.append(chance.choice(["% between", ""]))
    return (end.join(head + ["@data"] + body) + end).encode()


def mutated(data, chance):
    """Data with some bytes put in, taken out, or moved."""
    data = bytearray(data)
    for _ in range(chance.choice([1, 1, 2, 5, 20])):
        place = chance.randrange(len(data) + 1)
        length = chance.choice([1, 1, 2, 8, 64])
        kind = chance.randrange(5)
        if kind == 0:
            data[place:place] = chance.choice(BYTES) * chance.choice([1, 1, 1, 70])
        elif kind == 1:
            del data[place:place + length]
        elif kind == 2:
            data[place:place + 1] = bytes([chance.randrange(256)])
        elif kind == 3:
            start = chance.randrange(len(data) + 1)
            data[place:place] = data[start:start + length * 8]
        else:
            del data[place:]
    return bytes(data)


def vectors(chance):
    """A file of word vectors, as GloVe writes it."""
    lines = [f"{word} {chance.gauss(0, 1):.3f} {chance.gauss(0, 1):.3f} {chance.gauss(0, 1):.3f}"
             for word in ["good", "bad", "the", "cat", "dog", "running", "x", "great", "poor"]]
    return ("\n".join(lines) + "\n").encode()


# What --save has written, for --load.
LEARNED = {
    "csv-encode": {"label": {"name": "y", "values": ["x", "z"]}, "categories": [{"name": "p", "values": ["x", "y", "z"]}],
                   "dropped": ["text"], "numeric": []},
    "csv-calibrate": {"tool": "csv-calibrate", "method": "sigmoid", "positive": "x", "probability": "q", "rows": 4,
                      "sigmoid": [{"intercept": -0.98, "slope": 2.07}]},
    "csv-threshold": {"tool": "csv-threshold", "maximized": "f1", "negative": "z", "positive": "x", "probability": "q",
                      "rows": 4, "score": 0.67, "threshold": 0.2},
}


def learned(tool, chance):
    """A file for --load, whole or not."""
    data = json.dumps(LEARNED.get(tool, {}), indent=chance.choice([None, 2])).encode()
    if chance.random() < 0.3:
        text = data.decode()
        words = ["1e999", "-1", "null", '"x"', "[]", "{}", "true", '"\\u0000"', "0.5", '["x","x"]']
        old = chance.choice(['"x"', "0.2", "2.07", "[]", '"z"', "4", '"sigmoid"', '"text"'])
        data = text.replace(old, chance.choice(words), chance.choice([1, 9])).encode()
    return mutated(data, chance) if chance.random() < 0.3 else data


def file(chance, kind):
    data = {"vectors": vectors, "table": table, "plain": plain_table, "attributes": attribute_table}[kind](chance)
    if chance.random() < (0.1 if kind == "plain" else 0.35):
        data = mutated(data, chance)
    if chance.random() < 0.08:
        data = gzip.compress(data, 1, mtime=0)
        if chance.random() < 0.4:
            data = mutated(data, chance)
    return data


def value(option, chance, header):
    """A value for an option: one that it takes, mostly."""
    if chance.random() < 0.03:
        return chance.choice(SMALL + LABELS[:11] + ["\u202e", "a\nb", "%n%s", "$(reboot)", "-", "--", "../x"])
    if option.get("allValues"):
        return chance.choice(option["allValues"])
    name, what = option["preferredName"]["name"], option.get("valueName", "")
    column = chance.choice(header + ["1", "2", "-1", "3"])
    return {
        "FILE": {"train": "train.csv", "vectors": "vectors.txt", "stopwords": "stop.txt", "targets": "targets.csv", "load": "learned.json", "fit": "train.csv",
                 "counts": "targets.csv", "priors": "targets.csv"}.get(name, name + ".out"),
        "COL": column,
        "COLS": chance.choice([column, column + ",1", "1-2", "1-3", '"a","b"', "1-99"]),
        "COND": chance.choice([column + "=x", "-1!=x", "1=0..5", "1=..3", "1=nan..", "=", column + "="]),
        "LABEL=N": chance.choice(["x", "y", "nope"]) + "=" + chance.choice(["0", "3", "50"]),
        "NAME": chance.choice(["new", "a", "y", "", "n,m"]),
        "LABEL": chance.choice(["x", "y", "true", "1"]),
        "C": chance.choice([",", ";", "tab", "\\t", "|"]),
    }.get(what) or chance.choice(SMALL[:11] if chance.random() < 0.8 else SMALL)


def command(tool, options, chance, header, is_plain):
    arguments = []
    if is_plain and chance.random() < 0.9:
        arguments += {"csv-smote": ["--copy", "text,p"], "csv-knn": ["--exclude", "text,p"]}.get(tool, [])
    if is_plain and chance.random() < 0.15 and any(option["preferredName"]["name"] == "multilabel" for option in options):
        arguments += ["--multilabel", "l,m"]
    for option in chance.sample(options, chance.choice([0, 1, 1, 1, 2] if is_plain else [0, 1, 1, 2, 2, 3, 4, 6])):
        name = "--" + option["preferredName"]["name"]
        if option["preferredName"]["kind"] == "short":
            name = "-" + option["preferredName"]["name"]
        arguments.append(name)
        if option["kind"] == "option":
            arguments.append(value(option, chance, header))
    probability = "q" if is_plain else "1"
    modes = {
        "csv-encode": [[], [], ["--load", "learned.json"]],
        "csv-calibrate": [["--load", "learned.json"], ["--fit", "train.csv", "--positive", "x", "--scores", "1"],
                          ["--fit", "train.csv", "--positive", "x", "--probability", probability]],
        "csv-threshold": [["--load", "learned.json"],
                          ["--threshold", "0.5", "--positive", "x", "--negative", "y", "--probability", probability],
                          ["--maximize", "f1", "--fit", "train.csv", "--positive", "x", "--probability", probability]],
    }
    if chance.random() < 0.95:
        arguments += chance.choice(modes.get(tool, [[]]))
    for need, chances, given in [("csv-augment", 0.95, ["--text", "text", "--vectors", "vectors.txt"]),
                                 ("csv-knn", 0.95, ["--train", "train.csv"]),
                                 ("csv-augment", 0.7, ["--short"]),
                                 ("csv-smear", 0.9, ["--positive", "x"]),
                                 ("csv-smear", 0.9, ["--within", chance.choice(["1", "2.5", "1e9"])]),
                                 ("csv-leaks", 0.5, ["--part", "-1", "--train-part", "x", "--test-part", "y"]),
                                 ("csv-score", 0 if "--multilabel" in arguments else 0.9,
                                  ["--truth", "-1", "--predicted", "-2" if is_plain else "1"])]:
        if tool == need and given[0] not in arguments and chance.random() < chances:
            arguments += given
    if tool == "csv-leaks" and "--part" not in arguments:
        arguments.append("train.csv")
    arguments += chance.choice([["data.csv"], ["data.csv"], ["data.csv"], [], ["-"], ["none.csv"]])
    return [argument.replace("\0", "") for argument in arguments]


def run(path, arguments, folder):
    """Runs a tool in a folder, on its standard input too; gives status, output, messages, and the files left."""
    with open(os.path.join(folder, "data.csv"), "rb") as data:
        result = subprocess.run([path] + arguments, cwd=folder, stdin=data, capture_output=True, timeout=60,
                                env={"TMPDIR": folder, "LC_ALL": "C.UTF-8"})
    return result.returncode, result.stdout, result.stderr


def complaint(tool, status, output, messages, before, after):
    """What is wrong with a run; None where nothing is."""
    if status not in (0, 1, 2):
        return f"exit status {status}"
    if any(name.startswith(".") for name in after):
        return "a hidden file is left behind"
    text = messages.decode("utf-8", "replace")
    if any(ord(c) < 32 and c != "\n" or c in "\x7f\u202e\ufffe" for c in text.replace("\r\x1b[K", "").replace("\r", "")):
        return "a control character in a message"
    if status == 0:
        return None
    if after != before:
        return "a failure leaves a file"
    lines = text.rsplit("\x1b[K", 1)[-1].splitlines()
    # Notes may come before.
    if not lines or not any(line.startswith(tool + ": ") for line in lines[-2:]) or not text.endswith("\n"):
        return "a failure does not say what is wrong"
    if sum(not line.startswith(tool + ": ") for line in lines) > 1:
        return "a message of more than a line and a hint"
    return None


def fuzz(tool, folder_of_tools, seed, minutes, runs):
    path = os.path.join(os.path.abspath(folder_of_tools), tool)
    help_text = subprocess.run([path, "--experimental-dump-help"], capture_output=True, check=True).stdout
    options = [argument for argument in json.loads(help_text)["command"]["arguments"] if argument["kind"] != "positional"]
    options = [option for option in options if option["preferredName"]["name"] not in ("help", "version")]
    counts, found, number = {0: 0, 1: 0, 2: 0}, 0, 0
    end = time.monotonic() + minutes * 60
    work = tempfile.mkdtemp(prefix="csv-balance-fuzz-")
    try:
        while number < runs if runs else time.monotonic() < end:
            chance = random.Random(f"{tool} {seed} {number}")
            folder = os.path.join(work, "run")
            shutil.rmtree(folder, ignore_errors=True)
            os.mkdir(folder)
            kind = chance.choice(["plain", "plain", "table", "attributes"])
            files = {"data.csv": file(chance, kind), "train.csv": file(chance, kind), "targets.csv": b"value,count\nx,50\ny,3\n",
                     "vectors.txt": file(chance, "vectors"), "stop.txt": b"the\n", "learned.json": learned(tool, chance)}
            if chance.random() < 0.6:
                files["train.csv"] = files["data.csv"]
            for name, data in files.items():
                with open(os.path.join(folder, name), "wb") as out:
                    out.write(data)
            first = files["data.csv"][:200].split(b"\n")[0].decode("utf-8", "replace")
            header = (NAMES if kind == "attributes" else first.replace("\0", "")).split(",")
            arguments = command(tool, options, chance, header, kind != "table")
            before = sorted(os.listdir(folder))
            try:
                status, output, messages = run(path, arguments, folder)
                problem = complaint(tool, status, output, messages, before, sorted(os.listdir(folder)))
                if not problem and status == 0 and number % 8 == 0 and "-o" not in arguments:
                    again = run(path, arguments, folder)[:2]
                    if again != (status, output) and "data.csv" not in " ".join(arguments[:-1]):
                        problem = "a second run says something else"
            except subprocess.TimeoutExpired:
                status, messages, problem = -1, b"", "no end in a minute"
            counts[status] = counts.get(status, 0) + 1
            if problem:
                found += 1
                kept = f"found-{tool}-{seed}-{number}"
                shutil.copytree(folder, kept, dirs_exist_ok=True)
                with open(os.path.join(kept, "command"), "w") as out:
                    out.write(f"{problem}\n{json.dumps([tool] + arguments)}\nstatus {status}\n")
                    out.write(messages.decode("utf-8", "replace"))
                print(f"{tool}: {problem}: see {kept}", flush=True)
            number += 1
    finally:
        shutil.rmtree(work, ignore_errors=True)
    print(f"{tool}: {number} runs, of which {counts[0]} succeeded, {counts[1]} met bad data, {counts[2]} bad usage; "
          f"{found} found wanting", flush=True)
    return found


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("tools")
    parser.add_argument("--minutes", type=float, default=5)
    parser.add_argument("--runs", type=int, default=0)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--tool", nargs="*", default=TOOLS)
    options = parser.parse_args()
    found = [fuzz(tool, options.tools, options.seed, options.minutes, options.runs) for tool in options.tool]
    sys.exit(1 if any(found) else 0)


main()
