/**
 * KL(q(z|x) ‖ p(z)) in nats: closed forms for pairs of classes, a registry that looks them up, an
 * estimate that says so where there is none, and the audit that holds the closed form against Monte
 * Carlo.
 */
@NullMarked
package io.github.vae4j.core.kl;

import org.jspecify.annotations.NullMarked;
