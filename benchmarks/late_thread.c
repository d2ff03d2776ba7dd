/* Holds back every thread but the main one that asks for the Python interpreter, until the
   interpreter is ending or half a second has passed. What happens in 1 of 100 exits then happens in
   each one that can go wrong:

       cc -shared -fPIC -o late_thread.so benchmarks/late_thread.c -ldl
       LD_PRELOAD=./late_thread.so python -m watchers show no-such-id

   Linux, and a Python whose libpython is a shared library. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdio.h>
#include <sys/syscall.h>
#include <unistd.h>

typedef int (*function)(void);

int PyGILState_Ensure(void)
{
    function ensure = (function)dlsym(RTLD_NEXT, "PyGILState_Ensure");
    function is_ending = (function)dlsym(RTLD_DEFAULT, "_Py_IsFinalizing");
    if (!is_ending)
        is_ending = (function)dlsym(RTLD_DEFAULT, "Py_IsFinalizing");
    if (syscall(SYS_gettid) != getpid()) {
        for (int waited = 0; is_ending && !is_ending() && waited < 500; waited += 10)
            usleep(10000);
        if (is_ending && is_ending())
            fprintf(stderr, "a thread asks for an interpreter that is ending\n");
    }
    return ensure();
}
