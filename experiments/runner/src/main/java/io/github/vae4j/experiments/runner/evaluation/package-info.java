/** What is told of a model that is trained: scores of the test rows, pictures, the latent space. */
@NullMarked
package io.github.vae4j.experiments.runner.evaluation;

import org.jspecify.annotations.NullMarked;
