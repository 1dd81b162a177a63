package io.github.vae4j.experiments.cli;

import io.github.vae4j.core.tensor.Device;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Devices that share a number of threads.
 *
 * @param all at least one
 */
record Devices(List<Device> all) implements AutoCloseable {
  /**
   * Opens devices.
   *
   * @param threads in all; a device has at least one
   */
  static Devices sharing(int threads, int devices) {
    return new Devices(
        IntStream.range(0, devices)
            .mapToObj(
                i -> Device.cpu(Math.max(1, threads * (i + 1) / devices - threads * i / devices)))
            .toList());
  }

  int threads() {
    return all.stream().mapToInt(Device::threads).sum();
  }

  @Override
  public void close() {
    all.forEach(Device::close);
  }
}
