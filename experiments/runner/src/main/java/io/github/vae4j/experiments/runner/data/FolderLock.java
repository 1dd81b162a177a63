package io.github.vae4j.experiments.runner.data;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Keeps other threads and other processes of this program out of a folder for a while. */
final class FolderLock {
  private static final long LOOK_AGAIN = TimeUnit.MILLISECONDS.toNanos(50);

  /** What is done in the folder. */
  @FunctionalInterface
  interface Work {
    void run() throws IOException;
  }

  private FolderLock() {}

  /** Waits until the folder is free, and does the work alone there. */
  static void alone(Path folder, Work work) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      while (tryLock(channel) == null) {
        LockSupport.parkNanos(LOOK_AGAIN);
        if (Thread.currentThread().isInterrupted()) {
          throw new IOException("interrupted while waiting for another download to end");
        }
      }
      work.run(); // closing the channel frees the folder
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null; // another thread of this process has it
    }
  }
}
