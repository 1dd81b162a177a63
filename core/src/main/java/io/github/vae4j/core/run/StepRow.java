package io.github.vae4j.core.run;

/**
 * What is logged of one training step.
 *
 * @param step from 1, counted over all epochs
 * @param objective what the optimiser minimised
 * @param gradientNorm the 2-norm of the gradient of all parameters, before clipping
 */
public record StepRow(
    int epoch,
    long step,
    Terms terms,
    double objective,
    double learningRate,
    double gradientNorm) {}
