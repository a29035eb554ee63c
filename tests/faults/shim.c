/* Stands between a program and the disk, for the files of one folder, and has one call go wrong.
 *
 * Built and loaded by test_faults.py (LD_PRELOAD), driven through the functions named hookline_*. Every open, write,
 * sync, cut, rename, link and delete of what lies in the watched folder is counted; the one whose number is given
 * fails, is done by half, or is the last thing that the process does.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

enum { NONE, EIO_ONCE, ENOSPC_ONCE, EDQUOT_ONCE, FULL, BROKEN, SHORT, DIES, DIES_AFTER, TORN };
enum { OPEN, CREATE, WRITE, SYNC, CUT, RENAME, DELETE };
#define FDS 4096
#define DEAD 77

static char folder[4096];
static size_t length;
static char watched[FDS];
static long calls, fatal;
static int kind, fired;
static char noted[1 << 20];
static size_t at;

void hookline_watch(const char *path) { strncpy(folder, path, sizeof folder - 1); length = strlen(folder); }
void hookline_fault(long nth, int what) { calls = 0; fatal = nth; kind = what; fired = 0; at = 0; noted[0] = 0; }
long hookline_calls(void) { return calls; }
int hookline_fired(void) { return fired; }
const char *hookline_noted(void) { return noted; }
void hookline_note(const char *what, const char *name) {
    int n = snprintf(noted + at, sizeof noted - at, "%s %s\n", what, name);
    if (n > 0 && at + n < sizeof noted) at += n;
}

static void die(void) { syscall(SYS_exit_group, DEAD); }
static int ours(const char *path) {
    return length && path && !strncmp(path, folder, length) && (path[length] == '/' || !path[length]);
}
static int ours_open(int fd) { return fd >= 0 && fd < FDS && watched[fd]; }

/* Count a call; return what it fails with, 0 to go on, or -1 where it is to be done by half. */
static int due(int what, const char *name) {
    calls++;
    hookline_note((const char *[]){"open", "create", "write", "sync", "cut", "rename", "delete"}[what], name);
    if (kind == NONE || calls < fatal) return 0;
    int makes = what == CREATE || what == WRITE || what == CUT || what == RENAME;
    if (kind == FULL) { if (makes) fired = 1; return makes && what != RENAME ? ENOSPC : 0; }
    if (kind == BROKEN) { fired = 1; return EIO; }
    if (calls > fatal) return kind == SHORT && fired && makes && what != RENAME && calls == fatal + 1 ? ENOSPC : 0;
    fired = 1;
    switch (kind) {
    case EIO_ONCE: return EIO;
    case ENOSPC_ONCE: return ENOSPC;
    case EDQUOT_ONCE: return EDQUOT;
    case DIES: die();
    case SHORT: return what == WRITE ? -1 : ENOSPC;
    case TORN: case DIES_AFTER: return -1;
    }
    return 0;
}
/* After a call that is done although it was due. */
static void done(int verdict) { if (verdict == -1 && kind != SHORT) die(); }

#define REAL(name, type, ...) \
    static type (*real)(__VA_ARGS__); \
    if (!real) real = (type (*)(__VA_ARGS__))dlsym(RTLD_NEXT, name)
#define FAIL(verdict) if ((verdict) > 0) { errno = (verdict); return -1; }
#define MODE mode_t mode = 0; if (flags & (O_CREAT | O_TMPFILE)) { va_list l; va_start(l, flags); mode = va_arg(l, mode_t); va_end(l); }

static const char *tail(const char *path) { return path[length] ? path + length + 1 : "."; }
static int opened(int fd, int mine) { if (fd >= 0 && fd < FDS) watched[fd] = mine; return fd; }
static int opens(int (*real)(const char *, int, ...), const char *path, int flags, mode_t mode) {
    if (!ours(path)) return opened(real(path, flags, mode), 0);
    int verdict = due(flags & O_CREAT ? CREATE : OPEN, tail(path));
    FAIL(verdict);
    int fd = opened(real(path, flags, mode), 1);
    done(verdict);
    return fd;
}
static int opens_at(int (*real)(int, const char *, int, ...), int from, const char *path, int flags, mode_t mode) {
    if (!ours(path)) return opened(real(from, path, flags, mode), 0);
    int verdict = due(flags & O_CREAT ? CREATE : OPEN, tail(path));
    FAIL(verdict);
    int fd = opened(real(from, path, flags, mode), 1);
    done(verdict);
    return fd;
}
#define OPENS(name) int name(const char *path, int flags, ...) { REAL(#name, int, const char *, int, ...); MODE; return opens(real, path, flags, mode); }
#define OPENS_AT(name) int name(int from, const char *path, int flags, ...) { REAL(#name, int, int, const char *, int, ...); MODE; return opens_at(real, from, path, flags, mode); }
OPENS(open)
OPENS(open64)
OPENS_AT(openat)
OPENS_AT(openat64)
int __open_2(const char *path, int flags) { return open(path, flags); }
int __open64_2(const char *path, int flags) { return open64(path, flags); }

int close(int fd) { REAL("close", int, int); opened(fd, 0); return real(fd); }

ssize_t write(int fd, const void *from, size_t size) {
    REAL("write", ssize_t, int, const void *, size_t);
    int verdict = ours_open(fd) ? due(WRITE, "") : 0;
    FAIL(verdict);
    ssize_t n = real(fd, from, verdict == -1 && kind != DIES_AFTER && size > 1 ? size / 2 : size);
    done(verdict);
    return n;
}
#define PWRITES(name, off) ssize_t name(int fd, const void *from, size_t size, off place) { \
    REAL(#name, ssize_t, int, const void *, size_t, off); \
    int verdict = ours_open(fd) ? due(WRITE, "") : 0; \
    FAIL(verdict); \
    ssize_t n = real(fd, from, verdict == -1 && kind != DIES_AFTER && size > 1 ? size / 2 : size, place); \
    done(verdict); \
    return n; }
PWRITES(pwrite, off_t)
PWRITES(pwrite64, off64_t)

#define ON_FD(name, what) int name(int fd) { \
    REAL(#name, int, int); int verdict = ours_open(fd) ? due(what, "") : 0; FAIL(verdict); \
    int n = real(fd); done(verdict); return n; }
ON_FD(fsync, SYNC)
ON_FD(fdatasync, SYNC)

#define CUTS(name, off) int name(int fd, off size) { \
    REAL(#name, int, int, off); int verdict = ours_open(fd) ? due(CUT, "") : 0; FAIL(verdict); \
    int n = real(fd, size); done(verdict); return n; }
CUTS(ftruncate, off_t)
CUTS(ftruncate64, off64_t)

int unlink(const char *path) {
    REAL("unlink", int, const char *);
    int verdict = ours(path) ? due(DELETE, tail(path)) : 0;
    FAIL(verdict);
    int n = real(path);
    done(verdict);
    return n;
}
#define TWO(name) int name(const char *from, const char *to) { \
    REAL(#name, int, const char *, const char *); int verdict = ours(to) ? due(RENAME, tail(to)) : 0; FAIL(verdict); \
    int n = real(from, to); done(verdict); return n; }
TWO(rename)
TWO(link)
int renameat(int a, const char *from, int b, const char *to) {
    REAL("renameat", int, int, const char *, int, const char *);
    int verdict = ours(to) ? due(RENAME, tail(to)) : 0;
    FAIL(verdict);
    int n = real(a, from, b, to);
    done(verdict);
    return n;
}
int linkat(int a, const char *from, int b, const char *to, int flags) {
    REAL("linkat", int, int, const char *, int, const char *, int);
    int verdict = ours(to) ? due(RENAME, tail(to)) : 0;
    FAIL(verdict);
    int n = real(a, from, b, to, flags);
    done(verdict);
    return n;
}
