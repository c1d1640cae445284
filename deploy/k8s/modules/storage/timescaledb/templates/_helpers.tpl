{{/*
Everything that more than one template needs, and every refusal.
*/}}

{{/* The block backup: that of the root wins over that of timescaledb, key by key. As JSON. */}}
{{- define "timescaledb.backup" -}}
{{- mergeOverwrite (deepCopy .Values.timescaledb.backup) (deepCopy (.Values.backup | default dict)) | toJson -}}
{{- end -}}

{{/* Of the cluster: CloudNativePG makes the names of services and pods out of it, so that it may be no longer than 50. */}}
{{- define "timescaledb.name" -}}
{{- $name := .Values.timescaledb.name | default .Release.Name -}}
{{- if not (regexMatch "^[a-z]([-a-z0-9]{0,48}[a-z0-9])?$" $name) -}}
{{- fail (printf "timescaledb.name %q has to begin with a letter, to consist of at most 50 small letters, digits and hyphens, and not to end with a hyphen" $name) -}}
{{- end -}}
{{- $name -}}
{{- end -}}

{{- define "timescaledb.catalogName" -}}
{{- include "timescaledb.name" . }}-images
{{- end -}}

{{- define "timescaledb.objectStoreName" -}}
{{- include "timescaledb.name" . }}-backups
{{- end -}}

{{- define "timescaledb.poolerName" -}}
{{- include "timescaledb.name" . }}-pooler-{{ .Values.timescaledb.pooler.type }}
{{- end -}}

{{- define "timescaledb.pluginName" -}}
barman-cloud.cloudnative-pg.io
{{- end -}}

{{- define "timescaledb.labels" -}}
app.kubernetes.io/name: timescaledb
app.kubernetes.io/instance: {{ .Release.Name }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" }}
{{- end -}}

{{/* Of what a cluster consists of and cannot do without: Helm would delete it, and with the cluster the operator its volumes. */}}
{{- define "timescaledb.keep" -}}
{{- if .Values.timescaledb.keep -}}
annotations:
  helm.sh/resource-policy: keep
{{- end -}}
{{- end -}}

{{/* Which PostgreSQL each minor release of TimescaleDB 2 supports: the first and the last major version. */}}
{{- define "timescaledb.matrix" -}}
11: [12, 15]
12: [13, 15]
13: [13, 16]
14: [13, 16]
15: [13, 16]
16: [14, 16]
17: [14, 17]
18: [14, 17]
19: [14, 17]
20: [15, 17]
21: [15, 17]
22: [15, 17]
23: [15, 18]
24: [15, 18]
25: [15, 18]
26: [15, 18]
27: [15, 18]
28: [15, 18]
29: [16, 18]
{{- end -}}

{{/*
The major version of PostgreSQL: the one asked for, or else the one that the cluster runs, or else the newest that TimescaleDB
supports. So a newer TimescaleDB never brings another PostgreSQL along.
*/}}
{{- define "timescaledb.pgMajor" -}}
{{- $values := .Values.timescaledb -}}
{{- $version := $values.version -}}
{{- $asked := int $values.postgresql.major -}}
{{- $running := include "timescaledb.runningMajor" . | int -}}
{{- if not (regexMatch "^[0-9]+[.][0-9]+([.][0-9]+)?$" $version) -}}
{{- fail (printf "timescaledb.version %q is not a version such as 2.11.1" $version) -}}
{{- end -}}
{{- $parts := splitList "." $version -}}
{{- $matrix := include "timescaledb.matrix" . | fromYaml -}}
{{- $minor := index $parts 1 -}}
{{- if and (eq (index $parts 0) "2") (hasKey $matrix $minor) -}}
{{- $first := int (index $matrix $minor | first) -}}
{{- $last := int (index $matrix $minor | last) -}}
{{- if and $asked (or (lt $asked $first) (gt $asked $last)) -}}
{{- fail (printf "timescaledb.version %s supports PostgreSQL %d to %d, not %d" $version $first $last $asked) -}}
{{- end -}}
{{- if and $running (not $asked) (or (lt $running $first) (gt $running $last)) -}}
{{- fail (printf "timescaledb.version %s supports PostgreSQL %d to %d, not %d, which the cluster %s runs: upgrade PostgreSQL first, with the TimescaleDB that it has" $version $first $last $running (include "timescaledb.name" .)) -}}
{{- end -}}
{{- $asked | default $running | default $last -}}
{{- else if and $asked $values.image.tag -}}
{{- $asked -}}
{{- else -}}
{{- fail (printf "timescaledb.version %s is none that this chart knows, which are 2.11 to 2.29: set timescaledb.postgresql.major and timescaledb.image.tag to what fits it" $version) -}}
{{- end -}}
{{- end -}}

{{/* With only the major version of PostgreSQL the image's tags have TimescaleDB's major and minor version, no more. */}}
{{- define "timescaledb.imageTag" -}}
{{- $values := .Values.timescaledb -}}
{{- $major := include "timescaledb.pgMajor" . -}}
{{- if $values.image.tag -}}
{{- if and (regexMatch "^pg[0-9]+" $values.image.tag) (not (regexMatch (printf "^pg%s([^0-9]|$)" $major) $values.image.tag)) -}}
{{- fail (printf "timescaledb.image.tag %s does not have PostgreSQL %s, which timescaledb.version and timescaledb.postgresql.major ask for" $values.image.tag $major) -}}
{{- end -}}
{{- $values.image.tag -}}
{{- else -}}
{{- $parts := splitList "." $values.version -}}
{{- printf "pg%s-ts%s.%s" $major (index $parts 0) (index $parts 1) -}}
{{- if eq $values.image.edition "apache" -}}-oss{{- end -}}
{{- end -}}
{{- end -}}

{{/* CloudNativePG's cron has six fields and begins with the seconds. */}}
{{- define "timescaledb.cron6" -}}
{{- $schedule := trim . -}}
{{- $fields := regexSplit "[ \t]+" $schedule -1 -}}
{{- if ne (len $fields) 5 -}}
{{- fail (printf "timescaledb.backup.schedule %q does not have the five fields of a cron: minute, hour, day of the month, month, day of the week" .) -}}
{{- end -}}
{{- $names := list "minute" "hour" "day of the month" "month" "day of the week" -}}
{{- $least := list 0 0 1 1 0 -}}
{{- $most := list 59 23 31 12 6 -}}
{{- range $i, $field := $fields -}}
{{- $name := index $names $i -}}
{{- $item := "([*]|[0-9]+(-[0-9]+)?)(/[1-9][0-9]*)?" -}}
{{- if eq $i 3 -}}
{{- $item = printf "([*]|[0-9]+(-[0-9]+)?|%[1]s(-%[1]s)?)(/[1-9][0-9]*)?" "(?i:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)" -}}
{{- else if eq $i 4 -}}
{{- $item = printf "([*]|[0-9]+(-[0-9]+)?|%[1]s(-%[1]s)?)(/[1-9][0-9]*)?" "(?i:sun|mon|tue|wed|thu|fri|sat)" -}}
{{- end -}}
{{- if not (regexMatch (printf "^%s(,%s)*$" $item $item) $field) -}}
{{- fail (printf "timescaledb.backup.schedule %q: %q is no %s" $schedule $field $name) -}}
{{- end -}}
{{- range regexFindAll "[0-9]+" (regexReplaceAll "/[0-9]+" $field "") -1 -}}
{{- if or (lt (atoi .) (index $least $i)) (gt (atoi .) (index $most $i)) -}}
{{- fail (printf "timescaledb.backup.schedule %q: the %s is %s, and not between %d and %d" $schedule $name . (index $least $i) (index $most $i)) -}}
{{- end -}}
{{- end -}}
{{- end -}}
0 {{ join " " $fields }}
{{- end -}}

{{/* A window by time, which is how the plugin takes it. */}}
{{- define "timescaledb.retention" -}}
{{- if not (regexMatch "^[1-9][0-9]*[dwm]$" .) -}}
{{- fail (printf "timescaledb.backup.retention %q is no number of days, weeks or months, such as 7d, 4w or 6m" .) -}}
{{- end -}}
{{- . -}}
{{- end -}}

{{- define "timescaledb.destination" -}}
{{- if not (regexMatch "^s3://[a-z0-9][-.a-z0-9]+(/.*)?$" .) -}}
{{- fail (printf "timescaledb.backup.destination %q is not of the form s3://bucket/path" .) -}}
{{- end -}}
{{- . -}}
{{- end -}}

{{/* The method of compression, or nothing. */}}
{{- define "timescaledb.compression" -}}
{{- if kindIs "bool" . -}}
{{- ternary "gzip" "" . -}}
{{- else -}}
{{- . -}}
{{- end -}}
{{- end -}}

{{/* The name under which this cluster archives. */}}
{{- define "timescaledb.archiveAs" -}}
{{- $recovery := .Values.timescaledb.recovery -}}
{{- if $recovery.enabled -}}
{{- $recovery.archiveAs -}}
{{- else -}}
{{- $backup := include "timescaledb.backup" . | fromJson -}}
{{- $backup.archiveAs | default (include "timescaledb.name" .) -}}
{{- end -}}
{{- end -}}

{{/*
Barman's id of a backup is its beginning, with seconds: 20240101T020007. Of a minute it is that of the one backup which Kubernetes
knows to have begun in it, of the cluster with the source's name if there is such a one; else that of second 0.
*/}}
{{- define "timescaledb.backupId" -}}
{{- $recovery := .Values.timescaledb.recovery -}}
{{- $id := $recovery.backupId -}}
{{- if regexMatch "^[0-9]{8}T[0-9]{6}$" $id -}}
{{- $id -}}
{{- else if regexMatch "^[0-9]{4}(-[0-9]{2}){4,5}$" $id -}}
{{- $parts := splitList "-" $id -}}
{{- $begin := printf "%sT%s" (join "" (slice $parts 0 3)) (join "" (slice $parts 3)) -}}
{{- if eq (len $parts) 6 -}}
{{- $begin -}}
{{- else -}}
{{- $ids := list -}}
{{- $own := list -}}
{{- range include "timescaledb.backups" . | fromJsonArray -}}
{{- $found := dig "status" "backupId" "" . -}}
{{- if hasPrefix $begin $found -}}
{{- $ids = append $ids $found -}}
{{- if eq (dig "spec" "cluster" "name" "" .) $recovery.source -}}
{{- $own = append $own $found -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- $ids = $own | default $ids | uniq -}}
{{- if gt (len $ids) 1 -}}
{{- fail (printf "timescaledb.recovery.backupId %q is the minute of several backups: say which of %s" $id (join ", " (sortAlpha $ids))) -}}
{{- end -}}
{{- first $ids | default (printf "%s00" $begin) -}}
{{- end -}}
{{- else -}}
{{- fail (printf "timescaledb.recovery.backupId %q is not of the form 20240101T020007, 2024-01-01-02-00-07 or 2024-01-01-02-00" $id) -}}
{{- end -}}
{{- end -}}

{{/* Refuses a recovery that could not succeed, or that could write into the archive which it reads. */}}
{{- define "timescaledb.checkRecovery" -}}
{{- $recovery := .Values.timescaledb.recovery -}}
{{- if not $recovery.source -}}
{{- fail "timescaledb.recovery.source is missing: the name under which the lost cluster archived, which is its backup.archiveAs or its own name" -}}
{{- end -}}
{{- if and (include "timescaledb.backup" . | fromJson).enabled (not $recovery.archiveAs) -}}
{{- fail "timescaledb.recovery.archiveAs is missing: a new name for the archive of the recovered cluster, because it must not write into the one it is recovered from" -}}
{{- end -}}
{{- if eq $recovery.archiveAs $recovery.source -}}
{{- fail (printf "timescaledb.recovery.archiveAs is %q, as timescaledb.recovery.source: the recovered cluster must not write into the archive it is recovered from, so give it a new name" $recovery.source) -}}
{{- end -}}
{{- if and $recovery.targetTime (not (regexMatch "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]+)?(Z|[-+][0-9]{2}:[0-9]{2})$" $recovery.targetTime)) -}}
{{- fail (printf "timescaledb.recovery.targetTime %q is not a time with a time zone, such as 2024-01-01T12:30:00Z" $recovery.targetTime) -}}
{{- end -}}
{{- end -}}

{{/* What is asked of the instances as a whole. */}}
{{- define "timescaledb.checkInstances" -}}
{{- $values := .Values.timescaledb -}}
{{- if and $values.synchronous.enabled (ge (int $values.synchronous.number) (int $values.instances)) -}}
{{- fail (printf "timescaledb.synchronous.number %d is too many for timescaledb.instances %d, one of which is the primary" (int $values.synchronous.number) (int $values.instances)) -}}
{{- end -}}
{{- end -}}

{{/*
More names of the server in the certificate that the operator makes: it knows those of the cluster's services, but not that
of the pooler, which shows the same certificate. As JSON.
*/}}
{{- define "timescaledb.altNames" -}}
{{- $values := .Values.timescaledb -}}
{{- $tls := $values.tls -}}
{{- if and $tls.serverTLSSecret (not $tls.serverCASecret) -}}
{{- fail "timescaledb.tls.serverCASecret is missing: the authority of the certificate in timescaledb.tls.serverTLSSecret" -}}
{{- end -}}
{{- if and $tls.replicationTLSSecret (not $tls.clientCASecret) -}}
{{- fail "timescaledb.tls.clientCASecret is missing: the authority of the certificate in timescaledb.tls.replicationTLSSecret" -}}
{{- end -}}
{{- if and $tls.serverTLSSecret $tls.serverAltDNSNames -}}
{{- fail "timescaledb.tls.serverAltDNSNames is for the certificate that the operator makes: that of timescaledb.tls.serverTLSSecret has the names which it has" -}}
{{- end -}}
{{- $names := $tls.serverAltDNSNames -}}
{{- if and $values.pooler.enabled (not $tls.serverTLSSecret) -}}
{{- $pooler := include "timescaledb.poolerName" . -}}
{{- range list "" (printf ".%s" .Release.Namespace) (printf ".%s.svc" .Release.Namespace) (printf ".%s.svc.cluster.local" .Release.Namespace) -}}
{{- $names = append $names (printf "%s%s" $pooler .) -}}
{{- end -}}
{{- end -}}
{{- $names | toJson -}}
{{- end -}}

{{/* A quantity of memory in whole megabytes (of 1024 × 1024): "8Gi" is 8192. */}}
{{- define "timescaledb.megabytes" -}}
{{- $quantity := toString . -}}
{{- if not (regexMatch "^[0-9]+([.][0-9]+)?(Ki|Mi|Gi|Ti|k|M|G|T)?$" $quantity) -}}
{{- fail (printf "timescaledb.resources: %q is no amount of memory such as 8Gi" $quantity) -}}
{{- end -}}
{{- $units := dict "" 1 "Ki" 1024 "Mi" 1048576 "Gi" 1073741824 "Ti" 1099511627776 "k" 1000 "M" 1000000 "G" 1000000000 "T" 1000000000000 -}}
{{- $unit := regexFind "[A-Za-z]*$" $quantity -}}
{{- $number := float64 (trimSuffix $unit $quantity) -}}
{{- int64 (floor (divf (mulf $number (float64 (index $units $unit))) 1048576.0)) -}}
{{- end -}}

{{/* A quantity of processors in whole ones, rounded up: "500m" is 1. */}}
{{- define "timescaledb.processors" -}}
{{- $quantity := toString . -}}
{{- if not (regexMatch "^[0-9]+([.][0-9]+)?m?$" $quantity) -}}
{{- fail (printf "timescaledb.resources: %q is no number of processors such as 4 or 500m" $quantity) -}}
{{- end -}}
{{- $number := float64 (trimSuffix "m" $quantity) -}}
{{- if hasSuffix "m" $quantity -}}
{{- $number = divf $number 1000.0 -}}
{{- end -}}
{{- int64 (ceil $number) -}}
{{- end -}}

{{/*
The parameters of PostgreSQL, as YAML. Memory: a quarter of the limit for shared_buffers, but never more than half of what
is requested, three quarters as what the planner expects to be cached, a sixteenth for
maintenance. Workers: 16 of TimescaleDB, one for each processor (8 where that is not said, and at least 2) for parallel
queries, and three for the server itself.
*/}}
{{- define "timescaledb.parameters" -}}
{{- $values := .Values.timescaledb -}}
{{- $requests := ($values.resources).requests | default dict -}}
{{- $limits := ($values.resources).limits | default dict -}}
{{- $parameters := dict
    "timescaledb.telemetry_level" "off"
    "timescaledb.max_background_workers" "16"
    "max_locks_per_transaction" "256"
    "random_page_cost" "1.1"
    "pg_stat_statements.track" "top" -}}
{{- $memory := $limits.memory | default $requests.memory -}}
{{- if $memory -}}
{{- $megabytes := include "timescaledb.megabytes" $memory | int64 -}}
{{- $buffers := div $megabytes 4 -}}
{{- if $requests.memory -}}
{{- $buffers = min $buffers (div (include "timescaledb.megabytes" $requests.memory | int64) 2) -}}
{{- end -}}
{{- $_ := set $parameters "shared_buffers" (printf "%dMB" $buffers) -}}
{{- $_ := set $parameters "effective_cache_size" (printf "%dMB" (div (mul $megabytes 3) 4)) -}}
{{- $_ := set $parameters "maintenance_work_mem" (printf "%dMB" (min 2047 (max 64 (div $megabytes 16)))) -}}
{{- end -}}
{{- $processors := max 2 (include "timescaledb.processors" ($limits.cpu | default $requests.cpu | default 8) | int64) -}}
{{- $_ := set $parameters "max_parallel_workers" (printf "%d" $processors) -}}
{{- $_ := set $parameters "max_worker_processes" (printf "%d" (add 19 $processors)) -}}
{{- range $name, $value := mergeOverwrite $parameters $values.postgresql.parameters }}
{{ $name }}: {{ $value | quote }}
{{- end -}}
{{- end -}}
