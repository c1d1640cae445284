# One restore at a time for each target.
# shellcheck shell=sh disable=SC2034,SC2154 # the files share their variables

# Holds a lock on a file until this process and the children that inherit it have ended, or ends the run. The file stays: to delete a
# file that is locked would give the next two runs one lock each.
lock() { # file
  lock_file=$1
  if command -v flock >/dev/null 2>&1; then
    # A process that dies, however it does, gives it back.
    (: >>"$lock_file") 2>/dev/null || die "$usage_error" "the lock $lock_file cannot be written"
    exec 9<>"$lock_file"
    flock -n 9 || die "$refused" "another restore to this target is running (lock $lock_file)"
    # For the children, too: after an interrupted restore a process of pgBackRest waits 15 s before it sees that all is gone.
    at_exit unlock
  else
    mkdir "$lock_file.d" 2>/dev/null ||
      die "$refused" "another restore to this target is running, or was killed: if none is, remove the empty directory $lock_file.d"
    at_exit unlock
  fi
}

unlock() {
  if command -v flock >/dev/null 2>&1; then flock -u 9; else rmdir "$lock_file.d"; fi
}
