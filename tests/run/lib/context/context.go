// run
package main

import (
	"context"
	"errors"
	"fmt"
	"time"
)

type key string

func main() {
	ctx, cancel := context.WithCancelCause(context.WithValue(context.Background(), key("k"), "v"))
	child, stop := context.WithTimeout(ctx, time.Hour)
	defer stop()
	fmt.Println(child.Value(key("k")), child.Value(key("x")), child.Err(), ctx)
	after := make(chan string, 1)
	context.AfterFunc(child, func() { after <- "after" })
	cancel(errors.New("because"))
	<-child.Done()
	fmt.Println(child.Err(), context.Cause(child), context.Cause(ctx), <-after)
	t, stop2 := context.WithTimeout(context.Background(), time.Millisecond)
	defer stop2()
	select {
	case <-t.Done():
		fmt.Println(t.Err(), errors.Is(t.Err(), context.DeadlineExceeded))
	case <-time.After(5 * time.Second):
		fmt.Println("too late")
	}
	fmt.Println(context.WithoutCancel(child).Err(), context.TODO(), context.WithoutCancel(context.Background()))
	_, has := t.Deadline()
	fmt.Println(has)
}
