package io.github.timescale4j.client.statistics;

import io.github.timescale4j.client.ServerVersion;
import org.jspecify.annotations.Nullable;

/**
 * What a server says about itself. Sessions of other roles are recognized as what they are only by a member of
 * {@code pg_read_all_stats} (or {@code pg_monitor}); for others they count as clients.
 *
 * @param version what it is
 * @param availableExtension the version of TimescaleDB that is installed on the server's disk; {@code null} if there is none
 * @param recovering whether it is a standby, which only reads
 * @param connections how many clients are connected, to any database; 0 where the server does not list its sessions
 * @param maxConnections how many may be
 * @param backgroundWorkers how many of TimescaleDB's schedulers and jobs are running, in any database; {@code null} where the server
 *     does not list its sessions
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
