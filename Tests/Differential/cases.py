#!/usr/bin/env python3
"""Writes CSV texts made by chance, and what Python's csv module makes of them, a JSON object a line.

    Tests/Differential/cases.py COUNT SEED > cases

An object has the text (a character a byte), the delimiter, and one of
- `records`: the values of all records, the header first;
- `fault`: what is wrong first, as the csv module finds it with strict=True, or "ragged", with the line of the record;
- `differs`: why the two need not agree.

Where this project deliberately differs from the csv module:
- a record with more or fewer fields than the first is a fault, where the module gives it as it is;
- a blank line is no record, where the module gives an empty list; in a file of one column it is an empty value;
- text after a closing quote and a quote that is never closed are faults, as with strict=True alone;
- a carriage return ends no line unless a line feed or the end of the file follows; where the module sees another in a bare
  field it gives up, and in the first line we do; of two before a line feed we take the first for data.
"""
import csv
import json
import random
import sys

FIELDS = ["", "a", "bb", "12", "-3.5", " x ", "é", "say \"hi\"", "a,b", "a;b", "l\nm", "l\r\nm", "\n\n", "\"", "\"\"", "\r",
          "a\rb", "x" * 63, "x" * 64, "y" * 130, "long, \"quoted\"\n" * 9, "\"" * 31]
BYTES = ["\"", "\"\"", ",", ";", "\t", "\n", "\r\n", "\r", " ", "a", "\"a\"", "\"\n", ",\"", "\",", "\\"]


def written(chance):
    """A text as people's programs write it, with some carelessness."""
    width = chance.choice([1, 1, 2, 3, 3, 5, 40])
    delimiter = chance.choice([",", ",", ",", ";", "\t", "|"])
    text = ""
    for row in range(chance.randrange(14)):
        if chance.random() < 0.06:
            text += chance.choice(["\n", "\r\n"])
        fields = []
        for _ in range(width + (chance.choice([-1, 1]) if chance.random() < 0.01 else 0)):
            value = chance.choice(FIELDS)
            if row == 0:
                value = value.replace("\r", "")
            if any(c in value for c in "\"\n\r" + delimiter) or chance.random() < 0.2:
                if chance.random() < 0.98:
                    value = '"' + value.replace('"', '""') + '"'
            fields.append(value)
        text += delimiter.join(fields) + chance.choice(["\n", "\n", "\r\n"])
    if chance.random() < 0.3:
        text = text[:-1]
    return text, delimiter


def scribbled(chance):
    """A text of the bytes that matter, in any order."""
    return "".join(chance.choice(BYTES) for _ in range(chance.randrange(40))), chance.choice([",", ";", "\t"])


def understood(text, delimiter):
    """What the csv module makes of a text, by the rules above."""
    lines = [line + "\n" for line in text.split("\n")]
    lines[-1] = lines[-1][:-1]
    if "\r\r" in text:
        return {"differs": "two carriage returns"}
    first = next((line for line in lines if line not in ("", "\n", "\r\n", "\r")), "")
    if "\r" in first.removesuffix("\n").removesuffix("\r"):
        return {"differs": "a carriage return in the first line"}
    reader = csv.reader((line for line in lines if line), delimiter=delimiter, strict=True)
    records, begins = [], 1
    try:
        for row in reader:
            line, begins = begins, reader.line_num + 1
            if not records and not row:
                continue
            if not row:
                if len(records[0]) != 1:
                    continue
                row = [""]
            if records and len(row) != len(records[0]):
                return {"fault": "ragged", "line": line}
            records.append(row)
    except csv.Error as error:
        if "expected after" in str(error):
            return {"fault": "text"}
        if "unexpected end" in str(error):
            return {"fault": "open"}
        return {"differs": "a carriage return in a bare field"}
    return {"records": records} if records else {"fault": "nothing"}


def main():
    count, seed = int(sys.argv[1]), int(sys.argv[2])
    for number in range(count):
        chance = random.Random(f"{seed} {number}")
        text, delimiter = (scribbled if number % 4 == 0 else written)(chance)
        bytes_as_text = text.encode().decode("latin-1")
        case = {"text": bytes_as_text, "delimiter": delimiter}
        case.update(understood(bytes_as_text, delimiter))
        print(json.dumps(case))


main()
