package io.github.timescale4j.spring.actuate;

import io.github.timescale4j.client.TimeScaleClient;
import io.github.timescale4j.client.diagnostics.ConnectionTroubleshooter;
import io.github.timescale4j.client.diagnostics.Issue;
import io.github.timescale4j.client.diagnostics.PerformanceTroubleshooter;
import io.github.timescale4j.client.diagnostics.Severity;
import io.github.timescale4j.client.diagnostics.Topic;
import io.github.timescale4j.client.migration.DeclaredSchemaCheck;
import io.github.timescale4j.spring.actuate.OnDemand.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;

/**
 * The sections for which the database is looked at: findings of both troubleshooters, and what differs from the declarations. One thread
 * does all of it, which ends when it has had nothing to do for a while.
 */
final class DiagnosisRunner implements DisposableBean {

    private static final Duration IDLE = Duration.ofSeconds(30);

    private final ObjectProvider<DeclaredSchemaCheck> declared;
    private final ThreadPoolExecutor executor;
    private final OnDemand diagnosis;
    private final OnDemand drift;

    DiagnosisRunner(
            TimeScaleClient client,
            ObjectProvider<PerformanceTroubleshooter> performance,
            ObjectProvider<ConnectionTroubleshooter> connection,
            ObjectProvider<DeclaredSchemaCheck> declared) {
        this.declared = declared;
        this.executor =
                new ThreadPoolExecutor(1, 1, IDLE.toSeconds(), TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread thread = new Thread(task, "timescale-diagnosis");
                    thread.setDaemon(true);
                    return thread;
                });
        executor.allowCoreThreadTimeOut(true);
        this.diagnosis = new OnDemand(executor, diagnosisSteps(performance, connection), OnDemand.LIMIT, OnDemand.KEPT);
        this.drift = new OnDemand(
                executor,
                List.of(new Step("the declared schema", () -> drift(client, declared.getObject()))),
                OnDemand.LIMIT,
                OnDemand.KEPT);
    }

    /** The way to the server first: it needs no connection of the pool, and explains why all others fail. */
    private static List<Step> diagnosisSteps(
            ObjectProvider<PerformanceTroubleshooter> performance,
            ObjectProvider<ConnectionTroubleshooter> connection) {
        List<Step> steps = new ArrayList<>();
        steps.add(new Step("the connection", () -> connection.getObject().diagnose()));
        for (Topic topic : Topic.values()) {
            steps.add(new Step(
                    topic.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                    () -> performance.getObject().diagnose(EnumSet.of(topic))));
        }
        return steps;
    }

    /** Through a troubleshooter, which turns what is thrown into what was not checked. */
    private static List<Issue> drift(TimeScaleClient client, DeclaredSchemaCheck check) {
        return PerformanceTroubleshooter.builder(client)
                .checks(List.of(check))
                .build()
                .diagnose(EnumSet.of(check.topic()))
                .stream()
                .filter(issue -> issue.id().equals(check.id()))
                .toList();
    }

    Answers.Diagnosis diagnosis() {
        OnDemand.Answer answer = diagnosis.look();
        return new Answers.Diagnosis(
                answer.at(), seconds(answer), isComplete(answer), answer.findings(), answer.notChecked());
    }

    Answers.Drift drift() {
        DeclaredSchemaCheck check = declared.getIfUnique();
        if (check == null) {
            return new Answers.Drift(
                    false,
                    Instant.now(),
                    0,
                    false,
                    List.of(),
                    List.of(
                            new Answers.NotChecked(
                                    "the declared schema",
                                    "Nothing is declared, or the migrator is switched off, so that there is nothing to compare with.")));
        }
        OnDemand.Answer answer = drift.look();
        return new Answers.Drift(
                true, answer.at(), seconds(answer), isComplete(answer), answer.findings(), answer.notChecked());
    }

    private static double seconds(OnDemand.Answer answer) {
        return StatisticsSections.inSeconds(answer.took());
    }

    private static boolean isComplete(OnDemand.Answer answer) {
        return answer.isComplete()
                && answer.findings().stream().noneMatch(issue -> issue.severity() == Severity.UNCHECKED);
    }

    @Override
    public void destroy() {
        executor.shutdownNow();
    }
}
