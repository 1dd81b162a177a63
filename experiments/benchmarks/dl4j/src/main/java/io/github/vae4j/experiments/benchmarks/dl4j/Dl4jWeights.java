package io.github.vae4j.experiments.benchmarks.dl4j;

import io.github.vae4j.experiments.benchmarks.protocol.Architecture;
import io.github.vae4j.experiments.benchmarks.protocol.Weights;
import java.util.Arrays;
import org.deeplearning4j.nn.api.Layer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Gives DL4J's layer the weights that all engines start from. It cuts the encoder's head in two.
 */
record Dl4jWeights(Layer layer) {
  void set(Architecture architecture, Weights weights) {
    int depth = architecture.hidden().size();
    for (int i = 0; i < depth; i++) {
      set("e" + i, weights, "encoder." + i, architecture.encoder().get(i));
      set("d" + i, weights, "decoder." + i, architecture.decoder().get(i));
    }
    set("pXZ", weights, "decoder.output", architecture.decoder().get(depth));
    int in = architecture.encoder().get(depth);
    int latent = architecture.latent();
    half("pZXMean", weights, in, latent, 0);
    half("pZXLogStd2", weights, in, latent, latent);
  }

  private void set(String theirs, Weights weights, String ours, int in) {
    float[] bias = weights.get(ours + ".bias");
    assign(theirs, weights.get(ours + ".weight"), bias, in);
  }

  private void half(String theirs, Weights weights, int in, int latent, int from) {
    float[] both = weights.get("encoder.output.weight");
    float[] one = new float[in * latent];
    for (int i = 0; i < in; i++) {
      System.arraycopy(both, i * 2 * latent + from, one, i * latent, latent);
    }
    float[] bias = Arrays.copyOfRange(weights.get("encoder.output.bias"), from, from + latent);
    assign(theirs, one, bias, in);
  }

  private void assign(String name, float[] weight, float[] bias, int in) {
    INDArray target = layer.getParam(name + "W");
    target.assign(Nd4j.createFromArray(weight).reshape(in, bias.length));
    layer.getParam(name + "b").assign(Nd4j.createFromArray(bias).reshape(1, bias.length));
  }
}
