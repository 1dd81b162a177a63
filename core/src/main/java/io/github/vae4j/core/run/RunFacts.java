package io.github.vae4j.core.run;

/**
 * What is known of a run when it starts.
 *
 * @param trainSize rows to train on
 * @param testSize rows to test on
 * @param dataDim D
 * @param parameters how many numbers are learned
 * @param measure of the likelihood: "counting", "lebesgue" or "mixed"
 * @param support of the likelihood
 * @param dataHash SHA-256 of the data's content
 * @param resumedFrom the epoch a resumed run goes on after; 0 for a fresh one
 */
public record RunFacts(
    int trainSize,
    int testSize,
    int dataDim,
    long parameters,
    String measure,
    String support,
    String dataHash,
    int resumedFrom) {}
