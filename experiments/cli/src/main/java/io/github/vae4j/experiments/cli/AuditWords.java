package io.github.vae4j.experiments.cli;

import io.github.vae4j.core.run.KlCheck;
import io.github.vae4j.core.run.RunResult;
import io.github.vae4j.core.run.Terms;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** What the KL audit of a run that is done can tell, in a line or two. */
final class AuditWords {
  private AuditWords() {}

  static String of(RunResult result) {
    if (result.checks().isEmpty()) {
      return result.lastTestTerms().map(Terms::klSampled).orElse(false)
          ? "KL not audited: it has no closed form"
          : "KL not audited: the audit is switched off";
    }
    List<KlCheck> ofMean = result.checks().stream().filter(KlCheck::ofMean).toList();
    return "%d of %d KL checks passed%s%s"
        .formatted(
            result.checks().stream().filter(KlCheck::passed).count(),
            result.checks().size(),
            sharpness(ofMean),
            weakness(ofMean));
  }

  private static String sharpness(List<KlCheck> ofMean) {
    return ofMean.stream()
        .max(Comparator.comparingDouble(KlCheck::detectable))
        .map(
            check ->
                String.format(
                    Locale.ROOT,
                    "; an error of %.2g nats in the mean KL is found with probability 0.999",
                    check.detectable()))
        .orElse("");
  }

  private static String weakness(List<KlCheck> ofMean) {
    return ofMean.stream()
        .max(Comparator.comparingDouble(KlCheck::detectableShare))
        .filter(check -> check.detectableShare() > KlCheck.WEAK)
        .map(
            check ->
                String.format(
                    Locale.ROOT,
                    "%n  The audit is weak here, as %s: after epoch %d it is %.2g nats,"
                        + " and an error %s may pass.",
                    KlCheck.whyWeak(
                        check.closedForm(), check.standardError(), String.valueOf(check.samples())),
                    check.epoch(),
                    check.closedForm(),
                    check.detectableShare() < 1
                        ? "of up to %.0f %% of it".formatted(100 * check.detectableShare())
                        : "as large as the KL itself"))
        .orElse("");
  }
}
