package io.github.vae4j.experiments.runner;

import io.github.vae4j.core.data.DataSplits;
import io.github.vae4j.core.model.Likelihood;
import io.github.vae4j.core.run.RunSpec;

/**
 * A run whose specification and data have been checked, ready to be trained.
 *
 * @param spec complete
 * @param train rows as the model sees them
 * @param test rows as the model sees them
 */
record PreparedRun(
    RunSpec spec,
    DataSplits data,
    InputRows train,
    InputRows test,
    Likelihood likelihood,
    Streams streams) {}
