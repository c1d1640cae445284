# What is found, for people or, with --json, for machines. Results go to the standard output, all other words to the standard error.
# shellcheck shell=sh disable=SC2034,SC2154 # the files share their variables

report_failed=no
report_unreachable=no
report_json=

json_string() { # text
  printf '"%s"' "$(printf '%s\n' "$1" | utf8 | tr '\t\r' '  ' | tr -d '\000-\011\013-\037' | sed 's/[\\"]/\\&/g' |
    awk 'NR > 1 { printf "\\n" } { printf "%s", $0 }')"
}

# JSON is UTF-8; the name of a file need not be.
utf8() {
  utf8_text=$(cat)
  case $utf8_text in
    *[!\ -~$tab$newline]*)
      if printf '%s\n' "$utf8_text" | iconv -f UTF-8 -t UTF-8 >/dev/null 2>&1; then
        printf '%s\n' "$utf8_text"
      else
        printf '%s\n' "$utf8_text" | tr '\200-\377' '?'
      fi
      ;;
    *) printf '%s\n' "$utf8_text" ;;
  esac
}

json_member() { # name, text: with a comma before it, unless it is the first
  json_members="${json_members:+$json_members,}$(json_string "$1"):$(json_string "$2")"
}

report() { # ok, FAIL or skip; the name of the check; what it found
  [ "$1" != FAIL ] || report_failed=yes
  if [ "$json" = yes ]; then
    json_members=
    json_member check "$2"
    case $1 in
      FAIL) json_member result failed ;;
      skip) json_member result skipped ;;
      *) json_member result ok ;;
    esac
    json_member detail "$3"
    report_json="${report_json:+$report_json,}{$json_members}"
  else
    printf '%-4s  %-16s  %s\n' "$1" "$2" "$3"
  fi
}

unreachable() { # name of the check, what is not reached
  report_unreachable=yes
  report FAIL "$1" "$2"
}

report_code() {
  if [ "$report_unreachable" = yes ]; then
    printf '%s\n' "$no_connection"
  elif [ "$report_failed" = yes ]; then
    printf '%s\n' "$failed"
  else
    printf '0\n'
  fi
}

# The end of the report.
print_report() {
  [ "$json" = yes ] || return 0
  json_members=
  json_member instance "$instance"
  json_member time "$(date -u +%Y-%m-%dT%H:%M:%SZ)"
  case $(report_code) in
    0) json_member result ok ;;
    "$no_connection") json_member result unreachable ;;
    *) json_member result failed ;;
  esac
  printf '{%s,"checks":[%s]}\n' "$json_members" "$report_json"
}

# Names and values of what was done: aligned lines, or one object.
print_result() { # name, value, …
  json_members=
  while [ $# -ge 2 ]; do
    if [ "$json" = yes ]; then json_member "$1" "$2"; else printf '%-12s %s\n' "$1" "$2"; fi
    shift 2
  done
  [ "$json" = no ] || printf '{%s}\n' "$json_members"
}
