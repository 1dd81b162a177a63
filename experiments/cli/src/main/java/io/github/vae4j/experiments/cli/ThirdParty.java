package io.github.vae4j.experiments.cli;

import com.google.inject.Injector;
import io.github.vae4j.core.check.Certification;
import io.github.vae4j.core.check.Examinee;
import io.github.vae4j.core.check.Inventory;
import io.github.vae4j.core.check.Level;
import io.github.vae4j.core.run.CertificateRow;
import io.github.vae4j.core.run.Provenance;
import io.github.vae4j.core.run.RunSpec;
import io.github.vae4j.reports.files.ChecksCsv;
import io.github.vae4j.reports.files.OutputFolder;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What runs use that is not vae4j's own, which is certified before it is trained with. */
final class ThirdParty {
  private final List<Examinee<?>> examinees;
  private final boolean skipped;

  private ThirdParty(List<Examinee<?>> examinees, boolean skipped) {
    this.examinees = examinees;
    this.skipped = skipped;
  }

  /** The components of those runs. */
  static ThirdParty of(Injector injector, List<RunSpec> runs, boolean skip) {
    return new ThirdParty(injector.getInstance(Inventory.class).thirdPartyOf(runs), skip);
  }

  /**
   * Certifies them at the quick level and leaves the rows in {@code checks.csv}.
   *
   * @return whether all holds, so that training may start
   */
  boolean hold(OutputFolder folder, int threads, PrintWriter console) {
    if (skipped || examinees.isEmpty()) {
      return true;
    }
    console.println("certifying components that are not vae4j's own:");
    List<CertificateRow> rows =
        new Certification(Level.QUICK, Certification.SEED, threads)
            .certify(examinees, own -> ChecksText.print(console, own));
    ChecksCsv.write(folder.checks(), rows);
    boolean all = rows.stream().allMatch(CertificateRow::passed);
    if (!all) {
      console.println(
          "nothing was trained: mend what failed, or train all the same with --no-check; rows: "
              + folder.checks());
      console.flush();
    }
    return all;
  }

  /** Provenance that says so where components were not certified. */
  Provenance noted(Provenance provenance) {
    if (!skipped || examinees.isEmpty()) {
      return provenance;
    }
    Map<String, String> environment = new LinkedHashMap<>(provenance.environment());
    environment.put(
        "component checks",
        "skipped by --no-check: "
            + String.join(
                ", ", examinees.stream().map(one -> one.kind() + " " + one.title()).toList()));
    return new Provenance(
        provenance.started(), provenance.command(), provenance.commit(), environment);
  }
}
