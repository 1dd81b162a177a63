/** A plug-in: a Laplace likelihood, a Laplace prior, and the KL of a Gaussian from it. */
package org.example.laplace;
