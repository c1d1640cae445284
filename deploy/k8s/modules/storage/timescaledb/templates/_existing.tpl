{{/*
What is there already. Helm asks Kubernetes when it installs and upgrades (and with --dry-run=server); helm template, and tools that
work with it, ask nobody, and then nothing is there.
*/}}

{{/* The cluster of this name, as JSON; {} if there is none. */}}
{{- define "timescaledb.existing" -}}
{{- if .Capabilities.APIVersions.Has "postgresql.cnpg.io/v1" -}}
{{- lookup "postgresql.cnpg.io/v1" "Cluster" .Release.Namespace (include "timescaledb.name" .) | default dict | toJson -}}
{{- else -}}
{}
{{- end -}}
{{- end -}}

{{/* The major version of PostgreSQL that it runs; 0 if there is none. */}}
{{- define "timescaledb.runningMajor" -}}
{{- include "timescaledb.existing" . | fromJson | dig "spec" "imageCatalogRef" "major" 0 | int -}}
{{- end -}}

{{/* The minor version of the TimescaleDB 2 that it runs, which its image's tag says; nothing if that does not say it. */}}
{{- define "timescaledb.runningMinor" -}}
{{- $existing := include "timescaledb.existing" . | fromJson -}}
{{- if $existing -}}
{{- $catalog := lookup "postgresql.cnpg.io/v1" "ImageCatalog" .Release.Namespace (dig "spec" "imageCatalogRef" "name" "none" $existing) | default dict -}}
{{- range dig "spec" "images" (list) $catalog -}}
{{- if eq (int .major) (int (dig "spec" "imageCatalogRef" "major" 0 $existing)) -}}
{{- regexFind "-ts2[.][0-9]+" .image | trimPrefix "-ts2." -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- end -}}

{{/* The backups of every cluster in the namespace, as JSON. */}}
{{- define "timescaledb.backups" -}}
{{- if .Capabilities.APIVersions.Has "postgresql.cnpg.io/v1" -}}
{{- (lookup "postgresql.cnpg.io/v1" "Backup" .Release.Namespace "").items | default list | toJson -}}
{{- else -}}
[]
{{- end -}}
{{- end -}}

{{/* Refuses changes that the operator would carry out, or silently ignore, to the harm of the cluster that is there. */}}
{{- define "timescaledb.checkExisting" -}}
{{- $values := .Values.timescaledb -}}
{{- $release := .Release.Name -}}
{{- $name := include "timescaledb.name" . -}}
{{- if .Capabilities.APIVersions.Has "postgresql.cnpg.io/v1" -}}
{{- range (lookup "postgresql.cnpg.io/v1" "Cluster" .Release.Namespace "").items | default list -}}
{{- $labels := .metadata.labels | default dict -}}
{{- if and (eq (get $labels "app.kubernetes.io/name") "timescaledb") (eq (get $labels "app.kubernetes.io/instance") $release) (ne .metadata.name $name) -}}
{{- fail (printf "timescaledb.name %q: the release %s has the cluster %s, which cannot be renamed; another cluster needs another release" $name $release .metadata.name) -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- $existing := include "timescaledb.existing" . | fromJson -}}
{{- if $existing -}}
{{- $recovered := hasKey (dig "spec" "bootstrap" dict $existing) "recovery" -}}
{{- if and $values.recovery.enabled (not $recovered) -}}
{{- fail (printf "timescaledb.recovery.enabled: the cluster %s is there, and a recovery makes a new one; take another release and another timescaledb.name" $name) -}}
{{- end -}}
{{- if and $recovered (not $values.recovery.enabled) -}}
{{- fail (printf "timescaledb.recovery.enabled has to stay true: the cluster %s was recovered, and archives as timescaledb.recovery.archiveAs says" $name) -}}
{{- end -}}
{{- include "timescaledb.checkUpgrade" (dict "root" . "existing" $existing) -}}
{{- end -}}
{{- end -}}

{{/* Takes the root and what exists. */}}
{{- define "timescaledb.checkUpgrade" -}}
{{- $root := .root -}}
{{- $values := $root.Values.timescaledb -}}
{{- $name := include "timescaledb.name" $root -}}
{{- $from := include "timescaledb.runningMajor" $root | int -}}
{{- $to := include "timescaledb.pgMajor" $root | int -}}
{{- $minor := include "timescaledb.runningMinor" $root -}}
{{- if and $minor (hasPrefix "2." $values.version) -}}
{{- $wanted := index (splitList "." $values.version) 1 | int -}}
{{- if lt $wanted (int $minor) -}}
{{- fail (printf "timescaledb.version %s is older than 2.%s, which the cluster %s runs: a database cannot go back to an older TimescaleDB; where ALTER EXTENSION was not run yet, helm rollback takes the image back" $values.version $minor $name) -}}
{{- end -}}
{{- if and (gt $to $from) (ne $wanted (int $minor)) -}}
{{- fail (printf "timescaledb.version %s and PostgreSQL %d at once: the cluster %s runs TimescaleDB 2.%s on PostgreSQL %d, and the upgrade of PostgreSQL needs the same TimescaleDB on both; change one after the other" $values.version $to $name $minor $from) -}}
{{- end -}}
{{- end -}}
{{- if and (gt $to $from) (include "timescaledb.backup" $root | fromJson).enabled -}}
{{- $archive := include "timescaledb.archiveAs" $root -}}
{{- $key := ternary "recovery" "backup" $values.recovery.enabled -}}
{{- range dig "spec" "plugins" (list) .existing -}}
{{- if eq (dig "parameters" "serverName" "" .) $archive -}}
{{- fail (printf "timescaledb.postgresql.major %d after %d needs a new timescaledb.%s.archiveAs: the upgraded server would write over the archive %q" $to $from $key $archive) -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- end -}}
