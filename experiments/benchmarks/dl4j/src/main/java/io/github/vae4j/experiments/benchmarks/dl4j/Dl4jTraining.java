package io.github.vae4j.experiments.benchmarks.dl4j;

import io.github.vae4j.experiments.benchmarks.protocol.Architecture;
import io.github.vae4j.experiments.benchmarks.protocol.Recorder;
import io.github.vae4j.experiments.benchmarks.protocol.Rows;
import io.github.vae4j.experiments.benchmarks.protocol.Task;
import io.github.vae4j.experiments.benchmarks.protocol.Training;
import io.github.vae4j.experiments.benchmarks.protocol.Weights;
import java.util.Collections;
import java.util.List;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.openblas.global.openblas_nolapack;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.conf.layers.variational.BernoulliReconstructionDistribution;
import org.deeplearning4j.nn.conf.layers.variational.VariationalAutoencoder;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;

/** Training of DL4J's {@code VariationalAutoencoder} layer, with workspaces and its own Adam. */
public final class Dl4jTraining {
  private Dl4jTraining() {}

  public static void main(String[] args) {
    Task task = Task.of(args);
    INDArray data = data(task);
    // ND4J's start gives OpenBLAS every core, whatever it was told before.
    openblas_nolapack.blas_set_num_threads(task.threads());
    MultiLayerNetwork network = new MultiLayerNetwork(configuration(task));
    network.init();
    new Dl4jWeights(network.getLayer(0)).set(task.architecture(), Weights.read(task.weights()));
    INDArray batch =
        Nd4j.createUninitialized(DataType.FLOAT, task.batch(), task.architecture().dim());
    Recorder recorder =
        new Training(task, (int) data.size(0))
            .run(
                rows -> {
                  Nd4j.pullRows(data, batch, 1, rows);
                  network.pretrainLayer(0, batch);
                  return network.getLayer(0).score();
                });
    recorder.print(System.out, "DL4J " + Nd4j.class.getPackage().getImplementationVersion());
  }

  private static MultiLayerConfiguration configuration(Task task) {
    Architecture architecture = task.architecture();
    List<Integer> reversed = new java.util.ArrayList<>(architecture.hidden());
    Collections.reverse(reversed);
    return new NeuralNetConfiguration.Builder()
        .seed(Task.SEED)
        .updater(new Adam(Task.LEARNING_RATE))
        .dataType(DataType.FLOAT)
        .trainingWorkspaceMode(WorkspaceMode.ENABLED)
        .list()
        .layer(
            0,
            new VariationalAutoencoder.Builder()
                .activation(Activation.RELU)
                .encoderLayerSizes(array(architecture.hidden()))
                .decoderLayerSizes(array(reversed))
                .pzxActivationFunction(Activation.IDENTITY)
                .reconstructionDistribution(
                    new BernoulliReconstructionDistribution(Activation.SIGMOID))
                .nIn(architecture.dim())
                .nOut(architecture.latent())
                .build())
        .build();
  }

  private static int[] array(List<Integer> widths) {
    return widths.stream().mapToInt(Integer::intValue).toArray();
  }

  /** [N, D] in [0, 1], written row by row: twice the data are never in memory. */
  private static INDArray data(Task task) {
    int dim = task.architecture().dim();
    Rows rows = Rows.read(task.data(), dim);
    INDArray data = Nd4j.createUninitialized(DataType.FLOAT, rows.size(), dim);
    FloatPointer target = new FloatPointer(data.data().addressPointer());
    for (int row = 0; row < rows.size(); row++) {
      target.position((long) row * dim).put(rows.values(row, row + 1));
    }
    return data;
  }
}
