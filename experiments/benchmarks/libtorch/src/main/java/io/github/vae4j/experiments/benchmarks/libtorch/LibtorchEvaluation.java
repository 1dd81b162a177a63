package io.github.vae4j.experiments.benchmarks.libtorch;

import io.github.vae4j.experiments.benchmarks.protocol.Recorder;
import io.github.vae4j.experiments.benchmarks.protocol.Task;
import io.github.vae4j.experiments.benchmarks.protocol.Weights;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * The importance-sampled log-likelihood on libtorch, without gradients, an image at a time: its
 * draws fill the processor, and more of them do not fit the cache.
 */
public final class LibtorchEvaluation {
  private LibtorchEvaluation() {}

  @SuppressWarnings("try") // the guard guards by being there
  public static void main(String[] args) {
    Task task = Task.of(args);
    torch.set_num_threads(task.threads());
    torch.manual_seed(Task.SEED);
    Tensor data = LibtorchData.read(task);
    LibtorchModel model = new LibtorchModel(task, Weights.read(task.weights()));
    Recorder recorder = new Recorder(task);
    try (NoGradGuard guard = new NoGradGuard()) {
      while (!recorder.enough()) {
        recorder.begin();
        recorder.end(evaluate(task, data, model));
      }
    }
    recorder.print(System.out, LibtorchData.version());
  }

  @SuppressWarnings("try") // what is allocated in the scope is freed with it
  private static double evaluate(Task task, Tensor data, LibtorchModel model) {
    double sum = 0;
    for (int image = 0; image < task.images(); image++) {
      try (PointerScope scope = new PointerScope()) {
        Tensor weights = model.logWeights(data.narrow(0, image, 1), task.samples());
        sum += torch.logsumexp(weights, 1).item_float() - Math.log(task.samples());
      }
    }
    return sum / task.images();
  }
}
