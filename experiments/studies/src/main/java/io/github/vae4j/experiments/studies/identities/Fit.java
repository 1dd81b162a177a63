package io.github.vae4j.experiments.studies.identities;

import io.github.vae4j.core.data.Batches;
import io.github.vae4j.core.data.DataSet;
import io.github.vae4j.core.objective.Objective;
import io.github.vae4j.core.objective.Progress;
import io.github.vae4j.core.optim.Adam;
import io.github.vae4j.core.optim.Schedule;
import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.tensor.Device;
import io.github.vae4j.core.tensor.Scope;
import io.github.vae4j.core.tensor.Tensor;
import io.github.vae4j.core.vae.Pass;
import io.github.vae4j.core.vae.Vae;
import java.util.function.LongConsumer;

/**
 * Trains a model with the core's own parts: Adam, one draw of z for each row, half a cosine of
 * learning rates down to 0.
 *
 * @param rate the learning rate at the start
 */
record Fit(int epochs, int batch, double rate, Objective objective) {

  /**
   * Trains it in place.
   *
   * @param watch is told the number of every step before it is taken
   */
  void train(Device device, Vae vae, DataSet data, RandomStream random, LongConsumer watch) {
    Adam adam = new Adam(0.9, 0.999, 1e-8);
    Schedule schedule = Schedule.cosine(0);
    Batches batches = Batches.shuffled(data.size(), batch, random.split("batches"));
    RandomStream noise = random.split("reparameterization");
    long step = 0;
    for (int epoch = 1; epoch <= epochs; epoch++) {
      for (int[] rows : batches.epoch(epoch)) {
        watch.accept(step);
        Progress progress = new Progress(step, batches.perEpoch(), epochs);
        try (Scope scope = device.scope()) {
          Pass pass = vae.elbo(read(scope, data, rows), 1, noise.split(step));
          Tensor loss = objective.loss(pass.terms(), progress);
          adam.step(
              device, vae.parameters(), scope.gradients(loss), 1, rate * schedule.factor(progress));
        }
        step++;
      }
    }
  }

  /** Steps in all. */
  long steps(DataSet data) {
    return (long) epochs * Batches.shuffled(data.size(), batch, RandomStream.of(0)).perEpoch();
  }

  /** Those rows, [B, D]. */
  static Tensor read(Scope scope, DataSet data, int... rows) {
    return scope.rows(
        rows.length,
        data.dim(),
        (values, from, to) -> {
          for (int i = from; i < to; i++) {
            data.copyRow(rows[i], values, i * data.dim());
          }
        });
  }
}
