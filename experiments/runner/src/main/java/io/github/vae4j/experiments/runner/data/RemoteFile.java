package io.github.vae4j.experiments.runner.data;

/**
 * A file that mirrors hold packed by gzip as {@code name.gz}.
 *
 * @param name of the unpacked file
 * @param size of the unpacked file, in bytes
 * @param sha256 of the unpacked file, in hexadecimal
 */
record RemoteFile(String name, long size, String sha256) {}
