package io.github.vae4j.experiments.cli;

import picocli.CommandLine.IVersionProvider;

/** The version that the jar's manifest states, and Java's. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    String version = Version.class.getPackage().getImplementationVersion();
    return new String[] {
      "vae4j " + (version == null ? "(unpackaged classes)" : version),
      "Java " + System.getProperty("java.version")
    };
  }
}
