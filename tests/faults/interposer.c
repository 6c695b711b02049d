/* Stands between a program and the C library, and lets the disk fail, or the program die, at an exact operation.

   Loaded with LD_PRELOAD. What is to happen stands in a small file that all programs of a run map (see interposer.py):
   so a child process counts on where its parent was, and the run can be steered from outside.

   Every operation that changes something below the watched folder counts as one point; one that writes several bytes
   counts as two, since a program can also die, and a disk can fill up, in the middle of it. SQLite's write-ahead log is
   covered by this, too: it writes with the same calls. Stores to mapped memory are not seen; SQLite only has the index of
   its log there, which it makes anew after a crash. */

#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/uio.h>
#include <unistd.h>

enum { NOTHING, KILL, KILL_PARENT, KILL_GROUP, FULL, FAIL, READ_ONLY };

struct control {
    int64_t action;     /* what happens at the point */
    int64_t point;      /* its number, from 1; 0 is never */
    int64_t count;      /* points so far */
    int64_t happened;   /* how often something was made to fail */
    int64_t only_child; /* if not 0, only processes other than this one count */
    int64_t error;      /* what FAIL and READ_ONLY return */
    char folder[4056];  /* what is watched; everything below it counts */
};

static struct control *control;

static int (*real_open)(const char *, int, ...);
static int (*real_openat)(int, const char *, int, ...);
static ssize_t (*real_write)(int, const void *, size_t);
static ssize_t (*real_pwrite)(int, const void *, size_t, off_t);
static ssize_t (*real_writev)(int, const struct iovec *, int);
static ssize_t (*real_sendfile)(int, int, off_t *, size_t);
static ssize_t (*real_read)(int, void *, size_t);
static ssize_t (*real_pread)(int, void *, size_t, off_t);
static int (*real_fsync)(int);
static int (*real_fdatasync)(int);
static int (*real_ftruncate)(int, off_t);
static int (*real_fallocate)(int, off_t, off_t);
static int (*real_rename)(const char *, const char *);
static int (*real_link)(const char *, const char *);
static int (*real_unlink)(const char *);
static int (*real_unlinkat)(int, const char *, int);
static int (*real_mkdir)(const char *, mode_t);
static int (*real_rmdir)(const char *);
static int (*real_statvfs)(const char *, struct statvfs *);

#define FIND(name) real_##name = dlsym(RTLD_NEXT, #name)

__attribute__((constructor)) static void begin(void) {
    FIND(open); FIND(openat); FIND(write); FIND(pwrite); FIND(writev); FIND(sendfile); FIND(read); FIND(pread);
    FIND(fsync); FIND(fdatasync); FIND(ftruncate); FIND(rename); FIND(link); FIND(unlink); FIND(unlinkat); FIND(mkdir);
    FIND(rmdir); FIND(statvfs);
    real_fallocate = dlsym(RTLD_NEXT, "posix_fallocate");
    const char *file = getenv("FAULTS_CONTROL");
    int descriptor = file ? real_open(file, O_RDWR | O_CLOEXEC) : -1;
    if (descriptor < 0)
        return;
    void *map = mmap(NULL, sizeof *control, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0);
    close(descriptor);
    control = map == MAP_FAILED ? NULL : map;
}

static int below(const char *path) {
    size_t length = strlen(control->folder);
    return length && !strncmp(path, control->folder, length) && (path[length] == '/' || !path[length]);
}

static int watched_path(int folder, const char *path) {
    char whole[PATH_MAX];
    if (!control || !control->action || !path)
        return 0;
    if (path[0] == '/')
        return below(path);
    char link[64] = "/proc/self/cwd";
    if (folder != AT_FDCWD)
        snprintf(link, sizeof link, "/proc/self/fd/%d", folder);
    ssize_t length = readlink(link, whole, sizeof whole - 1);
    if (length < 0)
        return 0;
    whole[length] = 0;
    if (below(whole))
        return 1;
    if ((size_t)length + strlen(path) + 2 > sizeof whole)
        return 0;
    whole[length] = '/';
    strcpy(whole + length + 1, path);
    return below(whole);
}

static int watched(int descriptor) {
    char link[64], path[PATH_MAX];
    if (!control || !control->action)
        return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length < 0)
        return 0;
    path[length] = 0;
    return below(path);
}

/* Counts one point and says whether it is the one, or, for what lasts, whether it is over. */
static int reached(void) {
    if (control->only_child && control->only_child == getpid())
        return 0;
    int64_t now = __atomic_add_fetch(&control->count, 1, __ATOMIC_SEQ_CST);
    if (!control->point)
        return 0;
    return control->action >= FULL ? now >= control->point : now == control->point;
}

static void die(void) {
    control->happened++;
    switch (control->action) {
    case KILL_PARENT:
        kill(getppid(), SIGKILL);
        return;
    case KILL_GROUP:
        kill(0, SIGKILL);
    }
    kill(getpid(), SIGKILL);
    for (;;)
        pause();
}

/* Before anything that changes the disk: 0 to go on, or the error that it shall have. `grows` says whether it needs room. */
static int change(int grows) {
    if (!reached())
        return 0;
    if (control->action == FULL && !grows)
        return 0;
    if (control->action >= FULL) {
        control->happened++;
        return control->action == FULL ? ENOSPC : (int)control->error;
    }
    die();
    return 0;
}

/* In the middle of a write: how much of it shall still be done, or -1 for all. */
static ssize_t middle(size_t size) {
    return size > 1 && reached() && control->action != KILL_PARENT ? (ssize_t)(size / 2) : -1;
}

#define REFUSE(error) do { errno = (error); return -1; } while (0)

ssize_t write(int descriptor, const void *data, size_t size) {
    if (!watched(descriptor))
        return real_write(descriptor, data, size);
    int error = change(1);
    if (error)
        REFUSE(error);
    ssize_t part = middle(size);
    if (part < 0)
        return real_write(descriptor, data, size);
    ssize_t done = real_write(descriptor, data, part);
    if (control->action < FULL)
        die();
    control->happened++;
    return done;
}

ssize_t pwrite(int descriptor, const void *data, size_t size, off_t place) {
    if (!watched(descriptor))
        return real_pwrite(descriptor, data, size, place);
    int error = change(1);
    if (error)
        REFUSE(error);
    ssize_t part = middle(size);
    if (part < 0)
        return real_pwrite(descriptor, data, size, place);
    ssize_t done = real_pwrite(descriptor, data, part, place);
    if (control->action < FULL)
        die();
    control->happened++;
    return done;
}

ssize_t pwrite64(int descriptor, const void *data, size_t size, off_t place) {
    return pwrite(descriptor, data, size, place);
}

ssize_t writev(int descriptor, const struct iovec *parts, int count) {
    int error = watched(descriptor) ? change(1) : 0;
    if (error)
        REFUSE(error);
    return real_writev(descriptor, parts, count);
}

ssize_t sendfile(int to, int from, off_t *place, size_t size) {
    int error = watched(to) ? change(1) : 0;
    if (error)
        REFUSE(error);
    return real_sendfile(to, from, place, size);
}

ssize_t sendfile64(int to, int from, off_t *place, size_t size) { return sendfile(to, from, place, size); }

/* Reading fails only where the whole disk is gone. */
static int gone(int descriptor) {
    return control && control->action == FAIL && watched(descriptor) && reached();
}

ssize_t read(int descriptor, void *data, size_t size) {
    if (gone(descriptor)) {
        control->happened++;
        REFUSE((int)control->error);
    }
    return real_read(descriptor, data, size);
}

ssize_t pread(int descriptor, void *data, size_t size, off_t place) {
    if (gone(descriptor)) {
        control->happened++;
        REFUSE((int)control->error);
    }
    return real_pread(descriptor, data, size, place);
}

ssize_t pread64(int descriptor, void *data, size_t size, off_t place) { return pread(descriptor, data, size, place); }

static int opening(int folder, const char *path, int flags) {
    if (!watched_path(folder, path))
        return 0;
    if (control->action == FAIL && reached()) {
        control->happened++;
        return (int)control->error;
    }
    if (control->action == READ_ONLY && (flags & O_ACCMODE) != O_RDONLY)
        return change(0);
    int makes = (flags & O_CREAT) && faccessat(folder, path, F_OK, 0);
    return makes || (flags & O_TRUNC) ? change(makes) : 0;
}

int openat(int folder, const char *path, int flags, ...) {
    va_list more;
    va_start(more, flags);
    mode_t mode = flags & (O_CREAT | __O_TMPFILE) ? va_arg(more, mode_t) : 0;
    va_end(more);
    int error = opening(folder, path, flags);
    if (error)
        REFUSE(error);
    return real_openat(folder, path, flags, mode);
}

int open(const char *path, int flags, ...) {
    va_list more;
    va_start(more, flags);
    mode_t mode = flags & (O_CREAT | __O_TMPFILE) ? va_arg(more, mode_t) : 0;
    va_end(more);
    return openat(AT_FDCWD, path, flags, mode);
}

int open64(const char *path, int flags, ...) {
    va_list more;
    va_start(more, flags);
    mode_t mode = flags & (O_CREAT | __O_TMPFILE) ? va_arg(more, mode_t) : 0;
    va_end(more);
    return openat(AT_FDCWD, path, flags, mode);
}

int openat64(int folder, const char *path, int flags, ...) {
    va_list more;
    va_start(more, flags);
    mode_t mode = flags & (O_CREAT | __O_TMPFILE) ? va_arg(more, mode_t) : 0;
    va_end(more);
    return openat(folder, path, flags, mode);
}

int fsync(int descriptor) {
    int error = watched(descriptor) ? change(0) : 0;
    if (error)
        REFUSE(error);
    return real_fsync(descriptor);
}

int fdatasync(int descriptor) {
    int error = watched(descriptor) ? change(0) : 0;
    if (error)
        REFUSE(error);
    return real_fdatasync(descriptor);
}

int ftruncate(int descriptor, off_t size) {
    struct stat now;
    int error = watched(descriptor) ? change(!fstat(descriptor, &now) && size > now.st_size) : 0;
    if (error)
        REFUSE(error);
    return real_ftruncate(descriptor, size);
}

int ftruncate64(int descriptor, off_t size) { return ftruncate(descriptor, size); }

int posix_fallocate(int descriptor, off_t place, off_t size) {
    int error = watched(descriptor) ? change(1) : 0;
    return error ? error : real_fallocate(descriptor, place, size);
}

int posix_fallocate64(int descriptor, off_t place, off_t size) { return posix_fallocate(descriptor, place, size); }

int rename(const char *from, const char *to) {
    int error = watched_path(AT_FDCWD, to) ? change(0) : 0;
    if (error)
        REFUSE(error);
    return real_rename(from, to);
}

int link(const char *from, const char *to) {
    int error = watched_path(AT_FDCWD, to) ? change(1) : 0;
    if (error)
        REFUSE(error);
    return real_link(from, to);
}

int unlink(const char *path) {
    int error = watched_path(AT_FDCWD, path) ? change(0) : 0;
    if (error)
        REFUSE(error);
    return real_unlink(path);
}

int unlinkat(int folder, const char *path, int flags) {
    int error = watched_path(folder, path) ? change(0) : 0;
    if (error)
        REFUSE(error);
    return real_unlinkat(folder, path, flags);
}

int mkdir(const char *path, mode_t mode) {
    int error = watched_path(AT_FDCWD, path) ? change(1) : 0;
    if (error)
        REFUSE(error);
    return real_mkdir(path, mode);
}

int rmdir(const char *path) {
    int error = watched_path(AT_FDCWD, path) ? change(0) : 0;
    if (error)
        REFUSE(error);
    return real_rmdir(path);
}

/* Whoever asks for the room that is left is told the same. */
int statvfs(const char *path, struct statvfs *answer) {
    int code = real_statvfs(path, answer);
    if (!code && watched_path(AT_FDCWD, path) && control->action == FULL && control->point &&
        control->count >= control->point)
        answer->f_bavail = answer->f_bfree = 0;
    return code;
}

int statvfs64(const char *path, struct statvfs64 *answer) { return statvfs(path, (struct statvfs *)answer); }
