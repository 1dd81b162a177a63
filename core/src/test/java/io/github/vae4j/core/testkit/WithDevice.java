package io.github.vae4j.core.testkit;

import io.github.vae4j.core.tensor.Device;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Gives every test a device of its own. */
public abstract class WithDevice {
  private Device device;

  protected WithDevice() {}

  @BeforeEach
  final void open() {
    device = Device.cpu(1);
  }

  @AfterEach
  final void close() {
    device.close();
  }

  /** The device of this test. */
  protected final Device device() {
    return device;
  }
}
