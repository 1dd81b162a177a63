package io.github.vae4j.experiments.runner;

import io.github.vae4j.core.run.Provenance;
import io.github.vae4j.core.run.RunListener;
import io.github.vae4j.core.tensor.Device;
import io.github.vae4j.experiments.runner.checkpoint.CheckpointStore;
import java.util.List;

/**
 * Where and under whose eyes an experiment is carried out; nothing here changes its results.
 *
 * @param devices compute: as many runs as there are devices are trained side by side
 * @param listener is told what happens
 * @param checkpoints keeps the state of runs
 * @param interruption asks for an early stop
 * @param provenance is recorded with the results
 */
public record Execution(
    List<Device> devices,
    RunListener listener,
    CheckpointStore checkpoints,
    Interruption interruption,
    Provenance provenance) {

  public Execution {
    devices = List.copyOf(devices);
    if (devices.isEmpty()) {
      throw new IllegalArgumentException("no device; expected at least one");
    }
  }

  /** One run after the other, on one device. */
  public Execution(
      Device device,
      RunListener listener,
      CheckpointStore checkpoints,
      Interruption interruption,
      Provenance provenance) {
    this(List.of(device), listener, checkpoints, interruption, provenance);
  }

  /** The device of a single run. */
  Device device() {
    return devices.get(0);
  }

  /** The same with another listener. */
  Execution with(RunListener other) {
    return new Execution(devices, other, checkpoints, interruption, provenance);
  }

  /** The same on one of the devices. */
  Execution on(Device device) {
    return new Execution(device, listener, checkpoints, interruption, provenance);
  }
}
