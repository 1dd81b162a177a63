package io.github.vae4j.experiments.runner.data;

import io.github.vae4j.core.data.ByteDataSet;
import io.github.vae4j.core.data.DataSource;
import io.github.vae4j.core.data.DataSplits;
import io.github.vae4j.core.data.ImageShape;
import io.github.vae4j.core.random.RandomStream;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Handwriting-like digits, 28×28 grey, drawn from a seed: no file and no network needed. The labels
 * go 0, 1, … 9 and round again. Each image is a function of the seed, its part and its number
 * alone, so a smaller set is the start of a larger one.
 */
record DigitsSource(long seed, int train, int test) implements DataSource {
  private static final int DIGITS = 10;

  @Override
  public DataSplits load() {
    RandomStream stream = RandomStream.of(seed).split("digits");
    return new DataSplits(write(stream.split("train"), train), write(stream.split("test"), test));
  }

  private static ByteDataSet write(RandomStream stream, int count) {
    int pixels = Handwriting.SIDE * Handwriting.SIDE;
    byte[] images = new byte[Math.multiplyExact(count, pixels)];
    IntStream.range(0, count)
        .parallel()
        .forEach(i -> new Handwriting(stream.split(i)).write(i % DIGITS, images, i * pixels));
    int[] labels = new int[count];
    Arrays.setAll(labels, i -> i % DIGITS);
    return ByteDataSet.images(images, new ImageShape(Handwriting.SIDE, Handwriting.SIDE), labels);
  }
}
