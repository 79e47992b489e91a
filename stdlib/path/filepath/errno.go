package filepath

import "syscall"

const errNotDir = syscall.ENOTDIR
