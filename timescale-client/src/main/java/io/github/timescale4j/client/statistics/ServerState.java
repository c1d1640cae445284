package io.github.timescale4j.client.statistics;

import io.github.timescale4j.client.ServerVersion;
import org.jspecify.annotations.Nullable;

/**
 * What a server says about itself. Only a member of {@code pg_read_all_stats} (or {@code pg_monitor}) sees what the sessions of other
 * roles are; for others they all count as clients.
 *
 * @param version what it is
 * @param availableExtension the version of TimescaleDB that is installed on the server's disk; {@code null} if there is none
 * @param recovering whether it is a standby, which only reads
 * @param connections how many clients are connected, to any database; 0 where the server does not list its sessions
 * @param maxConnections how many may be
 * @param backgroundWorkers how many processes of TimescaleDB are running: its launcher, a scheduler for each database, and jobs, in
 *     all databases because they share the limit; {@code null} where this role may not see that, or the server does not list its sessions
 * @param maxBackgroundWorkers how many of these may be running; {@code null} without TimescaleDB
 */
public record ServerState(
        ServerVersion version,
        @Nullable String availableExtension,
        boolean recovering,
        int connections,
        int maxConnections,
        @Nullable Integer backgroundWorkers,
        @Nullable Integer maxBackgroundWorkers) {}
