package io.github.vae4j.experiments.benchmarks.libtorch;

import static org.bytedeco.pytorch.global.torch.set_num_threads;

import io.github.vae4j.experiments.benchmarks.protocol.Recorder;
import io.github.vae4j.experiments.benchmarks.protocol.Task;
import io.github.vae4j.experiments.benchmarks.protocol.Training;
import io.github.vae4j.experiments.benchmarks.protocol.Weights;
import java.util.Arrays;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Adam;
import org.bytedeco.pytorch.AdamOptions;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Training on libtorch, with its own Adam. */
public final class LibtorchTraining {
  private LibtorchTraining() {}

  @SuppressWarnings("try") // what is allocated in the scope is freed with it
  public static void main(String[] args) {
    Task task = Task.of(args);
    set_num_threads(task.threads());
    torch.manual_seed(Task.SEED);
    Tensor data = LibtorchData.read(task);
    LibtorchModel model = new LibtorchModel(task, Weights.read(task.weights()));
    Adam adam = new Adam(model.parameters(), new AdamOptions(Task.LEARNING_RATE));
    Recorder recorder =
        new Training(task, (int) data.size(0))
            .run(
                rows -> {
                  try (PointerScope scope = new PointerScope()) {
                    Tensor loss = model.loss(data.index_select(0, indices(rows)));
                    adam.zero_grad();
                    loss.backward();
                    adam.step();
                    return loss.item_float();
                  }
                });
    recorder.print(System.out, LibtorchData.version());
  }

  private static Tensor indices(int... rows) {
    long[] wide = Arrays.stream(rows).asLongStream().toArray();
    return torch.from_blob(new LongPointer(wide), new long[] {rows.length}, LibtorchData.LONG);
  }
}
