package io.github.vae4j.core.check;

import io.github.vae4j.core.model.HeadLayout;
import io.github.vae4j.core.tensor.Device;

/** A family whose members are told apart by raw outputs of a network. */
public interface HeadFamily extends DistributionFamily {
  /** The raw outputs asked for that many dimensions. */
  HeadLayout layout(int dimensions);

  /** The member of those raw outputs. */
  Distribution at(Device device, int dimensions, RawHeads raw);
}
