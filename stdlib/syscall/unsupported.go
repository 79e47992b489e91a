package syscall

import "errors"

func isUnsupported(e Errno, target error) bool {
	return target == errors.ErrUnsupported && (e == ENOSYS || e == ENOTSUP || e == EOPNOTSUPP)
}
