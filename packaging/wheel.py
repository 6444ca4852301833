#!/usr/bin/env python3
"""Packs a tree of bin and share as a wheel: wheel.py TREE VERSION PROCESSOR README LICENSE FOLDER.

A wheel holds no links: the one program goes in whole, and each other name is a wrapper. The same tree gives the same
bytes: names are sorted, times are SOURCE_DATE_EPOCH.
"""

import base64
import hashlib
import os
import pathlib
import sys
import time
import zipfile

NAME = "csv_balance"
WRAPPER = """\
#!/bin/sh
here=${{0%/*}}
[ -x "$here/csv-balance" ] || here=$(dirname -- "$(readlink -f -- "$0")")
exec "$here/csv-balance" {tool} "$@"
"""


def platform_tags(processor):
    """A static program needs no C library: it runs where glibc is and where musl is."""
    return [f"manylinux2014_{processor}", f"manylinux_2_17_{processor}", f"musllinux_1_1_{processor}"]


def main():
    tree, version, processor, readme, licence, folder = sys.argv[1:]
    tree, folder = pathlib.Path(tree), pathlib.Path(folder)
    tags = platform_tags(processor)
    data, info = f"{NAME}-{version}.data", f"{NAME}-{version}.dist-info"

    files = {}
    for path in sorted(tree.rglob("*")):
        if path.is_dir():
            continue
        name = path.relative_to(tree)
        if name.parts[0] != "bin":
            files[f"{data}/data/{name}"] = (path.read_bytes(), 0o644)
        elif path.is_symlink():
            files[f"{data}/scripts/{name.name}"] = (WRAPPER.format(tool=name.name).encode(), 0o755)
        else:
            files[f"{data}/scripts/{name.name}"] = (path.read_bytes(), 0o755)
    metadata = (
        f"Metadata-Version: 2.1\nName: csv-balance\nVersion: {version}\n"
        "Summary: Small Unix filters that balance the classes of CSV files\n"
        "License: MIT\nRequires-Python: >=3.7\n"
        "Classifier: Environment :: Console\nClassifier: License :: OSI Approved :: MIT License\n"
        "Classifier: Operating System :: POSIX :: Linux\nClassifier: Topic :: Scientific/Engineering\n"
        "Keywords: csv,smote,imbalanced,oversampling,undersampling\n"
        f"Description-Content-Type: text/markdown\n\n{pathlib.Path(readme).read_text(encoding='utf-8')}"
    )
    wheel = "Wheel-Version: 1.0\nGenerator: csv-balance\nRoot-Is-Purelib: false\n"
    wheel += "".join(f"Tag: py3-none-{tag}\n" for tag in tags)
    files[f"{info}/METADATA"] = (metadata.encode(), 0o644)
    files[f"{info}/WHEEL"] = (wheel.encode(), 0o644)
    files[f"{info}/LICENSE"] = (pathlib.Path(licence).read_bytes(), 0o644)

    record = "".join(
        f"{name},sha256={base64.urlsafe_b64encode(hashlib.sha256(content).digest()).decode().rstrip('=')},{len(content)}\n"
        for name, (content, _) in files.items()
    )
    files[f"{info}/RECORD"] = ((record + f"{info}/RECORD,,\n").encode(), 0o644)

    # Zip's times are even seconds, from 1980 on.
    moment = max(int(os.environ["SOURCE_DATE_EPOCH"]), 315532800)
    target = folder / f"{NAME}-{version}-py3-none-{'.'.join(tags)}.whl"
    with zipfile.ZipFile(target, "w") as archive:
        for name, (content, mode) in files.items():
            entry = zipfile.ZipInfo(name, time.gmtime(moment)[:6])
            entry.create_system = 3
            entry.external_attr = (0o100000 | mode) << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content, compresslevel=9)
    print(target.name)


main()
