#!/usr/bin/env python3
"""Run a command and print how long each of its threads kept a processor, in seconds, the busiest first.

    thread_times.py COMMAND [ARGUMENT ...]

The system tells of a thread no more when it has ended. So the command is traced (ptrace(2)), every thread stops as it ends,
and what /proc says of it then is what it has used. Linux only.
"""
import ctypes
import os
import sys

TRACEME, CONT, SETOPTIONS, GETEVENTMSG = 0, 7, 0x4200, 0x4201
TRACECLONE, TRACEEXIT, EXITKILL = 1 << 3, 1 << 6, 1 << 20
EVENT_EXIT = 6
SIGTRAP, SIGSTOP = 5, 19
WALL = 0x40000000

libc = ctypes.CDLL(None, use_errno=True)
libc.ptrace.argtypes = [ctypes.c_long, ctypes.c_long, ctypes.c_void_p, ctypes.c_void_p]
libc.ptrace.restype = ctypes.c_long


def ptrace(request, thread, data=0):
    if libc.ptrace(request, thread, None, data) < 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))


def thread_times(command):
    """The processor times of all threads of a command, whose output is thrown away; the longest first."""
    process = os.fork()
    if process == 0:
        nothing = os.open("/dev/null", os.O_WRONLY)
        os.dup2(nothing, 1)
        libc.ptrace(TRACEME, 0, None, None)
        os.execvp(command[0], command)
    os.waitpid(process, 0)
    ptrace(SETOPTIONS, process, TRACECLONE | TRACEEXIT | EXITKILL)
    ptrace(CONT, process)
    times = []
    status_of_process = None
    while status_of_process is None:
        thread, status = os.waitpid(-1, WALL)
        if os.WIFEXITED(status) or os.WIFSIGNALED(status):
            if thread == process:
                status_of_process = status
            continue
        signal = os.WSTOPSIG(status)
        event = status >> 16
        if event == EVENT_EXIT:
            with open(f"/proc/{process}/task/{thread}/schedstat") as file:
                times.append(int(file.read().split()[0]) / 1e9)
        ptrace(CONT, thread, 0 if event or signal in (SIGTRAP, SIGSTOP) else signal)
    if status_of_process != 0:
        raise RuntimeError(f"{command[0]} failed")
    return sorted(times, reverse=True)


if __name__ == "__main__":
    print(" ".join(f"{seconds:.3f}" for seconds in thread_times(sys.argv[1:])))
