package io.github.vae4j.experiments.cli;

import io.github.vae4j.core.InputException;
import io.github.vae4j.reports.files.OutputFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Keeps a second vae4j, as by a resume too early, from writing into the same output folder. */
final class OutputLock implements AutoCloseable {
  private final OutputFolder folder;
  private final FileChannel channel;

  private OutputLock(OutputFolder folder, FileChannel channel) {
    this.folder = folder;
    this.channel = channel;
  }

  /**
   * Locks the folder until this is closed.
   *
   * @throws InputException if it is locked already
   */
  static OutputLock of(OutputFolder folder) {
    FileChannel channel = null;
    try {
      channel =
          FileChannel.open(
              folder.root().resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (isFree(channel)) {
        return new OutputLock(folder, channel);
      }
    } catch (IOException e) {
      close(channel);
      throw new UncheckedIOException("cannot lock " + folder.root(), e);
    }
    close(channel);
    throw new InputException(
        "another vae4j is at work in %s; wait for its end, or choose another --out"
            .formatted(folder.root()));
  }

  private static boolean isFree(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false; // this very program has it
    }
  }

  private static void close(@Nullable FileChannel channel) {
    if (channel != null) {
      try {
        channel.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** What is locked. */
  OutputFolder folder() {
    return folder;
  }

  @Override
  public void close() {
    close(channel);
  }
}
