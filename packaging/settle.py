#!/usr/bin/env python3
"""Makes a 64-bit ELF program the same from two builds of the same sources: settle.py FILE.

What the compiler writes into .swift_modhash, for its own incremental builds, differs from build to build: it becomes
zeros, and the build id, which is a hash of all, a hash of what is left.
"""

import hashlib
import struct
import sys


def sections(elf):
    """The offset and the size of each section in the file, by its name."""
    (table,) = struct.unpack_from("<Q", elf, 40)
    size, count, names = struct.unpack_from("<HHH", elf, 58)
    headers = [struct.unpack_from("<IIQQQQ", elf, table + index * size) for index in range(count)]
    text = headers[names][4]
    return {
        bytes(elf[text + header[0] : elf.index(0, text + header[0])]).decode(): header[4:6] for header in headers
    }


def main():
    with open(sys.argv[1], "rb") as file:
        elf = bytearray(file.read())
    assert elf[:6] == b"\x7fELF\x02\x01", "not a 64-bit little-endian ELF file"
    found = sections(elf)
    offset, size = found[".swift_modhash"]
    elf[offset : offset + size] = bytes(size)
    if ".note.gnu.build-id" in found:
        offset, size = found[".note.gnu.build-id"]
        # After the note's header and its name, GNU.
        elf[offset + 16 : offset + size] = bytes(size - 16)
        digest = hashlib.sha256(elf).digest()[: size - 16]
        elf[offset + 16 : offset + size] = digest
    with open(sys.argv[1], "r+b") as file:
        file.write(elf)


main()
