package io.github.vae4j.experiments.runner;

import io.github.vae4j.core.kl.KlAudit;
import io.github.vae4j.core.run.KlCheck;
import io.github.vae4j.core.run.RunSettings;
import io.github.vae4j.core.run.RunSpec;
import io.github.vae4j.core.tensor.Device;
import io.github.vae4j.core.vae.Vae;
import io.github.vae4j.experiments.runner.preparation.PreparedRun;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** When a run's KL is audited, and on what: the posteriors of the first test rows. */
final class RunAudit {
  private static final int MOST_ROWS = 64;

  private final Device device;
  private final PreparedRun run;
  private final Vae vae;
  private final int epochs;
  private final int every;
  private final KlAudit audit;

  RunAudit(Device device, PreparedRun run, Vae vae) {
    RunSpec spec = run.spec();
    this.device = device;
    this.run = run;
    this.vae = vae;
    this.epochs = spec.get(RunSettings.EPOCHS);
    this.every = spec.get(RunSettings.AUDIT_EVERY);
    this.audit =
        KlAudit.ofRun(
            vae.klRegistry(),
            spec.get(RunSettings.AUDIT_DETECT),
            spec.get(RunSettings.AUDIT_FALSE_ALARM),
            Math.max(1, (int) IntStream.rangeClosed(1, epochs).filter(this::due).count()));
  }

  private boolean due(int epoch) {
    return every > 0 && (epoch % every == 0 || epoch == epochs);
  }

  /** The comparisons that are due after that epoch. */
  List<KlCheck> after(int epoch) {
    return due(epoch)
        ? audit.check(
            epoch,
            device,
            Math.min(MOST_ROWS, run.test().size()),
            (scope, testRows) -> vae.encode(run.test().read(scope, testRows, 0)),
            vae.prior(),
            run.streams().audit().split(epoch))
        : List.of();
  }

  /** The first comparison that failed. */
  static Optional<KlCheck> failed(List<KlCheck> checks) {
    return checks.stream().filter(check -> !check.passed()).findFirst();
  }

  /** What a run that failed its audit says. */
  static String describe(KlCheck check) {
    return ("KL audit failed after epoch %d on %s: closed form %s nats, Monte Carlo %s ± %s nats"
            + " from %d draws (z = %.1f); the closed form of KL(%s ‖ %s), a log-probability or the"
            + " sampler is wrong")
        .formatted(
            check.epoch(),
            check.subject(),
            check.closedForm(),
            check.monteCarlo(),
            check.standardError(),
            check.samples(),
            check.z(),
            check.posterior(),
            check.prior());
  }
}
