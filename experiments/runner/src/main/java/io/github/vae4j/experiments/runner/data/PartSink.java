package io.github.vae4j.experiments.runner.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Writes the body of one answer to a file as it comes: a whole body from the start, a part where
 * the file ends. The body of a refusal is dropped.
 */
final class PartSink implements BodyHandler<Void>, AutoCloseable {
  private static final int OK = 200;
  private static final int PARTIAL = 206;

  private final Path path;
  private final FileChannel file;
  private final long size;
  private final long limit;
  private final AtomicLong received = new AtomicLong();
  private volatile boolean overflowed;

  /**
   * Opens the file.
   *
   * @param size its size, where a part has to go on
   * @param limit the size beyond which the sender is cut off
   */
  PartSink(Path path, long size, long limit) throws IOException {
    this.path = path;
    this.file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    this.size = size;
    this.limit = limit;
  }

  /** How many bytes this answer brought so far. */
  long received() {
    return received.get();
  }

  /** Whether the sender was cut off. */
  boolean overflowed() {
    return overflowed;
  }

  @Override
  public BodySubscriber<Void> apply(ResponseInfo answer) {
    int status = answer.statusCode();
    if (status == OK) {
      return writeFrom(0);
    }
    if (status == PARTIAL) {
      String range = answer.headers().firstValue("Content-Range").orElse("");
      if (!range.startsWith("bytes " + size + "-")) {
        throw new UncheckedIOException(
            new IOException("asked for bytes from %d, got '%s'".formatted(size, range)));
      }
      return writeFrom(size);
    }
    return BodySubscribers.replacing(null);
  }

  private BodySubscriber<Void> writeFrom(long start) {
    try {
      file.truncate(start);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return BodySubscribers.ofByteArrayConsumer(
        bytes -> bytes.ifPresent(some -> write(some, start + received.get())));
  }

  private void write(byte[] bytes, long position) {
    try {
      if (position + bytes.length > limit) {
        overflowed = true;
        file.truncate(0);
        throw new IOException("more than the %d bytes that it can have".formatted(limit));
      }
      ByteBuffer left = ByteBuffer.wrap(bytes);
      while (left.hasRemaining()) {
        file.write(left, position + left.position());
      }
      received.addAndGet(bytes.length);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Closes the file, and leaves none behind that is empty. */
  @Override
  public void close() throws IOException {
    boolean empty = file.size() == 0;
    file.close();
    if (empty) {
      Files.delete(path);
    }
  }
}
