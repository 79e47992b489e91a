import gdb
import struct


def word(addr):
    return struct.unpack("<Q", gdb.selected_inferior().read_memory(addr, 8).tobytes())[0]


def half(addr):
    return struct.unpack("<I", gdb.selected_inferior().read_memory(addr, 4).tobytes())[0]


def byte(addr):
    return gdb.selected_inferior().read_memory(addr, 1).tobytes()[0]


def goroutines():
    base, count = word(ALLGS), word(ALLGLEN)
    for i in range(count):
        g = word(base + 8 * i)
        if STATES[half(g + STATUS) & 15] != "dead":
            yield g


def running():
    """g -> thread that runs it."""
    found = {}
    old = gdb.selected_thread()
    for thread in gdb.selected_inferior().threads():
        thread.switch()
        try:
            g = word(int(gdb.newest_frame().read_register("fs_base")) - 8)
            found[word(word(g + G_M) + M_CURG)] = thread
            found[g] = thread
        except gdb.error:
            pass
    if old is not None:
        old.switch()
    return found


def function(pc):
    block = gdb.block_for_pc(pc)
    while block is not None and block.function is None:
        block = block.superblock
    if block is not None:
        return block.function.name
    return gdb.execute("info symbol %#x" % pc, to_string=True).split(" in section")[0].split(" + ")[0].strip()


def describe(pc, call=True):
    name = function(pc - 1 if call else pc)
    line = gdb.find_pc_line(pc - 1 if call else pc)
    if line.symtab is None:
        return name
    return "%s () at %s:%d" % (name, line.symtab.filename, line.line)


def state(g):
    status = STATES[half(g + STATUS) & 15]
    if status == "waiting":
        return REASONS[byte(g + WAITREASON)] or status
    return status


def registers(g):
    """pc and rbp of a goroutine that does not run."""
    if STATES[half(g + STATUS) & 15] == "syscall":
        return word(g + SYSCALL_PC), word(g + SYSCALL_BP)
    return word(g + SCHED_PC), word(g + SCHED_BP)


class InfoGoroutines(gdb.Command):
    """List all goroutines: number, state, where they are. A star marks those that a thread runs."""

    def __init__(self):
        super().__init__("info goroutines", gdb.COMMAND_STACK)

    def invoke(self, arg, from_tty):
        threads = running()
        for g in goroutines():
            if g in threads:
                print("* %d %s (thread %d)" % (word(g + GOID), state(g), threads[g].num))
            else:
                print("  %d %s %s" % (word(g + GOID), state(g), describe(registers(g)[0], False)))


class Goroutine(gdb.Command):
    """goroutine N bt: the frames of goroutine N. Another command than bt runs in the thread of a running goroutine."""

    def __init__(self):
        super().__init__("goroutine", gdb.COMMAND_STACK)

    def invoke(self, arg, from_tty):
        number, _, command = arg.strip().partition(" ")
        command = command.strip() or "bt"
        for g in goroutines():
            if str(word(g + GOID)) == number:
                break
        else:
            raise gdb.GdbError("no goroutine %s" % number)
        thread = running().get(g)
        if thread is not None:
            old = gdb.selected_thread()
            thread.switch()
            try:
                gdb.execute(command)
            finally:
                old.switch()
        elif command in ("bt", "backtrace", "where"):
            self.backtrace(g)
        else:
            raise gdb.GdbError("goroutine %s does not run: only bt" % number)

    def backtrace(self, g):
        pc, bp = registers(g)
        print("#0  %s" % describe(pc, False))
        depth = 1
        while bp and depth < 200:
            try:
                bp, pc = word(bp), word(bp + 8)
            except gdb.error:
                break
            if pc == 0:
                break
            print("#%-2d %s" % (depth, describe(pc)))
            depth += 1


InfoGoroutines()
Goroutine()
